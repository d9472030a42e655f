"""How far an estimate moves over bootstrap samples of whole groups: the same draws for every model compared."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
DRAWS = 2000


@dataclass(frozen=True)
class Interval:
    """An estimate with the 2.5th and 97.5th percentile of its bootstrap draws; missing where it is undefined."""

    value: float
    low: float
    high: float


def weights(groups: Ints, seed: int, draws: int = DRAWS) -> Floats:
    """Draw bootstrap samples of whole groups: how often each group is in each draw, (draws, groups)."""
    number = int(groups.max()) + 1
    picked = np.random.default_rng(seed).integers(0, number, (draws, number))
    at = picked + number * np.arange(draws)[:, np.newaxis]
    return np.bincount(at.ravel(), minlength=draws * number).reshape(draws, number).astype(float)


def circular_weights(number: int, block: int, seed: int, draws: int = DRAWS) -> Floats:
    """Draw circular block bootstrap samples of a series: how often each place is in each draw, (draws, number).

    Blocks of neighbouring places begin anywhere and go round the end, so that places that share years stay together
    (Politis and Romano 1992). A block longer than the series is the series.
    """
    width = min(block, number)
    starts = np.random.default_rng(seed).integers(0, number, (draws, -(-number // width)))
    picked = (starts[:, :, np.newaxis] + np.arange(width)).reshape(draws, -1)[:, :number] % number
    at = picked + number * np.arange(draws)[:, np.newaxis]
    return np.bincount(at.ravel(), minlength=draws * number).reshape(draws, number).astype(float)


def ratio_interval(above: Floats, below: Floats, groups: Ints, counts: Floats) -> Interval:
    """Give the interval of sum(above) / sum(below) over draws of whole groups.

    Missing if there is nothing to divide by, or but one group; a draw that has nothing to divide by is left out.
    """
    size = int(counts.shape[1])
    tops, bottoms = np.bincount(groups, above, size), np.bincount(groups, below, size)
    if bottoms.sum() == 0:
        return Interval(float("nan"), float("nan"), float("nan"))
    value = float(tops.sum() / bottoms.sum())
    drawn = counts @ bottoms
    kept = (counts @ tops)[drawn > 0] / drawn[drawn > 0]
    if size < 2:
        return Interval(value, float("nan"), float("nan"))
    low, high = np.percentile(kept, [2.5, 97.5])
    return Interval(value, float(low), float(high))


def reduction_interval(loss: Floats, null: Floats, groups: Ints, counts: Floats) -> Interval:
    """Give the proportional reduction in log loss with its interval."""
    return ratio_interval(null - loss, null, groups, counts)


def records(intervals: Mapping[str, Interval]) -> dict[str, float]:
    """Give intervals as flat columns: name, name_low, name_high."""
    return {
        f"{name}{ending}": getattr(each, part)
        for name, each in intervals.items()
        for ending, part in (("", "value"), ("_low", "low"), ("_high", "high"))
    }
