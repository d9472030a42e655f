"""Dated lists of states that somebody else has called powers: who named them, and from when to when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr

from polycentric.labels import on_states

Span = tuple[int, int | None]


@dataclass(frozen=True)
class StateList:
    """A list of states with the years in which they are on it.

    Attributes
    ----------
    label, source : str
        What a reader sees, and who keeps the list.
    spans : mapping of str to tuples
        For each state id the (first, last) years on the list; a last year of None means until the list ends.
    ends : int
        The last year that the list covers; later years carry it forward, which is said in the result.
    """

    label: str
    source: str
    spans: Mapping[str, Sequence[Span]]
    ends: int

    def on(self, state: str, year: int) -> bool:
        """Tell whether the state is on the list in the year, the list carried forward after its end."""
        asked = min(year, self.ends)
        return any(first <= asked <= (self.ends if last is None else last) for first, last in self.spans.get(state, ()))

    def starts(self) -> int:
        """Give the first year of the list."""
        return min(first for spans in self.spans.values() for first, _ in spans)


MAJOR_POWERS = StateList(
    label="Major powers (Correlates of War)",
    source="Correlates of War Project (2017), State System Membership List, v2016: major powers",
    spans={
        "USA": ((1898, None),),
        "GBR": ((1816, None),),
        "FRA": ((1816, 1940), (1945, None)),
        "DEU": ((1816, 1918), (1925, 1945), (1991, None)),
        "AUH": ((1816, 1918),),
        "ITA": ((1860, 1943),),
        "RUS": ((1816, 1917), (1922, None)),
        "CHN": ((1950, None),),
        "JPN": ((1895, 1945), (1991, None)),
    },
    ends=2016,
)

PERMANENT_FIVE = StateList(
    label="Permanent members of the Security Council",
    source="Charter of the United Nations, Article 23(1); the seat of the Soviet Union passed to Russia in 1991, that "
    "of the Republic of China (Taiwan) to the People's Republic of China by General Assembly resolution 2758 in 1971",
    spans={
        "CHN": ((1971, None),),
        "TWN": ((1949, 1970),),
        "FRA": ((1945, None),),
        "GBR": ((1945, None),),
        "RUS": ((1945, None),),
        "USA": ((1945, None),),
    },
    ends=2025,
)

NUCLEAR = StateList(
    label="States that possess nuclear weapons",
    source="Stockholm International Peace Research Institute (2025), SIPRI Yearbook 2025, chapter on world nuclear "
    "forces, for who possesses them now; years of possession as in Bleek (2017), When Did (and Didn't) States "
    "Proliferate?, by way of Our World in Data. Israel neither confirms nor denies",
    spans={
        "USA": ((1945, None),),
        "RUS": ((1949, None),),
        "GBR": ((1952, None),),
        "FRA": ((1960, None),),
        "CHN": ((1964, None),),
        "ISR": ((1967, None),),
        "IND": ((1987, None),),
        "ZAF": ((1979, 1991),),
        "PAK": ((1987, None),),
        "PRK": ((2006, None),),
    },
    ends=2025,
)


def on_list(states: StateList, panel: xr.Dataset) -> xr.DataArray:
    """Mark the states on a list as 1.0 and the others as 0.0; years before the list begins are missing.

    A bloc that stands for several states is on the list if any of its members is.
    """
    members = bloc_members(panel)
    years = panel["year"].values.astype(np.int64)
    asked = np.minimum(years, states.ends)
    marks = np.zeros((years.size, panel.sizes["state"]))
    for place, label in enumerate(panel["state"].values):
        for member in members.get(str(label), (str(label),)):
            for first, last in states.spans.get(member, ()):
                marks[(first <= asked) & (asked <= (states.ends if last is None else last)), place] = 1.0
    marks[years < states.starts()] = np.nan
    like = xr.DataArray(marks, dims=("year", "state"), coords={"year": years, "state": panel["state"].values})
    return on_states(marks, like)


def bloc_members(panel: xr.Dataset) -> dict[str, tuple[str, ...]]:
    """Give the members that a pooled bloc of this panel stands for, by the bloc's label."""
    bloc = panel.attrs.get("bloc")
    return {str(bloc): tuple(str(panel.attrs["bloc_members"]).split(", "))} if bloc else {}
