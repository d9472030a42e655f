"""The table of the three numbers: every index, set and choice of actors, every threshold, camps and layer."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import PolycentricError
from polycentric.labels import PAIR, STATE, Laid, cell_labels, cells, laid, numbers, on_leading, on_states
from polycentric.poles import by_run
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.groups.blocks import in_order, normalised
from polycentric.poles.groups.communities import SEEDS
from polycentric.poles.groups.dependence import dominance
from polycentric.poles.groups.observed import observed
from polycentric.poles.kept import of_world
from polycentric.poles.polycentric import (
    Parts,
    Reasons,
    autonomy_parts,
    autonomy_reasons,
    concert_parts,
    concert_reasons,
    dispersion_reasons,
    refuse_outside,
    settled,
)
from polycentric.poles.world import World
from polycentric.sets.named import StateSet

Key = tuple[str, StateSet]
SETS: tuple[StateSet, ...] = ("all", "ten_largest", "majors", "permanent_five")
THETA = DEFINITIONS["dependence_threshold"].parameters["theta"]
THETAS = DEFINITIONS["dependence_threshold"].sweep["theta"]
# Camps from the first, level of cooperation from the second: never the same layer.
PAIRINGS = (
    ("trade", "organisations"),
    ("trade", "pacts"),
    ("pacts", "organisations"),
    ("organisations", "pacts"),
    ("forums", "pacts"),
)
MAIN_PAIRING = ("trade", "organisations")
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "measure": pl.String,
    "year": pl.Int32,
    "actors": pl.String,
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


def three_numbers(world: World, state_sets: Sequence[StateSet] = SETS) -> pl.DataFrame:
    """Compute the three numbers for every index and set, with each choice that they depend on.

    Parameters
    ----------
    world : World
    state_sets : sequence of str
        As in `shares`.

    Returns
    -------
    DataFrame
        One row per measure, year (of each run, where the panel has runs), index, set and choice (threshold of
        domination; layers of camps and of cooperation).
        `main` marks the default choices, which the other rows are there to question. A number that this world can't
        give has a reason in place of a value.

    Examples
    --------
    >>> from polycentric import toy
    >>> table = three_numbers(toy.world({"A": 3, "B": 1}), ("all",))
    >>> table.filter(table["measure"] == "dispersion")["value"].to_list()
    [0.375]
    """
    keys: list[Key] = [(index, state_set) for index in world.indices for state_set in state_sets]
    if not keys:
        return pl.DataFrame(schema=by_run.with_runs(world.panel, SCHEMA))
    return of_world("three", world, [tuple(state_sets)], lambda: _computed(world, keys))


def _computed(world: World, keys: Sequence[Key]) -> pl.DataFrame:
    """Compute the table."""
    rows: list[dict[str, object]] = []
    inputs, labels = Inputs(world, keys), {name: each.tolist() for name, each in cell_labels(world.panel).items()}
    for cell in range(len(labels["year"])):
        batch = Batch(inputs, cell, {name: each[cell] for name, each in labels.items()})
        rows.extend(_dispersions(batch))
        for theta in THETAS:
            rows.extend(_autonomies(batch, theta))
        for camps, layer in PAIRINGS:
            rows.extend(_concerts(batch, camps, layer))
    return by_run.table(rows, world.panel, SCHEMA)


def camps_of(world: World, name: str) -> xr.DataArray:
    """Give each state's camp in a layer: its community, itself where it is known to be tied to nobody, else empty."""
    value, least, bound = (cells(numbers(get(name), PAIR), 2) for get in (world.layer, world.floor, world.bound))
    labels = world.panel["state"].values.astype(str)
    seen = observed(value, least, bound)
    covered = (~np.isnan(value) | (least > 0)).any(axis=-1) & seen.inside
    camps = np.full(covered.shape, "", dtype=object)
    for cell, weights in enumerate(normalised(seen.kept(least))):
        communities = in_order(weights, labels, 1.0, SEEDS).labels
        own = np.where(covered[cell], labels, "")
        camps[cell] = np.where(communities >= 0, [f"{name} {number + 1}" for number in communities], own)
    like = world.layer(name).isel(partner=0, drop=True)
    return on_states(camps.reshape(like.shape), like)


class Inputs:
    """What the three numbers of a world are computed from, laid out once with a row for each cell that it has."""

    def __init__(self, world: World, keys: Sequence[Key]) -> None:
        self.world, self.keys = world, keys
        self.shares = [self._laid(world.shares(*key)) for key in keys]
        self.members = [self._laid(world.members(*key)) for key in keys]
        self.gaps = [self._laid(on_leading(world.gaps(*key), world.power(key[0])), ()) for key in keys]
        self._kept: dict[tuple[str, ...], Laid] = {}
        self._dominated: dict[tuple[float, int, int], tuple[NDArray[np.bool_], NDArray[np.bool_]]] = {}

    def tie(self, kind: str, name: str) -> Laid:
        """Give a layer, or its bound, its floor, the reasons of its gaps or the camps in it."""
        if (kind, name) not in self._kept:
            core = {"gaps": (), "camps": STATE}.get(kind, PAIR)
            self._kept[kind, name] = self._laid(self._labelled(kind, name), core)
        return self._kept[kind, name]

    def dominated(self, cell: int, theta: float) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Tell of each state whether somebody dominates it for certain, and perhaps: once for each cell of the ties."""
        floor, bound = (self.tie(kind, "trade_dependence") for kind in ("floor", "bound"))
        key = (theta, int(floor.place[cell]), int(bound.place[cell]))
        if key not in self._dominated:
            who_dominates = dominance(floor[cell][np.newaxis], bound[cell][np.newaxis], theta)
            self._dominated[key] = np.any(who_dominates.certain, axis=2), np.any(who_dominates.possible, axis=2)
        return self._dominated[key]

    def _labelled(self, kind: str, name: str) -> xr.DataArray:
        """Give what a world says of a layer."""
        if kind == "camps":
            return self.world.keep(("camps", name), lambda: camps_of(self.world, name))
        world = self.world
        return {"layer": world.layer, "bound": world.bound, "floor": world.floor, "gaps": world.layer_gaps}[kind](name)

    def _laid(self, values: xr.DataArray, core: Sequence[str] = STATE) -> Laid:
        """Lay an array out on the world's cells."""
        return laid(values, self.world.sizes, core)


class Batch:
    """One cell of a world with the shares of many indices and sets as rows: all are measured at once."""

    def __init__(self, inputs: Inputs, cell: int, about: Mapping[str, object]) -> None:
        self.inputs, self.cell, self.about, self.keys = inputs, cell, about, inputs.keys
        shares = np.stack([each[cell] for each in inputs.shares])
        self.observed: NDArray[np.int64] = (~np.isnan(shares)).sum(axis=1)
        self.gaps = [str(each[cell]) for each in inputs.gaps]
        self.power: NDArray[np.float64] = np.nan_to_num(shares)

    def rows(
        self, measure: str, choice: dict[str, object], parts: Parts, reasons: Reasons
    ) -> Iterator[dict[str, object]]:
        """Give a table row per index and set; missing numbers are nulls."""
        for row, (index, state_set) in enumerate(self.keys):
            low, high, coverage = (_or_none(float(part[row])) for part in parts)
            value = low if low is not None and high is not None and settled(low, high) else None
            numbers = {"value": value, "low": low, "high": high, "coverage": coverage, "reason": reasons[row]}
            if self.gaps[row]:
                numbers = {"reason": self.gaps[row]}
            yield self._key(measure, index, state_set) | choice | numbers

    def excuses(self, measure: str, choice: dict[str, object], reason: str) -> Iterator[dict[str, object]]:
        """Give a table row per index and set that says why there is no number."""
        for index, state_set in self.keys:
            yield self._key(measure, index, state_set) | choice | {"reason": reason}

    def layer_gap(self, *layers: str) -> str:
        """Say why one of some layers isn't sufficiently observed in this year; empty where all are."""
        gaps = ((name, str(self.inputs.tie("gaps", name)[self.cell])) for name in layers)
        return next((f"{name.replace('_', ' ')}: {gap}" for name, gap in gaps if gap), "")

    def _key(self, measure: str, index: str, state_set: str) -> dict[str, object]:
        """Name a row."""
        key: dict[str, object] = {"measure": measure, **self.about, "actors": self.inputs.world.actors}
        return key | {"index": index, "set": state_set}


def _dispersions(batch: Batch) -> Iterator[dict[str, object]]:
    """Give the rows of dispersion."""
    values = np.where(batch.observed >= 2, 1.0 - (batch.power**2).sum(axis=1), np.nan)
    members = np.array([int(each[batch.cell].sum()) for each in batch.inputs.members])
    coverage = np.divide(batch.observed, members, out=np.zeros(len(members)), where=members > 0)
    yield from batch.rows("dispersion", {"main": True}, (values, values, coverage), dispersion_reasons(batch.observed))


def _autonomies(batch: Batch, theta: float) -> Iterator[dict[str, object]]:
    """Give the rows of autonomy at one threshold."""
    choice: dict[str, object] = {"theta": theta, "main": theta == THETA}
    try:
        certain, possible = batch.inputs.dominated(batch.cell, theta)
    except PolycentricError as error:
        yield from batch.excuses("autonomy", choice, str(error))
        return
    if gap := batch.layer_gap("trade_dependence"):
        yield from batch.excuses("autonomy", choice, gap)
        return
    parts = autonomy_parts(batch.power, certain, possible, batch.observed)
    yield from batch.rows("autonomy", choice, parts, autonomy_reasons(batch.observed, parts[0], parts[1]))


def _concerts(batch: Batch, camps: str, layer: str) -> Iterator[dict[str, object]]:
    """Give the rows of concert for one pairing of camps and level of cooperation."""
    choice: dict[str, object] = {"camps": camps, "cooperation": layer, "main": (camps, layer) == MAIN_PAIRING}
    try:
        refuse_outside(batch.inputs.world.layer(layer))
        level, sides = batch.inputs.tie("layer", layer), batch.inputs.tie("camps", camps)
    except PolycentricError as error:
        yield from batch.excuses("concert", choice, str(error))
        return
    if gap := batch.layer_gap(camps, layer):
        yield from batch.excuses("concert", choice, gap)
        return
    *parts, weight = concert_parts(batch.power, sides[batch.cell], level[batch.cell])
    low, high, coverage = parts
    yield from batch.rows("concert", choice, (low, high, coverage), concert_reasons(low, high, weight))


def _or_none(number: float) -> float | None:
    """Turn a missing number into a null."""
    return None if np.isnan(number) else number
