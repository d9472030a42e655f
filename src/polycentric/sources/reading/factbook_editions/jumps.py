"""Flag figures that stand far from the same state's in the editions around: a unit is wrong, or something happened."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

from polycentric.sources.reading.factbook_editions.edition import Edition

LARGEST_JUMP = 5.0  # times or parts of the middle of the state's figures in the editions around
WINDOW = 2  # editions on either side
_NEVER = ("growth", "milper", "milex_share")  # rates, and prose whose scope differs


def mark_jumps(rows: Mapping[int, Edition]) -> None:
    """Flag ``jump`` on each figure that is more than five times, or less than a fifth of, what is printed around it.

    The figure stays: which of two far ones is wrong can't be told from their distance. Zeros are left.
    """
    years = sorted(rows)
    printed = {year: _by_series(rows[year]) for year in years}
    for at, year in enumerate(years):
        around = [printed[near] for near in years[max(0, at - WINDOW) : at + WINDOW + 1] if near != year]
        for series, cells in printed[year].items():
            others = [cell["value"] for near in around for cell in near.get(series, ())]
            for cell in _far(cells, others):
                cell["flag"] = f"{cell['flag']};jump" if cell["flag"] else "jump"


def _by_series(edition: Edition) -> dict[tuple[str, str], list[dict[str, Any]]]:
    series = defaultdict[tuple[str, str], list[dict[str, Any]]](list)
    for cell in edition.cells:
        if cell["quantity"] not in _NEVER and cell["value"] > 0:
            series[cell["state"], cell["quantity"]].append(cell)
    return series


def _far(cells: list[dict[str, Any]], others: list[float]) -> Iterator[dict[str, Any]]:
    """Give the cells far from the middle of all other figures; nothing where there are none to compare with."""
    for cell in cells:
        rest = [*others, *(one["value"] for one in cells if one is not cell)]
        if rest and abs(math.log(cell["value"] / median(rest))) > math.log(LARGEST_JUMP):
            yield cell
