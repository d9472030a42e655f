"""Date figures that lost their year: by the same figures in editions that print one, and output by its growth."""

import math
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from polycentric.sources.reading.factbook_editions.edition import Edition

WINDOW = 3  # editions on either side in which a figure is looked for
DIGITS = 3  # a figure of fewer printed digits, or a rate, is no evidence by itself
RATES = ("growth", "milex_share")
LARGEST_GAP = 0.01  # between a step of output and the growth beside it, if both are of one year

Cell = dict[str, Any]
Series = tuple[str, str]


def date_undated(rows: Mapping[int, Edition]) -> None:
    """Give a year to figures without one, flagged ``dated_by_value``, where other editions print them of one year.

    An amount needs three digits. Rates repeat too easily: a list of them is dated where two or more of its
    places, and none against it, fall on the years of another list.
    """
    dated = {year: _dated(edition) for year, edition in rows.items()}
    for year, edition in rows.items():
        around = [dated[near] for near in sorted(rows) if near != year and abs(near - year) <= WINDOW]
        undated = defaultdict[Series, list[Cell]](list)
        for cell in edition.cells:
            if cell["year"] is None:
                undated[cell["state"], cell["quantity"]].append(cell)
        for series, cells in undated.items():
            known = [one[series] for one in around if series in one]
            years = _of_rates(cells, known) if series[1] in RATES else _of_amounts(cells, known)
            _give(cells, {place: when for place, when in years.items() if when <= year - place}, "dated_by_value")
        _date_output(edition)


def _date_output(edition: Edition) -> None:
    """Date a list of output by the growth beside it, flagged ``dated_by_growth``, if its steps are that growth."""
    lists = defaultdict[Series, dict[int, Cell]](dict)
    for cell in edition.cells:
        if cell["quantity"] in ("gdp_ppp", "growth"):
            lists[cell["state"], cell["quantity"]][cell["place"]] = cell
    for (state, quantity), output in lists.items():
        growth = lists.get((state, "growth"), {})
        if quantity == "gdp_ppp" and len(output) > 1 and _grows_so(output, growth):
            years = {place: growth[place]["year"] for place in output if place in growth}
            undated = [cell for cell in output.values() if cell["year"] is None]
            _give(undated, {place: year for place, year in years.items() if year is not None}, "dated_by_growth")


def _grows_so(output: Mapping[int, Cell], growth: Mapping[int, Cell]) -> bool:
    """Tell whether each step of a list of output is the growth printed at its place."""
    steps = [place for place in output if place + 1 in output]
    return bool(steps) and all(
        place in growth
        and abs(output[place]["value"] / output[place + 1]["value"] - 1 - growth[place]["value"]) < LARGEST_GAP
        for place in steps
    )


def _dated(edition: Edition) -> dict[Series, dict[int, float]]:
    """Give the values by year of each series of an edition."""
    values = defaultdict[Series, dict[int, float]](dict)
    for cell in edition.cells:
        if cell["year"] is not None:
            values[cell["state"], cell["quantity"]][cell["year"]] = cell["value"]
    return dict(values)


def _of_amounts(cells: list[Cell], known: list[dict[int, float]]) -> dict[int, int]:
    """Give the years by place: those of the one year at which the amount is printed elsewhere."""
    years = dict[int, int]()
    for cell in cells:
        found = {year for values in known for year, value in values.items() if _same(value, cell["value"])}
        if len(found) == 1 and _digits(cell["value"]) >= DIGITS:
            years[cell["place"]] = found.pop()
    return years if _falls(years) else {}


def _of_rates(cells: list[Cell], known: list[dict[int, float]]) -> dict[int, int]:
    """Give the years by place: those of the same list elsewhere, or consecutive ones on which it falls in one way."""
    same = {years for values in known if (years := _of_same_list(cells, values))}
    if len(same) == 1:
        return dict(enumerate(same.pop()))
    latest = {
        year
        for values in known
        for year in range(max(values) - 8, max(values) + 1)
        if _matches(cells, values, year) >= 2
    }
    if len(latest) != 1:
        return {}
    (first,) = latest
    return {cell["place"]: first - cell["place"] for cell in cells}


def _of_same_list(cells: list[Cell], values: Mapping[int, float]) -> tuple[int, ...]:
    """Give the years of a dated list that prints the same rates in the same order, not all alike; else nothing."""
    years = tuple(sorted(values, reverse=True))
    in_order = {cell["place"]: cell["value"] for cell in cells}
    whole = len(set(in_order.values())) > 1 and sorted(in_order) == list(range(len(years)))
    return years if whole and all(_same(in_order[place], values[year]) for place, year in enumerate(years)) else ()


def _matches(cells: list[Cell], values: Mapping[int, float], latest: int) -> int:
    """Count the places that agree with a list if place 0 is of the year `latest`; none if one place is against it."""
    pairs = [(values.get(latest - cell["place"]), cell["value"]) for cell in cells]
    known = [(value, other) for value, other in pairs if value is not None]
    return len(known) if all(_same(value, other) for value, other in known) else 0


def _give(cells: list[Cell], years: Mapping[int, int], flag: str) -> None:
    for cell in cells:
        if cell["place"] in years:
            cell["year"] = years[cell["place"]]
            cell["flag"] = f"{cell['flag']};{flag}" if cell["flag"] else flag


def _falls(years: Mapping[int, int]) -> bool:
    """Tell whether the years fall from place to place, as lists do that begin with the latest."""
    in_order = [years[place] for place in sorted(years)]
    return all(later > earlier for later, earlier in pairwise(in_order))


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def _digits(value: float) -> int:
    """Count the digits of a number up to its closing zeros."""
    return len(f"{abs(value):.9e}".split("e")[0].replace(".", "").rstrip("0"))
