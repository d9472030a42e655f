"""The rows of a user's file as columns of text, each with its line: at once where lines are alike, or one by one."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from polycentric.errors import UserFileError
from polycentric.tables.user_faults import Faults
from polycentric.tables.user_text import SEPARATORS, Text

if TYPE_CHECKING:
    import polars as pl

CHUNK = 50_000


def body(text: Text, kept: Sequence[int], faults: Faults) -> "pl.DataFrame":
    """Give the rows below the header.

    Parameters
    ----------
    text : Text
    kept : sequence of int
        The places of the columns that are read.
    faults : Faults
        Takes lines with more or fewer fields than the header.

    Returns
    -------
    polars.DataFrame
        `line`, and a column of stripped text for each place, by its number; empty lines are read over.
    """
    import polars as pl

    quick = _quick(text, kept)
    if quick is not None:
        return quick
    frames: list[pl.DataFrame] = []
    names = [str(place) for place in kept]
    kinds = {"line": pl.Int64, **dict.fromkeys(names, pl.String)}
    for lines, rows in _chunks(text, faults):
        columns = {name: [row[place] for row in rows] for name, place in zip(names, kept, strict=True)}
        frames.append(pl.DataFrame({"line": lines, **columns}, schema=kinds))
    whole = pl.concat(frames) if frames else pl.DataFrame(schema=kinds)
    return whole.with_columns(pl.col(names).str.strip_chars()) if names else whole


def _chunks(text: Text, faults: Faults) -> Iterator[tuple[list[int], list[list[str]]]]:
    """Give the rows some at a time, each with its line."""
    lines: list[int] = []
    rows: list[list[str]] = []
    for line, fields in _rows(text):
        if len(fields) != len(text.header):
            fields = _fitted(fields, len(text.header), line, faults, text.separator)
        # A line without anything in it is read over.
        if not fields or not (fields[0] or any(field.strip() for field in fields)):
            continue
        lines.append(line)
        rows.append(fields)
        if len(rows) == CHUNK:
            yield lines, rows
            lines, rows = [], []
    if rows:
        yield lines, rows


def _rows(text: Text) -> Iterator[tuple[int, list[str]]]:
    """Give each row below the header with the number of its last line."""
    reader = csv.reader(io.StringIO(text.content, newline=""), strict=True, delimiter=text.separator)
    try:
        for fields in reader:
            if reader.line_num > text.line:
                yield reader.line_num, fields
    except csv.Error as failure:
        separated = SEPARATORS[text.separator]
        raise UserFileError(
            f"'{text.path}', line {reader.line_num}: {failure}; fields are separated by {separated}."
        ) from failure


def _fitted(fields: list[str], width: int, line: int, faults: Faults, separator: str) -> list[str]:
    """Cut empty fields off the end of a line; a line that still doesn't fit is a fault."""
    if not any(field.strip() for field in fields):
        return []
    if len(fields) > width and not any(field.strip() for field in fields[width:]):
        return fields[:width]
    faults.add(
        "row",
        str(len(fields)),
        line,
        f"{len(fields)} fields, where the header has {width}: put a name or number that holds a "
        f"{SEPARATORS[separator].removesuffix('s')} in quotes.",
    )
    return []


def _quick(text: Text, kept: Sequence[int]) -> "pl.DataFrame | None":
    """Give the rows of a file without quotes or empty lines, each of whose lines has the header's number of fields."""
    import polars as pl

    start = 0
    for _ in range(text.line):
        start = text.content.find("\n", start) + 1
    rest = text.content[start:].rstrip("\r\n") if start else ""
    if not rest or _is_uneven(rest, text):
        return None
    names = {str(place): place for place in sorted({0, *kept})}
    try:
        frame = pl.read_csv(
            io.BytesIO(rest.encode()), separator=text.separator, has_header=False, quote_char=None, infer_schema=False,
            columns=list(names.values()), new_columns=list(names),
        )  # fmt: skip
    except pl.exceptions.PolarsError:
        return None  # a line has more fields than another: the slower reading says which
    frame = frame.with_columns(pl.all().fill_null("").str.strip_chars())
    if frame.height != rest.count("\n") + 1 or (frame["0"] == "").any():
        return None
    numbered = frame.with_row_index("line", text.line + 1).with_columns(pl.col("line").cast(pl.Int64))
    return numbered.select("line", *(str(place) for place in kept))


def _is_uneven(rest: str, text: Text) -> bool:
    """Tell rows that need a closer look: quotes, empty lines, other ends of lines, or more or fewer fields."""
    lines = rest.count("\n") + 1
    return (
        '"' in rest
        or "\n\n" in rest
        or rest.count("\r") not in (0, lines - 1)
        or "\n\r" in rest
        or rest.count(text.separator) != lines * (len(text.header) - 1)
    )
