"""Write a tidy table to a file, with what its columns mean: whole, or not at all."""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import polars as pl

from polycentric.errors import OutputError
from polycentric.panel.tidy.notes import Note
from polycentric.writing import write_whole

LABEL = 80
"""Stata's longest label."""


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
    """Give the name of the file that says what the columns cover."""
    return path.with_name(f"{path.stem}.columns.csv")


def _parquet(table: Written, path: Path) -> None:
    table.frame.write_parquet(path, compression="zstd")


def _csv(table: Written, path: Path) -> None:
    truths = pl.selectors.boolean().cast(pl.Int8)
    table.frame.with_columns(truths).write_csv(path)


def _stata(table: Written, path: Path) -> None:
    """Write for Stata 14 and later, which knows no truth values and no missing whole numbers of ours."""
    import pandas as pd

    frame = pd.DataFrame({column.name: _plain(column) for column in table.frame.iter_columns()}, copy=False)
    labels: dict[Hashable, str] = {note.column: f"{note.meaning} [{note.unit}]"[:LABEL] for note in table.notes}
    frame.to_stata(path, write_index=False, version=118, variable_labels=labels)


def _plain(column: pl.Series) -> np.ndarray[Any, Any]:
    """Give a column as Stata can have it: missing numbers as NaN, missing texts empty, dates as times."""
    if column.dtype == pl.Boolean:
        column = column.cast(pl.Int8)
    if column.dtype == pl.Date:
        return column.cast(pl.Datetime("ns")).to_numpy()
    if column.dtype == pl.String:
        return column.fill_null("").to_numpy().astype(object)
    wide = column.dtype.is_integer() and column.null_count()
    return (column.cast(pl.Float64 if column.dtype == pl.Int32 else pl.Float32) if wide else column).to_numpy()


FORMS: dict[str, Callable[[Written, Path], None]] = {".parquet": _parquet, ".csv": _csv, ".dta": _stata}
