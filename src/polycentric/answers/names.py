"""Finds the state that a user means."""

import contextlib
from typing import TYPE_CHECKING

from polycentric.errors import CoverageError, PolycentricError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import xarray as xr


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
        raise CoverageError(
            f"World '{panel.attrs.get('world')}' doesn't hold {state}: polycentric states lists its states."
        )
    return state.id


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
