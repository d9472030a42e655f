"""How right predictions were: accuracy, loss, its proportional reduction, and bootstrap intervals."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.power.tournament.contests import A_WINS, DRAW

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
DRAWS = 2000
LEAST = 1e-14


@dataclass(frozen=True)
class Interval:
    """An estimate with the 2.5th and 97.5th percentile of its bootstrap draws; missing where it is undefined."""

    value: float
    low: float
    high: float


def losses(probabilities: Floats, outcomes: Ints) -> Floats:
    """Give each row's log loss; probabilities are kept above 1e-14, as Carroll and Kenkel (2019) do.

    Examples
    --------
    >>> losses(np.array([[0.25, 0.25, 0.5]]), np.array([2])).round(4).tolist()
    [0.6931]
    """
    return -np.log(np.maximum(probabilities[np.arange(len(outcomes)), outcomes], LEAST))


def reduction(loss: Floats, null: Floats) -> float:
    """Give the proportional reduction in log loss: one minus the model's loss over the null model's.

    Missing where the null model has no loss to reduce.

    References
    ----------
    Carroll and Kenkel (2019), Prediction, Proxies, and Power, American Journal of Political Science 63(3), 577-593.
    """
    total = float(null.sum())
    return 1 - float(loss.sum()) / total if total > 0 else float("nan")


def calls(share: Floats, outcomes: Ints) -> Floats:
    """Say of each row whether the side ahead won: 1, 0, one half if neither was ahead; missing for a draw."""
    right = np.where(share == 0.5, 0.5, (share > 0.5) == (outcomes == A_WINS))
    return np.where((outcomes == DRAW) | np.isnan(share), np.nan, right)


def weights(groups: Ints, seed: int, draws: int = DRAWS) -> Floats:
    """Draw bootstrap samples of whole groups: how often each group is in each draw, (draws, groups)."""
    number = int(groups.max()) + 1
    picked = np.random.default_rng(seed).integers(0, number, (draws, number))
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


def accuracy_interval(called: Floats, groups: Ints, counts: Floats) -> Interval:
    """Give the part of the contests won that were called right, with its interval."""
    decided = ~np.isnan(called)
    return ratio_interval(np.where(decided, called, 0.0), decided.astype(float), groups, counts)


def difference_interval(one: Floats, two: Floats, groups: Ints, counts: Floats) -> Interval:
    """Give the difference of two accuracies on the same contests, with its interval over the same draws."""
    decided = ~np.isnan(one) & ~np.isnan(two)
    return ratio_interval(np.where(decided, one - two, 0.0), decided.astype(float), groups, counts)


def records(intervals: Mapping[str, Interval]) -> dict[str, float]:
    """Give intervals as flat columns: name, name_low, name_high."""
    return {
        f"{name}{ending}": getattr(each, part)
        for name, each in intervals.items()
        for ending, part in (("", "value"), ("_low", "low"), ("_high", "high"))
    }
