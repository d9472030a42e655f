"""The rival of the shares that are shown: the same start with the fitted pull of each component to the others at work.

The pull is what two centuries say on the whole, and it says too little of the United States since 1985; so it is off,
and what it would say stands beside. Disputes, pacts and the rest move no share, so only what moves shares is run.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import xarray as xr

from polycentric.futures.contract import Estimates
from polycentric.futures.ensemble import chunks_of, labelled, made, prepared
from polycentric.futures.move import Scenario
from polycentric.futures.processes import PROCESSES
from polycentric.futures.processes.capabilities import PULL

RUNS = 200
LAST_PLACE = 40  # of the processes that move shares


def pulled(
    world: xr.Dataset | str, scenario: Scenario | None = None, *, runs: int = RUNS, until: int = 2050, seed: int = 1
) -> xr.Dataset:
    """Run the order with the fitted pull; the dataset is that of `ensemble.run` without what moves no share."""
    job = prepared(world, scenario or Scenario(), seed, until)
    job = replace(job, estimates=with_pull(job.estimates, 1.0), classes=replace(job.classes, rules=()))
    return labelled(job, list(made(job, chunks_of(runs))), runs)


def with_pull(estimates: Mapping[str, Estimates], pull: float) -> dict[str, Estimates]:
    """Give the estimates of what moves shares, with some part of the fitted pull at work."""
    moving = {name: each for name, each in estimates.items() if PROCESSES[name].place <= LAST_PLACE}
    held = moving["capabilities"]
    values = np.where(np.array(held.names) == PULL, pull, held.values)
    return {**moving, "capabilities": replace(held, values=values)}
