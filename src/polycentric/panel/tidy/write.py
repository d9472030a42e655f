"""Write a tidy table to a file, with what its columns mean: whole, or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import polars as pl

from polycentric.errors import OutputError
from polycentric.panel.tidy.notes import Note
from polycentric.panel.tidy.stata import needs_newer, write_stata
from polycentric.reading import exists
from polycentric.writing import write_whole


class Written(Protocol):
    """What is written of a tidy table: its rows, and what each added column means and covers."""

    @property
    def frame(self) -> pl.DataFrame:
        """The rows."""
        ...

    @property
    def notes(self) -> tuple[Note, ...]:
        """One note for each added column."""
        ...

    @property
    def title(self) -> str:
        """What a row is, and under whose codes."""
        ...

    def described(self) -> tuple[Note, ...]:
        """Give a note for every column, the codes and years included."""
        ...

    def coverage(self) -> pl.DataFrame:
        """Give what each added column covers."""
        ...


def write(table: Written, path: Path) -> None:
    """Write a table in the form that the ending names, and beside it what each added column covers.

    Raises
    ------
    OutputError
        If the ending is not .parquet, .csv or .dta, or nothing can be written there.
    """
    make = checked_form(path)
    write_whole(path, lambda draft: make(table, draft))
    if table.notes:
        write_whole(beside(path), lambda draft: table.coverage().write_csv(draft))


def checked_form(path: Path) -> Callable[[Written, Path], None]:
    """Give the function that writes the form which the ending names, or refuse the ending."""
    make = FORMS.get(path.suffix.lower())
    if make is None:
        raise OutputError(f"'{path}' doesn't say its form: end the name with one of {', '.join(FORMS)}.")
    return make


def beside(path: Path) -> Path:
    """Give the name of the file that says what the columns cover.

    It is ``dyads.columns.csv`` of ``dyads.csv``; where a table of the same name stands there in another form, it is
    named after the whole file, ``dyads.dta.columns.csv``, so that neither table's goes lost.
    """
    others = [path.with_suffix(form) for form in FORMS if form != path.suffix.lower()]
    name = path.name if any(exists(other) for other in others) else path.stem
    return path.with_name(f"{name}.columns.csv")


def _parquet(table: Written, path: Path) -> None:
    table.frame.write_parquet(path, compression="zstd")


def _csv(table: Written, path: Path) -> None:
    truths = pl.selectors.boolean().cast(pl.Int8)
    table.frame.with_columns(truths).write_csv(path)


def _stata(table: Written, path: Path) -> None:
    write_stata(
        table.frame,
        table.described(),
        f"{table.title}; columns described in the file beside it",
        path,
    )


def who_reads(table: Written, path: Path) -> str:
    """Say of a Stata file which programs can't read it; nothing where all can."""
    column = needs_newer(table.frame) if path.suffix.lower() == ".dta" else None
    if column is None:
        return ""
    return (
        f"The texts of '{column}' have letters or a length that older programs can't hold: Stata 14 and later, R's "
        "haven and pandas read this file, Stata 13 and R's foreign don't. Leave the column out for them."
    )


FORMS: dict[str, Callable[[Written, Path], None]] = {".parquet": _parquet, ".csv": _csv, ".dta": _stata}
