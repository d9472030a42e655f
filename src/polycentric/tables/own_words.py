"""Word what is wrong with a user's own copy for the user: what the file has, and what to do with it.

Readers word their refusals for files that are pinned, of which nobody but their description can be wrong. Nothing that
a copy holds may end as an error of ours.
"""

import csv
import io
import re
from pathlib import Path

import polars as pl

from polycentric.errors import DataError
from polycentric.reading import content_of
from polycentric.sources.contract import RemoteFile, Source
from polycentric.sources.reading.raw import PACKED

TEXT = (".csv", ".tsv", ".tab", ".txt")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
BROKEN = (csv.Error, UnicodeError, ValueError, ArithmeticError, LookupError, TypeError, RecursionError,
          pl.exceptions.PolarsError)  # fmt: skip
HINT = re.compile(r"\s*\n.*?(?=\): |$)", re.DOTALL)  # what a library advises its own callers
UNEVEN = "more fields"


def check_text(source: Source, file: RemoteFile, path: Path) -> None:
    """Refuse what is no text where a text file is described: a zero byte stands in none.

    Raises
    ------
    DataError
        It says what the file is instead, as far as its first bytes tell.
    """
    try:
        content = content_of(path)
    except OSError:
        return  # its reader says why
    if Path(file.path).suffix.lower() not in TEXT or content.startswith(PACKED):
        return
    if content.startswith(UTF_16):
        raise DataError(f"'{path.name}' is text in UTF-16: save it as CSV in UTF-8, and hand it over again.")
    place = content.find(b"\0")
    if place >= 0:
        line = content.count(b"\n", 0, place) + 1
        raise DataError(
            f"'{path.name}' is no text: line {line} has a zero byte. It is another kind of file, or damaged: hand over "
            f"the file that {source.address} has."
        )


def worded(error: Exception, source: Source, path: Path) -> DataError:
    """Give the error in the words that its user needs: without a library's advice to its callers."""
    told = str(error)
    if "utf-8" in told.lower() or "utf8" in told.lower():
        return _not_utf_8(path) or _plain(error, source, path)
    if UNEVEN in told:
        return _uneven(path, source) or _plain(error, source, path)
    return _plain(error, source, path)


def _plain(error: Exception, source: Source, path: Path) -> DataError:
    """Keep what the reader says, and say where to get the file again."""
    told = HINT.sub("", str(error))
    if not isinstance(error, DataError):
        return DataError(
            f"'{path.name}' cannot be read ({told}): it is damaged, or another kind of file. Get it again from "
            f"{source.address}."
        )
    again = re.compile(r"([Ff])etch it again|([Gg])et it again(?! from)|([Aa])sk for it again")
    return DataError(again.sub(lambda found: f"{_first(found[0])}et it again from {source.address}", told))


def _first(words: str) -> str:
    """Give the first letter of what begins a sentence, or doesn't."""
    return "G" if words[0].isupper() else "g"


def _not_utf_8(path: Path) -> DataError | None:
    """Name the first line that isn't in UTF-8."""
    content = content_of(path)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line, byte = content.count(b"\n", 0, error.start) + 1, content[error.start]
        return DataError(
            f"'{path.name}' is not in UTF-8: line {line} has the byte 0x{byte:02X}, which is "
            f"'{bytes([byte]).decode('latin-1')}' in Latin-1. Save it as CSV in UTF-8, and hand it over again."
        )
    return None


def _uneven(path: Path, source: Source) -> DataError | None:
    """Name the first line that has more fields than the header."""
    lines = csv.reader(io.StringIO(content_of(path).decode("utf-8-sig", "replace"), newline=""))
    width = len(next(lines, []))
    wide = next(((lines.line_num, len(line)) for line in lines if len(line) > width), None)
    return wide and DataError(
        f"'{path.name}' has {wide[1]} fields in line {wide[0]}, and {width} in its header: mend that line (a comma "
        f"within a field needs quotation marks), or get the file again from {source.address}."
    )
