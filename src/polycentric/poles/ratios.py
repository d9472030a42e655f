"""Each state's ratio to the leader, per indicator: the numbers behind every rule that compares with the leader."""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.labels import cell_labels, laid, on_leading
from polycentric.poles import by_run
from polycentric.poles.world import World

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "actors": pl.String,
    "index": pl.String,
    "rank": pl.Int32,
    "state": pl.String,
    "ratio": pl.Float64,
    "leader": pl.String,
    "states": pl.Int32,
    "reason": pl.String,
}


def leader_ratios(world: World, indices: Sequence[str] | None = None, top: int = 5) -> pl.DataFrame:
    """Give the strongest states' ratio to the leader, on each index and in each year (of each run).

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
    return by_run.table(rows, world.panel, SCHEMA)


def _of_index(world: World, index: str, top: int) -> list[dict[str, object]]:
    """Give the rows of one index."""
    power = world.power(index)
    gaps = laid(on_leading(world.gaps(index), power), world.sizes, ())
    values, when = laid(power, world.sizes), {name: each.tolist() for name, each in cell_labels(world.panel).items()}
    ranked = [
        _ranked(row, gap, power["state"].values.astype(str), top)
        for row, gap in zip(values.rows, gaps.rows, strict=True)
    ]
    return [
        {name: labels[cell] for name, labels in when.items()} | {"actors": world.actors, "index": index} | row
        for cell, place in enumerate(values.place)
        for row in ranked[place]
    ]


def _ranked(values: NDArray[np.float64], gap: str, labels: NDArray[np.str_], top: int) -> list[dict[str, object]]:
    """Rank the states of one cell, or say why they aren't ranked."""
    by_label, states = np.argsort(labels), int(np.isfinite(values).sum())
    order = by_label[np.argsort(-np.where(np.isnan(values), -np.inf, values)[by_label], kind="stable")]
    if gap or not states or values[order[0]] <= 0:
        return [{"states": states, "reason": gap or "no state has power on this index"}]
    leader = order[0]
    return [
        {
            "rank": rank,
            "state": str(labels[place]),
            "ratio": float(values[place] / values[leader]),
            "leader": str(labels[leader]),
            "states": states,
            "reason": "",
        }
        for rank, place in enumerate(order[: min(top, states)], 1)
    ]
