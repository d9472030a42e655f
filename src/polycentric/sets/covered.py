"""The coverage rule: how much of a set must have data before anything is said about its poles or its concentration.

- A named set (majors, the permanent five, a user's own): every member that is in the world.
- All states, the largest, and the tie layers that a definition reads: at least half of the states, and states that
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

from polycentric.labels import numbers, spread, truths, widest
from polycentric.panel.reading import offered, read
from polycentric.sets.lists import MAJOR_POWERS, on_list
from polycentric.sets.named import LARGEST

LEAST_STATES = 0.5
LEAST_PEOPLE = 0.9
# Without people to weigh by, as large a part of the states.
LEAST_STATES_UNWEIGHED = 0.9
_WHOLE_WORLD = ("all", *LARGEST)
_TOLERANCE = 1e-12
Reasons = NDArray[np.object_]


def gaps(panel: xr.Dataset, observed: xr.DataArray, inside: xr.DataArray, state_set: str) -> Reasons:
    """Say for each cell of the leading dimensions why a set isn't sufficiently observed; empty where it is.

    Parameters
    ----------
    panel : Dataset
    observed : DataArray, (..., state), bool
        Which states have data.
    inside : DataArray, (..., state), bool
        Which states belong to the set, with data or not; the whole world is looked at for `all` and the
        largest.
    state_set : str

    Returns
    -------
    array of str on the leading dimensions of `observed`
    """
    held, members, present = truths(observed), truths(spread(inside, observed)), truths(_is_present(panel, observed))
    if state_set not in _WHOLE_WORLD:
        return _of_a_list(held, members & present, panel["state"].values)
    return _of_the_world(panel, observed, held & present, present)


def ground(panel: xr.Dataset) -> xr.DataArray:
    """Give an array (..., state) on the leading dimensions of all by which coverage is judged: lists and people."""
    labels = {name: panel[name].values for name in ("year", "state")}
    shape = tuple(each.size for each in labels.values())
    like, people = xr.DataArray(np.zeros(shape), dims=tuple(labels), coords=labels), people_of(panel)
    lists = [panel[name].transpose(..., "state") for name in ("in_cow", "exists") if name in panel.coords]
    return widest(like, *lists[:1], *([] if people is None else [people]))


def people_of(panel: xr.Dataset) -> xr.DataArray | None:
    """Give the population that weighs the states, within borders of the day; None where the panel holds none."""
    borders = "of the day"
    return read(panel, "population", borders=borders) if offered(panel, "population", borders=borders) else None


def _is_present(panel: xr.Dataset, like: xr.DataArray) -> xr.DataArray:
    """Tell which states there are: by the Correlates of War's list where the panel has it, which its sources follow."""
    # Before 1950 the Gleditsch-Ward list has many states that the other lacks, and no source of power has them either.
    kept = [name for name in ("in_cow", "exists") if name in panel.coords]
    return spread(panel[kept[0]].astype(bool), like) if kept else xr.ones_like(like, dtype=bool)


def _of_a_list(held: NDArray[np.bool_], members: NDArray[np.bool_], labels: NDArray[np.object_]) -> Reasons:
    """Apply the rule for a named set: every member that is in the world."""
    reasons, lacking, some = np.full(held.shape[:-1], "", dtype=object), members & ~held, np.any(members, axis=-1)
    for cell in np.argwhere(np.any(lacking, axis=-1) | ~some):
        at = tuple(cell)
        reasons[at] = _unnamed(labels[lacking[at]], empty=not some[at])
    return reasons


def _unnamed(lacking: NDArray[np.object_], *, empty: bool) -> str:
    """Say which members of a named set have no data, or that it has none."""
    if empty:
        return "the set has no member in this world in this year"
    return f"no data for {', '.join(map(str, lacking))}: every member of the set is needed" if len(lacking) else ""


def _of_the_world(
    panel: xr.Dataset, like: xr.DataArray, observed: NDArray[np.bool_], present: NDArray[np.bool_]
) -> Reasons:
    """Apply the rule for the whole world to every cell."""
    people = people_of(panel)
    counted = np.full(present.shape, np.nan) if people is None else numbers(spread(people, like))
    known = present & ~np.isnan(counted)
    counted = np.where(known, counted, 0.0)
    states, held, total = present.sum(axis=-1), observed.sum(axis=-1), counted.sum(axis=-1)
    part = (counted * observed).sum(axis=-1) / np.where(total > 0, total, 1.0)
    weighed = (known.sum(axis=-1) >= LEAST_STATES_UNWEIGHED * states) & (total > 0)
    enough = (held >= LEAST_STATES * states) & (part >= LEAST_PEOPLE - _TOLERANCE)
    listed = truths(spread(on_list(MAJOR_POWERS, panel) == 1.0, like))
    plenty = (held >= LEAST_STATES_UNWEIGHED * states) & ~(listed & present & ~observed).any(axis=-1)
    reasons = np.full(held.shape, "", dtype=object)
    for cell in np.argwhere((held == 0) | ~np.where(weighed, enough, plenty)):
        at = tuple(cell)
        reasons[at] = _gap(int(states[at]), int(held[at]), float(part[at]) if weighed[at] else None)
    return reasons


def _gap(states: int, held: int, part: float | None) -> str:
    """Word the gap of one year; `part` is that of the people, where they can weigh the states."""
    if held == 0:
        return "no state has data"
    counted = f"{held} of {states} states have data" if held > 1 else f"1 of {states} states has data"
    if part is not None:
        return f"{counted}, with {part:.0%} of the people: needed are {LEAST_STATES:.0%} and {LEAST_PEOPLE:.0%}"
    if held < LEAST_STATES_UNWEIGHED * states:
        return f"{counted}: needed are {LEAST_STATES_UNWEIGHED:.0%}, for too few populations are known to weigh them by"
    return f"{counted}, but not every major power, and too few populations are known to weigh the rest by"
