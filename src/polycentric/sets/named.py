"""The sets of states on which power is compared: all, the ten largest, lists of powers, and a user's own."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import UnknownNameError
from polycentric.labels import numbers, on_states, spread
from polycentric.panel import group_record
from polycentric.panel.state_index import id_among
from polycentric.sets.lists import MAJOR_POWERS, PERMANENT_FIVE, on_list
from polycentric.sets.shares import within

# A set is named: one of these, which every world has, one of a list that a panel holds, or a user's own.
StateSet = str
STATE_SETS: tuple[StateSet, ...] = ("all", "ten_largest", "majors", "permanent_five")
GREAT_POWER_SETS: tuple[StateSet, ...] = ("ten_largest", "majors", "permanent_five")
LABELS: dict[StateSet, str] = {
    "all": "all states",
    "ten_largest": "the ten largest by the index itself",
    "majors": "the major powers of the Correlates of War list (to 2016, carried forward)",
    "permanent_five": "the permanent five of the Security Council",
    "majors_2024": "the major powers of the Correlates of War list, edition of 2024",
    "global_maoz": "the global powers of Maoz's list (two since 1991)",
    "powers_maoz": "the global and regional powers of Maoz's list",
}
LARGEST = 10
_LISTS = {"majors": MAJOR_POWERS, "permanent_five": PERMANENT_FIVE}
# Lists that a panel of two centuries may hold: the variables that mark who is on them.
_HELD: Mapping[StateSet, tuple[str, ...]] = {
    "majors_2024": ("cowmaj",),
    "global_maoz": ("maoz_global",),
    "powers_maoz": ("maoz_global", "maoz_regional"),
}
Own = Mapping[StateSet, Sequence[str]]


def offered(panel: xr.Dataset, own: Own | None = None) -> tuple[StateSet, ...]:
    """Name the sets that a world compares: those of every world, the lists that its panel holds, and a user's own.

    The list of major powers of 2024 names the same states as that of 2016 in every year, so it is no set of its own.
    """
    held = [name for name, variables in _HELD.items() if all(variable in panel for variable in variables)]
    return (*STATE_SETS, *(name for name in held if name != "majors_2024"), *(own or {}))


def label_of(state_set: StateSet) -> str:
    """Say in words who is in a set; a user's own set is called by its name."""
    return LABELS.get(state_set, state_set)


def members(panel: xr.Dataset, power: xr.DataArray, state_set: StateSet, own: Own | None = None) -> xr.DataArray:
    """Tell which states belong to a set, whether or not they have data.

    The ten largest are taken among the states with data; equal values at the edge go by label, so that the order of the
    states never matters. A group is in a list's set if any of its members is. A user's own set is the same states in
    every year.

    Parameters
    ----------
    panel : Dataset
    power : DataArray, (..., state)
        On the years of the panel; runs and draws may stand beside.
    state_set : str
        ``all``, ``ten_largest``, ``majors``, ``permanent_five``, another that `offered` names.
    own : mapping of str to sequence of str, optional
        A user's own sets by name.

    Returns
    -------
    DataArray, bool, on the dimensions of `power`, `state` last

    Raises
    ------
    UnknownNameError
        If no set has that name, or a user's own names a state that the panel doesn't have.
    """
    shape = numbers(power).shape
    if own and state_set in own:
        return on_states(np.broadcast_to(_fixed(own[state_set], panel), shape).copy(), power)
    if state_set == "all":
        return on_states(np.ones(shape, dtype=bool), power)
    if state_set == "ten_largest":
        return on_states(_largest(power), power)
    if state_set in _LISTS:
        return on_states(spread(on_list(_LISTS[state_set], panel) == 1.0, power).values, power)
    if state_set in _HELD and all(variable in panel for variable in _HELD[state_set]):
        return on_states(spread(_marked(_HELD[state_set], panel), power).values, power)
    raise UnknownNameError("state set", state_set, offered(panel, own))


def shares(panel: xr.Dataset, power: xr.DataArray, state_set: StateSet = "all") -> xr.DataArray:
    """Make an index into shares of a set.

    Parameters
    ----------
    panel : Dataset
        Whose lists of powers and memberships say who is in the set.
    power : DataArray, (..., state)
        An index of that panel.
    state_set : str
        ``"all"``, ``"ten_largest"``, ``"majors"``, ``"permanent_five"``, or the name of another list of powers.

    Returns
    -------
    DataArray, (..., state), fraction
        Sums to one over the set's observed members; missing outside the set, without data, and where the set's members
        hold no power at all.

    Raises
    ------
    DataError
        If a power is negative, or the powers can't be added up: a share would mean nothing.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> from polycentric.power import INDICES
    >>> panel = load("now")
    >>> part = shares(panel, INDICES["output_ppp"](panel), "permanent_five")
    >>> round(part.sel(state="China").item(), 2)
    0.46
    """
    return shares_within(power, members(panel, power, state_set), state_set)


def shares_within(power: xr.DataArray, inside: xr.DataArray, state_set: StateSet) -> xr.DataArray:
    """Make an index into shares of the states marked true, which are those of a set."""
    result = on_states(numbers(within(power, inside)), power)
    result.attrs = {"units": "fraction", "long_name": f"Share of {label_of(state_set)}", "state_set": state_set}
    return result


def _largest(power: xr.DataArray) -> NDArray[np.bool_]:
    """Mark the ten largest observed of each cell of the leading dimensions."""
    by_label, held = np.argsort(power["state"].values.astype(str)), numbers(power)
    values = held[..., by_label]
    order = np.argsort(np.where(np.isnan(values), np.inf, -values), axis=-1, kind="stable")[..., :LARGEST]
    marks = np.zeros(held.shape, dtype=bool)
    np.put_along_axis(marks, by_label[order], values=True, axis=-1)
    return marks & ~np.isnan(held)


def _fixed(states: Sequence[str], panel: xr.Dataset) -> NDArray[np.bool_]:
    """Mark the states of a user's own set; a group is in it if any of its members is."""
    labels, groups = [str(label) for label in panel["state"].values], group_record.members(panel)
    known = sorted({*labels, *(member for each in groups.values() for member in each)})
    chosen = {id_among(state, known) for state in states}
    return np.array([bool({label, *groups.get(label, ())} & chosen) for label in labels])


def _marked(variables: Sequence[str], panel: xr.Dataset) -> xr.DataArray:
    """Tell who is on any of the lists; nobody outside their years."""
    held = [panel[name].transpose(..., "year", "state") == 1 for name in variables]
    marks = reduce(or_, held)
    return marks.drop_vars([name for name in marks.coords if name not in marks.dims])
