"""The tables of the question into which two sides states would fall."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from polycentric.answers.grids import Column, Grid, Row, Section

SHOWN = 3  # minima that have a table; the rows hold all
COLUMNS = (
    Column("one", "one side"),
    Column("one_cost", "cost", "number"),
    Column("other", "the other side"),
    Column("other_cost", "cost", "number"),
)


def sections(rows: Sequence[Row]) -> list[Section]:
    """Set each of the deepest minima as two columns of names, those first that would lose most by changing sides."""
    minima: dict[int, list[Row]] = {}
    for row in rows:
        minima.setdefault(row["minimum"], []).append(row)
    return [_section(number, inside) for number, inside in list(minima.items())[:SHOWN]]


def _section(number: int, rows: Sequence[Row]) -> Section:
    """Set one minimum."""
    first = rows[0]["side"]
    ordered = sorted(rows, key=lambda row: (-row["cost"], row["state"]))
    sides = [[row for row in ordered if (row["side"] == first) is one] for one in (True, False)]
    lines: list[Row] = [{**_half(one, "one"), **_half(other, "other")} for one, other in zip_longest(*sides)]
    heading = f"Minimum {number}: basin {100 * rows[0]['basin']:.1f}%, energy {_number(rows[0]['energy'])}"
    return Section(heading, Grid(COLUMNS, lines), "Cost: what the state would lose by changing sides alone.")


def _half(row: Row | None, side: str) -> dict[str, Any]:
    """Write a state of one side; nothing where that side has no more."""
    if row is None:
        return {side: "", f"{side}_cost": ""}
    return {side: row["name"], f"{side}_cost": _number(row["cost"])}


def _number(value: float) -> str:
    """Write an energy, with a true minus."""
    return f"{value:.3g}".replace("-", "−")
