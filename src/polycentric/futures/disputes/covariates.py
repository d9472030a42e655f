"""The covariates of a dispute's onset between two states.

A pair is in one of three classes: apart, in reach of a major power, or with a border on land. Geography and what a
state brings (size, income, democracy, recent activity) counts by class and as a sum over both states; a few gaps and
products follow; then what the pair remembers. So the logit is a sum of a pair's part and two states' parts, and the
yearly step computes the states' parts once a state.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.disputes.history import Past
from polycentric.futures.disputes.sample import Sample

Floats = NDArray[np.float64]
CLASSES = ("apart", "reach", "land")
OF_STATE = ("share", "democracy", "income", "activity_4", "activity_32")
MIDDLE_SHARE, MIDDLE_DISTANCE, MIDDLE_STATES = -6.0, float(np.log(2000.0)), float(np.log(100.0))
MOST_REMEMBERED = 15.5
REMEMBERED = 5.0  # a remembered dispute counts as log(1 + 5 m): the first matters most
NAMES = (
    "constant", "reach", "land", "both_major",
    *(f"{name}.{kind}" for name in ("distance", "distance_squared", *OF_STATE) for kind in CLASSES),
    "share_gap", "democracy_gap", "income_gap", "activity_4_gap", "activity_32_gap",
    "share_product", "democracy_product", "activity_product",
    "allied", "allied.land", "memory_1", "memory_4", "memory_32", "recent_peace",
    *(f"{name}.{kind}" for name in ("memory_16", "peace") for kind in CLASSES),
    "states", "sea", "sea.activity_4", "sea.memory_16",
)  # fmt: skip


@dataclass(frozen=True)
class Pairs:
    """What the covariates of n pairs are made of; the first axis of all is pairs.

    `states_*` are (n, 5) in the order of `OF_STATE`; `counts` is (n, 4); `living` the number of living states.
    """

    land: NDArray[np.bool_]
    sea: NDArray[np.bool_]
    majors: NDArray[np.int64]
    log_distance: Floats
    allied: NDArray[np.bool_]
    states_1: Floats
    states_2: Floats
    counts: Floats
    peace: Floats
    living: Floats


@dataclass(frozen=True)
class Ranges:
    """The range that the fit saw of what the covariates are made of: (low, high) of each.

    `states` is (2, 5), `distance` and `living` are (2,), `counts` (4,) the most remembered. What lies outside is put on
    the end, so that no covariate is ever beyond what the fit saw, and a bound on the hazard exists.
    """

    states: Floats
    distance: Floats
    living: Floats
    counts: Floats

    def clipped(self, pairs: "Pairs") -> "Pairs":
        """Give pairs with all values within the ranges."""
        return replace(
            pairs, states_1=np.clip(pairs.states_1, *self.states), states_2=np.clip(pairs.states_2, *self.states),
            log_distance=np.clip(pairs.log_distance, *self.distance), counts=np.minimum(pairs.counts, self.counts),
            living=np.clip(pairs.living, *self.living),
        )  # fmt: skip


def ranges_of(pairs: Pairs, known: NDArray[np.bool_]) -> Ranges:
    """Give the ranges of the rows that a fit sees; at most 15.5 disputes are remembered, for the kernel's table."""
    states = np.concatenate([pairs.states_1[known], pairs.states_2[known]])
    counts = np.minimum(pairs.counts[known].max(axis=0), MOST_REMEMBERED)

    def ends(values: Floats) -> Floats:
        return np.stack([values.min(axis=0), values.max(axis=0)])

    return Ranges(
        ends(states), ends(pairs.log_distance[known]), ends(pairs.living[known]), np.minimum(counts, counts[3])
    )


def state_table(share: Floats, income: Floats, democracy: Floats, activity: Floats, alive: NDArray[np.bool_]) -> Floats:
    """Put what states bring side by side, (..., state, 5): income beside the mean of living states, size from e^-6."""
    there = np.where(alive, income, 0.0).sum(-1, keepdims=True) / np.maximum(alive.sum(-1, keepdims=True), 1)
    return np.concatenate(
        [np.stack([share - MIDDLE_SHARE, democracy, income - there], axis=-1), activity], axis=-1
    )  # fmt: skip


def pairs_of(sample: Sample, past: Past) -> Pairs:
    """Give what the covariates of a sample's rows are made of."""
    states = state_table(sample.share, sample.income, sample.democracy, past.activity, sample.alive)
    at, one, other = sample.year, sample.first, sample.second
    majors = sample.major[at, one].astype(np.int64) + sample.major[at, other]
    living = sample.alive.sum(axis=1)[at].astype(np.float64)
    return Pairs(
        sample.land, sample.sea, majors, sample.log_distance, sample.allied, states[at, one], states[at, other],
        past.counts, past.peace, living,
    )  # fmt: skip


def matrix(pairs: Pairs) -> Floats:
    """Give the covariates in the order of `NAMES`, (n, k)."""
    land, reach = pairs.land, ~pairs.land & (pairs.majors > 0)
    kinds = [1.0 - land - reach, reach.astype(float), land.astype(float)]
    distance = pairs.log_distance - MIDDLE_DISTANCE
    one, other = pairs.states_1.T, pairs.states_2.T
    memory = np.log1p(REMEMBERED * pairs.counts).T
    of_class = [distance, distance**2, *(one + other)]
    columns = [
        np.ones(len(land)), kinds[1], kinds[2], pairs.majors == 2,
        *(each * kind for each in of_class for kind in kinds),
        *np.abs(one - other), one[0] * other[0], one[1] * other[1], one[3] * other[3],
        pairs.allied, pairs.allied & land, memory[0], memory[1], memory[3], np.exp(-pairs.peace / 3.0),
        *(each * kind for each in (memory[2], np.log1p(pairs.peace)) for kind in kinds),
        np.log(pairs.living) - MIDDLE_STATES, pairs.sea, pairs.sea * (one[3] + other[3]), pairs.sea * memory[2],
    ]  # fmt: skip
    return np.column_stack(columns).astype(np.float64)
