"""From a user's file to text: finds the encoding, the separator and the header."""

import codecs
import csv
import hashlib
import io
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from polycentric.errors import UserFileError
from polycentric.tables.user_faults import quoted

MOST_COLUMNS = 10_000
PREAMBLE = 30  # lines in which a header is looked for
SAMPLE = 4_000_000  # letters that these lines take at most
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
OTHER_FORMS = {
    b"PK\x03\x04": "an Excel workbook or an archive",
    b"\xd0\xcf\x11\xe0": "an Excel workbook",
    b"PAR1": "a Parquet file",
    b"\x1f\x8b": "a compressed file",
    b"%PDF": "a PDF document",
}
# How much a row looks like a header: 0 where it doesn't.
Score = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class Text:
    """A file's text with what was found of its form.

    Attributes
    ----------
    content : str
    separator : str
    header : tuple of str
        As written.
    line : int
        The line of the header.
    sha256 : str
        Of the file's bytes.
    notes : tuple of str
        What was found, where it isn't UTF-8 with commas and the header first.
    """

    path: Path
    content: str
    separator: str
    header: tuple[str, ...]
    line: int
    sha256: str
    notes: tuple[str, ...]


def open_text(path: Path, score: Score, largest: int) -> Text:
    """Read a file's bytes, and find its encoding, separator and header.

    Raises
    ------
    UserFileError
        If it can't be read, is too large, or is no text.
    """
    raw = read_bytes(path, largest)
    content, encoding = _decoded(path, raw)
    given, start = _excel_mark(content)
    separator, header, line, remarks = _header(path, content, start, given, score)
    if len(header) > MOST_COLUMNS:
        raise UserFileError(f"'{path}' has {len(header):,} columns, and {MOST_COLUMNS:,} are read at most.")
    form = [encoding] if encoding else []
    form += [f"fields separated by {SEPARATORS[separator]}"] if separator != "," else []
    notes = [f"Read as {', '.join(form)}."] if form else []
    return Text(path, content, separator, header, line, hashlib.sha256(raw).hexdigest(), (*notes, *remarks))


def read_bytes(path: Path, largest: int) -> bytes:
    """Give the file's bytes; only of a file on a disk, since a pipe may never end, and a device has no end."""
    if path.is_dir():
        raise UserFileError(f"'{path}' is a folder: --add needs a CSV file with the columns state and value.")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UserFileError(f"'{path}' is a pipe or a device: save what comes out of it as a CSV file first.")
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as failure:
        raise UserFileError(f"'{path}' can't be read: {failure.strerror}. Check the name and the folder.") from failure
    except ValueError as failure:
        raise UserFileError(f"{quoted(str(path))} can't be read: {failure}. Check the name.") from failure
    if len(content) > largest:
        raise UserFileError(
            f"'{path}' is larger than {largest // 1_000_000} MB: is it the right file? Take the columns and years "
            f"out of it that you need."
        )
    return content


def _decoded(path: Path, raw: bytes) -> tuple[str, str]:
    """Give the text, and the encoding where it isn't plain UTF-8."""
    for start, what in OTHER_FORMS.items():
        if raw.startswith(start):
            raise UserFileError(f"'{path}' is {what} and no text: save the table as CSV, UTF-8.")
    try:
        if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            return raw.decode("utf-32"), "UTF-32"
        if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return raw.decode("utf-16"), "UTF-16"
        if bare := _bare_utf16(raw):
            return raw.decode(bare), "UTF-16"
        marked = raw.startswith(codecs.BOM_UTF8)
        return raw.decode("utf-8-sig"), "UTF-8 with a byte order mark" if marked else ""
    except UnicodeDecodeError as failure:
        if "utf-8" not in failure.encoding.lower():
            raise UserFileError(f"'{path}' isn't whole {failure.encoding} text: save it as CSV, UTF-8.") from failure
        at = failure.start
    try:
        return raw.decode("cp1252"), "Windows-1252 (it isn't UTF-8)"
    except UnicodeDecodeError as failure:
        raise UserFileError(
            f"'{path}' isn't UTF-8 text (byte {at}), nor UTF-16 or Windows-1252: save it as CSV, UTF-8."
        ) from failure


def _bare_utf16(raw: bytes) -> str:
    """Tell UTF-16 without a mark by its zero bytes, which stand in every second place of plain letters."""
    start = raw[:2000]
    half = len(start) // 2
    if half < 8:
        return ""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else ""


def _excel_mark(content: str) -> tuple[str, int]:
    """Read the line ``sep=;`` by which Excel is told a separator: it, and the lines that this takes."""
    first = content[:10].split("\n", 1)[0].strip().lower()
    mark = content[4:5] if first.startswith("sep=") and "\n" in content[:10] else ""
    return (mark, 1) if mark in SEPARATORS else ("", 0)


def _header(
    path: Path, content: str, start: int, given: str, score: Score
) -> tuple[str, tuple[str, ...], int, tuple[str, ...]]:
    """Find the separator and the header: separator, header, its line, and what is to be said."""
    best: tuple[int, int, str, list[str], int] | None = None
    first: dict[str, tuple[int, list[str]]] = {}
    for separator in [given] if given else SEPARATORS:
        for line, fields in _first_rows(content, separator, start):
            first.setdefault(separator, (line, fields))
            points = score(fields)
            if points and (best is None or (points, len(fields)) > best[:2]):
                best = (points, len(fields), separator, fields, line)
    if best is None:
        if not first:
            raise UserFileError(
                f"'{path}' holds no rows: a header with state and value, and a row per state, are needed."
            )
        separator = max(first, key=lambda each: len(first[each][1]))
        line, fields = first[separator]
        return separator, _named(fields), line, ()
    _, _, separator, fields, line = best
    above = sum(1 for at, _ in _first_rows(content, separator, start) if at < line)
    notes = (f"{above} lines above the header (line {line}) are read over.",) if above else ()
    return separator, _named(fields), line, notes


def _first_rows(content: str, separator: str, start: int) -> list[tuple[int, list[str]]]:
    """Give the first rows that hold anything, each with the line it ends in."""
    sample = islice(io.StringIO(content[:SAMPLE], newline=""), PREAMBLE + start)
    reader = csv.reader(sample, delimiter=separator)
    rows: list[tuple[int, list[str]]] = []
    try:
        for fields in reader:
            if reader.line_num > start and any(field.strip() for field in fields):
                rows.append((reader.line_num, fields))
    except csv.Error:
        # What is wrong is told where the rows are read, with its line.
        pass
    return rows


def _named(fields: Sequence[str]) -> tuple[str, ...]:
    """Give the header's names without the spaces around them."""
    return tuple(field.strip() for field in fields)
