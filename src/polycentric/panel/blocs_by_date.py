"""Who belongs to a bloc in which year, for panels that hold no memberships by name: the dates of its treaties."""

from collections.abc import Mapping, Sequence

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.sources import state_lists

# The blocs of which members are known by date: lists of `polycentric.sources.state_lists`.
BLOCS = ("EU",)


def spans_of(bloc: str) -> Mapping[str, state_lists.Span]:
    """Give the first and the last year of each member of a bloc; a last year of None means that it still is one."""
    return {state: spans[0] for state, spans in state_lists.spans(bloc).items()}


def first_year(bloc: str) -> int:
    """Give the first year in which a bloc had members.

    Raises
    ------
    CoverageError
        If no members by date are known of it.
    """
    if bloc not in BLOCS:
        raise CoverageError(f"Members by date are known of {', '.join(BLOCS)}, and not of '{bloc}'.")
    return min(first for first, _ in spans_of(bloc).values())


def members_by_year(panel: xr.Dataset, bloc: str) -> NDArray[np.bool_]:
    """Tell which of a panel's states are members in which of its years, (year, state).

    Raises
    ------
    CoverageError
        If no members by date are known of the bloc.
    """
    first_year(bloc)
    spans = spans_of(bloc)
    years = panel["year"].values
    inside = np.zeros((years.size, panel.sizes["state"]), dtype=np.bool_)
    for place, state in enumerate(panel["state"].values):
        if str(state) in spans:
            first, last = spans[str(state)]
            inside[:, place] = (years >= first) & (years <= (years[-1] if last is None else last))
    return inside


def members_in(bloc: str, year: int) -> Sequence[str]:
    """Name the members of a bloc in a year."""
    return sorted(
        state for state, (first, last) in spans_of(bloc).items() if first <= year and (last is None or year <= last)
    )
