"""The table of the three numbers: every index, set and treatment, every threshold, every pairing of camps and layer."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import polars as pl
import xarray as xr

from polycentric.errors import PolycentricError
from polycentric.poles import sets
from polycentric.poles.blocks import in_order, normalised
from polycentric.poles.communities import SEEDS
from polycentric.poles.contract import STATE_SETS, StateSet
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.dependence import dominance
from polycentric.poles.labelled import on_states
from polycentric.poles.polycentric import Measured, autonomy_given, concert, dispersion
from polycentric.poles.world import World

THETA = DEFINITIONS["dependence_threshold"].parameters["theta"]
THETAS = DEFINITIONS["dependence_threshold"].sweep["theta"]
# Camps from the first, level of cooperation from the second: never the same layer.
PAIRINGS = (
    ("trade", "organisations"),
    ("trade", "forums"),
    ("trade", "pacts"),
    ("pacts", "organisations"),
    ("pacts", "forums"),
    ("organisations", "pacts"),
    ("forums", "pacts"),
)
_KINDS = ("certain", "possible")
MAIN_PAIRING = ("trade", "organisations")
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "measure": pl.String,
    "year": pl.Int32,
    "treatment": pl.String,
    "index": pl.String,
    "set": pl.String,
    "theta": pl.Float64,
    "camps": pl.String,
    "cooperation": pl.String,
    "value": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "coverage": pl.Float64,
    "reason": pl.String,
    "main": pl.Boolean,
}


def three_numbers(world: World, state_sets: Sequence[StateSet] = STATE_SETS) -> pl.DataFrame:
    """Compute the three numbers for every index and set, with each choice that they depend on.

    Returns
    -------
    DataFrame
        One row per measure, year, index, set and choice (threshold of domination; layers of camps and of cooperation).
        `main` marks the default choices, which the other rows are there to question. A number that this world can't
        give has no row values but a reason.
    """
    rows: list[dict[str, object]] = []
    for index in world.indices:
        for state_set in state_sets:
            rows.extend(_of_set(world, index, state_set))
    return pl.DataFrame(rows, schema=SCHEMA)


def camps_of(world: World, name: str) -> xr.DataArray:
    """Give each state's camp in a layer: its community, itself where it is covered but tied to nobody, else empty."""
    layer = world.layer(name)
    labels = layer["state"].values.astype(str)
    covered = layer.notnull().any("partner").values
    camps = np.full(covered.shape, "", dtype=object)
    for year, weights in enumerate(normalised(layer)):
        communities = in_order(weights, labels, 1.0, SEEDS).labels
        own = np.where(covered[year], labels, "")
        camps[year] = np.where(communities >= 0, [f"{name} {number + 1}" for number in communities], own)
    return on_states(camps, world.situation().shares)


def _of_set(world: World, index: str, state_set: StateSet) -> Iterator[dict[str, object]]:
    """Give the rows of one index and set."""
    shares = world.shares(index, state_set)
    key: dict[str, object] = {"treatment": world.treatment, "index": index, "set": state_set}
    members = sets.members(world.panel, world.power(index), state_set)
    yield from _rows(dispersion(shares, members), key | {"main": True})
    for theta in THETAS:
        choice = {"theta": theta, "main": theta == THETA}
        yield from _tried("autonomy", world, lambda t=theta: _autonomy(world, shares, t), key | choice)
    for camps, layer in PAIRINGS:
        choice = {"camps": camps, "cooperation": layer, "main": (camps, layer) == MAIN_PAIRING}
        yield from _tried("concert", world, lambda c=camps, n=layer: _concert(world, shares, c, n), key | choice)


def _autonomy(world: World, shares: xr.DataArray, theta: float) -> Measured:
    """Autonomy on this world's dependence."""
    certain, possible = (
        world.keep((kind, str(theta)), lambda k=kind: _dominated(world, theta, k)).values for kind in _KINDS
    )
    return autonomy_given(shares, certain, possible, theta)


def _dominated(world: World, theta: float, kind: str) -> xr.DataArray:
    """Tell which states are dominated by anybody, for certain or perhaps."""
    found = dominance(world.floor("trade_dependence").values, world.bound("trade_dependence").values, theta)
    return on_states(np.any(getattr(found, kind), axis=2), world.situation().shares)


def _concert(world: World, shares: xr.DataArray, camps: str, layer: str) -> Measured:
    """Concert on this world's layers."""
    return concert(shares, world.keep(("camps", camps), lambda: camps_of(world, camps)), world.layer(layer))


def _tried(
    name: str, world: World, measure: Callable[[], Measured], key: dict[str, object]
) -> Iterator[dict[str, object]]:
    """Give a measure's rows, or rows that say why this world can't give it."""
    try:
        yield from _rows(measure(), key)
    except PolycentricError as error:
        for year in world.panel["year"].values:
            yield {"measure": name, "year": int(year), "reason": str(error), **key}


def _rows(measured: Measured, key: dict[str, object]) -> Iterator[dict[str, object]]:
    """Give one row per year; missing numbers are nulls."""
    for position, year in enumerate(measured.value["year"].values):
        numbers = {
            name: _or_none(float(getattr(measured, name).values[position]))
            for name in ("value", "low", "high", "coverage")
        }
        yield {
            "measure": measured.name,
            "year": int(year),
            "reason": str(measured.reason.values[position]),
            **numbers,
            **key,
        }


def _or_none(number: float) -> float | None:
    """Turn a missing number into a null."""
    return None if np.isnan(number) else number
