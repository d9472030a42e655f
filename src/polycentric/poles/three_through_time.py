"""Dispersion, autonomy and concert of a fixed set of states through two centuries, each with what it leaves open."""

from collections.abc import Iterator

import numpy as np
import polars as pl
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.labels import on_states
from polycentric.poles.groups.camps import camps
from polycentric.poles.groups.communities import SEEDS
from polycentric.poles.polycentric import Measured, autonomy, concert, dispersion
from polycentric.poles.three import THETA
from polycentric.poles.world import World
from polycentric.ties import LAYERS
from polycentric.ties.reported import PART

# Parts of a state's own trade from which one partner dominates it: a choice, so all are given.
THETAS_OF_TRADE = (0.25, 1 / 3, 0.5)
# Camps from the first, level of cooperation from the second: never the same layer.
PAIRINGS = (("trade", "organisations"), ("pacts", "organisations"), ("trade", "pacts"))
NEEDS = tuple(dict.fromkeys(
    name for layer in ("trade_dependence", "organisations", "pacts") for name in LAYERS[layer].archive()
))  # fmt: skip
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "measure": pl.String,
    "inputs": pl.String,
    "value": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "coverage": pl.Float64,
    "reason": pl.String,
}
NOT_THERE = "not every state of the set was there"


def three_through_time(world: World, index: str, state_set: str, seeds: int = SEEDS) -> pl.DataFrame:
    """Measure the three numbers of a set of states in every year.

    Parameters
    ----------
    world : World
        Of the world `history`, with the variables of `NEEDS` and the index's own.
    index : str
        The power index.
    state_set : str
        Better one of a user's own, which is the same states in every year: a set that changes makes dispersion jump.
        A year in which a state of it wasn't there has no numbers.
    seeds : int
        Runs a year of the method that finds camps.

    Returns
    -------
    DataFrame
        A row per year, measure and inputs. `low` and `high` are what the missing ties leave open: a value is given only
        where they agree, and `reason` says why there is none. Autonomy comes in two kinds: by dependence, trade over
        output, which can be known from 1960; and by part of own trade, from 1870, at three thresholds.
    """
    shares, members = world.shares(index, state_set), world.members(index, state_set)
    rows = [frame for measured in _all(world, shares, members, seeds) for frame in _framed(measured)]
    return _only_whole(pl.concat(rows), world, members)


def _all(world: World, shares: xr.DataArray, members: xr.DataArray, seeds: int) -> Iterator[tuple[str, Measured]]:
    """Measure each number with each of its inputs."""
    yield "shares of the set", dispersion(shares, members)
    floor, bound = world.floor("trade_dependence"), world.bound("trade_dependence")
    yield f"trade over output, from {THETA:g}", autonomy(shares, floor, bound, THETA)
    part, most = PART.floor(world.panel), PART.bound(world.panel)
    for theta in THETAS_OF_TRADE:
        yield f"part of own trade, from {theta:.2f}", autonomy(shares, part, most, theta)
    found = {name: _camps(world, name, seeds) for name in dict.fromkeys(pairing[0] for pairing in PAIRINGS)}
    for name, level in PAIRINGS:
        yield f"camps of {name}, level of {level}", concert(shares, found[name], world.layer(level))


def _camps(world: World, layer: str, seeds: int) -> xr.DataArray:
    """Give each state's camp: a community, itself where it is covered and tied to nobody, else nothing."""
    shape = (world.panel.sizes["year"], world.panel.sizes["state"])
    try:
        states = camps(world, layer, seeds=seeds).states
    except CoverageError:  # no year of these has camps, which concert's reason says
        return on_states(np.full(shape, "", dtype=object), world.situation().shares)
    place = {str(state): column for column, state in enumerate(world.panel["state"].values)}
    row = {int(year): number for number, year in enumerate(world.panel["year"].values)}
    named = np.full(shape, "", dtype=object)
    for year, state, camp, reason in states.select("year", "state", "camp", "reason").iter_rows():
        own = state if reason.startswith("no ties") else ""
        named[row[year], place[state]] = own if camp is None else f"{layer} {camp}"
    return on_states(named, world.situation().shares)


def _framed(named: tuple[str, Measured]) -> Iterator[pl.DataFrame]:
    """Lay one measure out by year."""
    inputs, found = named
    columns = {
        "year": found.value["year"].values.astype(np.int32),
        "measure": found.name,
        "inputs": inputs,
        **{
            key: pl.Series(getattr(found, key).values, nan_to_null=True) for key in ("value", "low", "high", "coverage")
        },
        "reason": found.reason.values.astype(str).tolist(),
    }
    yield pl.DataFrame(columns, schema=SCHEMA)


def _only_whole(table: pl.DataFrame, world: World, members: xr.DataArray) -> pl.DataFrame:
    """Take the numbers of years away in which a state of the set wasn't there."""
    there = np.all(np.logical_not(members.values) | world.exist(), axis=1)
    whole = pl.DataFrame({"year": world.panel["year"].values.astype(np.int32), "whole": there})
    numbers = ("value", "low", "high", "coverage")
    return (
        table.join(whole, on="year", how="left", maintain_order="left")
        .with_columns(
            *(pl.when(pl.col("whole")).then(pl.col(name)).alias(name) for name in numbers),
            pl.when(pl.col("whole")).then(pl.col("reason")).otherwise(pl.lit(NOT_THERE)).alias("reason"),
        )
        .drop("whole")
    )
