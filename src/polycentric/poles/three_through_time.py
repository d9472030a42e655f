"""Dispersion, autonomy and concert of a fixed set of states through two centuries, each with what it leaves open."""

from collections.abc import Iterator

import numpy as np
import polars as pl
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.labels import cell_labels, lead_sizes, rows
from polycentric.poles import by_run
from polycentric.poles.groups.camps import camps
from polycentric.poles.groups.communities import SEEDS
from polycentric.poles.one_run import each_run, joined
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
NOT_COMPLETE = "not every state of the set was there"


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
        A row per year (of each run), measure and inputs. `low` and `high` are what the missing ties leave open: a value
        is given only where they agree, and `reason` says why there is none. Autonomy comes in two kinds: by dependence,
        trade over output, which can be known from 1960; and by part of own trade, from 1870, at three thresholds.
    """
    shares, members = world.shares(index, state_set), world.members(index, state_set)
    frames = [_framed(world, *measured) for measured in _all(world, shares, members, seeds)]
    return by_run.in_runs(_only_whole(pl.concat(frames), world, members), world.panel)


def _all(world: World, shares: xr.DataArray, members: xr.DataArray, seeds: int) -> Iterator[tuple[str, Measured]]:
    """Measure each number with each of its inputs."""
    yield "shares of the set", dispersion(shares, members)
    floor, bound = world.floor("trade_dependence"), world.bound("trade_dependence")
    yield f"trade over output, from {THETA:g}", autonomy(shares, floor, bound, THETA)
    part, most = PART.floor(world.panel), PART.bound(world.panel)
    for theta in THETAS_OF_TRADE:
        yield f"part of own trade, from {theta:.2f}", autonomy(shares, part, most, theta)
    camps_by_layer = {name: _camps(world, name, seeds) for name in dict.fromkeys(pairing[0] for pairing in PAIRINGS)}
    for name, level in PAIRINGS:
        yield f"camps of {name}, level of {level}", concert(shares, camps_by_layer[name], world.layer(level))


def _camps(world: World, layer: str, seeds: int) -> xr.DataArray:
    """Give each state's camp: a community, itself where it is covered and tied to nobody, else nothing.

    Camps keep their numbers from year to year, so each run of the layer is gone through alone.
    """
    like = world.layer(layer).isel(partner=0, drop=True)
    runs = [name for name in lead_sizes(like) if name != "year"]
    return joined([_camps_of_one(one, layer, seeds) for _, one in each_run(world, runs)], like)


def _camps_of_one(world: World, layer: str, seeds: int) -> xr.DataArray:
    """Give them for a world without runs."""
    labels = {"year": world.panel["year"].values, "state": world.panel["state"].values}
    named = np.full([each.size for each in labels.values()], "", dtype=object)
    like = xr.DataArray(named, dims=tuple(labels), coords=labels)
    try:
        states = camps(world, layer, seeds=seeds).states
    except CoverageError:  # no year of these has camps, which concert's reason says
        return like
    place = {str(state): column for column, state in enumerate(labels["state"])}
    row = {int(year): number for number, year in enumerate(labels["year"])}
    for year, state, camp, reason in states.select("year", "state", "camp", "reason").iter_rows():
        own = state if reason.startswith("no ties") else ""
        named[row[year], place[state]] = own if camp is None else f"{layer} {camp}"
    return like.copy(data=named)


def _framed(world: World, inputs: str, measured: Measured) -> pl.DataFrame:
    """Lay one measure out by cell."""
    columns = {
        **{name: values.tolist() for name, values in cell_labels(world.panel).items()},
        "measure": measured.name,
        "inputs": inputs,
        **{
            key: pl.Series(rows(getattr(measured, key), world.sizes, ()), nan_to_null=True)
            for key in ("value", "low", "high", "coverage")
        },
        "reason": rows(measured.reason, world.sizes, ()).astype(str).tolist(),
    }
    return pl.DataFrame(columns, schema=by_run.with_runs(world.panel, SCHEMA))


def _only_whole(table: pl.DataFrame, world: World, members: xr.DataArray) -> pl.DataFrame:
    """Take the numbers of cells away in which a state of the set wasn't there."""
    complete = np.all(~rows(members, world.sizes) | rows(world.existing(), world.sizes).astype(bool), axis=1)
    labels = {name: values.tolist() for name, values in cell_labels(world.panel).items()}
    when = list(labels)
    whole = pl.DataFrame({**labels, "whole": complete}, schema_overrides={"year": pl.Int32})
    numbers = ("value", "low", "high", "coverage")
    return (
        table.join(whole, on=when, how="left", maintain_order="left")
        .with_columns(
            *(pl.when(pl.col("whole")).then(pl.col(name)).alias(name) for name in numbers),
            pl.when(pl.col("whole")).then(pl.col("reason")).otherwise(pl.lit(NOT_COMPLETE)).alias("reason"),
        )
        .drop("whole")
    )
