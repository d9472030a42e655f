"""Who was near the leader through two centuries: the answer of today, asked of the past."""

import numpy as np

from polycentric.pictures.records.past import Near
from polycentric.poles.world import World
from polycentric.states import name_of

MEASURES = ("military_spending", "output_fariss")
HALF = 0.5


def gather(world: World) -> tuple[Near, ...]:
    """Give, for a few measures, who had at least half of what the leader had in each year with shares."""
    return tuple(near for name in MEASURES if name in world.indices and (near := _near(world, name)).near)


def _near(world: World, name: str) -> Near:
    """Give it for one measure."""
    shares = world.shares(name).transpose("year", "state")
    states = [str(state) for state in shares["state"].values]
    near: dict[int, tuple[str, ...]] = {}
    third: dict[int, float] = {}
    for year, row in zip(shares["year"].values.tolist(), shares.values, strict=True):
        if np.count_nonzero(row > 0) < 3:
            continue
        parts = np.nan_to_num(row) / np.nanmax(row)
        order = np.argsort(-parts, kind="stable")
        near[year] = tuple(name_of(states[place], year) for place in order if parts[place] >= HALF)
        third[year] = float(parts[order[2]])
    return Near(name, world.indices[name].label, near, third)
