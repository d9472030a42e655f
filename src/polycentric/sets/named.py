"""The sets of states on which power is compared: all, so many of the largest, lists of powers, and a user's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import UnknownNameError
from polycentric.labels import numbers, on_states, spread
from polycentric.panel import group_record
from polycentric.panel.state_index import id_among
from polycentric.sets.lists import MAJOR_POWERS, PERMANENT_FIVE, StateList, on_list
from polycentric.sets.shares import within

# A set is named: one of these, which every world has, one of a list that a panel holds, or a user's own.
StateSet = str


@dataclass(frozen=True)
class NamedSet:
    """A set of states with a name.

    Attributes
    ----------
    label : str
        What a reader sees.
    size : int
        How many of the largest by the index itself are in it; 0 where that doesn't decide.
    on : StateList, optional
        The list of powers that every world has, where that decides.
    marked_by : tuple of str
        The variables of a panel that mark its members, where these decide.
    off_map : str
        Why it isn't in the verdict map unless it is asked for; empty where it is.
    """

    label: str
    size: int = 0
    on: StateList | None = None
    marked_by: tuple[str, ...] = ()
    off_map: str = ""


_LIST = "a list of powers names its members, and how many there are decides: the map takes sets of fixed size"
SETS: Mapping[StateSet, NamedSet] = {
    "all": NamedSet("all states"),
    "five_largest": NamedSet("the five largest by the index itself", size=5),
    "eight_largest": NamedSet("the eight largest by the index itself", size=8),
    "ten_largest": NamedSet(
        "the ten largest by the index itself",
        size=10,
        off_map="the map has sets of five and eight, and a third of the same kind would say the same",
    ),
    "majors": NamedSet(
        "the major powers of the Correlates of War list (to 2016, carried forward)", on=MAJOR_POWERS, off_map=_LIST
    ),
    "permanent_five": NamedSet("the permanent five of the Security Council", on=PERMANENT_FIVE, off_map=_LIST),
    "majors_2024": NamedSet(
        "the major powers of the Correlates of War list, edition of 2024", marked_by=("cowmaj",), off_map=_LIST
    ),
    "global_maoz": NamedSet(
        "the global powers of Maoz's list (two since 1991)",
        marked_by=("maoz_global",),
        off_map="it has two members in half of its years, and a set of two can't be multipolar",
    ),
    "powers_maoz": NamedSet(
        "the global and regional powers of Maoz's list", marked_by=("maoz_global", "maoz_regional"), off_map=_LIST
    ),
}
# Those of every world; the others need a list that a panel of two centuries may hold.
STATE_SETS: tuple[StateSet, ...] = tuple(name for name, each in SETS.items() if not each.marked_by)
GREAT_POWER_SETS: tuple[StateSet, ...] = tuple(name for name in STATE_SETS if name != "all")
LARGEST: Mapping[StateSet, int] = {name: each.size for name, each in SETS.items() if each.size}
LISTS: tuple[StateSet, ...] = tuple(name for name, each in SETS.items() if each.on is not None or each.marked_by)
LABELS: Mapping[StateSet, str] = {name: each.label for name, each in SETS.items()}
Own = Mapping[StateSet, Sequence[str]]


def offered(panel: xr.Dataset, own: Own | None = None) -> tuple[StateSet, ...]:
    """Name the sets that a world compares: those of every world, the lists that its panel holds, and a user's own.

    The list of major powers of 2024 names the same states as that of 2016 in every year, so it is no set of its own.
    """
    held = [
        name
        for name, each in SETS.items()
        if each.marked_by and all(variable in panel for variable in each.marked_by) and name != "majors_2024"
    ]
    return (*STATE_SETS, *held, *(own or {}))


def on_map(sets: Sequence[StateSet]) -> list[StateSet]:
    """Keep the sets that stand in the verdict map: of the package those of fixed size and all states, and a user's."""
    return [name for name in sets if name not in SETS or not SETS[name].off_map]


def label_of(state_set: StateSet) -> str:
    """Say in words who is in a set; a user's own set is called by its name."""
    return LABELS.get(state_set, state_set)


def members(panel: xr.Dataset, power: xr.DataArray, state_set: StateSet, own: Own | None = None) -> xr.DataArray:
    """Tell which states belong to a set, whether or not they have data.

    The largest are taken among the states with data; equal values at the edge go by label, so that the order of the
    states never matters. A group is in a list's set if any of its members is. A user's own set is the same states in
    every year.

    Parameters
    ----------
    panel : Dataset
    power : DataArray, (..., state)
        On the years of the panel; runs and draws may stand beside.
    state_set : str
        ``all``, ``five_largest``, ``majors``, another that `offered` names.
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
    record = SETS.get(state_set)
    if record is not None and record.size:
        return on_states(_largest(power, record.size), power)
    if record is not None and record.on is not None:
        return on_states(spread(on_list(record.on, panel) == 1.0, power).values, power)
    if record is not None and all(variable in panel for variable in record.marked_by):
        return on_states(spread(_marked(record.marked_by, panel), power).values, power)
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
        ``"all"``, ``"five_largest"``, ``"eight_largest"``, ``"ten_largest"``, ``"majors"``, ``"permanent_five"``, or
        the name of another list of powers.

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


def _largest(power: xr.DataArray, size: int) -> NDArray[np.bool_]:
    """Mark so many of the largest observed of each cell of the leading dimensions."""
    by_label, held = np.argsort(power["state"].values.astype(str)), numbers(power)
    values = held[..., by_label]
    order = np.argsort(np.where(np.isnan(values), np.inf, -values), axis=-1, kind="stable")[..., :size]
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
