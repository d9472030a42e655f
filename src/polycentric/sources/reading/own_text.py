"""Read a user's own CSV of a publisher: its header wherever it moved to, its columns by any of their names.

Whole files of votes or of V-Dem have hundreds of megabytes, of which a few columns are wanted.
"""

import codecs
import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.reading import LARGEST, content_of
from polycentric.sources.reading.raw import PACKED

if TYPE_CHECKING:
    import polars as pl

MARKS = (",", "\t", ";")
STEP = 1 << 20  # bytes
DEEPEST = 40  # lines in which a header is looked for


@dataclass(frozen=True)
class Layout:
    """Which columns of a publisher's CSV are read.

    Attributes
    ----------
    needed : tuple of str
        Columns that every release has; the header is the line that has them all.
    wanted : tuple of str
        Columns that are read where a release has them, and missing where it has not.
    others : mapping
        Further names that releases have for a column.
    where : str
        Where to get the file, for messages.
    """

    needed: tuple[str, ...]
    wanted: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict[str, str])
    where: str = ""


def own_rows(path: Path, layout: Layout, columns: Sequence[str]) -> "pl.DataFrame":
    """Give some of a layout's columns as text, empty fields as null.

    Raises
    ------
    DataError
        If the file can't be read, is packed, has no header with the needed columns, or is cut short.
    """
    import polars as pl

    content, header, start, mark = _opened(path, layout)
    named = {layout.others.get(name, name): place for place, name in reversed(list(enumerate(header)))}
    here = [name for name in columns if name in named]
    places = sorted({named[name] for name in here})
    try:
        frame = pl.read_csv(
            content[start:], has_header=False, infer_schema=False, columns=places, null_values=[""],
            truncate_ragged_lines=True, encoding="utf8", separator=mark,
        )  # fmt: skip
    except (pl.exceptions.PolarsError, OSError) as error:
        raise DataError(f"The CSV file '{path.name}' cannot be read ({error}): get it again.") from error
    found = {place: frame.columns[number] for number, place in enumerate(places)}
    absent = [pl.lit(None, pl.String).alias(name) for name in columns if name not in named]
    read = [pl.col(found[named[name]]).str.strip_chars().alias(name) for name in here]
    return frame.select(*read).with_columns(absent).select(list(columns))


def _opened(path: Path, layout: Layout) -> tuple[bytes, list[str], int, str]:
    """Give a file's bytes in UTF-8, its header, where its rows begin, and what stands between two fields."""
    try:
        content = content_of(path, LARGEST)
    except OSError as error:
        raise DataError(f"The CSV file '{path.name}' cannot be read ({error.strerror}): get it again.") from error
    if content.startswith(PACKED):
        raise DataError(f"The CSV file '{path.name}' is compressed, not text: unpack it first.")
    content = _in_utf8(content.removeprefix(b"\xef\xbb\xbf"))
    header, start, mark = _header(content, path, layout)
    last = _last_line(content)
    if last is None or len(_fields(last, mark)) < len(header) or start >= len(content):
        raise DataError(
            f"'{path.name}' ends within a line, or has no rows: it is cut short. Get it again{_from(layout)}."
        )
    return content, header, start, mark


def _last_line(content: bytes) -> bytes | None:
    """Give the last line, with empty fields at its end; None where a quotation mark is never closed."""
    if content.count(b'"') % 2:
        return None
    content = content.rstrip(b"\r\n")
    start = content.rfind(b"\n")
    while start >= 0 and content.count(b'"', start + 1) % 2:  # a line's end within quotation marks is none
        start = content.rfind(b"\n", 0, start)
    return content[start + 1 :]


def _in_utf8(content: bytes) -> bytes:
    """Give text that is in Latin-1 in UTF-8; what is looked at is never held twice."""
    decoder, view = codecs.getincrementaldecoder("utf-8")(), memoryview(content)
    try:
        for place in range(0, len(content), STEP):
            decoder.decode(view[place : place + STEP], final=place + STEP >= len(content))
    except UnicodeDecodeError:
        return content.decode("latin-1").encode("utf-8")
    return content


def _header(content: bytes, path: Path, layout: Layout) -> tuple[list[str], int, str]:
    """Find the line that names the needed columns, where the next one begins, and what stands between two fields."""
    start, best = 0, list[str]()
    for _ in range(DEEPEST):
        end = content.find(b"\n", start)
        line = content[start : len(content) if end < 0 else end]
        for mark in MARKS:
            names = [name.strip() for name in _fields(line, mark)]
            known = {layout.others.get(name, name) for name in names}
            if set(layout.needed) <= known:
                return names, len(content) if end < 0 else end + 1, mark
            best = max(best, [name for name in layout.needed if name in known], key=len)
        if end < 0:
            break
        start = end + 1
    lacking = ", ".join(name for name in layout.needed if name not in best)
    raise DataError(
        f"'{path.name}' has no header with the columns {', '.join(layout.needed)}; none of its first lines has "
        f"{lacking}: it is another file, or another layout. Get it{_from(layout)}, or name the columns so."
    )


def _fields(line: bytes, mark: str) -> list[str]:
    """Divide a line; one that has no end of its quotation marks is no header."""
    try:
        return next(
            csv.reader(io.StringIO(line.decode("utf-8", "replace").rstrip("\r")), delimiter=mark, strict=True), []
        )
    except csv.Error:
        return []


def _from(layout: Layout) -> str:
    """Say where to get a file."""
    return f" from {layout.where}" if layout.where else ""


def one_of(column: str, meanings: Mapping[str, str | None], path: Path) -> "Callable[[pl.DataFrame], pl.DataFrame]":
    """Make a step that replaces codes by what they mean, and refuses a code that is none of them."""

    def step(frame: "pl.DataFrame") -> "pl.DataFrame":
        import polars as pl

        codes = frame[column].fill_null("").str.to_uppercase()
        strange = sorted(set(codes.unique()) - set(meanings))
        if strange:
            raise DataError(
                f"'{path.name}' has '{strange[0]}' in its column {column}, where {', '.join(filter(None, meanings))} "
                "are known: it is another layout, or damaged."
            )
        return frame.with_columns(codes.replace_strict(dict(meanings), return_dtype=pl.String).alias(column))

    return step
