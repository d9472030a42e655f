"""Flag figures that stand far from the same state's in the editions around: a unit is wrong, or something happened."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from statistics import median
from typing import Any

from polycentric.sources.reading.factbook_editions.edition import Edition

LARGEST_JUMP = 5.0  # times, or parts of
WINDOW = 2  # editions on either side that print another figure
REACH = 10  # years within which they are looked for
SMALLEST_STEP = {"milex_share": 0.03}  # a share printed as 0.2% is 1.3% by little
_NEVER = ("growth", "milper")  # rates that change their sign, and prose whose scope differs
_NO_STATE_HAS_NONE = ("exports", "imports", "electricity_consumption", "energy_per_capita")
_SOME_STATES_HAVE_NONE = ("milex", "milex_share", "electricity_production")

Cell = dict[str, Any]
Series = tuple[str, str]


def mark_jumps(rows: Mapping[int, Edition]) -> None:
    """Flag ``jump`` on a figure that is five times, or a fifth of, what most of the editions around print.

    Each of the nearest editions is one witness, by the middle of its list, and so is the rest of the figure's own
    list. An edition that repeats the same figures is none. Where the editions before stand on one level and those
    after on another, no figure is far from most: the first figure of the later level is flagged ``step``. The
    figures stay.
    """
    for series, cells, witnesses in _beside(rows):
        for cell in cells:
            far = [_is_far(cell["value"], one, series[1]) for one in _all_witnesses(cell, cells, witnesses)]
            if sum(far) > len(far) / 2:
                _flag(cell, "jump")
    _mark_steps(rows)


def _mark_steps(rows: Mapping[int, Edition]) -> None:
    """Flag the first of an edition's figures where it is far from that of the edition before and neither is a jump."""
    last = dict[Series, Cell]()
    for year in sorted(rows):
        for series, cells in _by_series(rows[year]).items():
            first = min(cells, key=lambda cell: cell["place"])
            before = last.get(series)
            near = before is not None and year - before["edition"] <= REACH
            if before and near and _is_far(first["value"], before["value"], series[1]) and not _jump(before, first):
                _flag(first, "step")
            last[series] = first


def mark_zeros(rows: Mapping[int, Edition]) -> None:
    """Flag ``zero_doubted`` on a printed zero that no state can have, or that most figures around it contradict."""
    for (_, quantity), cells, witnesses in _beside(rows):
        for cell in (cell for cell in cells if cell["value"] == 0):
            around = _all_witnesses(cell, cells, witnesses)
            contradicted = quantity in _SOME_STATES_HAVE_NONE and sum(one > 0 for one in around) > len(around) / 2
            if quantity in _NO_STATE_HAS_NONE or contradicted:
                _flag(cell, "zero_doubted")


def _beside(rows: Mapping[int, Edition]) -> Iterator[tuple[Series, list[Cell], list[float]]]:
    """Give each edition's series with the middles of the nearest editions that print other figures for it."""
    printed = {year: _by_series(rows[year]) for year in sorted(rows)}
    for year, all_series in printed.items():
        before = [printed[near] for near in reversed(printed) if year - REACH <= near < year]
        after = [printed[near] for near in printed if year < near <= year + REACH]
        for series, cells in all_series.items():
            yield series, cells, [*_nearest(series, before, cells), *_nearest(series, after, cells)]


def _nearest(series: Series, editions: Iterable[Mapping[Series, list[Cell]]], own: list[Cell]) -> list[float]:
    """Give the middle of what each of the nearest editions prints, of those whose figures are not known already."""
    known, middles = {cell["value"] for cell in own}, list[float]()
    for edition in editions:
        values = {cell["value"] for cell in edition.get(series, ())}
        if not values <= known:
            middles.append(median(values - known))
            known |= values
        if len(middles) == WINDOW:
            break
    return middles


def _all_witnesses(cell: Cell, cells: list[Cell], witnesses: list[float]) -> list[float]:
    rest = [one["value"] for one in cells if one is not cell]
    return [*witnesses, median(rest)] if rest else witnesses


def _by_series(edition: Edition) -> dict[Series, list[Cell]]:
    series = defaultdict[Series, list[Cell]](list)
    for cell in edition.cells:
        if cell["quantity"] not in _NEVER:
            series[cell["state"], cell["quantity"]].append(cell)
    return series


def _is_far(value: float, other: float, quantity: str) -> bool:
    if value <= 0 or other <= 0:
        return False
    far = abs(math.log(value / other)) > math.log(LARGEST_JUMP)
    return far and abs(value - other) >= SMALLEST_STEP.get(quantity, 0.0)


def _jump(*cells: Cell) -> bool:
    return any("jump" in (cell["flag"] or "") for cell in cells)


def _flag(cell: Cell, flag: str) -> None:
    cell["flag"] = f"{cell['flag']};{flag}" if cell["flag"] else flag
