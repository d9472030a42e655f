"""One table of the data set: its rows, and what each column means."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.panel.tidy.levels import levels_of
from polycentric.panel.tidy.notes import Note
from polycentric.poles.classes.contract import VERDICTS

CLASS_LEVELS = ", ".join(f"{number} {word}" for number, word in enumerate(VERDICTS, start=1))
DIGITS = 4  # significant ones of a ratio or a share: as many as its sources bear, and no more than is derived
OURS = "polycentric"


@dataclass(frozen=True)
class Sheet:
    """A table of the data set.

    Attributes
    ----------
    name, title : str
        The stem of its files, and what a row is.
    frame : DataFrame
        The rows, words as words.
    notes : tuple of Note
        One for each column; a column of words with `levels` is a code in Stata's form.
    apart : tuple of str
        Columns of long texts that recur.
    """

    name: str
    title: str
    frame: pl.DataFrame
    notes: tuple[Note, ...]
    apart: tuple[str, ...] = ()

    def coded(self) -> pl.DataFrame:
        """Give the rows with numbers for the words that have levels."""
        turned = {
            note.column: {word: number for number, word in levels_of(note.levels).items()}
            for note in self.notes
            if self.frame.schema[note.column] == pl.String and levels_of(note.levels)
        }
        return self.frame.with_columns(
            pl.col(name).replace_strict(codes, default=None, return_dtype=pl.Int8) for name, codes in turned.items()
        )

    def digest(self) -> str:
        """Hash the cells, whatever the form they are written in and the libraries that write them."""
        digest = hashlib.sha256(f"{self.name} {self.frame.height}\n".encode())
        for column in self.frame.iter_columns():
            digest.update(f"{column.name} {column.dtype}\n".encode())
            digest.update(column.is_null().to_numpy().astype(np.uint8).tobytes())
            digest.update(_bytes(column))
        return digest.hexdigest()


def note(column: str, meaning: str, unit: str, years: tuple[int, int], *, source: str = OURS, **more: str) -> Note:
    """Describe a column."""
    return Note(column, meaning, unit, source, "", *years, **more)  # pyright: ignore[reportArgumentType]  # texts alone


def significant(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Round to four significant digits, so that what is small doesn't become zero.

    Examples
    --------
    >>> significant(np.array([0.000123456, 0.5, np.nan])).tolist()
    [0.0001235, 0.5, nan]
    """
    return np.array([float(f"{value:.{DIGITS}g}") for value in values.tolist()])


def joined(lists: Iterable[Sequence[str]]) -> list[str | None]:
    """Write each list as one text; none where it is empty."""
    return [" ".join(each) or None for each in lists]


def _bytes(column: pl.Series) -> bytes:
    """Give the bytes of a column, the same on every machine."""
    if column.dtype == pl.String:
        return "\x1f".join(column.fill_null("").to_list()).encode()
    kind = "<f8" if column.dtype.is_float() else "<i8"
    return column.fill_null(0).to_numpy().astype(kind).tobytes()
