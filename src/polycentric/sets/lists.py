"""Dated lists of states that somebody else has called powers: who named them, and from when to when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import on_states
from polycentric.panel.group_record import Spans, grouped
from polycentric.sources import state_lists


@dataclass(frozen=True)
class StateList:
    """A list of states with the years in which they are on it.

    Attributes
    ----------
    name : str
        Its name in `polycentric.sources.state_lists`, which says who keeps it.
    """

    name: str

    @property
    def label(self) -> str:
        """What a reader sees."""
        return state_lists.LISTS[self.name].label

    @property
    def source(self) -> str:
        """Who keeps the list."""
        return state_lists.LISTS[self.name].source

    @property
    def ends(self) -> int:
        """The last year that the list covers; later years carry it forward, which is said in the result."""
        return state_lists.LISTS[self.name].ends

    @property
    def spans(self) -> Mapping[str, Sequence[state_lists.Span]]:
        """For each state id the (first, last) years on the list; a last year of None means until the list ends."""
        return state_lists.spans(self.name)

    def on(self, state: str, year: int) -> bool:
        """Tell whether the state is on the list in the year, the list carried forward after its end."""
        when = min(year, self.ends)
        return any(first <= when <= (self.ends if last is None else last) for first, last in self.spans.get(state, ()))

    def starts(self) -> int:
        """Give the first year of the list."""
        return min(first for spans in self.spans.values() for first, _ in spans)


OFF_MAP = "a list says who is called a power: how many that are is decided when it is drawn up, and hardly ever changes"
MAJOR_POWERS = StateList("major_powers")
PERMANENT_FIVE = StateList("permanent_five")
NUCLEAR = StateList("nuclear_weapons")


def on_list(states: StateList, panel: xr.Dataset) -> xr.DataArray:
    """Mark the states on a list as 1.0 and the others as 0.0; years before the list begins are missing.

    A group that stands for several states is on the list in a year if any of its members then is.
    """
    groups, labels = grouped(panel), tuple(map(str, panel["state"].values))
    years = panel["year"].values.astype(np.int64)
    # A world of runs asks for the same marks again and again.
    marks = _marks(states, years, labels, groups) if groups else _kept_marks(states, tuple(years.tolist()), labels)
    like = xr.DataArray(marks.copy(), dims=("year", "state"), coords={"year": years, "state": panel["state"].values})
    return on_states(like.values, like)


@lru_cache(maxsize=64)
def _kept_marks(states: StateList, years: tuple[int, ...], labels: tuple[str, ...]) -> NDArray[np.float64]:
    """Give the marks of single states; they are never written to."""
    return _marks(states, np.array(years, np.int64), labels, {})


def _marks(
    states: StateList, years: NDArray[np.int64], labels: Sequence[str], groups: Mapping[str, Spans]
) -> NDArray[np.float64]:
    """Mark who is on a list, (year, state)."""
    when, marks = np.minimum(years, states.ends), np.zeros((years.size, len(labels)))
    for place, label in enumerate(labels):
        own: Spans = groups.get(label, {label: [(int(years.min()), int(years.max()))]})
        for member, inside in own.items():
            for first, last in states.spans.get(member, ()):
                listed = (first <= when) & (when <= (states.ends if last is None else last))
                marks[listed & np.any([(since <= years) & (years <= until) for since, until in inside], 0), place] = 1.0
    marks[years < states.starts()] = np.nan
    return marks
