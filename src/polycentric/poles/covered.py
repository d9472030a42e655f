"""The coverage rule: how much of a set must have data before anything is said about its poles or its concentration.

- A named set (majors, the permanent five, a user's own): every member that is in the world.
- All states, the ten largest, and the tie layers that a definition reads: at least half of the states, and states that
  hold at least 90% of the world's people. Where population is known for less than 90% of the states it can weigh
  nothing: then at least 90% of the states, and every major power, must have data.

The rule and its numbers are this project's. A share of a set of which most is missing is no share: one state with data
would always be the only pole of the world. "The world" is the states of the panel, and over two centuries those that
the Correlates of War list has in the year: before 1920 it has few states outside Europe and the Americas, so that what
is *all states* there is far from all the people on earth.
"""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.panel.coverage import masked
from polycentric.poles.lists import MAJOR_POWERS, on_list
from polycentric.power.shares import PEOPLE

LEAST_STATES = 0.5
LEAST_PEOPLE = 0.9
# Without people to weigh by, as large a part of the states.
LEAST_STATES_UNWEIGHED = 0.9
_WHOLE_WORLD = ("all", "ten_largest")
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
    if state_set not in _WHOLE_WORLD:
        lacking, empty = inside & there & ~observed, ~np.any(inside & there, axis=1)
        labels = panel["state"].values
        return tuple(_unnamed(labels[row], empty=nobody) for row, nobody in zip(lacking, empty, strict=True))
    return _of_the_world(panel, observed & there, there)


def people_of(panel: xr.Dataset) -> NDArray[np.float64] | None:
    """Give the population that weighs the states, (year, state); None where the panel holds none."""
    name = next((name for name in PEOPLE if name in panel), None)
    return None if name is None else masked(panel, name).transpose("year", "state").values.astype(np.float64)


def _there(panel: xr.Dataset, observed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which states there are: by the Correlates of War's list where the panel has it, which its sources follow."""
    # Before 1950 the Gleditsch-Ward list has many states that the other lacks, and no source of power has them either.
    kept = [name for name in ("in_cow", "exists") if name in panel.coords]
    if not kept:
        return np.ones_like(observed)
    return panel[kept[0]].transpose("year", "state").values.astype(bool)


def _unnamed(lacking: NDArray[np.object_], *, empty: bool) -> str:
    """Say which members of a named set have no data, or that it has none."""
    if empty:
        return "the set has no member in this world in this year"
    return f"no data for {', '.join(map(str, lacking))}: every member of the set is needed" if len(lacking) else ""


def _of_the_world(panel: xr.Dataset, observed: NDArray[np.bool_], there: NDArray[np.bool_]) -> tuple[str, ...]:
    """Apply the rule for the whole world to every year."""
    people = people_of(panel)
    known = np.zeros_like(there) if people is None else there & ~np.isnan(people)
    counted = np.zeros(there.shape) if people is None else np.where(known, people, 0.0)
    states, held, total = there.sum(axis=1), observed.sum(axis=1), counted.sum(axis=1)
    part = (counted * observed).sum(axis=1) / np.where(total > 0, total, 1.0)
    weighed = (known.sum(axis=1) >= LEAST_STATES_UNWEIGHED * states) & (total > 0)
    enough = (held >= LEAST_STATES * states) & (part >= LEAST_PEOPLE - _HAIR)
    majors = ((on_list(MAJOR_POWERS, panel).values == 1.0) & there & ~observed).any(axis=1)
    plenty = (held >= LEAST_STATES_UNWEIGHED * states) & ~majors
    lacking = (held == 0) | ~np.where(weighed, enough, plenty)
    return tuple(
        _gap(int(states[year]), int(held[year]), float(part[year]) if weighed[year] else None) if lacking[year] else ""
        for year in range(len(there))
    )


def _gap(states: int, held: int, part: float | None) -> str:
    """Word the gap of one year; `part` is that of the people, where they can weigh the states."""
    if held == 0:
        return "no state has data"
    said = f"{held} of {states} states have data" if held > 1 else f"1 of {states} states has data"
    if part is not None:
        return f"{said}, with {part:.0%} of the people: needed are {LEAST_STATES:.0%} and {LEAST_PEOPLE:.0%}"
    if held < LEAST_STATES_UNWEIGHED * states:
        return f"{said}: needed are {LEAST_STATES_UNWEIGHED:.0%}, for too few populations are known to weigh them by"
    return f"{said}, but not every major power, and too few populations are known to weigh the rest by"
