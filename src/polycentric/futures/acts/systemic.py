"""How the answer's numbers move with the prior of systemic war, of which two centuries hold two cases.

The prior is stated, not fitted. Here the order is run again under other priors, draws shared, so that what differs is
the prior's alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import xarray as xr

from polycentric.futures.chunk import Job, simulate
from polycentric.futures.contract import Estimates
from polycentric.futures.ensemble import SIZE, labelled, prepared
from polycentric.futures.fans import largest, rules
from polycentric.futures.move import Scenario

PRIORS: Mapping[str, tuple[float, float, float, float]] = {
    "shipped": (0.005, 0.003, 0.15, 0.05),
    "none": (0.0, 0.0, 0.15, 0.05),
    "rare": (0.002, 0.001, 0.15, 0.05),
    "frequent": (0.01, 0.003, 0.15, 0.05),
    "mild": (0.005, 0.003, 0.05, 0.02),
    "ruinous": (0.005, 0.003, 0.40, 0.10),
    "frequent and ruinous": (0.01, 0.003, 0.40, 0.10),
}
"""Of each: chance in a year and its standard deviation over runs; scale of the loss of log output, and its own."""
NAMES = ("rate", "loss")
BOUNDS = (0.0, 0.02)


@dataclass(frozen=True)
class Moved:
    """What a prior gives: chance of a systemic war, and (5%, 50%, 95%) or chances of the last year by name."""

    prior: str
    chance: float
    numbers: Mapping[str, tuple[float, float, float]]


def under(job: Job, prior: str) -> Job:
    """Give a job with another prior of systemic war."""
    rate, rate_sd, loss, loss_sd = PRIORS[prior]
    held: Estimates = job.estimates["systemic_war"]
    order = [held.names.index(name) for name in NAMES]
    values, covariance = held.values.copy(), held.covariance.copy()
    values[order], covariance[order, order] = (rate, loss), (rate_sd**2, loss_sd**2)
    changed = replace(held, values=values, covariance=covariance)
    return replace(job, estimates={**job.estimates, "systemic_war": changed})


def sensitivity(
    world: xr.Dataset | str = "now", *, runs: int = 500, until: int = 2050, seed: int = 1,
    priors: Sequence[str] = tuple(PRIORS),
) -> list[Moved]:  # fmt: skip
    """Run the order under each prior.

    Returns
    -------
    list of Moved
        In the order of the priors; shares of the two largest states under the first, concentration, and the chances of
        the classes by the first rule.
    """
    job, found, states = prepared(world, Scenario(), seed, until), list[Moved](), list[str]()
    for prior in priors:
        changed = under(job, prior)
        chunks = [simulate(changed, np.arange(at, min(at + SIZE, runs))) for at in range(0, runs, SIZE)]
        ensemble = labelled(changed, chunks, runs)
        states = states or largest(ensemble, 2)
        found.append(_moved(prior, ensemble, states))
    return found


def _moved(prior: str, ensemble: xr.Dataset, states: Sequence[str]) -> Moved:
    """Give what is told of an ensemble."""
    last = ensemble.isel(year=-1)
    arrays = {**{state: last["share"].sel(state=state) for state in states}, "hhi": last["hhi"]}
    numbers = {name: _three(each.values.astype(np.float64)) for name, each in arrays.items()}
    for rule in rules(ensemble)[:1]:
        told = last[f"class_{rule}"].values
        chances = (np.mean(told == 1), np.mean(told == 2), np.mean(told == 3))
        numbers["unipolar, bipolar, multipolar"] = (float(chances[0]), float(chances[1]), float(chances[2]))
    return Moved(prior, float((last["systemic"] > 0).mean()), numbers)


def _three(values: np.ndarray) -> tuple[float, float, float]:
    """Give the 5%, 50% and 95% quantiles."""
    low, middle, high = np.nanquantile(values, [0.05, 0.5, 0.95]).tolist()
    return low, middle, high
