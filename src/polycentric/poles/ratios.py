"""Each state's ratio to the leader, per indicator: the numbers behind every rule that compares with the leader."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from polycentric.poles.world import World

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "treatment": pl.String,
    "index": pl.String,
    "rank": pl.Int32,
    "state": pl.String,
    "ratio": pl.Float64,
    "leader": pl.String,
    "states": pl.Int32,
    "reason": pl.String,
}


def leader_ratios(world: World, indices: Sequence[str] | None = None, top: int = 5) -> pl.DataFrame:
    """Give the strongest states' ratio to the leader, on each index and in each year.

    Parameters
    ----------
    world : World
    indices : sequence of str, optional
        All that the world has without it.
    top : int
        How many states, the leader included.

    Returns
    -------
    DataFrame
        `ratio` is 1 for the leader; equal states go by label. A year in which the world isn't sufficiently observed on
        the index has one row without a state, and the reason.

    References
    ----------
    After Lind (2024), Back to Bipolarity: How China's Rise Transformed the Balance of Power, International Security
    49(2), 7-55, who compares states with the leader metric by metric.
    """
    rows = [row for index in (world.indices if indices is None else indices) for row in _of_index(world, index, top)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _of_index(world: World, index: str, top: int) -> list[tuple[object, ...]]:
    """Give the rows of one index."""
    power, gaps = world.power(index), world.gaps(index)
    labels = power["state"].values.astype(str)
    by_label = np.argsort(labels)
    rows: list[tuple[object, ...]] = []
    for year, values, gap in zip(power["year"].values, power.values, gaps, strict=True):
        states = int(np.isfinite(values).sum())
        key = (int(year), world.treatment, index)
        order = by_label[np.argsort(-np.where(np.isnan(values), -np.inf, values)[by_label], kind="stable")]
        if gap or not states or values[order[0]] <= 0:
            rows.append((*key, None, None, None, None, states, gap or "no state has power on this index"))
            continue
        leader = order[0]
        for rank, place in enumerate(order[: min(top, states)], 1):
            rows.append((*key, rank, labels[place], values[place] / values[leader], labels[leader], states, ""))
    return rows
