"""Which large traders the trade source of two centuries has no flows of: partners can't be ranked without them.

Of West Germany in 1960-89 it has 60 flows, though the totals of states have all of its trade. A state's partners are
ranked by what is known; where a partner that may be among the first is not, they are not ranked.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from polycentric.errors import CoverageError, NotFetchedError
from polycentric.pictures.drawing.words import listed, the
from polycentric.states import name_of
from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import DEPENDENCE, TRADE

LARGE, AROUND = 5, 10  # so many traders of a year, by their totals of the nearest year within so many
HALF = 0.5
FLOWS = ("flow", "smoothflow")
WEST_GERMANY, WITHOUT = "DEU", range(1960, 1990)
LACKS = "the trade source lacks West Germany's trade of 1960-89"


def is_of_the_archive(layer: TieLayer) -> bool:
    """Tell whether a layer is trade by the source of two centuries."""
    return layer.name in FLOWS or layer.label in {TRADE.label, DEPENDENCE.label}


def unranked(state: str, year: int, rows: Iterable[Mapping[str, Any]]) -> str:
    """Say why a state's partners in trade can't be ranked; empty where they can.

    Parameters
    ----------
    state : str
    year : int
    rows : iterable of mapping
        Its ties whose value is known, with `state` and `partner`.

    Returns
    -------
    str
        A clause without a full stop, in small letters.
    """
    sides: dict[str, set[str]] = {"state": set(), "partner": set()}
    for row in rows:
        for side, other in (("state", "partner"), ("partner", "state")):
            if row[side] == state:
                sides[side].add(str(row[other]))
    missing = [
        each
        for each in large_traders(year)
        if each != state and any(known and each not in known for known in sides.values())
    ]
    return _why(state, year, missing) if missing else ""


def absent(year: int, rows: Iterable[Mapping[str, Any]]) -> str:
    """Say which large traders have hardly a flow with the other large ones, where all states' ties are ranked."""
    large = set(large_traders(year))
    partners: dict[str, set[str]] = {each: set() for each in large}
    for row in rows:
        if row["state"] in large and row["partner"] in large:
            partners[row["state"]].add(row["partner"])
    missing = [each for each in large_traders(year) if len(partners[each]) < HALF * (len(large) - 1)]
    return _why("", year, missing) if missing and len(missing) < HALF * len(large) else ""


def without(one: str, other: str, year: int) -> str:
    """Say that the source lacks the trade of two states, where it is known to."""
    return LACKS if WEST_GERMANY in (one, other) and year in WITHOUT else ""


def _why(state: str, year: int, missing: Collection[str]) -> str:
    """Say what is missing: all of West Germany, or the trade with some by name."""
    if year in WITHOUT and WEST_GERMANY in {state, *missing}:
        return f"{LACKS}; partners cannot be ranked"
    names = listed([the(name_of(each, year)) for each in missing])
    return f"the trade source lacks {'its trade with' if state else 'most trade of'} {names}; partners cannot be ranked"


def large_traders(year: int) -> tuple[str, ...]:
    """Give the states that traded most, of those that lived in a year; none where the source isn't here."""
    try:
        return _large_traders(year)
    except (CoverageError, NotFetchedError):
        return ()


@lru_cache(maxsize=256)
def _large_traders(year: int) -> tuple[str, ...]:
    """Rank the states of a year by their totals in the nearest year known."""
    from polycentric.panel.load import load

    span = (max(year - AROUND, 1870), min(year + AROUND, 2014))
    panel = load("history", years=span, series=["exports", "imports"])
    years, states = panel["year"].values, [str(state) for state in panel["state"].values]
    if year not in years:
        return ()
    both = (panel["exports"] + panel["imports"]).transpose("year", "state").values
    lived = panel["exists"].transpose("year", "state").values[int(np.flatnonzero(years == year)[0])]
    nearest = np.argsort(np.abs(years - year), kind="stable")
    size: dict[str, float] = {}
    for place, state in enumerate(states):
        known = [float(both[row, place]) for row in nearest if np.isfinite(both[row, place])]
        if lived[place] and known:
            size[state] = known[0]
    return tuple(sorted(size, key=lambda each: (-size[each], each))[:LARGE])
