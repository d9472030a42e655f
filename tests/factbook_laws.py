"""Laws that hold over all editions of the World Factbook, each giving what breaks it: (edition, state, quantity).

The functions take plain rows (dicts of cells), so that what was read from the archive and what is embedded can both
be held to them. What breaks a law and is the text's own is in ``golden/factbook_editions_exceptions.csv`` with its
reason; no bound is loosened for it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

Cell = Mapping[str, Any]
Broken = set[tuple[int, str, str]]
Lists = dict[tuple[int, str, str], list[Cell]]

# Times by which a state's first figure may leave that of the edition before, and 12% more for each year between them.
LARGEST_STEP = {"population": 1.4, "manpower": 2.0, "milper": 2.5, "gdp_ppp": 2.0, "gdp_mer": 2.0, "exports": 3.0,
                "imports": 3.0, "milex": 3.0, "electricity_production": 3.0, "electricity_consumption": 3.0,
                "energy_per_capita": 2.0}  # fmt: skip
YEARLY = {"population": 1.02}
EXPLAINED = ("jump", "step", "contradicts_growth", "zero_doubted")


def lists_of(cells: Iterable[Cell]) -> Lists:
    """Give the cells of each edition, state and quantity by place."""
    lists = defaultdict[tuple[int, str, str], list[Cell]](list)
    for cell in cells:
        lists[cell["edition"], cell["state"], cell["quantity"]].append(cell)
    return {key: sorted(listed, key=lambda cell: cell["place"]) for key, listed in lists.items()}


def steps(lists: Lists) -> Broken:
    """Give what leaves the edition before, of the ten years before, by more than the largest step, without a flag."""
    broken, last = Broken(), dict[tuple[str, str], Cell]()
    for edition, state, quantity in sorted(lists):
        first = lists[edition, state, quantity][0]
        before = last.get((state, quantity))
        if before and quantity in LARGEST_STEP and _flagless(before, first):
            years = edition - before["edition"]
            largest = LARGEST_STEP[quantity] * YEARLY.get(quantity, 1.12) ** years
            if years <= 10 and _times(before["value"], first["value"]) > largest:
                broken.add((edition, state, quantity))
        last[state, quantity] = first
    return broken


def steps_within(lists: Lists) -> Broken:
    """Give lists of amounts in which a figure is more than three times its neighbour, without a flag on either."""
    amounts = set(LARGEST_STEP) - {"milper"}
    return {key for key, listed in lists.items() if key[2] in amounts
            for one, other in pairwise(listed)
            if _flagless(one, other) and _times(one["value"], other["value"]) > 3}  # fmt: skip


def out_of_line(lists: Lists) -> Broken:
    """Give lists in which a figure is about twice, or half of, both its neighbours, without a flag."""
    return {key for key, listed in lists.items() if key[2] not in ("growth", "milper")
            for one, other, third in zip(listed, listed[1:], listed[2:], strict=False)
            if _flagless(one, other, third) and _alone(one["value"], other["value"], third["value"])}  # fmt: skip


def _alone(one: float, value: float, third: float) -> bool:
    return min(one, value, third) > 0 and (value > 1.9 * max(one, third) or value < min(one, third) / 1.9)


def growth(lists: Lists) -> Broken:
    """Give growth by more than three tenths up or down."""
    return {key for key, listed in lists.items() if key[2] == "growth"
            if any(abs(cell["value"]) > 0.3 for cell in listed)}  # fmt: skip


def military_share(lists: Lists) -> Broken:
    """Give military shares above 15% of output."""
    return {key for key, listed in lists.items() if key[2] == "milex_share"
            if any(cell["value"] > 0.15 for cell in listed)}  # fmt: skip


def years(lists: Lists) -> Broken:
    """Give years after the edition, and those more than nine before it that the text itself doesn't print."""
    return {key for key, listed in lists.items()
            if any(cell["year"] is not None and _odd_year(cell, key[0]) for cell in listed)}  # fmt: skip


def _odd_year(cell: Cell, edition: int) -> bool:
    old = cell["year"] < edition - 9
    return cell["year"] > edition or (old and not _prints(cell["raw"], cell["year"]))


def _prints(raw: str, year: int) -> bool:
    return bool(re.search(rf"{year}|(?:FY ?|/){year % 100:02d}\b", raw))


def zeros(lists: Lists) -> Broken:
    """Give zeros without a flag, but of growth; and any zero before an NA."""
    return {key for key, listed in lists.items()
            if any(cell["value"] == 0 and _odd_zero(cell) for cell in listed)}  # fmt: skip


def _odd_zero(cell: Cell) -> bool:
    unflagged = not {"zero_doubted", "no_forces"} & set((cell["flag"] or "").split(";"))
    before_na = re.search(r"\b0[^.\d]{0,10}\bNA\b", cell["raw"])
    return bool(before_na) or (unflagged and cell["quantity"] != "growth")


def _ratio(over: str, under: str, lowest: float, highest: float) -> Callable[[Lists], Broken]:
    """Give a law: one quantity is between so much and so much of another one in the same edition."""

    def law(lists: Lists) -> Broken:
        broken = Broken()
        for (edition, state, quantity), listed in lists.items():
            others = lists.get((edition, state, under))
            usable = quantity == over and others and _flagless(listed[0], others[0])
            if others and usable and not lowest <= listed[0]["value"] / others[0]["value"] <= highest:
                broken.add((edition, state, quantity))
        return broken

    return law


def spending(lists: Lists) -> Broken:
    """Give military spending that is less than a fiftieth, or more than four times, its share of the output printed."""
    broken = Broken()
    for (edition, state, quantity), listed in lists.items():
        outputs = [lists[edition, state, kind][0]["value"] for kind in ("gdp_mer", "output_unnamed", "gdp_ppp")
                   if (edition, state, kind) in lists]  # fmt: skip
        shares = {cell["year"]: cell["value"] for cell in lists.get((edition, state, "milex_share"), ())}
        if quantity == "milex" and outputs:
            for cell in listed:
                share = shares.get(cell["year"], 0)
                if cell["value"] > 0 and share > 0 and not 0.02 <= cell["value"] / (share * outputs[0]) <= 4:
                    broken.add((edition, state, quantity))
    return broken


_FIGURE = {"gdp_ppp": r"\$ ?\d", "gdp_mer": r"\$ ?\d", "exports": r"\$ ?\d", "imports": r"\$ ?\d", "milex": r"\$ ?\d",
           "growth": r"\d ?%", "milex_share": r"\d ?%", "electricity_production": r"\d ?(?:[a-z]+ )?kWh",
           "electricity_consumption": r"\d ?(?:[a-z]+ )?kWh", "energy_per_capita": r"\d ?(?:[a-z]+ )?Btu"}  # fmt: skip


def figures_lost(lists: Lists, problems: Iterable[Cell]) -> Broken:
    """Give texts from 2000 on in which more figures stand than were read or named as a problem.

    Not those that hold other quantities too: spending beside its share in 2022, all of electricity from 2022.
    """
    named = defaultdict[tuple[int, str | None, str], int](int)
    for row in problems:
        if not row["problem"].startswith("the source says: not available"):
            named[row["edition"], row["state"], row["quantity"]] += 1
    broken = Broken()
    for key, listed in lists.items():
        edition, _, quantity = key
        mixed = (edition, quantity) == (2022, "milex") or (edition >= 2022 and quantity == "electricity_consumption")
        if edition >= 2000 and quantity in _FIGURE and not mixed:
            ranges = sum(cell["low"] is not None for cell in listed)
            if len(re.findall(_FIGURE[quantity], listed[0]["raw"])) > len(listed) + ranges + named[key]:
                broken.add(key)
    return broken


def _times(one: float, other: float) -> float:
    return max(one / other, other / one) if one > 0 and other > 0 else 1.0


def _flagless(*cells: Cell) -> bool:
    return not any(flag in EXPLAINED for cell in cells for flag in (cell["flag"] or "").split(";"))


LAWS: dict[str, Callable[[Lists], Broken]] = {
    "no step between editions": steps,
    "no step within a list": steps_within,
    "no figure is out of its list's line": out_of_line,
    "growth": growth,
    "military share": military_share,
    "years": years,
    "zeros": zeros,
    "men of an age are a part of the people": _ratio("manpower", "population", 0.12, 0.4),
    "forces are a small part of the people": _ratio("milper", "population", 0.0, 0.04),
    "prices are within those of the world": _ratio("gdp_mer", "gdp_ppp", 0.12, 1.85),
    "exports are within output": _ratio("exports", "gdp_mer", 0.002, 2.2),
    "imports are within output": _ratio("imports", "gdp_mer", 0.02, 2.2),
    "output by head": _ratio("gdp_ppp", "population", 400, 160_000),
    "output by head in 1990": _ratio("output_unnamed", "population", 80, 30_000),
    "spending is its share of output": spending,
}


def expanded(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, int, str, str]]:
    """Give each exception once for each of its editions."""
    for row in rows:
        for edition in row["editions"].split():
            yield row["law"], int(edition), row["state"], row["quantity"]
