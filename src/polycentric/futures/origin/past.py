"""What the pairs and states of a year of `history` recall: their disputes, wars, pledges, sanctions, borders.

Each layer is read to the end of that year or of its record, whichever is earlier, and `told` says which.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.disputes.history import Memory, empty
from polycentric.labels import numbers
from polycentric.panel.load import load
from polycentric.states import Cow, state_of
from polycentric.ties import alliances

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
BEGINS = 1816
LAYERS: Mapping[str, tuple[str, str, int, int, str]] = {
    "disputes": ("gml_mids", "gmlmidonset", 1816, 2010, "GML 2.2.1"),
    "wars": ("cow_wars", "cowinterongoing", 1816, 2007, "wars between states of the Correlates of War"),
    "sanctions": ("sanctions", "sanction", 1945, 2005, "TIES 4.1, cases between states"),
    "borders": ("contiguity", "conttype", 1816, 2016, "contiguity of the Correlates of War 3.2"),
    "distances": ("capital_distance", "capdist", 1816, 2024, "capitals"),
}
"""Of each layer between states: series, variable, first and last year of the record, what it is called."""


@dataclass(frozen=True)
class Past:
    """What S states recall at the end of a year; pairs as matrices.

    Attributes
    ----------
    memory : Memory
        Decayed counts (S, S, 4) and years of peace (S, S), as the coming year begins.
    war, sanctions, land, sea : array, (S, S) bool
        `sanctions`: the row's state on the column's.
    kilometres : array, (S, S)
    treaties : sequence of array of int
        The places of the members of each treaty with a pledge to defend.
    told : mapping of str to str
        For each layer the year and the source that it is of.
    """

    memory: Memory
    war: Flags
    sanctions: Flags
    land: Flags
    sea: Flags
    kilometres: Floats
    treaties: Sequence[NDArray[np.int64]]
    told: Mapping[str, str]


def past_of(states: Sequence[str], year: int) -> Past:
    """Read the past of some states at the end of a year.

    Raises
    ------
    NotFetchedError
        If a source isn't at hand.
    """
    border, told = _matrix("borders", states, year)
    kilometres = _matrix("distances", states, year)[0] / 1e3
    sanctions, of_sanctions = _matrix("sanctions", states, year)
    war, of_wars = _matrix("wars", states, year)
    treaties, of_pacts = _treaties(states, year)
    last = min(year, LAYERS["disputes"][3])
    return Past(
        remembered(_onsets(states, last), _existed(states, last)), war == 1, sanctions == 1, border == 1,
        (border >= 2) & (border <= 5), kilometres, treaties,
        {
            "borders and distances": f"{told}, capitals of {min(year, LAYERS['distances'][3])}",
            "pacts": of_pacts,
            "disputes": f"each pair's own past, 1816-{last} (GML 2.2.1)"
            + (f"; nothing is known of {last + 1}-{year}" if last < year else ""),
            "wars": of_wars,
            "sanctions": of_sanctions,
            "interventions": "none known: only those that a lever begins",
        },
    )  # fmt: skip


def remembered(onset: Flags, there: Flags) -> Memory:
    """Let the years pass: `onset` is (years, S, S), `there` (years, S), who was a state."""
    memory = empty(onset.shape[1])
    for year in range(len(onset)):
        both = there[year][:, np.newaxis] & there[year][np.newaxis]
        memory = memory.after(onset[year] & both, both)
    return memory


def _matrix(layer: str, states: Sequence[str], year: int) -> tuple[Floats, str]:
    """Give a layer's matrix in the last year that it covers, and which that is; nothing known outside its record."""
    series, variable, first, last, called = LAYERS[layer]
    if layer in {"sanctions", "wars"} and not first <= year <= last:
        return np.full((len(states), len(states)), np.nan), f"none known: the record ({called}) has {first}-{last}"
    of = min(year, last)
    panel = load("history", years=of, series=(series,))
    return aligned(panel[variable], states)[0], f"{of} ({called})"


def aligned(array: xr.DataArray, states: Sequence[str]) -> Floats:
    """Give (year, state, partner) for these states, missing for a state that the panel hasn't."""
    known = [str(each) for each in array["state"].values]
    at = np.array([known.index(state) if state in known else -1 for state in states], np.int64)
    values = numbers(array.transpose("year", "state", "partner"), ("state", "partner"))
    out = np.where((at < 0)[:, np.newaxis] | (at < 0)[np.newaxis], np.nan, values[:, at][:, :, at])
    return np.where(out < 0, np.nan, out)  # -1 stands for what isn't known, and nothing here is negative


def _onsets(states: Sequence[str], last: int) -> Flags:
    """Give the onsets of each year to the last, (years, S, S), symmetric."""
    series, variable, first, *_ = LAYERS["disputes"]
    panel = load("history", years=(first, last), series=(series,))
    onset = aligned(panel[variable], states) == 1
    return onset | onset.transpose(0, 2, 1)


def _existed(states: Sequence[str], last: int) -> Flags:
    """Say which were in the Correlates of War system in each year, (years, S)."""
    panel = load("history", years=(BEGINS, last), series=("majors",))
    known = [str(each) for each in panel["state"].values]
    inside = panel["in_cow"].values
    return np.stack([inside[:, known.index(state)] if state in known else np.zeros(len(inside), np.bool_)
                     for state in states], axis=1)  # fmt: skip


def _treaties(states: Sequence[str], year: int) -> tuple[list[NDArray[np.int64]], str]:
    """Give the members of each treaty in which at least one pledges to defend, at the end of the year or of ATOP."""
    of = min(year, alliances.LAST)
    day, place = pl.date(of, 12, 31), {state: at for at, state in enumerate(states)}
    rows = alliances.members().filter(
        (pl.col("start") <= day) & (pl.col("end").is_null() | (pl.col("end") > day))
    ).sort("atopid", "ccode")  # fmt: skip
    found: list[NDArray[np.int64]] = []
    for _, members in rows.group_by("atopid", maintain_order=True):
        if not bool(members["defense"].any()):
            continue
        named = {_state(int(code), of) for code in members["ccode"].to_list()}
        at = np.array(sorted(place[state] for state in named if state in place), np.int64)
        if len(at) > 1:
            found.append(at)
    return found, f"{of} (ATOP 5.1, treaties in which a member pledges to defend)"


def _state(ccode: int, year: int) -> str:
    """Give the id of a Correlates of War code in a year; empty where it is no state then."""
    from polycentric.errors import PolycentricError

    try:
        return state_of(Cow(ccode), datetime.date(year, 12, 31)).id
    except PolycentricError:
        return ""
