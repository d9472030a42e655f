"""A tidy table: rows, the columns added so far, and what each of them covers."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from polycentric.errors import DataError
from polycentric.panel.tidy import notes as noting
from polycentric.panel.tidy.base_rows import DYAD_YEAR, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import Note
from polycentric.sources import SOURCES

if TYPE_CHECKING:
    from polycentric.panel.additions.contract import Addition


def _of_sources(name: str) -> "Addition":
    """Give an addition that brings a source's columns."""
    from polycentric.panel.additions import ADDITIONS

    return ADDITIONS[name]


@dataclass(frozen=True, repr=False)
class TidyTable:
    """Rows for statistics, to which columns are added; every method gives a new table.

    Attributes
    ----------
    base : BaseRows
        What a row is.
    added : DataFrame
        The columns added so far, aligned with the rows.
    notes : tuple of Note
        One for each added column.
    remarks : tuple of str
        What must be known of the rows themselves.
    lookup : callable
        From a name to the addition; `polycentric.tidy` puts one here that knows those of computed layers too.
    """

    base: BaseRows
    added: pl.DataFrame = field(default_factory=pl.DataFrame)
    notes: tuple[Note, ...] = ()
    remarks: tuple[str, ...] = ()
    lookup: "Callable[[str], Addition]" = field(default=_of_sources, compare=False)

    @property
    def frame(self) -> pl.DataFrame:
        """The whole table as a polars frame."""
        if not self.added.width:
            return self.base.frame
        return pl.concat([self.base.frame, self.added], how="horizontal")

    def add(self, *names: str, **options: str) -> "TidyTable":
        """Add columns by the names of additions.

        Parameters
        ----------
        *names : str
            Names in `polycentric.tidy.additions()`, each with options if need be: ``"nmc:version=6"``.
        **options : str
            Options, where one name is given.

        Returns
        -------
        TidyTable

        Raises
        ------
        UnknownNameError
            If no addition or option has that name.
        CoverageError
            If an addition doesn't fit the rows.
        DataError
            If a column is there already.
        NotFetchedError
            If a source has not been fetched.
        """
        from polycentric.panel.additions.contract import parsed

        if options and len(names) != 1:
            raise DataError("Options belong to one addition: add it alone, or write name:option=value.")
        table = self
        for text in names:
            name, own = parsed(text)
            table = table.with_columns(self.lookup(name)(table.base, **own, **options))
        return table

    def with_columns(self, added: Added) -> "TidyTable":
        """Put columns beside those that are there: made by an addition, or by code further down (a computed tie layer).

        Raises
        ------
        DataError
            If the rows don't fit, a column is there already, or one has no note.
        """
        twice = sorted(set(added.frame.columns) & {*self.base.frame.columns, *self.added.columns})
        if twice:
            raise DataError(f"The column '{twice[0]}' is in the table already: each addition is added once.")
        unsaid = sorted(set(added.frame.columns) ^ {note.column for note in added.notes})
        if added.frame.height != self.base.height or unsaid:
            raise DataError(
                f"{added.frame.height:,} rows were to be put beside {self.base.height:,}, with the notes of "
                f"{unsaid or 'all columns'} not matching: a row and a note are needed for each."
            )
        frame = added.frame if not self.added.width else pl.concat([self.added, added.frame], how="horizontal")
        return replace(self, added=frame, notes=self.notes + added.notes)

    def filter(self, keep: pl.Expr) -> "TidyTable":
        """Keep the rows for which an expression over any column is true."""
        chosen = self.frame.select(keep.fill_null(False)).to_series()
        added = self.added.filter(chosen) if self.added.width else self.added
        return replace(self, base=self.base.filtered(chosen), added=added)

    def relevant(self) -> "TidyTable":
        """Keep politically relevant dyads; those of which it is not known are left out, and counted in a remark."""
        table = self if "relevant" in self.added.columns else self.add("relevant")
        unknown = table.added["relevant"].null_count()
        kept = table.filter(pl.col("relevant"))
        if not unknown:
            return kept
        note = f"{unknown:,} {DYAD_YEAR}s were left out because their political relevance is not known."
        return replace(kept, remarks=(*kept.remarks, note))

    def coverage(self) -> pl.DataFrame:
        """Tabulate each added column: meaning, unit, source, years, what an absence means, how many rows lack it."""
        counts = [self.added[note.column].null_count() for note in self.notes]
        return noting.as_frame(self.notes).with_columns(pl.Series("missing", counts, dtype=pl.Int64))

    def sources(self) -> tuple[str, ...]:
        """Name the sources that the added columns are from."""
        named = (name for note in self.notes for name in note.source.split("; "))
        return tuple(dict.fromkeys(name for name in named if name in SOURCES))

    def bibtex(self) -> str:
        """Give the citations of the sources as BibTeX."""
        return "\n\n".join(dict.fromkeys(SOURCES[name].bibtex for name in self.sources()))

    def write(self, path: str | Path) -> None:
        """Write the table, whole or not at all; the ending (.parquet, .csv, .dta) says the form."""
        from polycentric.panel.tidy.write import write

        write(self, Path(path))

    def __repr__(self) -> str:
        from polycentric.panel.tidy import shown

        return shown.text(self.frame, self.base, self.notes, self.remarks)

    def _repr_html_(self) -> str:
        from polycentric.panel.tidy import shown

        return shown.html(self.frame, self.base, self.notes, self.remarks)
