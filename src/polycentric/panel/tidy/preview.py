"""Show a tidy table in a few lines: every column with its unit, how many values are missing, and the first rows.

The table is turned: each of its columns is a line here, so that any number of columns fits on any screen.
"""

import math
import unicodedata
from collections.abc import Sequence
from typing import Any

import polars as pl

from polycentric.panel.tidy.words import shortened

WIDTH, NARROWEST = 80, 40
ROWS = 3
NAME, VALUE, UNIT = 32, 12, 12
"""The most characters of a column's name and of a value, and how many a unit needs to be read."""
MISSING = "–"
SAID = {"truth": "yes or no"}
"""Units that a reader knows by other words."""
GROUPED = 1e6
"""From here on figures are written in groups of three, as long as they fit."""
GAP = "  "


def preview(frame: pl.DataFrame, units: Sequence[str], width: int = WIDTH, rows: int = ROWS) -> list[str]:
    """Give the lines of a preview, none wider than a screen."""
    columns = cells(frame, units, width, rows)
    last = len(columns) - 1
    sides = [str.ljust if place in {0, last} else str.rjust for place in range(len(columns))]
    laid = [_set(column, side) for column, side in zip(columns, sides, strict=True)]
    return [GAP.join(line).rstrip() for line in zip(*laid, strict=True)]


def cells(frame: pl.DataFrame, units: Sequence[str], width: int = WIDTH, rows: int = ROWS) -> list[list[str]]:
    """Give the columns of a preview, each with its head: names, missing values, the first rows, units.

    Parameters
    ----------
    frame : DataFrame
        The table, the first columns those that make its rows.
    units : sequence of str
        The unit of each column.
    width : int
        Columns of the screen.
    rows : int
        How many of the first rows at most; fewer where no more fit.
    """
    width = max(width, NARROWEST)
    names = ["column", *(shortened(name, min(NAME, width // 3), "~") for name in frame.columns)]
    missing = ["missing", *(f"{count:,}" for count in frame.null_count().row(0))]
    shown = [[f"row {number}", *map(_value, row)] for number, row in enumerate(frame.head(rows).rows(), start=1)]
    needed = len(GAP) + min(UNIT, max(map(len, ["unit", *units])))
    while shown and _wide([names, missing, *shown]) + needed > width:
        shown.pop()
    room = width - _wide([names, missing, *shown]) - len(GAP)
    return [
        names,
        missing,
        *shown,
        [shortened(unit, room) for unit in ["unit", *(SAID.get(unit, unit) for unit in units)]],
    ]


def fits(frame: pl.DataFrame, rows: int, width: int = WIDTH) -> bool:
    """Tell whether the first rows fit on a screen as they are, a row a line."""
    return _wide([[name, *column] for name, column in whole(frame, rows).items()]) <= width


def whole(frame: pl.DataFrame, rows: int) -> dict[str, list[str]]:
    """Write the values of the first rows by column; texts are not shortened."""
    head = frame.head(rows)
    return {name: [value if isinstance(value, str) else _value(value) for value in head[name]] for name in head.columns}


def _wide(columns: Sequence[Sequence[str]]) -> int:
    """Count the characters of columns side by side."""
    return sum(max(map(_width, column)) for column in columns) + len(GAP) * (len(columns) - 1)


def _set(cells: Sequence[str], side: Any) -> list[str]:
    """Fill cells up to the widest, at one side; wide letters take two places."""
    widest = max(map(_width, cells))
    return [side(cell, widest - _width(cell) + len(cell)) for cell in cells]


def _width(text: str) -> int:
    """Count the places that a text takes on a screen."""
    taken = {"W": 2, "F": 2}
    return sum(0 if unicodedata.combining(each) else taken.get(unicodedata.east_asian_width(each), 1) for each in text)


def _value(value: Any) -> str:
    """Write one value as the file has it, short."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return MISSING
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        grouped = f"{value:,.0f}"
        return grouped if abs(value) >= GROUPED and len(grouped) <= VALUE else f"{value:.6g}"
    return shortened(str(value), VALUE)
