"""The sets of states on which power is compared: all, the ten largest, the major powers, the permanent five."""

import numpy as np
import xarray as xr

from polycentric.errors import UnknownNameError
from polycentric.poles.contract import STATE_SETS, StateSet
from polycentric.poles.labelled import on_states
from polycentric.poles.lists import MAJOR_POWERS, PERMANENT_FIVE, on_list
from polycentric.power.shares import within as fractions

LABELS: dict[StateSet, str] = {
    "all": "all states",
    "ten_largest": "the ten largest by the index itself",
    "majors": "the major powers of the Correlates of War list (to 2016, carried forward)",
    "permanent_five": "the permanent five of the Security Council",
}
LARGEST = 10
_LISTS = {"majors": MAJOR_POWERS, "permanent_five": PERMANENT_FIVE}


def members(panel: xr.Dataset, power: xr.DataArray, state_set: StateSet) -> xr.DataArray:
    """Tell which states belong to a set, whether or not they have data.

    The ten largest are taken among the states with data; equal values at the edge go by label, so that the order of the
    states never matters. A bloc is in a list's set if any of its members is.

    Parameters
    ----------
    panel : Dataset
    power : DataArray, (year, state)
    state_set : str
        ``all``, ``ten_largest``, ``majors`` or ``permanent_five``.

    Returns
    -------
    DataArray, (year, state), bool

    Raises
    ------
    UnknownNameError
        If no set has that name.
    """
    if state_set == "all":
        return on_states(np.ones(power.shape, dtype=bool), power)
    if state_set == "ten_largest":
        return on_states(_largest(power), power)
    if state_set in _LISTS:
        return on_states(on_list(_LISTS[state_set], panel).values == 1.0, power)
    raise UnknownNameError("state set", state_set, STATE_SETS)


def shares(panel: xr.Dataset, power: xr.DataArray, state_set: StateSet = "all") -> xr.DataArray:
    """Make an index into shares of a set.

    Returns
    -------
    DataArray, (year, state), fraction
        Sums to one over the set's observed members; missing outside the set, without data, and in a year in which the
        set's members hold no power at all.

    Raises
    ------
    DataError
        If a power is negative: a share of it would mean nothing.
    """
    return shares_within(power, members(panel, power, state_set), state_set)


def shares_within(power: xr.DataArray, inside: xr.DataArray, state_set: StateSet) -> xr.DataArray:
    """Make an index into shares of the states marked true, which are those of a set."""
    result = on_states(fractions(power, inside).values, power)
    result.attrs = {"units": "fraction", "long_name": f"Share of {LABELS[state_set]}", "state_set": state_set}
    return result


def _largest(power: xr.DataArray) -> np.ndarray:
    """Mark the ten largest observed of each year."""
    labels = np.argsort(np.argsort(power["state"].values.astype(str)))
    marks = np.zeros(power.shape, dtype=bool)
    for year, row in enumerate(power.values):
        order = np.lexsort((labels, np.where(np.isnan(row), np.inf, -row)))
        marks[year, [state for state in order[:LARGEST] if not np.isnan(row[state])]] = True
    return marks
