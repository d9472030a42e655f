"""What a class of pairs remembers on average: the past of a world whose pairs' own past isn't shipped.

A class is a border on land or none, a major power among the two or none, and whether both are rich (output a head e
times the mean of living states): rich neighbours stopped fighting, and the regime isn't known of every world. In each,
a part of the pairs is quarrelsome and has onsets at a high rate, the rest at a low one: a mixture of two Poissons,
fitted on pairs' counts. So a run of today's world draws who is quarrelsome; no pair's own count is known to it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from polycentric.futures.disputes.covariates import state_table
from polycentric.futures.disputes.sample import Sample

Floats = NDArray[np.float64]
CLASSES = tuple(
    f"{border}, {power}, {wealth}"
    for border in ("apart", "border") for power in ("no major power", "a major power")
    for wealth in ("not both rich", "both rich")
)  # fmt: skip
RICH = 1.0  # log of output a head over the mean of living states'

INCOME = 2  # its place in what a state brings
WINDOW = 40  # years to the last of the sample
ROUNDS = 500
FEWEST = 20  # pairs of a class; fewer share one rate


@dataclass(frozen=True)
class Rates:
    """Of each class: the part that is quarrelsome, the rates of the rest and of these, pairs and onsets."""

    part: Floats
    low: Floats
    high: Floats
    pairs: NDArray[np.int64]
    onsets: NDArray[np.int64]


def group(land: NDArray[np.bool_], majors: NDArray[np.integer], poorer: Floats) -> NDArray[np.int64]:
    """Give the place of a pair's class in `CLASSES`; `poorer` is the relative income of the poorer of the two."""
    return 4 * land.astype(np.int64) + 2 * (majors > 0) + (poorer > RICH)


def rates(sample: Sample, last: int) -> Rates:
    """Fit the classes on the window of years to `last`; a pair is in the class of its last year there."""
    kept = np.flatnonzero(sample.between(last - WINDOW + 1, last))
    pair = sample.first[kept] * len(sample.codes) + sample.second[kept]
    _, place = np.unique(pair, return_inverse=True)
    years = np.bincount(place).astype(np.float64)
    onsets = np.bincount(place, sample.onset[kept]).astype(np.float64)
    majors = (
        sample.major[sample.year[kept], sample.first[kept]].astype(int)
        + sample.major[sample.year[kept], sample.second[kept]]
    )
    income = state_table(
        sample.share, sample.income, sample.democracy, np.zeros((*sample.share.shape, 2)), sample.alive
    )
    poorer = np.minimum(*(income[sample.year[kept], each[kept], INCOME] for each in (sample.first, sample.second)))
    of_row, of_pair = group(sample.land[kept], majors, poorer), np.zeros(len(years), np.int64)
    of_pair[place] = of_row  # rows are sorted by year: the last one stands
    fits = [_mixture(onsets[of_pair == k], years[of_pair == k]) for k in range(len(CLASSES))]
    part, low, high = (np.array(column) for column in zip(*fits, strict=True))
    total = np.bincount(of_pair, onsets, minlength=len(CLASSES)).astype(np.int64)
    return Rates(part, low, high, np.bincount(of_pair, minlength=len(CLASSES)), total)


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
