"""What a command has to say, before it takes a form: tidy rows, the table a person reads, notes, and provenance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """One column: its key in the rows, what a reader sees, its unit, and whether it holds numbers."""

    name: str
    label: str
    unit: str = "text"

    @property
    def is_number(self) -> bool:
        """Tell numbers, which are set right, from texts."""
        return self.unit not in {"text", "name", "state", "code"}


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


@dataclass(frozen=True)
class Sheet:
    """A result.

    Attributes
    ----------
    title : str
        One line that says what this is.
    tidy : Grid
        One observation a row, in base units: what machines get.
    read : sequence of Section
        What a person gets, in readable units.
    notes : sequence of str
        Sources, years, caveats: printed below the table.
    provenance : mapping
        Version, command, data and hashes: what makes the result again.
    picture : str or None
        The result as SVG, where there is a picture.
    """

    title: str
    tidy: Grid
    read: Sequence[Section]
    notes: Sequence[str] = ()
    provenance: Mapping[str, Any] = field(default_factory=dict)
    picture: str | None = None
