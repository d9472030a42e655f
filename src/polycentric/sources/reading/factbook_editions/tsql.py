"""Read the archive's files: T-SQL text, of which only the tuples are parsed and nothing is ever run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TUPLE = re.compile(
    r"\s*\((\d+), (\d+), (\d+), N'((?:[^']|'')*+)', (?:N'((?:[^']|'')*+)'|NULL)\)\s*[,;]?[ \t]*\r?(?:\n|$)"
)
_HEAD = re.compile(r"-- CountryFields for year (\d{4}): ([\d,]+) rows")
_FRAME = re.compile(
    r"(?:--.*|GO|SET IDENTITY_INSERT CountryFields (?:ON|OFF);?|VALUES|INSERT INTO CountryFields \(.*\)|)\r?\n?"
)


@dataclass(frozen=True)
class Printed:
    """One field of one record as the archive holds it; `country` is the archive's number of a record in an edition."""

    country: int
    field: str
    text: str


@dataclass(frozen=True)
class Mangled:
    """A stretch of the file that is neither a tuple nor the frame around the tuples."""

    line: int
    text: str


def announced(text: str) -> tuple[int, int] | None:
    """Give the edition and the number of rows that a file's first line announces, or None."""
    match = _HEAD.match(text)
    return (int(match[1]), int(match[2].replace(",", ""))) if match else None


def fields(text: str) -> Iterator[Printed | Mangled]:
    """Give every tuple of a file in order, and every line that is neither a tuple nor known frame.

    A tuple whose quotes don't close costs its own line alone: reading goes on with the next one.
    """
    place, line = 0, 1
    while place < len(text):
        match = _TUPLE.match(text, place)
        if match:
            yield Printed(int(match[3]), match[4].replace("''", "'"), (match[5] or "").replace("''", "'"))
            end = match.end()
        else:
            end = text.find("\n", place) + 1 or len(text)
            if not _FRAME.fullmatch(text[place:end]):
                yield Mangled(line, text[place:end].strip())
        line += text.count("\n", place, end)
        place = end
