"""The table of the three numbers: every index, set and treatment, every threshold, every pairing of camps and layer."""

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import PolycentricError
from polycentric.labels import on_states
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.groups.blocks import in_order, normalised
from polycentric.poles.groups.communities import SEEDS
from polycentric.poles.groups.dependence import dominance
from polycentric.poles.groups.observed import observed
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
from polycentric.sets.named import STATE_SETS, StateSet

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
        give has a reason in place of a value.
    """
    keys: list[tuple[str, StateSet]] = [(index, state_set) for index in world.indices for state_set in state_sets]
    rows: list[dict[str, object]] = []
    for position, year in enumerate(world.panel["year"].values):
        batch = Batch(world, position, int(year), keys)
        rows.extend(_dispersions(batch))
        for theta in THETAS:
            rows.extend(_autonomies(batch, theta))
        for camps, layer in PAIRINGS:
            rows.extend(_concerts(batch, camps, layer))
    return pl.DataFrame(rows, schema=SCHEMA)


def camps_of(world: World, name: str) -> xr.DataArray:
    """Give each state's camp in a layer: its community, itself where it is known to be tied to nobody, else empty."""
    layer, least = world.layer(name), world.floor(name)
    labels = layer["state"].values.astype(str)
    seen = observed(layer.values, least.values, world.bound(name).values)
    covered = (layer.notnull() | (least > 0)).any("partner").values & seen.inside
    camps = np.full(covered.shape, "", dtype=object)
    for year, weights in enumerate(normalised(seen.kept(least.values))):
        communities = in_order(weights, labels, 1.0, SEEDS).labels
        own = np.where(covered[year], labels, "")
        camps[year] = np.where(communities >= 0, [f"{name} {number + 1}" for number in communities], own)
    return on_states(camps, world.situation().shares)


class Batch:
    """One year of a world with the shares of many indices and sets as rows: all are measured at once."""

    def __init__(self, world: World, position: int, year: int, keys: Sequence[tuple[str, StateSet]]) -> None:
        self.world, self.position, self.year, self.keys = world, position, year, keys
        rows = np.stack([world.shares(*key).values[position] for key in keys])
        self.observed: NDArray[np.int64] = (~np.isnan(rows)).sum(axis=1)
        self.gaps = [world.gaps(*key)[position] for key in keys]
        self.power: NDArray[np.float64] = np.nan_to_num(rows)

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
        gaps = ((name, self.world.layer_gaps(name)[self.position]) for name in layers)
        return next((f"{name.replace('_', ' ')}: {gap}" for name, gap in gaps if gap), "")

    def _key(self, measure: str, index: str, state_set: str) -> dict[str, object]:
        """Name a row."""
        key: dict[str, object] = {"measure": measure, "year": self.year, "treatment": self.world.treatment}
        return key | {"index": index, "set": state_set}


def _dispersions(batch: Batch) -> Iterator[dict[str, object]]:
    """Give the rows of dispersion."""
    values = np.where(batch.observed >= 2, 1.0 - (batch.power**2).sum(axis=1), np.nan)
    members = np.array(
        [int(batch.world.members(index, state_set).values[batch.position].sum()) for index, state_set in batch.keys]
    )
    coverage = np.divide(batch.observed, members, out=np.zeros(len(members)), where=members > 0)
    yield from batch.rows("dispersion", {"main": True}, (values, values, coverage), dispersion_reasons(batch.observed))


def _autonomies(batch: Batch, theta: float) -> Iterator[dict[str, object]]:
    """Give the rows of autonomy at one threshold."""
    choice: dict[str, object] = {"theta": theta, "main": theta == THETA}
    try:
        floor, bound = (tie("trade_dependence") for tie in (batch.world.floor, batch.world.bound))
    except PolycentricError as error:
        yield from batch.excuses("autonomy", choice, str(error))
        return
    if gap := batch.layer_gap("trade_dependence"):
        yield from batch.excuses("autonomy", choice, gap)
        return
    here = slice(batch.position, batch.position + 1)
    found = dominance(floor.values[here], bound.values[here], theta)
    certain, possible = np.any(found.certain, axis=2), np.any(found.possible, axis=2)
    parts = autonomy_parts(batch.power, certain, possible, batch.observed)
    yield from batch.rows("autonomy", choice, parts, autonomy_reasons(batch.observed, parts[0], parts[1]))


def _concerts(batch: Batch, camps: str, layer: str) -> Iterator[dict[str, object]]:
    """Give the rows of concert for one pairing of camps and level of cooperation."""
    choice: dict[str, object] = {"camps": camps, "cooperation": layer, "main": (camps, layer) == MAIN_PAIRING}
    try:
        level = batch.world.layer(layer)
        refuse_outside(level)
        sides = batch.world.keep(("camps", camps), lambda: camps_of(batch.world, camps))
    except PolycentricError as error:
        yield from batch.excuses("concert", choice, str(error))
        return
    if gap := batch.layer_gap(camps, layer):
        yield from batch.excuses("concert", choice, gap)
        return
    *parts, weight = concert_parts(batch.power, sides.values[batch.position], level.values[batch.position])
    low, high, coverage = parts
    yield from batch.rows("concert", choice, (low, high, coverage), concert_reasons(low, high, weight))


def _or_none(number: float) -> float | None:
    """Turn a missing number into a null."""
    return None if np.isnan(number) else number
