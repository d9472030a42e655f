"""Give columns of a source to the rows of a table, and say with each what it covers.

Here the rule is kept that no zero is invented: a row without a match is missing, and only where the source covers that
year and those states, and lists nothing for an absence, is it zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from polycentric.panel.tidy.base_rows import BaseRows, Numbers
from polycentric.panel.tidy.match import NONE, rows_of_dyads, rows_of_states, taken
from polycentric.panel.tidy.notes import MISSING, ZERO, Note
from polycentric.sources import SOURCES
from polycentric.sources.contract import Column
from polycentric.tables.archive import version_of
from polycentric.tables.copies import years_of


@dataclass(frozen=True)
class Added:
    """New columns, aligned with the rows of the table, and the note of each."""

    frame: pl.DataFrame
    notes: tuple[Note, ...]

    def __add__(self, other: "Added") -> "Added":
        """Put the columns of another addition beside these."""
        return Added(pl.concat([self.frame, other.frame], how="horizontal"), self.notes + other.notes)

    def renamed(self, names: Mapping[str, str]) -> "Added":
        """Give columns other names."""
        notes = tuple(replace(note, column=names.get(note.column, note.column)) for note in self.notes)
        return Added(self.frame.rename(dict(names)), notes)


@dataclass(frozen=True)
class Cover:
    """What is known of a source that columns are brought from.

    Attributes
    ----------
    source : str
        Its name.
    system : str
        The list that its states are of.
    years : tuple of int, optional
        First and last year; by default those of its record.
    zero : tuple of str
        The columns of which a row without a match is a true zero (or False) within the coverage.
    remark : str
        What else its notes say.
    """

    source: str
    system: str = "cow"
    years: tuple[int, int] | None = None
    zero: tuple[str, ...] = ()
    remark: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last year that it covers."""
        return self.years or years_of(SOURCES[self.source])

    def note(self, column: Column, name: str = "") -> Note:
        """Write the note of a column."""
        absent, version = ZERO if column.name in self.zero else MISSING, version_of(SOURCES[self.source])
        return Note(name or column.name, column.meaning, column.unit, self.source, version,
                    *self.span, absent, self.remark, column.levels, column.scale)  # fmt: skip


def state_columns(base: BaseRows, table: pl.DataFrame, columns: Sequence[Column], cover: Cover) -> Added:
    """Give columns of a source's state-years, once for each state of a row."""
    names = [column.name for column in columns]
    values = table.select(names)
    parts: list[pl.DataFrame] = []
    notes: list[Note] = []
    for end in base.ends:
        rows = rows_of_states(base, table, end, cover.system)
        within = inside(base, cover) & (base.codes(end, cover.system) > 0)
        filled_columns = filled(taken(values, np.where(within, rows, NONE)), rows, within, cover.zero)
        parts.append(filled_columns.rename({name: f"{name}{end}" for name in names}))
        notes += [cover.note(_of(column, end), f"{column.name}{end}") for column in columns]
    return Added(pl.concat(parts, how="horizontal"), tuple(notes))


def dyad_columns(
    base: BaseRows, table: pl.DataFrame, columns: Sequence[Column], cover: Cover, *, both_ways: bool = False
) -> Added:
    """Give columns of a source's dyad-years; `both_ways` where a row of it stands for both directions."""
    rows = rows_of_dyads(base, table, cover.system, both_ways)
    within = base.known(cover.system, *cover.span)
    values = table.select(column.name for column in columns)
    filled_columns = filled(taken(values, np.where(within, rows, NONE)), rows, within, cover.zero)
    return Added(filled_columns, tuple(cover.note(column) for column in columns))


def inside(base: BaseRows, cover: Cover) -> Numbers:
    """Say which rows are in a source's years."""
    first, last = cover.span
    return (base.year >= first) & (base.year <= last)


def filled(frame: pl.DataFrame, rows: Numbers, within: Numbers, zero: Sequence[str]) -> pl.DataFrame:
    """Write zero where the source covers the row and lists nothing; a value it has not stays missing."""
    if not zero:
        return frame
    absent = pl.Series("absent", within & (rows == NONE))
    return frame.with_columns(frame[name].set(absent, _nothing(frame[name])) for name in zero if name in frame.columns)


def _nothing(values: pl.Series) -> bool | int | float:
    """Give the zero of a type."""
    return False if values.dtype == pl.Boolean else 0.0 if values.dtype.is_float() else 0


def _of(column: Column, end: str) -> Column:
    """Say in a column's meaning which state of a row it is of."""
    which = {"1": "first state: ", "2": "second state: "}.get(end, "")
    return replace(column, meaning=f"{which}{column.meaning}") if which else column


def described(source: str, table: str, *names: str) -> tuple[Column, ...]:
    """Give columns as a source's record describes them; without names all but the codes and the year."""
    columns = SOURCES[source].table(table).columns
    by_name = {column.name: column for column in columns}
    if names:
        return tuple(by_name[name] for name in names)
    keys = {"ccode", "gwcode", "ccode1", "ccode2", "gwcode1", "gwcode2", "year"}
    return tuple(column for column in columns if column.name not in keys)
