"""Which state a text in a user's file means in the year of its row, and whether it lived then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NoReturn

from polycentric.errors import (
    AmbiguousNameError,
    BareCodeError,
    CoverageError,
    DataError,
    NotAStateError,
    PolycentricError,
    UnknownCodeError,
    UnknownNameError,
)
from polycentric.states import Cow, facts, get, name_of, names_of, spells, state_of
from polycentric.states.code_spells import spells_of
from polycentric.states.codes import Code, code_in, written
from polycentric.states.lists import offer
from polycentric.states.reading import Reading, read
from polycentric.states.spelling import form

FIRST_YEAR = 1816  # the lists of states begin here
_ERRORS: Mapping[str, type[PolycentricError]] = {
    "not alive": CoverageError,
    "ambiguous": AmbiguousNameError,
    "territory": NotAStateError,
    "group": NotAStateError,
    "code": BareCodeError,
}


@dataclass(frozen=True)
class Meaning:
    """The state that a text means.

    Attributes
    ----------
    state : str
        Its id.
    rank : float
        Of two rows of one state and year, the one of the higher rank counts: it is of the code that the state ended
        the year with.
    code : str
        As it is told to a reader; empty for a name.
    other_name : str
        The state's name in that year, where the text is another one: Russia in 1960, for the Soviet Union.
    note : str
        Without a year, what a reader must know of a former name: Burma stands for Myanmar.
    """

    state: str
    rank: float = 0.0
    code: str = ""
    other_name: str = ""
    note: str = ""


def state_in(text: str, year: int | None) -> str:
    """Give the id of the state that a name, code or id means in a year; without one, in today's world.

    Raises
    ------
    PolycentricError
        If it means none or several, or meant one only at another time: the state that bears the name no more, or is no
        more or not yet one, is suggested and never taken.
    """
    return meaning_of(text, year).state


def meaning_of(text: str, year: int | None, system: str = "", names: str = "") -> Meaning:
    """Give what a text means in a year.

    Parameters
    ----------
    text : str
    year : int or None
    system : str
        The code system of a column of codes; "cow_any" for COW's numbers without their years.
    names : str
        The list whose names the file uses.

    Raises
    ------
    PolycentricError
        If it means no state of that year, or several.
    """
    # The lists begin in 1816: who is in them then is not refused for earlier years.
    when = None if year is None else max(year, FIRST_YEAR)
    plain = text.strip().removesuffix(".0") if system else text
    if system == "cow_any":
        return _any_time(plain, year)
    reading = read(plain, when, codes=system or None, names=names or None)
    if reading.state is None:
        own = text.strip().upper()
        if reading.kind == "not alive" and year is None and system in ("", "id") and own in facts.states():
            return Meaning(own)  # an id means one state at any time; the world says whether it holds it
        _refuse(reading, year, system)
    other = name_of(reading.state, when) if reading.note and when is not None and not _is_dated(system) else ""
    code = _code(plain, system)
    note = reading.note if when is None and not system else ""
    return Meaning(reading.state, _rank(code, year), "" if code is None else str(code.value), other, note)


def _any_time(text: str, year: int | None) -> Meaning:
    """Give the state of a COW number, whatever number it has in the year."""
    if not (text.isascii() and text.isdecimal()):
        raise UnknownCodeError(f"'{text}' is no number of the Correlates of War.")
    state = state_of(Cow(int(text))).id
    check_alive(text, state, year)
    return Meaning(state, 0.0, text)


def _refuse(what: Reading, year: int | None, system: str) -> NoReturn:
    """Raise the error that fits what a text means in place of a state."""
    if what.kind == "unknown":
        known = [name.text for mine in facts.names().values() for name in mine]
        raise UnknownNameError("state", what.text, known)
    if what.kind == "code" and system:
        raise UnknownCodeError(what.reason)
    if what.kind == "not alive" and what.past is not None and not system and _code(what.text, "") is None:
        check_alive(what.text, what.past, year)
        if not in_gap(what.past, FIRST_YEAR if year is None else year):
            raise CoverageError(_other_time(what, year))
    raise _ERRORS[what.kind](what.reason)


def check_alive(text: str, state: str, year: int | None) -> None:
    """Refuse a year before a state's birth or after its end; before 1816 the lists don't say who was one.

    Raises
    ------
    CoverageError
        If the state was not one yet, or no more.
    """
    if year is None:
        return
    first, last = life(state)
    if year > last:
        raise CoverageError(f"'{text}' was no state any more in {year}: give the row another year, or take it out.")
    if year < first and not (year < FIRST_YEAR and first == FIRST_YEAR):
        raise CoverageError(
            f"'{text}' was no state yet in {year} ({get(state).name} is one since {first}): give the row another year, "
            f"or take it out."
        )


@cache
def life(state: str) -> tuple[int, int]:
    """Give the first and last year of a state in any list; 9999 while it lives."""
    mine = spells(state)
    ends = [spell.end.year for spell in mine if spell.end is not None]
    return min(spell.start.year for spell in mine), max(ends) if len(ends) == len(mine) else 9999


@cache
def in_gap(state: str, year: int) -> bool:
    """Tell a year between a state's birth and end in which no list holds it, as Germany from 1946 to 1948."""
    if state not in facts.states():
        return False
    first, last = life(state)
    return first < year < last and not any(
        spell.start.year <= year and (spell.end is None or year <= spell.end.year) for spell in spells(state)
    )


def gap_of(text: str, year: int | None, system: str = "", names: str = "") -> str:
    """Give the state that a text means in a year in which no list has it between its birth and its end; or nothing."""
    if year is None or year < FIRST_YEAR or system == "cow_any":
        return ""
    reading = read(text.strip().removesuffix(".0") if system else text, year, codes=system or None, names=names or None)
    return (
        reading.past if reading.kind == "not alive" and reading.past is not None and in_gap(reading.past, year) else ""
    )


def is_other_name(text: str, state: str, year: int) -> bool:
    """Tell a text that isn't the name of a state in a year, where the state had another name than today's."""
    then = name_of(state, year)
    return (form(then) != form(get(state).name) and form(get(state).name) == form(text)) or text.upper() == state


def _is_dated(system: str) -> bool:
    """Tell a system whose codes are of their time, so that none stands for another state's name."""
    return system in ("cow", "gw", "cowc", "gwc", "polity", "polityc")


def _code(text: str, system: str) -> Code | None:
    """Read a text as a code of a system, or with one; None for a name or an id."""
    if system == "id":
        return None
    try:
        return code_in(system, text) if system else written(text)
    except (DataError, BareCodeError):
        return None


def _rank(code: Code | None, year: int | None) -> float:
    """Say whether a code is one that its state ends the year with."""
    if code is None or year is None:
        return 0.0
    last = date(year, 12, 31)
    return float(any(spell.meets(last, last) for spell in spells_of(code)))


def _other_time(what: Reading, year: int | None) -> str:
    """Say whom a name meant, and when."""
    state = get(str(what.past))
    known = (*facts.past_names().get(state.id, ()), *names_of(state))
    borne = next((str(name) for name in known if form(name.text) == form(what.text) and str(name)), "")
    of = f"in {year}" if year is not None else "today, and the row has no year"
    others = [one for one in what.candidates if one != state.id]
    instead = f" (or {', '.join(others)})" if others else ""
    return (
        f"'{what.text}' names no state {of}; it was {state.name}'s ({state.id}){borne}: write {state.id}{instead} if "
        f"that is meant, or a year in which the name was borne.{offer(what.text, year)}"
    )
