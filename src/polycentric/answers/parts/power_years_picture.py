"""Gathers what the picture of an index through years shows."""

from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.pictures.charts.power_years import PowerYears, draw
from polycentric.pictures.drawing.defaults import SHOWN
from polycentric.pictures.records.moved import Break
from polycentric.pictures.records.past import PastLine
from polycentric.pictures.sketch import Sketch
from polycentric.sets import left_out

if TYPE_CHECKING:
    from polycentric.power.through_years import ThroughYears


def sketch_of(found: "ThroughYears", title: str, source: str) -> Sketch:
    """Give what the picture of an index with shares is drawn from, the states that once had the largest.

    Raises
    ------
    DataError
        If the index has no shares.
    """
    if found.index.no_shares():
        raise DataError(found.index.no_shares())
    years = found.years[0], found.years[-1]
    breaks = [Break(each.before, each.after, each.reason, None) for each in found.breaks]
    unshown = left_out.spans({**found.left_out, **found.without_shares}, found.asked)
    record = PowerYears(title, found.index.label, source, lines_of(found), years, breaks, unshown)
    return Sketch(record, lambda seen, narrow: draw(seen, narrow=narrow))


def lines_of(found: "ThroughYears") -> list[PastLine]:
    """Give the shares of the states whose share was the largest in any of the years, each under its last name."""
    held: dict[str, dict[int, float]] = {}
    names: dict[str, str] = {}
    for row in found.table.iter_rows(named=True):
        names[row["state"]] = row["name"]
        if row["share"] is not None:
            held.setdefault(row["state"], {})[row["year"]] = row["share"]
    once = sorted(held, key=lambda state: (-max(held[state].values()), state))[:SHOWN]
    return [PastLine(state, _until(names[state], held[state], found.years[-1]), held[state]) for state in once]


def _until(name: str, shares: dict[int, float], last: int) -> str:
    """Name a state, with its last year where its line ends before the others'."""
    return name if max(shares) == last else f"{name}, to {max(shares)}"
