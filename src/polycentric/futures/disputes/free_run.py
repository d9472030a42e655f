"""A free run: the fitted model left alone for twenty years, its own disputes feeding its memory.

States, their size, income, democracy and geography stay as they were at the origin, and pacts too unless they are given
as something that moves; disputes, memory, peace, activity and the shock are the run's own. Coefficients are drawn for
each run from their covariance.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.disputes import kernel_hazard, kernel_joining
from polycentric.futures.disputes.covariates import state_table
from polycentric.futures.disputes.history import DECAY, memory_before
from polycentric.futures.disputes.model import Model
from polycentric.futures.disputes.sample import FIRST, Sample
from polycentric.futures.disputes.world import centred_living, geography, within
from polycentric.futures.draws import Draws, keys_of, pair_keys
from polycentric.futures.order import LONG_PEACE

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class FreeRun:
    """Onsets a year of some runs, (run, year), those between the first two, and what happened to the same pairs."""

    onsets: Ints
    original: Ints
    actual: Ints

    def growth(self) -> float:
        """Give the mean of years 11 to 20 over that of years 1 to 5."""
        return float(self.onsets[:, 10:20].mean() / self.onsets[:, :5].mean())

    def growth_of_median(self) -> float:
        """Give the same of each year's median run: a few runs in which disputes breed disputes don't count for more."""
        middle = np.median(self.onsets, axis=0)
        return float(middle[10:20].mean() / middle[:5].mean())

    def band(self) -> tuple[float, float]:
        """Give the 5th and the 95th percentile of the runs' means over all years."""
        low, high = np.percentile(self.onsets.mean(axis=1), [5, 95])
        return float(low), float(high)


def free_run(
    model: Model, sample: Sample, runs: int = 400, years: int = 20, seed: int = 1, *, drawn: bool = True,
    pacts: Callable[[int], NDArray[np.bool_]] | None = None,
) -> FreeRun:  # fmt: skip
    """Run the model from the year it was fitted to, on the states and pairs of that year.

    `drawn` off gives every run the same coefficients. `pacts` gives, for each year from 0 on in turn, which pairs of
    the origin's states share a treaty as it begins, (run, pair).
    """
    at = model.last - FIRST
    states = np.flatnonzero(sample.alive[at])
    rows = np.flatnonzero(sample.year == at)
    many, draws = len(states), Draws(seed, np.arange(runs))
    where = np.full(len(sample.codes), -1)
    where[states] = np.arange(many)
    one, other = where[sample.first[rows]], where[sample.second[rows]]
    next_year = min(at + 1, len(sample.alive) - 1)
    major = sample.major[next_year, states]

    def of_pairs(values: NDArray[Any], empty: object) -> NDArray[Any]:
        table = np.full((many, many), empty, values.dtype)
        table[one, other] = table[other, one] = values
        return table[np.triu_indices(many, 1)]

    there = of_pairs(np.ones(len(rows), bool), False)
    land = geography(of_pairs(sample.log_distance[rows], np.nan), of_pairs(sample.land[rows], False),
                     of_pairs(sample.sea[rows], False), major, model.ranges)  # fmt: skip
    keys = pair_keys(keys_of(sample.codes[states].tolist()), land.first, land.second)
    past = memory_before(sample, at + 1)
    alive = np.ones((runs, many), np.bool_)
    allied = np.repeat(of_pairs(sample.allied[rows], False)[np.newaxis], runs, axis=0)
    memory = np.repeat(
        past.counts[states[land.first], states[land.second]].astype(np.float32)[np.newaxis], runs, axis=0
    )
    peace = np.repeat(past.peace[states[land.first], states[land.second]].astype(np.int16)[np.newaxis], runs, axis=0)
    memory[peace >= LONG_PEACE] = 0
    blocked = np.repeat(~there[np.newaxis], runs, axis=0)
    values, joins, kept = coefficients(model, runs, seed if drawn else None)
    shock = np.full(runs, model.shock.last)
    part = np.full(runs, model.joining.original)
    onset = np.zeros((runs, len(keys)), np.bool_)
    pushed, pushes = np.zeros((runs, many)), np.zeros((runs, len(keys)), np.float32)
    active = np.zeros((runs, many, 2))
    share, income, democracy = (np.repeat(each[next_year, states][np.newaxis], runs, axis=0)
                                for each in (sample.share, sample.income, sample.democracy))  # fmt: skip
    living = centred_living(alive, model.ranges)
    counted, first_two = np.zeros((runs, years), np.int64), np.zeros((runs, years), np.int64)
    most = model.ranges.counts
    for year in range(years):
        allied = allied if pacts is None else pacts(year)
        shock = kept * shock + np.sqrt(1 - kept**2) * model.shock.sd * draws.normal("disputes.shock", year)[:, 0]
        odd = model.shock.odd * draws.normal("disputes.odd", year)[:, 0]
        level = shock + odd - 0.5 * (model.shock.sd**2 + model.shock.odd**2)
        kernel_joining.activity(memory, peace, alive, land.first, land.second, LONG_PEACE, active)
        brought = within(state_table(share, income, democracy, active, alive), model.ranges)
        of_year = draws.keys("disputes", year)
        kernel_hazard.onsets(of_year, keys, land.first, land.second, land.slot, land.distance, land.edges, values, part,
                             level, alive, brought, living, allied, memory, most, peace, blocked, pushed, pushes,
                             False, True, onset)  # fmt: skip
        first_two[:, year] = onset.sum(axis=1)
        kernel_joining.joiners(of_year, keys, land.first, land.second, land.place, land.slot, land.distance, values,
                               joins, level, alive, brought, living, major, allied, memory, most, peace, blocked,
                               pushed, pushes, onset)  # fmt: skip
        counted[:, year] = onset.sum(axis=1)
        kernel_joining.remember(onset, alive, land.first, land.second, DECAY, memory, peace, LONG_PEACE)
    return FreeRun(counted, first_two, actual(sample, model.last, states, years))


def coefficients(model: Model, runs: int, seed: int | None) -> tuple[Floats, Floats, float]:
    """Draw each run's coefficients: (run, k) of the hazard, (run, 7) of joining; and what the shock keeps."""
    joins = np.repeat(model.joins[np.newaxis], runs, axis=0)
    if seed is None:
        return np.repeat(model.coefficients[np.newaxis], runs, axis=0), joins, model.shock.kept
    generator = np.random.default_rng(seed)
    middle = model.coefficients
    middle[0] -= model.convexity
    values = generator.multivariate_normal(middle, model.covariance, runs, method="eigh")
    return values, joins, model.shock.kept


def actual(sample: Sample, last: int, states: Ints, years: int) -> Ints:
    """Count the onsets among the states of the origin in the years after it."""
    among = np.isin(sample.first, states) & np.isin(sample.second, states) & sample.onset
    counts = np.bincount(sample.year[among], minlength=len(sample.alive))
    return counts[last - FIRST + 1 : last - FIRST + 1 + years]
