"""How much the camps of each year hang on the resolution, which is a choice."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from polycentric.poles import by_run
from polycentric.poles.groups.blocks import RESOLUTIONS, SWEEP_SEEDS, in_order_all
from polycentric.poles.groups.camps import COMBINED, ground_of, used_layers
from polycentric.poles.groups.communities import Partition, adjusted_rand
from polycentric.poles.one_run import each_run, stacked
from polycentric.poles.world import World

MAIN = 1.0
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "resolution": pl.Float64,
    "camps": pl.Int32,
    "largest": pl.Int32,
    "agreement": pl.Float64,
    "like_main": pl.Float64,
}


def swept(
    world: World,
    layer: str = COMBINED,
    resolutions: Sequence[float] = RESOLUTIONS,
    seeds: int = SWEEP_SEEDS,
) -> pl.DataFrame:
    """Find the camps of every year at several resolutions.

    Returns
    -------
    DataFrame
        A row per year (of each run) and resolution: the number of camps, the members of the largest, how far the seeds
        agree, and how like the division is to that at resolution 1 (adjusted Rand index over tied states). Null where
        there are no ties.
    """
    if by_run.beside(world.panel):
        return stacked([(where, swept(one, layer, resolutions, seeds)) for where, one in each_run(world)])
    ground = ground_of(world, used_layers(world, layer))
    weights = np.sum(list(ground.weights.values()), axis=0)
    parts = {value: in_order_all(weights, ground.labels, value, seeds) for value in sorted({MAIN, *resolutions})}
    rows = [
        _row(int(year), value, parts[value][place], parts[MAIN][place])
        for place, year in enumerate(world.panel["year"].values)
        for value in resolutions
    ]
    return pl.DataFrame(rows, schema=SCHEMA)


def _row(year: int, resolution: float, part: Partition, main: Partition) -> dict[str, object]:
    """Describe one year at one resolution."""
    tied = part.labels >= 0
    row: dict[str, object] = {"year": year, "resolution": resolution}
    if not tied.any():
        return row
    return row | {
        "camps": int(part.labels.max()) + 1,
        "largest": int(np.bincount(part.labels[tied]).max()),
        "agreement": part.agreement,
        "like_main": adjusted_rand(part.labels[tied], main.labels[tied]),
    }
