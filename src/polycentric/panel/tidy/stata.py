"""Write a tidy table for Stata, with labels on every column and on the values of codes.

The form is Stata 10's, which Stata 10 to 18, R's haven and foreign, and pandas read, as long as all texts of the rows
are plain letters of at most 244 characters; with others it is Stata 14's, which R's foreign and Stata 13 can't read.
Labels are shortened at the end of a word; the whole text stands in the file of columns beside it.
"""

import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import polars as pl

from polycentric.panel.tidy.levels import levels_of, unlike
from polycentric.panel.tidy.notes import Note
from polycentric.panel.tidy.words import labelled, shortened

LABEL, NAME, TEXT, LONG_TEXT = 80, 32, 244, 2045
"""How many characters Stata allows a label, a name, and a text of its older and of its newer form."""
UNITLESS = dict.fromkeys(("text", "code", "truth", "year", "date", "state", "id", "ccode", "gwcode"), "")
"""Kinds of columns that are no units."""
OLDER, NEWER = 114, 118
_WORDS = """
NULL _N _all _b _coef _cons _n _pi _pred _rc _se _skip aggregate array boolean break byte case catch class
colvector complex const continue default delegate delete do double else eltypedef end enum explicit export
external float for friend function global goto if in inline int local long pragma protected quad rowvector short
strL typedef typename using virtual with
"""
RESERVED = frozenset(_WORDS.split())
"""Words that are no names in Stata."""
PLAIN = str.maketrans({"–": "-", "—": "-", "’": "'", "“": '"', "”": '"', "…": "...", "×": "x", "·": "."})
"""Signs that don't come apart into a plain letter and an accent."""


def write_stata(
    frame: pl.DataFrame,
    notes: Sequence[Note],
    data_label: str,
    path: Path,
    *,
    newer: bool = False,
    apart: Sequence[str] = (),
    stamp: datetime | None = None,
) -> None:
    """Write rows with the notes of their columns.

    Parameters
    ----------
    frame : DataFrame
    notes : sequence of Note
    data_label : str
    path : path
    newer : bool
        Take the newer form whatever the texts are.
    apart : sequence of str
        Columns whose texts are kept apart from the rows, each text once: long ones that recur.
    stamp : datetime, optional
        What stands in the file as the time of writing; the present without it.
    """
    import pandas as pd

    older = not newer and needs_newer(frame) is None
    names = stata_names(frame.columns)
    rows = pd.DataFrame({names[column.name]: _plain(column) for column in frame.iter_columns()}, copy=False)
    dates: dict[Hashable, str] = {
        names[column.name]: "td" for column in frame.iter_columns() if column.dtype == pl.Date
    }
    version: Literal[114, 118] = OLDER if older else NEWER
    labels: dict[Hashable, str] = {names[note.column]: _label(note, older) for note in notes}
    long = list(dict.fromkeys([*(names[column] for column in apart), *_long(frame, names)]))
    rows.to_stata(
        path, write_index=False, version=version, time_stamp=stamp, convert_dates=dates, variable_labels=labels,
        data_label=shortened(_lettered(data_label, older), LABEL),
        value_labels=_value_labels(frame, notes, names, older), convert_strl=long or None,
    )  # fmt: skip


def needs_newer(frame: pl.DataFrame) -> str | None:
    """Name the first column with texts that only Stata 14's form holds; None where there is none."""
    for column in frame.iter_columns():
        if column.dtype == pl.String:
            texts = column.drop_nulls().unique()
            if not texts.str.contains(r"^[\x00-\x7F]*$").all() or (texts.str.len_bytes() > TEXT).any():
                return column.name
    return None


def _long(frame: pl.DataFrame, names: Mapping[str, str]) -> list[Hashable]:
    """Name the columns with texts that Stata keeps apart from the rows, since they are longer than a row's may be."""
    texts = [column for column in frame.iter_columns() if column.dtype == pl.String]
    return [names[column.name] for column in texts if (column.str.len_bytes() > LONG_TEXT).any()]


def stata_names(columns: Sequence[str]) -> dict[str, str]:
    """Give each column a name that Stata allows: letters, digits and underscores, 32 characters, none of them twice.

    A word that Stata keeps for itself gets an underscore before it, as does a name that begins with a digit.
    """
    names: dict[str, str] = {}
    for column in columns:
        name = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in column)
        name = (name if not name[:1].isdigit() and name not in RESERVED else f"_{name}")[:NAME]
        number = 2
        while name in names.values():
            ending = f"_{number}"
            name, number = name[: NAME - len(ending)] + ending, number + 1
        names[column] = name
    return names


def _value_labels(
    frame: pl.DataFrame, notes: Sequence[Note], names: Mapping[str, str], older: bool
) -> dict[Hashable, dict[float, str]]:
    """Give the labels of the values of each code that is a whole number."""
    labels: dict[Hashable, dict[float, str]] = {}
    for note in notes:
        levels = levels_of(note.levels) if frame.schema[note.column].is_integer() else {}
        if levels:
            words = unlike({number: _lettered(text, older) for number, text in levels.items()}, LABEL)
            labels[names[note.column]] = {float(number): text for number, text in words.items()}
    return labels


def _label(note: Note, older: bool) -> str:
    """Say what a column holds, and its unit, without the list of values that have labels of their own."""
    head, _, tail = note.meaning.rpartition(": ")
    listed = head and levels_of(note.levels) and levels_of(tail)
    unit = "" if note.unit in UNITLESS else note.unit
    return labelled(_lettered(head if listed else note.meaning, older), _lettered(unit, older), LABEL)


def _lettered(text: str, older: bool) -> str:
    """Write a label in plain letters where the older form asks for them."""
    if not older or text.isascii():
        return text
    parted = unicodedata.normalize("NFKD", text.translate(PLAIN))
    return "".join(letter for letter in parted if not unicodedata.combining(letter)).encode("ascii", "replace").decode()


def _plain(column: pl.Series) -> Any:
    """Give a column as Stata can have it: whole numbers stay whole where some are missing, missing texts are empty."""
    import pandas as pd

    if column.dtype == pl.Boolean:
        column = column.cast(pl.Int8)
    if column.dtype == pl.Date:
        return column.cast(pl.Datetime("ns")).to_numpy()
    if column.dtype == pl.String:
        return column.fill_null("").to_numpy().astype(object)
    if column.dtype.is_signed_integer() and column.null_count():
        values, missing = column.fill_null(0).to_numpy(writable=True), column.is_null().to_numpy(writable=True)
        return pd.arrays.IntegerArray(values, missing)
    return column.to_numpy()
