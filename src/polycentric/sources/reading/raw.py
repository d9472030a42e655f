"""Read a file of a source as it stands: R, CSV or Stata, into rows whose missing values are null."""

import csv
import io
import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, cast

from polycentric.errors import DataError
from polycentric.reading import content_of
from polycentric.sources.contract import Raw

if TYPE_CHECKING:
    import polars as pl

LARGEST = 1 << 28  # bytes of a text or Stata file; the largest that is known has 10 million
WIDEST = 5_000  # columns
PACKED = (
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"PK\x03\x04",
    b"\x78\x01",
    b"\x78\x9c",
    b"\x78\xda",
)


def r_table(name: str = "", only: tuple[str, ...] | None = None) -> Raw:
    """Make a reader of the data frame called `name` in an R file, or of the one object of an .rds file.

    Parameters
    ----------
    name : str
        The object's name in the file; ``""`` where the file has one object without a name.
    only : tuple of str, optional
        The columns that are wanted, where the others would take long.
    """

    def read(path: Path) -> "pl.DataFrame":
        from polycentric.sources.reading.r_parse.frames import table_of
        from polycentric.sources.reading.r_parse.read import read_objects

        objects = read_objects(path)
        if name not in objects:
            held = ", ".join(f"'{key}'" for key in objects)
            raise DataError(f"The R file '{path.name}' holds {held}, not '{name}': it is another file of the source.")
        try:
            return table_of(objects[name], name or path.name, only)
        except DataError as error:
            raise DataError(f"The R file '{path.name}' is not as described: {error}.") from error

    return read


def csv_table(
    missing: tuple[str, ...] = ("",), only: tuple[str, ...] | None = None, encoding: str = "utf-8", comment: str = ""
) -> Raw:
    """Make a reader of a CSV file, every column as text but for the `missing` words, which are null.

    What is a number is decided by the table's columns, not guessed from the file.

    Parameters
    ----------
    missing : tuple of str
        What the file writes where it has no value.
    only : tuple of str, optional
        The columns that are wanted.
    encoding : str
        How the file writes letters: ``"utf-8"``, or ``"cp1252"`` for what is called latin1 and comes from Windows.
    comment : str
        What lines begin with that are no rows.
    """

    def read(path: Path) -> "pl.DataFrame":
        import polars as pl

        content = _text_of(path)
        try:
            text = content if encoding == "utf-8" else content.decode(encoding).encode()
            frame = pl.read_csv(text, infer_schema=False, null_values=list(missing), encoding="utf8", columns=only,
                                comment_prefix=comment or None)  # fmt: skip
        except (pl.exceptions.PolarsError, OSError, UnicodeDecodeError) as error:
            raise DataError(f"The CSV file '{path.name}' cannot be read ({error}): fetch it again.") from error
        return frame.with_columns(pl.all().str.strip_chars())

    return read


def _text_of(path: Path) -> bytes:
    """Give the bytes of a CSV file that is no packed one, has a sensible header, and ends where a line ends."""
    content = _content(path, "CSV")
    if content.startswith(PACKED):
        raise DataError(f"The CSV file '{path.name}' is compressed, not text: unpack it first, and look what is in it.")
    first, last = _first_line(content), last_line(content)
    if last is None:
        raise DataError(f"The CSV file '{path.name}' ends within quotation marks: it is cut short, get it again.")
    wide, has = _fields(first), _fields(last)
    if wide > WIDEST:
        raise DataError(f"The CSV file '{path.name}' has {wide:,} columns: it is not a source's file.")
    if last and has < wide:
        raise DataError(
            f"The CSV file '{path.name}' ends within a line: the last one has {has} fields, the header {wide}. It is "
            "cut short: get it again."
        )
    return content


def _first_line(content: bytes) -> bytes:
    """Give the header's line."""
    return content[: content.find(b"\n")] if b"\n" in content else content


def last_line(content: bytes) -> bytes | None:
    """Give the last line of a CSV file with something in it; None where a quotation mark is never closed."""
    if content.count(b'"') % 2:
        return None
    content = content.rstrip()
    start = content.rfind(b"\n")
    while content.count(b'"', start + 1) % 2:  # a line's end within quotation marks is none
        start = content.rfind(b"\n", 0, start)
    return content[start + 1 :]


def _fields(line: bytes) -> int:
    """Count the fields of a line."""
    return line.count(b",") + 1 if b'"' not in line else len(next(csv.reader(io.StringIO(line.decode("latin-1")))))


def _content(path: Path, kind: str) -> bytes:
    """Give the bytes of a file."""
    try:
        return content_of(path, LARGEST)
    except OSError as error:
        raise DataError(f"The {kind} file '{path.name}' cannot be read ({error.strerror}): fetch it again.") from error


# What pandas lets through when a Stata file is cut short or damaged.
_BROKEN_STATA = (ArithmeticError, AttributeError, LookupError, MemoryError, OSError, TypeError, UnicodeWarning,
                 ValueError, struct.error)  # fmt: skip


def stata_table() -> Raw:
    """Make a reader of a Stata file; value labels are not applied, missing values are null."""

    def read(path: Path) -> "pl.DataFrame":
        import pandas as pd
        import polars as pl

        content = io.BytesIO(_content(path, "Stata"))  # pandas then takes no more memory than there are bytes
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", UnicodeWarning)
                frame = cast(pd.DataFrame, pd.read_stata(content, convert_categoricals=False))
        except _BROKEN_STATA as error:
            raise DataError(f"The Stata file '{path.name}' cannot be read ({error}): fetch it again.") from error
        columns = {str(name): frame[name].to_numpy() for name in frame.columns}
        return pl.DataFrame([_without_nan(pl.Series(name, values)) for name, values in columns.items()])

    return read


def _without_nan(values: "pl.Series") -> "pl.Series":
    """Give missing numbers and empty texts as null."""
    import polars as pl

    if values.dtype.is_float():
        return values.fill_nan(None)
    return values.set(values == "", None) if values.dtype == pl.String else values
