"""What a class of pairs remembers on average: the past of a world whose pairs' own past isn't shipped.

A logit of onsets on what today's world knows of a pair (a border, major powers, distance, both sizes and incomes) gives
each pair's exposure; pairs of like exposure are a class. In each, a part of the pairs is quarrelsome and has onsets at
a high rate, the rest at a low one: a mixture of two Poissons, fitted on pairs' counts. So a run of today's world draws
who is quarrelsome; no pair's own count is known to it, and no class is one state's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from polycentric.futures.disputes.covariates import MIDDLE_DISTANCE, state_table
from polycentric.futures.disputes.logit import fitted
from polycentric.futures.disputes.sample import Sample

Floats = NDArray[np.float64]
EDGES = (3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1)  # exposure: onsets a year that parts the classes
CLASSES = (
    "fewer than 3 in 100,000 years", *(f"{low:g} to {high:g} a year" for low, high in pairwise(EDGES)),
    "more than 0.1 a year",
)  # fmt: skip
RIDGE = 20.0
COMFORT = 0.5  # log of income over the mean from which rich pairs are counted apart

SIZE, INCOME = 0, 2  # their places in what a state brings
WINDOW = 40  # years to the last of the sample
ROUNDS = 500
FEWEST = 20  # pairs of a class; fewer share one rate


@dataclass(frozen=True)
class Rates:
    """The logit of exposure; of each class the part that is quarrelsome, both rates, and how much it holds.

    `states` counts the states with a pair in the class, and `most` is the largest part of its onsets that one state
    has.
    """

    exposure: Floats
    part: Floats
    low: Floats
    high: Floats
    pairs: NDArray[np.int64]
    onsets: NDArray[np.int64]
    states: NDArray[np.int64]
    most: Floats


def columns(
    land: NDArray[np.bool_], majors: NDArray[np.integer], distance: Floats,
    one: Sequence[Floats], other: Sequence[Floats],
) -> tuple[Floats, ...]:  # fmt: skip
    """Give what exposure is a sum of, one array a coefficient; `one` and `other` are sizes and incomes of both."""
    reach = ~land & (majors > 0)
    kinds = [(~land & ~reach).astype(np.float64), reach.astype(np.float64), land.astype(np.float64)]
    (size, income), (size_2, income_2) = one, other
    gap, poorer = np.abs(size - size_2), np.minimum(income, income_2)
    return (
        np.ones(len(land)), kinds[1], kinds[2], (majors == 2).astype(np.float64),
        *(distance * kind for kind in kinds), *((size + size_2) * kind for kind in kinds),
        gap * (1.0 - kinds[1]), gap * kinds[1], size * size_2,
        poorer, np.maximum(income, income_2), poorer * kinds[2], np.maximum(poorer - COMFORT, 0.0),
    )  # fmt: skip


def group(exposure: Floats, parts: tuple[Floats, ...]) -> NDArray[np.int8]:
    """Give the place of a pair's class in `CLASSES` by the logit of exposure."""
    score = np.zeros(len(parts[0]))
    for coefficient, part in zip(exposure, parts, strict=True):
        score += coefficient * part
    return np.searchsorted(cuts(), score).astype(np.int8)


def cuts() -> Floats:
    """Give the logits of exposure that part the classes."""
    return np.log(EDGES) - np.log1p(-np.array(EDGES))


def parts_of(sample: Sample, kept: NDArray[np.int64]) -> tuple[Floats, ...]:
    """Give the columns of some rows of a sample."""
    table = state_table(sample.share, sample.income, sample.democracy, np.zeros((*sample.share.shape, 2)), sample.alive)
    year, pair = sample.year[kept], (sample.first[kept], sample.second[kept])
    majors = sample.major[year, pair[0]].astype(np.int64) + sample.major[year, pair[1]]
    one, other = ([table[year, each, SIZE], table[year, each, INCOME]] for each in pair)
    return columns(sample.land[kept], majors, sample.log_distance[kept] - MIDDLE_DISTANCE, one, other)


def rates(sample: Sample, last: int) -> Rates:
    """Fit exposure and classes on the window of years to `last`; a pair is in the class of its last year there."""
    kept = np.flatnonzero(sample.between(last - WINDOW + 1, last))
    parts = parts_of(sample, kept)
    exposure = fitted(np.column_stack(parts), sample.onset[kept], ridge=RIDGE).coefficients
    pair, place = np.unique(sample.first[kept] * len(sample.codes) + sample.second[kept], return_inverse=True)
    years = np.bincount(place).astype(np.float64)
    onsets = np.bincount(place, sample.onset[kept]).astype(np.float64)
    of_pair = np.zeros(len(years), np.int64)
    of_pair[place] = group(exposure, parts)  # rows are sorted by year: the last one stands
    fits = [_mixture(onsets[of_pair == k], years[of_pair == k]) for k in range(len(CLASSES))]
    part, low, high = (np.array(column) for column in zip(*fits, strict=True))
    pairs = np.bincount(of_pair, minlength=len(CLASSES))
    total = np.bincount(of_pair, onsets, minlength=len(CLASSES))
    both = np.stack(np.divmod(pair, len(sample.codes)))
    held = np.zeros((len(CLASSES), len(sample.codes), 2))
    for state in both:
        np.add.at(held, (of_pair, state), np.stack([np.ones(len(pair)), onsets], axis=1))
    return Rates(exposure, part, low, high, pairs, total.astype(np.int64), (held[:, :, 0] > 0).sum(axis=1),
                 held[:, :, 1].max(axis=1) / np.maximum(total, 1.0))  # fmt: skip


def _mixture(counts: Floats, years: Floats) -> tuple[float, float, float]:
    """Fit two Poisson rates and the part of the higher by expectation and maximisation, from a fixed start."""
    mean = (counts.sum() + 0.5) / (years.sum() + 1.0)
    if len(counts) < FEWEST or counts.sum() == 0:
        return 0.0, float(mean), float(mean)
    part, low, high = 0.1, mean / 3, mean * 5
    for _ in range(ROUNDS):
        log = [np.log(share) + counts * np.log(rate * years) - rate * years - gammaln(counts + 1)
               for share, rate in ((1 - part, low), (part, high))]  # fmt: skip
        hot = 1.0 / (1.0 + np.exp(np.clip(log[0] - log[1], -700, 700)))
        part = float(np.clip(hot.mean(), 1e-4, 1 - 1e-4))
        low = float(((1 - hot) * counts).sum() / ((1 - hot) * years).sum()) + 1e-9
        high = float((hot * counts).sum() / (hot * years).sum()) + 1e-9
    return part, low, high
