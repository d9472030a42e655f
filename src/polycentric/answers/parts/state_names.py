"""What `polycentric states match` says of each name: the state and a note, or why there is none."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.answers.asked import option
from polycentric.errors import UserFileError

if TYPE_CHECKING:
    from polycentric.states import Reading

HEADERS = ("name", "names", "state", "country", "country name", "countryname", "entity", "spelling", "country or area")
FIRST_YEAR = 1816
LARGEST_FILE = 50_000_000
NameAndYear = tuple[str, int | None]


def answer(text: str, year: int | None, names: str | None, *, typed: bool) -> "Reading":
    """Read a name as in a user's file; one typed on the command line may be our own id as well.

    The lists begin in 1816: for an earlier year a name means what it means then. Without a year our own id means its
    state also where that is one of the past.
    """
    from polycentric.states import facts, read

    when = None if year is None else max(year, FIRST_YEAR)
    reading = read(text, when, names=names, codes="id" if typed else None)
    own = text.strip().upper()
    if reading.kind == "not alive" and year is None and own in facts.states():
        return replace(reading, kind="state", state=own, note=reading.reason, reason="")
    if when != year and reading.state is not None:
        early = f"the lists of states begin in {FIRST_YEAR}, and {facts.states()[reading.state]} is in them then"
        reading = replace(reading, note="; ".join(filter(None, (reading.note, early))))
    return _with_other_systems(reading, year) if typed else reading


def _with_other_systems(reading: "Reading", year: int | None) -> "Reading":
    """Say of an id that its letters mean another state elsewhere, and so need their system in a file."""
    from polycentric.states import read

    in_file = read(reading.text, year)
    if reading.state is None or in_file.kind != "code":
        return reading
    return replace(reading, note="; ".join(filter(None, (reading.note, f"our own id; in a file {in_file.reason}"))))


def complaint(those: Sequence["Reading"]) -> str:
    """Word the message about the names that mean no state; the reason alone where there is only one name."""
    lacking = [one for one in those if one.state is None]
    if len(those) == 1:
        return lacking[0].reason
    names = ", ".join(f"'{one.text}'" for one in lacking[:10]) + (" and others" if len(lacking) > 10 else "")
    verb = "means" if len(lacking) == 1 else "mean"
    return (
        f"{len(lacking)} of {len(those)} names {verb} no state: {names}. The table says why, and what would be right."
    )


def names_in(path: Path, year: int | None = None) -> list[NameAndYear]:
    """Give the names in a file, each once: a line each, or the column of names, and of years, of a CSV file.

    `year` is for names without one of their own.

    Raises
    ------
    UserFileError
        If the file can't be read, or has no names.
    """
    import csv
    import io

    text = _text(path)
    sample = text.split("\n", 1)[0]
    separator = max(",;\t", key=sample.count)
    lines = [
        line for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(map(str.strip, line))
    ]
    header = [field.strip().lower() for field in lines[0]] if lines else []
    column = next((header.index(name) for name in HEADERS if name in header), None)
    if column is not None:
        years = header.index("year") if "year" in header else None
        pairs = [(line[column].strip(), _year(path, line, years) or year) for line in lines[1:] if len(line) > column]
    else:
        pairs = [(line.strip().strip('"'), year) for line in text.splitlines() if line.strip()]
    if not pairs:
        raise UserFileError(f"'{path}' holds no names: a name a line is right, or a CSV file with a column 'name'.")
    return list(dict.fromkeys(pairs))


def _year(path: Path, line: Sequence[str], column: int | None) -> int | None:
    """Give a line's year, where it has one; 1990.0 is 1990."""
    text = line[column].strip() if column is not None and len(line) > column else ""
    if not text:
        return None
    whole = text.removesuffix(".0")
    if not (whole.isascii() and whole.isdigit() and 1 <= int(whole) <= 9999):
        raise UserFileError(f"'{path}': the year '{text}' isn't one: write it as 2024.")
    return int(whole)


def _text(path: Path) -> str:
    """Give a file's text; only of a file on a disk, since a pipe may never end."""
    try:
        if not path.is_file():
            what = "is no file" if path.exists() else "isn't there"
            raise UserFileError(f"'{path}' {what}: {option('file')} needs a file with a name a line, or a CSV file.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as failure:
        raise UserFileError(f"'{path}' can't be read: {failure.strerror}. Check the name and the folder.") from failure
    if len(content) > LARGEST_FILE:
        raise UserFileError(f"'{path}' is larger than {LARGEST_FILE // 1_000_000} MB: is it the right file?")
    try:
        return content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
