"""Gathers what the picture of an index through years shows."""

from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.pictures.charts.power_years import PowerYears, draw
from polycentric.pictures.drawing.defaults import SHOWN
from polycentric.pictures.records.moved import Break
from polycentric.pictures.records.past import PastLine
from polycentric.pictures.sketch import Sketch

if TYPE_CHECKING:
    from polycentric.power.through_years import ThroughYears


def sketch_of(found: "ThroughYears", title: str, source: str) -> Sketch:
    """Give what the picture of an index with shares is drawn from, the largest states of the last year.

    Raises
    ------
    DataError
        If the index has no shares.
    """
    if found.index.no_shares():
        raise DataError(found.index.no_shares())
    years = found.years[0], found.years[-1]
    breaks = [Break(each.before, each.after, each.reason, None) for each in found.breaks]
    record = PowerYears(title, found.index.label, source, lines_of(found), years, breaks, found.reasons())
    return Sketch(record, lambda seen, narrow: draw(seen, narrow=narrow))


def lines_of(found: "ThroughYears") -> list[PastLine]:
    """Give the shares of the largest states of the last year, each under the name that it has then."""
    rows = list(found.table.iter_rows(named=True))
    names = {row["state"]: row["name"] for row in rows}
    return [
        PastLine(state, names[state], {row["year"]: row["share"] for row in rows
                                       if row["state"] == state and row["share"] is not None})
        for state in found.largest(SHOWN)
    ]  # fmt: skip
