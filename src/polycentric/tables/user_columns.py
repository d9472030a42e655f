"""Finds which column of a user's file holds what: by its name, by the user's word, or by a publisher's layout."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from polycentric.errors import UserFileError
from polycentric.tables.user_layouts import column_not_named, layout_of, missing_column
from polycentric.tables.user_reading import Reading

# Names of columns, in small letters and with spaces for what stands between words, by the code system they say.
STATE_COLUMNS: Mapping[str, Sequence[str]] = {
    "": ("state", "country", "country name", "entity", "statename", "statenme", "state name", "countryname", "nation",
         "country or area", "land", "staat", "pays", "état", "país", "pais", "paese", "stato", "страна", "国家",
         "الدولة"),
    "cow": ("ccode", "cowcode", "cow code", "cow", "cown", "cow ccode", "ccode cow"),
    "gw": ("gwcode", "gwno", "gw code", "gw", "gwn", "gwid", "gw id"),
    "iso3": ("iso3", "iso3c", "iso 3", "iso a3", "iso3 code", "iso code", "alpha 3", "alpha 3 code", "country code",
             "countrycode", "code"),
    "iso2": ("iso2", "iso2c", "iso 2", "iso a2", "iso2 code", "alpha 2", "alpha 2 code"),
    "iso": ("iso3n", "ison", "iso numeric", "iso n3", "m49", "m49 code"),
    "cowc": ("stateabb", "cowc", "state abb"),
    "gwc": ("gwc", "gw abb"),
}  # fmt: skip
SYSTEMS = {name: system for system, names in STATE_COLUMNS.items() for name in names}
# The first of these that a file has names its states; the others are looked at where it doesn't.
ORDER = ("cow", "gw", "iso3", "iso2", "iso", "cowc", "gwc", "")
IN_HEADER = -2  # the place of the state, where each has a column of values
YEAR_COLUMNS = ("year", "time", "jahr", "année", "annee", "año", "ano", "anno", "год", "年", "السنة")
TITLES = ("indicator name", "series name")
ABOUT = ("indicator name", "indicator code", "series name", "series code", "time code", "unit", "source", "notes",
         "version", "region", "scode", "flag", "stateabb")  # fmt: skip
_YEAR = re.compile(r"(?:[xy]|yr)?([12][0-9]{3})(?: \[yr\1\])?")


@dataclass(frozen=True)
class End:
    """One end of a tie, or the state: the columns that name it, the first first, with their systems."""

    places: tuple[int, ...]
    systems: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """Which column holds what, by its place in the header.

    Attributes
    ----------
    ends : tuple of End
        The state, or the two ends of a tie.
    keys : tuple of str
        What the rows are about: ``("state",)``, ``("state", "partner")``, ``("state1", "state2")``.
    value : int
        -1 where each year, or each state, has a column.
    year, unit, source : int
        -1 where there is none.
    years : mapping of int to int
        The year by the place of its column, for a file with one column a year.
    across : mapping of int to str
        The state by the place of its column, for a file with one column a state.
    notes : tuple of str
    title : int
        The place of the name of an indicator; -1 where there is none.
    """

    ends: tuple[End, ...]
    keys: tuple[str, ...]
    value: int
    year: int = -1
    unit: int = -1
    source: int = -1
    years: Mapping[int, int] | None = None
    across: Mapping[int, str] | None = None
    notes: tuple[str, ...] = ()
    title: int = -1


def plain(name: str) -> str:
    """Give a column's name in small letters, with one space for whatever stands between its words."""
    return re.sub(r"[\s_.\-]+", " ", name.strip().lower()).strip()


def looks_like_header(fields: Sequence[str], value: str, reading: Reading) -> int:
    """Count what a row names that a header names; 0 for a row that isn't one."""
    names = [plain(field) for field in fields]
    named_columns = {plain(_untyped(column)) for column in reading.columns.values()}
    named = {name for name in names if name in named_columns}
    ends = {name for name in names if _system(name) is not None} | named
    rest = {name for name in names if name in (value, "value", "pole", *YEAR_COLUMNS)} | named
    years = sum(1 for name in names if _YEAR.fullmatch(name))
    if not (ends or "year" in names) or len(names) < 2:
        return 0
    return len(ends | rest) + min(years, 50) if rest or years or len(names) > 1 else 0


def find_columns(
    path: Path, header: Sequence[str], keys: Sequence[tuple[str, ...]], value: str, reading: Reading
) -> Plan:
    """Find which column holds what.

    Raises
    ------
    UserFileError
        If the columns that are needed are lacking, or twice there.
    """
    by_user = _named_by_user(path, header, reading)
    if reading.layout:
        by_user = {**_of_layout(path, header, reading), **by_user}
    names = [plain(name) for name in header]
    columns = _ends(header, names, keys, by_user)
    year = by_user.get("year", _first(names, YEAR_COLUMNS))
    unit, source = (by_user.get(role, _first(names, (role,))) for role in ("unit", "source"))
    across = _across(header, names, year, value, by_user) if columns is None and ("state",) in keys else None
    if columns is None and across is None:
        raise _wrong(path, header, keys, value)
    ends, key = columns or ((End((IN_HEADER,), ("",)),), ("state",))
    used = {year, unit, source, *(place for end in ends for place in end.places)}
    at, years, notes = (-1, None, ()) if across else _value(path, header, names, value, by_user, used, keys, year)
    _refuse_twice(path, header, names, {at, year, unit, source, *(end.places[0] for end in ends if not across)})
    notes_made = (*notes, *_notes_on_columns(header, ends, across))
    return Plan(ends, key, at, year, unit, source, years, across, notes_made, _first(names, TITLES))


def _named_by_user(path: Path, header: Sequence[str], reading: Reading) -> dict[str, int]:
    """Find the columns that the user names."""
    columns: dict[str, int] = {}
    names = [plain(name) for name in header]
    for role, column in reading.columns.items():
        shown = column if plain(column) in names else _untyped(column)
        exact = [at for at, name in enumerate(header) if name == shown]
        places = exact or [at for at, name in enumerate(names) if name == plain(shown)]
        if len(places) != 1:
            problem = "twice" if places else f"not there; the file has {', '.join(header)}"
            raise UserFileError(f"'{path}': the column {shown} of --columns {role}={column} is {problem}.")
        columns[role] = places[0]
        if shown != column:
            columns[f"{role} as {column.split(':', 1)[0].strip().lower()}"] = places[0]
    return columns


def _of_layout(path: Path, header: Sequence[str], reading: Reading) -> dict[str, int]:
    """Find the columns of a publisher's layout."""
    layout, column = layout_of(reading.layout)
    names = [plain(name) for name in header]
    columns: dict[str, int] = {}
    for column_name, system in layout.state:
        at = _first(names, (plain(column_name),))
        if at >= 0:
            columns[f"layout {len(columns)} as {system}"] = at
    lacking = [] if _first(names, (plain(layout.state[0][0]),)) >= 0 else [layout.state[0][0]]
    for role, column_name in (("year", layout.year), ("value", column or _only(layout.values, names))):
        at = _first(names, (plain(column_name),)) if column_name else -1
        if at >= 0:
            columns[role] = at
        elif column_name:
            lacking.append(column_name)
    if lacking:
        raise missing_column(path, reading.layout, layout, " and ".join(lacking), ", ".join(header[:20]))
    if "value" not in columns and layout.year and "value" not in reading.columns and "value" not in names:
        rest = [header[at] for at in range(len(header)) if at not in columns.values() and names[at] not in ABOUT]
        if len(rest) > 1:
            raise column_not_named(path, reading.layout, layout, ", ".join(rest[:20]))
    return columns


def _only(values: Sequence[str], names: Sequence[str]) -> str:
    """Give the one of some columns that a file has; nothing where it has none or several."""
    here = [value for value in values if value in names]
    return here[0] if len(here) == 1 else ""


def _ends(
    header: Sequence[str], names: Sequence[str], keys: Sequence[tuple[str, ...]], by_user: Mapping[str, int]
) -> tuple[tuple[End, ...], tuple[str, ...]] | None:
    """Find the columns of the state, or of both ends of a tie."""
    fitting = [(fitting_ends, key) for key in keys if (fitting_ends := [_end(names, role, by_user) for role in key])]
    whole = [(tuple(end for end in fitting_ends if end is not None), key) for fitting_ends, key in fitting]
    complete = [(ends, key) for ends, key in whole if len(ends) == len(key)]
    return max(complete, key=lambda each: len(each[1]), default=None)


def _end(names: Sequence[str], role: str, by_user: Mapping[str, int]) -> End | None:
    """Find the columns of one end: as asked for, as the layout has them, or by their names."""
    layout = [(key.split(" as ")[1], at) for key, at in by_user.items() if key.startswith("layout ")]
    if role in by_user:
        typed = next((key.split(" as ")[1] for key in by_user if key.startswith(f"{role} as ")), None)
        own = _system(names[by_user[role]], role) or ""
        return End((by_user[role],), (typed if typed is not None else own,))
    if role == "state" and layout:
        return End(tuple(at for _, at in layout), tuple(system for system, _ in layout))
    named = [(system, at) for at, name in enumerate(names) if (system := _system(name, role)) is not None]
    ordered = sorted(named, key=lambda each: ORDER.index(each[0]))
    return End(tuple(at for _, at in ordered), tuple(system for system, _ in ordered)) if ordered else None


def _system(name: str, role: str = "state") -> str | None:
    """Give the code system that a column's name says; None for a column of something else."""
    if role in ("state1", "state2"):
        base, number = name[:-1].strip(), name[-1:]
        return SYSTEMS.get(base) if number == role[-1] else None
    if role == "partner":
        return "" if name == "partner" else SYSTEMS.get(name.removeprefix("partner ")) if "partner " in name else None
    return SYSTEMS.get(name)


def _value(
    path: Path,
    header: Sequence[str],
    names: Sequence[str],
    value: str,
    by_user: Mapping[str, int],
    used: set[int],
    keys: Sequence[tuple[str, ...]],
    year: int,
) -> tuple[int, Mapping[int, int] | None, tuple[str, ...]]:
    """Find the column of the value, or those of the years; say it where the file doesn't call it so."""
    at = by_user.get(value, by_user.get("value", _first(names, (value,))))
    if at >= 0:
        return at, None, ()
    years = {place: int(match[1]) for place, name in enumerate(names) if (match := _YEAR.fullmatch(name))}
    if years and year < 0:
        first, last = min(years.values()), max(years.values())
        return -1, years, (f"Each year has a column: {len(years)}, {first}-{last}.",)
    rest = [place for place, name in enumerate(names) if place not in used and name and name not in ABOUT]
    if value == "value" and len(rest) == 1 and keys and _system(names[rest[0]]) is None:
        return rest[0], None, (f"The value is the column {header[rest[0]]}.",)
    raise _wrong(path, header, keys, value)


def _across(
    header: Sequence[str], names: Sequence[str], year: int, value: str, by_user: Mapping[str, int]
) -> dict[int, str] | None:
    """Find a file with a row a year and a column a state."""
    from polycentric.errors import PolycentricError
    from polycentric.tables.user_states import state_in

    others = {at: name for at, name in enumerate(header) if at != year and name}
    if year < 0 or value in names or len(others) < 2 or "value" in by_user:
        return None

    def is_state(text: str) -> bool:
        try:
            return bool(state_in(text, None))
        except PolycentricError:
            return False

    known = sum(is_state(name) for name in others.values())
    return others if known >= 2 and known > len(others) / 2 else None


def _notes_on_columns(header: Sequence[str], ends: Sequence[End], across: Mapping[int, str] | None) -> list[str]:
    """Say which columns name the state where there are several, or where they are the header."""
    if across:
        return [f"Each state has a column: {len(across)}."]
    several = [end for end in ends if len(end.places) > 1]
    return [f"States are read from the column {header[end.places[0]]}." for end in several]


def _first(names: Sequence[str], columns: Sequence[str]) -> int:
    """Give the place of the first of some columns; -1 where there is none."""
    return next((names.index(name) for name in columns if name in names), -1)


def _untyped(column: str) -> str:
    """Take the code system away that stands before a column's name, as in ``gw:number``."""
    system, colon, rest = column.partition(":")
    return rest.strip() if colon and system.strip().lower() in STATE_COLUMNS else column


def _refuse_twice(path: Path, header: Sequence[str], names: Sequence[str], used: set[int]) -> None:
    """Refuse two columns of one name where it is one that is read."""
    twice = sorted({header[at] for at in used if at >= 0 and names.count(names[at]) > 1})
    if twice:
        raise UserFileError(
            f"'{path}' has the column{'s' if len(twice) > 1 else ''} {', '.join(twice)} twice: which counts is not for "
            f"us to guess. Take one out, or rename it."
        )


def _wrong(path: Path, header: Sequence[str], keys: Sequence[tuple[str, ...]], value: str) -> UserFileError:
    """Say which columns a file has, which are right, and how to name them."""
    right = " or ".join(",".join((*key, value)) for key in keys)
    example = ",".join(f"{role}=NAME" for role in (*keys[0], value))
    shown = ", ".join(header[:30]) + (f" and {len(header) - 30} more" if len(header) > 30 else "")
    return UserFileError(
        f"'{path}' has the columns {shown or 'none'}: {right} is right. Say which is which with --columns {example}, "
        f"or name the publisher with --layout."
    )
