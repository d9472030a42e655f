"""Read the table of states that ships with the package, once and on first use."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from polycentric.errors import UnknownNameError
from polycentric.packaged import read_rows
from polycentric.states.codes import Code, Cow, Gec, Gw, Iso3, Polity
from polycentric.states.contract import (
    Dispute,
    Group,
    Letters,
    ListName,
    Name,
    Spell,
    State,
    Succession,
    Territory,
)

Record = TypeVar("Record", Spell, Name)
FOLDER = Path(__file__).parent / "data"
_NUMBERS: Mapping[str, type[Cow] | type[Gw] | type[Polity]] = {"cow": Cow, "gw": Gw, "polity": Polity}


def rows(name: str) -> list[dict[str, str]]:
    """Give the rows of one CSV file of the table, as text by column."""
    return read_rows(FOLDER / name)


@cache
def states() -> Mapping[str, State]:
    """Give every state by id, those of the past included."""
    return MappingProxyType({row["id"]: _state(row) for row in rows("states.csv")})


@cache
def spells() -> Mapping[str, tuple[Spell, ...]]:
    """Give each state's spells under every code system, in order of time."""
    listed = [*rows("codes.csv"), *({"system": "polity", "list": "main"} | row for row in rows("polity_codes.csv"))]
    return _grouped((row["id"], _spell(row)) for row in listed)


@cache
def names() -> Mapping[str, tuple[Name, ...]]:
    """Give each state's names, with the days between which they mean it; a state's names end with the state."""
    ends = {state: end for state in states() if (end := _end(state)) is not None}
    return _grouped((row["id"], _name(row, ends.get(row["id"]))) for row in rows("aliases.csv"))


@cache
def past_names() -> Mapping[str, tuple[Name, ...]]:
    """Give what states were called that are called otherwise today."""
    return _grouped((row["id"], _name(row)) for row in rows("past_names.csv"))


@cache
def successions() -> tuple[Succession, ...]:
    """Give every passing of one state into another, in order of time; the ends of colonies are not among them."""
    return tuple(
        Succession(row["predecessor"], row["successor"], date.fromisoformat(row["date"]), row["kind"])
        for row in rows("successions.csv")
    )


@cache
def territories() -> tuple[Territory, ...]:
    """Give the names of places and bodies that are not states, each with what it is."""
    return tuple(Territory(**row) for row in rows("territories.csv"))


@cache
def disputes() -> tuple[Dispute, ...]:
    """Give the disputed cases, with both sides' terms and what the lists do."""
    return tuple(Dispute(**row) for row in rows("disputed.csv"))


@cache
def groups() -> tuple[Group, ...]:
    """Give the names of regions, organisations and other groups that tables list beside states."""
    return tuple(Group(**row) for row in rows("groups.csv"))


@cache
def letters() -> tuple[Letters, ...]:
    """Give the letters by which the lists abbreviate states, and ISO's two letters."""
    return tuple(
        Letters(row["system"], row["letters"], row["id"], *(_whole(row[key]) for key in ("code", "first", "last")))
        for row in rows("letters.csv")
    )


@cache
def territory_codes() -> Mapping[str, str]:
    """Give the territories by their codes: ISO 3166-1's letters and numbers, and GEC's small letters."""
    keys = ("iso2", "iso3", "number", "gec")
    return MappingProxyType(
        {row[key]: row["territory"] for row in rows("territory_codes.csv") for key in keys if row[key]}
    )


@cache
def list_names() -> tuple[ListName, ...]:
    """Give what single lists of states mean by names that alone would mean several states, or another."""
    return tuple(
        ListName(row["list"], row["name"], row["id"], _whole(row["first"]), _whole(row["last"]))
        for row in rows("list_names.csv")
    )


def get(state: State | str) -> State:
    """Give the state with this id; a state is given back as it is.

    Parameters
    ----------
    state : State or str
        A state or its id.

    Raises
    ------
    UnknownNameError
        If no state has this id; nearest ids are suggested.

    Examples
    --------
    >>> get("DEU").capital
    'Berlin'
    """
    if isinstance(state, State):
        return state
    try:
        return states()[state]
    except KeyError:
        raise UnknownNameError("state id", state, states()) from None


def _grouped(pairs: Iterable[tuple[str, Record]]) -> Mapping[str, tuple[Record, ...]]:
    grouped: dict[str, list[Record]] = defaultdict(list)
    for state, record in pairs:
        grouped[state].append(record)
    return MappingProxyType({state: tuple(records) for state, records in grouped.items()})


def _state(row: dict[str, str]) -> State:
    return State(
        id=row["id"],
        name=row["name"],
        iso3=Iso3(row["iso3"]) if row["iso3"] else None,
        iso_numeric=int(row["iso_numeric"]) if row["iso_numeric"] else None,
        gec=Gec(row["gec"]) if row["gec"] else None,
        region=row["region"],
        capital=row["capital"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        today=row["today"],
        note=row["note"],
    )


def _spell(row: dict[str, str]) -> Spell:
    system, start = row["system"], date.fromisoformat(row["start"])
    return Spell(row["id"], system, _code(system, row["code"]), start, _day(row["end"]), row["list"])


def _code(system: str, written: str) -> Code | None:
    """Give the typed code; our own spell, of a state in neither list, has none."""
    if system == "own":
        return None
    return Iso3(written) if system == "iso3" else _NUMBERS[system](int(written))


def _name(row: dict[str, str], end: date | None = None) -> Name:
    return Name(row["id"], row["name"], _day(row["start"]), _day(row["end"]) or end, row.get("kind") == "former")


def _end(state: str) -> date | None:
    """Give the last day of a state in any list, or None while it lives on in one."""
    ends = [spell.end for spell in spells()[state] if spell.system not in {"iso3", "polity"}]
    return max(end for end in ends if end) if all(ends) else None


def _whole(written: str) -> int | None:
    return int(written) if written else None


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
