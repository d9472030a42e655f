"""Whom states name, as directed tie layers (year, state, partner): times named; a state that didn't speak is missing.

A tie goes from the speaker to the state that it names. It is zero where the speaker spoke and named nobody so, missing
where it has no text of the year, and missing where the partner was no state then.
"""

from collections.abc import Mapping
from functools import partial

import numpy as np
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.registry import Registry
from polycentric.states import lives
from polycentric.ties.contract import TieLayer
from polycentric.words.threats.counts import ROLE, counted
from polycentric.words.threats.cues import Relation
from polycentric.words.threats.figures import told
from polycentric.words.threats.found import spoken

WORDS: Mapping[Relation, str] = {"threat": "a threat", "partner": "a partner", "ally": "an ally"}


def laid_out(relation: Relation, panel: xr.Dataset) -> xr.DataArray:
    """Lay the times named out on a panel's (year, state, partner).

    Raises
    ------
    CoverageError
        If no state of the panel has a text of any of its years.
    """
    years, states = [int(year) for year in panel["year"].values], [str(state) for state in panel["state"].values]
    at_year, at_state = ({each: place for place, each in enumerate(every)} for every in (years, states))
    values = np.full((len(years), len(states), len(states)), np.nan)
    for state, year in spoken().select("state", "year").unique().iter_rows():
        if year in at_year and state in at_state:
            values[at_year[year], at_state[state]] = 0.0
    if np.isnan(values).all():
        raise CoverageError(
            f"No state spoke in {years[0]}-{years[-1]} in the texts that are here: choose other "
            "years, or fetch more (`polycentric fetch ungdc --many`)."
        )
    for state, year, other, times in counted(relation).iter_rows():
        if year in at_year and state in at_state and other in at_state:
            values[at_year[year], at_state[state], at_state[other]] = times
    values[~_exist(years, states)[:, None, :].repeat(len(states), axis=1)] = np.nan
    place = np.arange(len(states))
    values[:, place, place] = np.nan
    coords = {"year": panel["year"].values, "state": panel["state"].values, "partner": panel["state"].values}
    return xr.DataArray(values, coords=coords, dims=("year", "state", "partner"))


def _exist(years: list[int], states: list[str]) -> np.ndarray:
    """Say which states were states in each year, (year, state)."""
    return np.array([[lives(state, year) for state in states] for year in years], dtype=bool)


def _layer(relation: Relation) -> TieLayer:
    """Make the layer of a relation."""
    return TieLayer(
        label=f"Named as {WORDS[relation]} (speeches, addresses, strategies)",
        needs=(),
        unit="times named in a year",
        reference="Ours: rules in polycentric.words.threats.rules; after what Walt (1987), The Origins of Alliances, "
        "calls perceived threat; not checked against the original",
        directed=True,
        compute=partial(laid_out, relation),
        caveat=f"Words, not deeds. {told(relation)} (docs: threats named.) A state without a text of the year is "
        "missing.",
        source="General Debate, State of the Union, US strategies, Chinese reports",
        name=f"words:{relation}_named",
    )


LAYERS: Registry[TieLayer] = Registry("tie layer", {f"words:{relation}_named": _layer(relation) for relation in ROLE})
