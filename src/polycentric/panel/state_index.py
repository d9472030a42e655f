"""Lets `sel` take a state by any of its names, ``panel.sel(state="China")``, and say in one line why it can't.

The index is pandas' own in all but `sel`: its labels are our ids, and a text that is none of them is read as
`polycentric.states.find` reads it. xarray aligns arrays whose indexes are of equal types; `StateIndex` counts as equal
to pandas', so that an array which has it is aligned with any other, and what xarray makes anew is merely without names.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np
import pandas as pd
import xarray as xr
from xarray.indexes import PandasIndex

from polycentric.errors import (
    AmbiguousNameError,
    BareCodeError,
    NotHereError,
    PolycentricError,
    UnknownNameError,
    nearest,
)
from polycentric.states import facts, find
from polycentric.states.codes import Code, bare_code_message
from polycentric.states.contract import State
from polycentric.states.lookup import meaning
from polycentric.states.membership import state_of

Labelled = TypeVar("Labelled", xr.Dataset, xr.DataArray)
DIMS = ("state", "partner")


class _EqualToPandas(type):
    """Makes a class equal to `PandasIndex`, which is what xarray asks before it aligns."""

    def __eq__(cls, other: object) -> bool:
        return other is PandasIndex or other is cls

    def __hash__(cls) -> int:
        return hash(PandasIndex)


class StateIndex(PandasIndex, metaclass=_EqualToPandas):
    """An index of states that is asked by id, name or code."""

    __slots__ = ()

    def sel(self, labels: dict[Any, Any], method: Any = None, tolerance: Any = None) -> Any:
        """Select as pandas does, once names and codes have been made into ids."""
        ids = {name: _each(label, lambda one: id_among(one, self.index)) for name, label in labels.items()}
        return super().sel(ids, method, tolerance)


def with_names(values: Labelled) -> Labelled:
    """Give the same panel or array, whose `sel` knows states by name.

    Examples
    --------
    >>> values = xr.DataArray([3.0, 1.0], dims="state", coords={"state": ["CHN", "USA"]})
    >>> with_names(values).sel(state="United States").item()
    1.0
    """
    plain = [dim for dim in DIMS if type(values.xindexes.get(dim)) is PandasIndex]
    for dim in plain:
        values = values.assign_coords(named_labels(values.indexes[dim], (dim,)))
    return values


def named_labels(labels: Any, dims: Sequence[str] = DIMS) -> xr.Coordinates:
    """Give the coordinates of some dimensions along which states lie, to be asked by name."""
    indexes = {dim: StateIndex(labels, dim) for dim in dims}
    variables = {name: each for index in indexes.values() for name, each in index.create_variables().items()}
    return xr.Coordinates(variables, indexes=indexes)


def id_among(label: object, known: Iterable[Any]) -> object:
    """Give the label that is meant by an id, a name, a written code (``cow:2``), a code or a state.

    Parameters
    ----------
    label : object
        What is neither a text nor a state nor a code is given back as it is.
    known : iterable of labels
        Those that there are.

    Raises
    ------
    NotHereError
        If the state isn't among them.
    AmbiguousNameError
        If the name meant several of them, at one time or at different times.
    PolycentricError
        If no state is meant.
    """
    if isinstance(label, State):
        label = label.id
    elif isinstance(label, Code):
        label = state_of(label).id
    if isinstance(label, int) and all(isinstance(each, str) for each in known):
        raise BareCodeError(bare_code_message(label))
    if not isinstance(label, str) or label in known:
        return label
    labels = [str(each) for each in known]
    if nearly := [each for each in labels if each.upper() == label.strip().upper()]:
        return nearly[0]
    return _named(label, labels)


def _named(text: str, labels: list[str]) -> str:
    """Give the id of a state by its name of today, or by a past one that meant one of these states alone."""
    meant = {name.state: name for name in meaning(text).names if name.state in labels}
    try:
        state = find(text)
    except UnknownNameError as unknown:
        raise _none_called(text, labels, unknown) from None
    except AmbiguousNameError:
        if len(meant) == 1:
            return next(iter(meant))
        raise
    if state.id in labels:
        name = meant.get(state.id)
        if len(meant) > 1 and name is not None and name.start is not None:
            raise AmbiguousNameError(_at_different_times(text, sorted(meant), state.id))
        return state.id
    if len(meant) == 1:
        return next(iter(meant))
    raise NotHereError(
        f"{state} is not among the {len(labels)} states here, whose ids the coordinate 'state' lists; the world "
        "'history' has those of other times."
    )


def _none_called(text: str, labels: list[str], unknown: PolycentricError) -> PolycentricError:
    """Give the error of a name that no state has: beside labels that are no states', these are what is near."""
    strangers = [each for each in labels if each not in facts.states()]
    if not strangers or not (nearest(text, strangers) or len(strangers) == len(labels)):
        return unknown
    return UnknownNameError("state", text, labels)


def _at_different_times(text: str, ids: list[str], today: str) -> str:
    """Word the message about a name that several of the states here have had."""
    *states, last = (str(facts.states()[each]) for each in ids)
    return f"'{text}' has meant {', '.join(states)} and {last} at different times: give an id, as in '{today}'."


def _each(label: Any, change: Callable[[Any], Any]) -> Any:
    """Change a label, or each of several; a span of labels and a mask stay as they are."""
    if isinstance(label, list | tuple):
        return [change(each) for each in label]
    if isinstance(label, xr.DataArray | xr.Variable):
        return label.copy(data=_each(label.values, change))
    if isinstance(label, np.ndarray | pd.Index | pd.Series):
        given = np.asarray(label)
        if given.dtype.kind not in "OUST":
            return label
        changed = np.empty(given.size, dtype=object)
        changed[:] = [change(each) for each in given.ravel()]
        return changed.reshape(given.shape)
    return label if isinstance(label, slice) else change(label)
