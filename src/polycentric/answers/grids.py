"""Tables before they take a form: columns with units, rows, and sections under a heading of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

Row = Mapping[str, Any]
TEXTS = {"text", "name", "state", "code", "words"}


@dataclass(frozen=True)
class Column:
    """One column: its key in the rows, what a reader sees, its unit, and whether it holds numbers."""

    name: str
    label: str
    unit: str = "text"

    @property
    def is_number(self) -> bool:
        """Tell numbers, which are set right, from texts."""
        return self.unit not in TEXTS


@dataclass(frozen=True)
class Grid:
    """Columns and rows; a missing value is None."""

    columns: Sequence[Column]
    rows: Sequence[Row]


@dataclass(frozen=True)
class Section:
    """One table among several that a person reads, under its own heading, and perhaps over a line of its own."""

    heading: str
    grid: Grid
    below: str = ""


def grid_of(frame: "pl.DataFrame", units: Mapping[str, str] | None = None) -> Grid:
    """Make a grid of a table, a column's name with spaces for its label; `units` are those of the columns."""
    columns = [Column(name, name.replace("_", " "), _unit(frame, name, units or {})) for name in frame.columns]
    return Grid(columns, frame.to_dicts())


def pairs(record: Mapping[str, Any]) -> Grid:
    """Make a grid of a record: one field a row."""
    rows = [{"field": name.replace("_", " "), "value": _text(value)} for name, value in record.items()]
    return Grid((Column("field", "field"), Column("value", "value")), [row for row in rows if row["value"]])


def _unit(frame: "pl.DataFrame", name: str, units: Mapping[str, str]) -> str:
    """Give a column's unit: as told, or whether it holds numbers."""
    return units.get(name, "number" if frame.schema[name].is_numeric() else "text")


def _text(value: object) -> str:
    """Write a field of a record in one line."""
    if isinstance(value, tuple | list):
        return "–".join(map(str, value)) if all(isinstance(part, int) for part in value) else ", ".join(map(str, value))
    return " ".join(str(value).split())
