"""Finds the state that a user means."""

import contextlib
from typing import TYPE_CHECKING

from polycentric.errors import CoverageError, PolycentricError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    import xarray as xr

LISTS = ("cow", "gw")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip


def find_state(text: str, panel: "xr.Dataset") -> str:
    """Give the id of the state that a name or id means, if this world holds it.

    Raises
    ------
    CoverageError
        If the world doesn't hold the state.
    PolycentricError
        If no state, or more than one, has that name.
    """
    from polycentric.states import find

    state = find(text, int(panel["year"].values[-1]))
    if state.id not in panel["state"].values:
        check_member(state.id, int(panel["year"].values[0]), int(panel["year"].values[-1]))
        raise CoverageError(
            f"World '{panel.attrs.get('world')}' doesn't hold {state}: polycentric states lists its states."
        )
    return state.id


def check_member(state: str, first: int, last: int) -> None:
    """Refuse a state that is on neither list of states in any of some years, with the days from which it is.

    Raises
    ------
    CoverageError
    """
    from polycentric.states import find, name_of, spells

    listed = [spell for spell in spells(find(state)) if spell.system in LISTS and spell.listed != "withdrawn"]
    if not listed or any(
        spell.start.year <= last and (spell.end is None or spell.end.year >= first) for spell in listed
    ):
        return
    system = next(each for each in LISTS if any(spell.system == each for spell in listed))
    days = [f"since {_day(spell.start)}" if spell.end is None else f"from {_day(spell.start)} to {_day(spell.end)}"
            for spell in sorted(listed, key=lambda each: each.start) if spell.system == system]  # fmt: skip
    when = str(last) if first == last else f"{first}-{last}"
    it = "is" if days[-1].startswith("since") else "was"
    raise CoverageError(f"{name_of(state)} was no member of the system in {when}: it {it} on the list "
                        f"{' and '.join(days)}.")  # fmt: skip


def _day(date: "datetime.date") -> str:
    """Write a day as it is said."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def find_state_of_any_year(text: str, panel: "xr.Dataset") -> str:
    """Give the id of the state that a name or id means in any year of this world, the last in which it means one.

    Raises
    ------
    PolycentricError
        As `find_state` does, of the last year.
    """
    try:
        return find_state(text, panel)
    except PolycentricError:
        for year in reversed(panel["year"].values[:-1]):
            with contextlib.suppress(PolycentricError):
                return find_state(text, panel.sel(year=[year]))
        raise


def id_of_any_year(text: str, years: "Iterable[int]") -> str:
    """Give the id of the state that a name or id means in the first of some years in which it means one.

    Raises
    ------
    PolycentricError
        As `polycentric.states.find` does of the first year.
    """
    from polycentric.states import find

    first, *others = years
    try:
        return find(text, first).id
    except PolycentricError:
        for year in others:
            with contextlib.suppress(PolycentricError):
                return find(text, year).id
        raise
