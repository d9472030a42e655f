"""The coverage rule: how much of a set must have data before anything is said about its poles or its concentration.

- A named set (majors, the permanent five): every member that is in the world.
- All states, the ten largest, and the tie layers that a definition reads: at least half of the states, and states that
  hold at least 90% of the world's people. Where population is known for less than 90% of the states it can weigh
  nothing: then at least 90% of the states, and every major power, must have data.

The rule and its numbers are this project's. A share of a set of which most is missing is no share: one state with data
would always be the only pole of the world.
"""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.poles.lists import MAJOR_POWERS, on_list

LEAST_STATES = 0.5
LEAST_PEOPLE = 0.9
# Without people to weigh by, as large a part of the states.
LEAST_STATES_UNWEIGHED = 0.9
_NAMED = ("majors", "permanent_five")
_HAIR = 1e-12


def gaps(panel: xr.Dataset, observed: NDArray[np.bool_], inside: NDArray[np.bool_], state_set: str) -> tuple[str, ...]:
    """Say for each year why a set isn't sufficiently observed; empty where it is.

    Parameters
    ----------
    panel : Dataset
    observed : array (year, state), bool
        Which states have data.
    inside : array (year, state), bool
        Which states belong to the set, with data or not; the whole world is looked at for `all` and `ten_largest`.
    state_set : str
    """
    there = _there(panel, observed)
    if state_set in _NAMED:
        lacking = inside & there & ~observed
        return tuple(_unnamed(panel["state"].values[row]) for row in lacking)
    people = panel["population"].transpose("year", "state").values if "population" in panel else None
    majors = on_list(MAJOR_POWERS, panel).values == 1.0
    return tuple(
        _gap(observed[year] & there[year], there[year], None if people is None else people[year], majors[year])
        for year in range(len(observed))
    )


def _there(panel: xr.Dataset, observed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which states there are: by the Correlates of War's list where the panel has it, which its sources follow."""
    # Before 1950 the Gleditsch-Ward list has many states that the other lacks, and no source of power has them either.
    kept = [name for name in ("in_cow", "exists") if name in panel.coords]
    if not kept:
        return np.ones_like(observed)
    return panel[kept[0]].transpose("year", "state").values.astype(bool)


def _unnamed(lacking: NDArray[np.object_]) -> str:
    """Say which members of a named set have no data."""
    return f"no data for {', '.join(map(str, lacking))}: every member of the set is needed" if len(lacking) else ""


def _gap(
    observed: NDArray[np.bool_],
    there: NDArray[np.bool_],
    people: NDArray[np.float64] | None,
    majors: NDArray[np.bool_],
) -> str:
    """Apply the rule for the whole world to one year."""
    states, held = int(there.sum()), int(observed.sum())
    if held == 0:
        return "no state has data"
    said = f"{held} of {states} states have data" if held > 1 else f"1 of {states} states has data"
    known = np.zeros_like(there) if people is None else there & ~np.isnan(people)
    if people is not None and known.sum() >= LEAST_STATES_UNWEIGHED * states and people[known].sum() > 0:
        part = float(people[known & observed].sum() / people[known].sum())
        if held >= LEAST_STATES * states and part >= LEAST_PEOPLE - _HAIR:
            return ""
        return f"{said}, with {part:.0%} of the people: needed are {LEAST_STATES:.0%} and {LEAST_PEOPLE:.0%}"
    if held < LEAST_STATES_UNWEIGHED * states:
        return f"{said}: needed are {LEAST_STATES_UNWEIGHED:.0%}, for too few populations are known to weigh them by"
    if (majors & there & ~observed).any():
        return f"{said}, but not every major power, and too few populations are known to weigh the rest by"
    return ""
