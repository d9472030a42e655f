"""Reads a user's own CSV file of numbers by state, or by pair of states, under the same rules as any source.

Columns: ``state`` (or ``state`` and ``partner``, or ``state1`` and ``state2`` where a tie has no direction), ``value``,
and if need be ``year``, ``unit`` and ``source``. A state is named by its id or by any name that the matcher knows.
"""

import csv
import hashlib
import io
import math
import re
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from polycentric.errors import CoverageError, PolycentricError, UserFileError
from polycentric.states import State, facts, find, names_of, spells
from polycentric.states.codes import written
from polycentric.states.spelling import form

OPTIONAL = ("year", "unit", "source")
LARGEST_FILE = 50_000_000
SMALLEST, LARGEST = 1e-100, 1e100  # so that sums, squares and shares of values neither overflow nor vanish
_NUMBER = re.compile(r"[+-]?(?P<digits>[0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
Resolve = Callable[[str, int | None], str]
# A day on which only the names are in use that still mean their state.
_LATEST = date.max


@dataclass(frozen=True)
class UserRow:
    """One row: the states that it is about, the value, and the year, where one is given."""

    states: tuple[str, ...]
    value: float
    year: int | None
    line: int


@dataclass(frozen=True)
class UserTable:
    """A user's file, read and checked.

    Attributes
    ----------
    rows : tuple of UserRow
    unit, source : str
        As the file says, or that it doesn't.
    sha256 : str
        Of the file's bytes, for the provenance of whatever rests on it.
    columns : tuple of str
        The key columns that the file has.
    """

    rows: tuple[UserRow, ...]
    unit: str
    source: str
    sha256: str
    columns: tuple[str, ...]


def read_user_file(
    path: Path, keys: Sequence[tuple[str, ...]], resolve: Resolve, *, negative: bool, value: str = "value"
) -> UserTable:
    """Read a user's file.

    Parameters
    ----------
    path : Path
        A CSV file, UTF-8, with a header.
    keys : sequence of tuples of str
        The key columns that the file may have, one of these.
    resolve : callable
        Turns a state's name or code, and the year of its row, into its id, or raises.
    negative : bool
        Whether values below zero are allowed.
    value : str
        The column that holds the value.

    Raises
    ------
    UserFileError
        If the file can't be read or breaks a rule; the message names the line, the value and what would be right.
    """
    content = _content(path)
    header, lines = _lines(path, content)
    columns = _columns(path, header, keys, value)
    rows = tuple(_row(path, number, line, columns, resolve, value, negative=negative) for number, line in lines)
    _check_whole(path, rows, dated="year" in header)
    return UserTable(
        rows,
        _said(lines, "unit", "not stated"),
        _said(lines, "source", f"file {path.name}"),
        hashlib.sha256(content).hexdigest(),
        columns,
    )


def state_in(text: str, year: int | None) -> str:
    """Give the id of the state that a name, code or id means in a year; without one, in today's world.

    Raises
    ------
    PolycentricError
        If it means none or several, or meant one only at another time: the state that bears the name no more, or is no
        more, is suggested and never taken.
    """
    when = _LATEST if year is None and written(text) is None else year
    try:
        state = find(text, when)
    except CoverageError:
        raise CoverageError(_other_time(text, find(text), year)) from None
    if _given_up(text, state, date.max.year if year is None else year):
        raise CoverageError(_other_time(text, state, year))
    ends = [spell.end for spell in spells(state)]
    if year is not None and ends and all(end is not None and end.year < year for end in ends):
        raise CoverageError(f"'{text}' was no state any more in {year}: give the row another year, or take it out.")
    return state.id


def _given_up(text: str, state: State, year: int) -> bool:
    """Tell whether a state bore this name first, and no more in the year: Prussia, the Ottoman Empire, Persia."""
    first = [name for name in facts.past_names().get(state.id, ()) if name.start is None and name.end is not None]
    return any(form(name.text) == form(text) and name.end.year < year for name in first if name.end is not None)


def _other_time(text: str, state: State, year: int | None) -> str:
    """Say whom a name meant, and when."""
    known = (*facts.past_names().get(state.id, ()), *names_of(state))
    borne = next((str(name) for name in known if form(name.text) == form(text) and str(name)), "")
    of = f"in {year}" if year is not None else "today, and the row has no year"
    return (
        f"'{text}' names no state {of}; it was {state.name}'s ({state.id}){borne}: write {state.id} if "
        f"that is meant, or a year in which the name was borne."
    )


def header_of(path: Path) -> list[str]:
    """Give the columns of a user's file, which say what it is about.

    Raises
    ------
    UserFileError
        If the file can't be read.
    """
    return _lines(path, _content(path))[0]


def own_files(files: Sequence[Path], known: Collection[str], kind: str) -> dict[str, Path]:
    """Give the user's files by the names that their entries take, each of which must be new.

    Raises
    ------
    UserFileError
        If a file is named like an entry of the package, or like another file.
    """
    named: dict[str, Path] = {}
    for path in files:
        if path.stem in known:
            raise UserFileError(
                f"'{path}' is named like the built-in {kind} '{path.stem}': rename the file, e.g. 'my_{path.name}'."
            )
        if path.stem in named:
            raise UserFileError(
                f"'{path}' and '{named[path.stem]}' both give a {kind} '{path.stem}': add one, or rename one."
            )
        named[path.stem] = path
    return named


def _content(path: Path) -> bytes:
    """Give the file's bytes; only of a file on a disk, since a pipe may never end, and a device has no end."""
    if path.is_dir():
        raise UserFileError(f"'{path}' is a folder: --add needs a CSV file with the columns state and value.")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UserFileError(f"'{path}' is a pipe or a device: save what comes out of it as a CSV file first.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as failure:
        raise UserFileError(f"'{path}' can't be read: {failure.strerror}. Check the name and the folder.") from failure
    if len(content) > LARGEST_FILE:
        raise UserFileError(f"'{path}' is larger than {LARGEST_FILE // 1_000_000} MB: is it the right file?")
    return content


def _lines(path: Path, content: bytes) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """Split a file into its header and its lines, each with its number."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise UserFileError(f"'{path}' isn't UTF-8 text (byte {failure.start}): save it as CSV, UTF-8.") from failure
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        lines = list(_named(path, header, reader))
    except csv.Error as failure:
        raise UserFileError(
            f"'{path}', line {reader.line_num}: {failure}; fields are separated by commas."
        ) from failure
    if not lines:
        raise UserFileError(f"'{path}' holds no rows: a header with state and value, and a row per state, are needed.")
    return header, lines


def _named(path: Path, header: list[str], reader: "csv._reader") -> Iterator[tuple[int, dict[str, str]]]:  # pyright: ignore[reportAttributeAccessIssue]
    """Give each line that isn't empty as a dict, with its number."""
    for fields in reader:
        if not any(field.strip() for field in fields):
            continue
        if len(fields) != len(header):
            raise UserFileError(
                f"'{path}', line {reader.line_num}: {len(fields)} fields, where the header has {len(header)}: "
                f"put a name or number that holds a comma in quotes."
            )
        yield reader.line_num, {name: field.strip() for name, field in zip(header, fields, strict=True)}


def _columns(path: Path, header: Sequence[str], keys: Sequence[tuple[str, ...]], value: str) -> tuple[str, ...]:
    """Find the key columns, and refuse columns that are lacking, repeated or unknown."""
    found = max((key for key in keys if set(key) <= set(header)), key=len, default=None)
    if found is None or value not in header:
        right = " or ".join(",".join((*key, value)) for key in keys)
        raise UserFileError(f"'{path}' has the columns {', '.join(header) or 'none'}: {right} is right.")
    strange = [name for name in header if name not in {*found, value, *OPTIONAL}]
    twice = sorted({name for name in header if header.count(name) > 1})
    if strange or twice:
        raise UserFileError(
            f"'{path}' has the column{'s' if len(strange or twice) > 1 else ''} {', '.join(strange or twice)} "
            f"{'which means nothing here' if strange else 'twice'}; known: {', '.join((*found, value, *OPTIONAL))}."
        )
    return found


def _row(
    path: Path,
    number: int,
    line: Mapping[str, str],
    columns: Sequence[str],
    resolve: Resolve,
    value: str,
    *,
    negative: bool,
) -> UserRow:
    """Check one line."""
    place = f"'{path}', line {number}"
    year = _year(place, line.get("year", ""))
    states = tuple(_state(place, line[column], year, resolve) for column in columns)
    if len(set(states)) < len(states):
        raise UserFileError(f"{place}: a tie of {states[0]} to itself means nothing here: take the line out.")
    return UserRow(states, _value(place, line[value], negative=negative), year, number)


def _state(place: str, text: str, year: int | None, resolve: Resolve) -> str:
    """Find out which state is meant."""
    try:
        return resolve(text, year)
    except PolycentricError as unknown:
        raise UserFileError(f"{place}: {unknown}") from None


def _value(place: str, text: str, *, negative: bool) -> float:
    """Read a number; an empty field is a missing value."""
    if text == "":
        return math.nan
    if text.lower().lstrip("+-") in {"inf", "infinity", "nan"}:
        raise UserFileError(f"{place}: the value '{text}' isn't finite: leave the field empty where nothing is known.")
    written = _NUMBER.fullmatch(text)
    if written is None:
        raise UserFileError(f"{place}: the value '{text}' isn't a number: write 1234.5, or leave it empty.")
    value = float(text) + 0.0  # minus zero is zero
    if not (SMALLEST <= abs(value) <= LARGEST or written["digits"].strip("0.") == ""):
        raise UserFileError(
            f"{place}: the value '{text}' lies outside {SMALLEST:g} to {LARGEST:g}, where sums and shares are exact "
            f"enough: choose another unit."
        )
    if value < 0 and not negative:
        raise UserFileError(f"{place}: the value {text} is below zero, and a share of it would mean nothing.")
    return value


def _year(place: str, text: str) -> int | None:
    """Read a year."""
    if text == "":
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise UserFileError(f"{place}: the year '{text}' isn't one: write it as 2024.")
    return int(text)


def _check_whole(path: Path, rows: Sequence[UserRow], *, dated: bool) -> None:
    """Refuse a file that says something twice, gives years here and there, or no value at all."""
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        if dated and row.year is None:
            raise UserFileError(f"'{path}', line {row.line}: no year, where the file has a column for it: fill it in.")
        earlier = seen.setdefault((*row.states, row.year), row.line)
        if earlier != row.line:
            raise UserFileError(
                f"'{path}', line {row.line}: {' to '.join(row.states)} stands in line {earlier} already."
            )
    if all(math.isnan(row.value) for row in rows):
        raise UserFileError(f"'{path}' holds no value at all: fill in the column value.")


def _said(lines: Sequence[tuple[int, Mapping[str, str]]], column: str, otherwise: str) -> str:
    """Give what a column says, if it says the same in every line that says anything."""
    said = {line[column] for _, line in lines if line.get(column)}
    return said.pop() if len(said) == 1 else ("; ".join(sorted(said)) or otherwise)
