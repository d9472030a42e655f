"""A tidy table: rows, the columns added so far, and what each of them covers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from polycentric.errors import DataError
from polycentric.panel.tidy import notes as noting
from polycentric.panel.tidy.base_rows import DYAD_YEAR, BaseRows
from polycentric.panel.tidy.conditions import condition
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.kept import columns_meant
from polycentric.panel.tidy.keys import key_notes
from polycentric.panel.tidy.notes import Note
from polycentric.panel.tidy.preview import preview
from polycentric.panel.tidy.units import BASE, checked_units, turned
from polycentric.sources import SOURCES

if TYPE_CHECKING:
    from polycentric.panel.additions.contract import Addition


def _of_sources(name: str) -> "Addition":
    """Give an addition that brings a source's columns."""
    from polycentric.panel.additions import ADDITIONS
    from polycentric.panel.additions.aliases import alias_of, meant

    if name in ADDITIONS or alias_of(name) is None:
        return ADDITIONS[name]
    return meant(name, ADDITIONS, ADDITIONS.__getitem__)


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
    units : str
        Whether amounts are in ``"base"`` units or in those of the codebooks, ``"cow"``.
    rests_on : tuple of str
        Sources that the choice of the rows rests on, besides those of the columns.
    lookup : callable
        From a name to the addition; `polycentric.tidy` puts one here that knows those of computed layers too.
    """

    base: BaseRows
    added: pl.DataFrame = field(default_factory=pl.DataFrame)
    notes: tuple[Note, ...] = ()
    remarks: tuple[str, ...] = ()
    units: str = BASE
    rests_on: tuple[str, ...] = ()
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
        new = added if self.units == BASE else _in_units(added, self.units)
        frame = new.frame if not self.added.width else pl.concat([self.added, new.frame], how="horizontal")
        return replace(self, added=frame, notes=self.notes + new.notes)

    def filter(self, keep: pl.Expr) -> "TidyTable":
        """Keep the rows for which an expression over any column is true."""
        chosen = self.frame.select(keep.fill_null(False)).to_series()
        added = self.added.filter(chosen) if self.added.width else self.added
        return replace(self, base=self.base.filtered(chosen), added=added)

    def where(self, text: str) -> "TidyTable":
        """Keep the rows that meet a condition written as a text; the language is that of `panel.tidy.conditions`.

        Rows of which it is not known, since a value is missing, are left out and counted in a remark.

        Raises
        ------
        UnknownNameError
            If it names a column that isn't there.
        DataError
            If it can't be read.

        Examples
        --------
        >>> from polycentric.panel.tidy import dyad_years
        >>> dyad_years(first=1914, last=1914).where("ccode1 = 255 and ccode2 in (220, 365)").frame.rows()
        [(255, 220, 1914), (255, 365, 1914)]
        """
        frame = self.frame
        asked = condition(text, frame.schema)
        met = frame.select(asked.expression.alias("met")).to_series()
        unknown = met.null_count()
        kept = self.filter(pl.lit(met))
        remark = f"{met.sum():,} of {frame.height:,} rows meet the condition '{text}'"
        if frame.height and not met.sum():
            remark = f"No row meets the condition '{text}'{_ranges(frame, asked.columns)}"
        if unknown:
            lacking = [name for name in asked.columns if frame[name].null_count()]
            remark += f"; of {unknown:,} it is not known, since {' or '.join(lacking)} is missing: they are left out"
        used = [source for note in self.notes if note.column in asked.columns for source in note.source.split("; ")]
        return replace(kept, remarks=(*kept.remarks, f"{remark}."), rests_on=(*kept.rests_on, *used))

    def keep(self, *columns: str) -> "TidyTable":
        """Keep some of the added columns; codes, years and whatever makes the rows always stay.

        Parameters
        ----------
        *columns : str
            Names; of a pair's two columns the name without its ending stands for both.

        Raises
        ------
        UnknownNameError
            If there is no such column.
        """
        meant = columns_meant(columns, self.base.frame.columns, self.added.columns)
        return replace(self, added=self.added.select(meant), notes=tuple(n for n in self.notes if n.column in meant))

    def relevant(self, contact: str = "") -> "TidyTable":
        """Keep politically relevant dyads: states that are contiguous, or of which one is a major power.

        Those of which it is not known are left out, and counted in a remark with the reason.

        Parameters
        ----------
        contact : str
            What counts as contiguous: ``"land"``, or across so many miles of water at most: ``"12"``, ``"24"``,
            ``"150"``, ``"any"`` (400, all that the source records; the default).

        Raises
        ------
        CoverageError
            If the rows are no dyad-years.
        DataError
            If the flag is in the table already, and a contact is asked for.

        References
        ----------
        Lemke and Reed (2001), The Relevance of Politically Relevant Dyads, Journal of Conflict Resolution 45(1),
        126-144. Maoz and Russett (1993), American Political Science Review 87(3), 624-638, take 150 miles.
        """
        from polycentric.panel.additions.relevant import why_unknown

        there = "relevant" in self.added.columns
        if there and contact:
            raise DataError(
                f"The column 'relevant' is in the table already, so the contact '{contact}' has no use: leave one out."
            )
        flagged = self if there else self.add(f"relevant:contact={contact or 'any'}")
        unknown = flagged.added["relevant"].is_null()
        note = next(each for each in flagged.notes if each.column == "relevant")
        kept = flagged.filter(pl.col("relevant"))
        rows = f"{flagged.base.height:,} {DYAD_YEAR}s"
        remarks = [f"{kept.base.height:,} of {rows} are politically relevant: {note.meaning.removeprefix('whether ')}."]
        if unknown.any():
            why = why_unknown(flagged.base, unknown.to_numpy())
            remarks.append(
                f"{unknown.sum():,} {DYAD_YEAR}s were left out because it is not known whether they are: {why}."
            )
        rests_on = (*kept.rests_on, *note.source.split("; "))
        return replace(kept, remarks=(*kept.remarks, *remarks), rests_on=rests_on)

    def in_units(self, units: str) -> "TidyTable":
        """Give amounts in the units of the sources' codebooks (``"cow"``: thousands, millions), or in ``"base"`` units.

        Columns that are added afterwards come in the same units.

        Raises
        ------
        UnknownNameError
            If there is no such choice.
        """
        if checked_units(units) == self.units:
            return self
        new = _in_units(Added(self.added, self.notes), units)
        return replace(self, added=new.frame, notes=new.notes, units=units)

    @property
    def title(self) -> str:
        """What a row is, and under whose codes."""
        direction = "directed " if self.base.directed else ""
        return f"{direction}{self.base.unit}s ({self.base.system})"

    def described(self) -> tuple[Note, ...]:
        """Give a note for every column of the table, the codes and years included."""
        return (*key_notes(self.base), *self.notes)

    def preview(self, width: int = 80) -> str:
        """Show every column with its unit, how many values are missing, and the first rows, on so wide a screen."""
        return "\n".join(preview(self.frame, [note.unit for note in self.described()], width))

    def coverage(self) -> pl.DataFrame:
        """Tabulate each added column: meaning, unit, source, years, what an absence means, how many rows lack it.

        Long texts stand in the middle, where a printed table is cut.
        """
        counts = [self.added[note.column].null_count() for note in self.notes]
        whole = noting.as_frame(self.notes).with_columns(pl.Series("missing", counts, dtype=pl.Int64))
        ends = ("column", "source", "unit", "levels"), ("first", "last", "absent", "missing")
        return whole.select(*ends[0], pl.exclude(*ends[0], *ends[1]), *ends[1])

    def sources(self) -> tuple[str, ...]:
        """Name the sources that the added columns, and the choice of the rows, are from."""
        named = [name for note in self.notes for name in note.source.split("; ")] + [*self.rests_on]
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


def _ranges(frame: pl.DataFrame, columns: Iterable[str]) -> str:
    """Say from where to where the numbers of some columns run."""
    numbers = [name for name in columns if frame[name].dtype.is_numeric() and frame[name].null_count() < frame.height]
    ends = [(name, *frame.select(pl.col(name).min().alias("least"), pl.col(name).max()).row(0)) for name in numbers]
    told = [f"{name} runs from {least:g} to {most:g}" for name, least, most in ends]
    return f": {', '.join(told)}" if told else ""


def _in_units(added: Added, units: str) -> Added:
    """Give columns and their notes in other units."""
    pairs = [turned(added.frame[note.column], note, units) for note in added.notes]
    columns = {note.column: values for values, note in pairs}
    return Added(added.frame.select(columns[name] for name in added.frame.columns), tuple(note for _, note in pairs))
