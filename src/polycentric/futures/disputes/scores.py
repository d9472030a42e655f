"""How good forecasts of rare events are: skill against two base rates, calibration, and where the gain comes from."""

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.disputes import logit
from polycentric.scoring.bootstrap import Interval, ratio_interval, weights

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
BLOCK = 3  # years of the bootstrap's blocks


@dataclass(frozen=True)
class Scores:
    """The scores of some forecasts.

    Attributes
    ----------
    events : int
    auc, ap : float
        Area under the curve; average precision.
    skill, skill_own : float
        One minus log loss over that of the training base rate; of the test's own rate.
    slope, ratio : float
        Of the outcome's logit on the forecast's; predicted over observed events.
    """

    events: int
    auc: float
    ap: float
    skill: float
    skill_own: float
    slope: float
    ratio: float

    def as_row(self, ending: str = "") -> dict[str, float]:
        """Give the scores as columns."""
        return {name + ending: value for name, value in asdict(self).items()}


def loss(outcome: Flags, chance: Floats) -> Floats:
    """Give each row's log loss."""
    return -np.where(outcome, np.log(chance), np.log1p(-chance))


def scored(outcome: Flags, chance: Floats, base_rate: float) -> Scores:
    """Score forecasts; `base_rate` is the training's.

    Examples
    --------
    >>> scored(np.array([True, False, False, True]), np.array([0.9, 0.2, 0.8, 0.7]), 0.5).auc
    0.75
    """
    events, mean = int(outcome.sum()), float(loss(outcome, chance).mean())
    of_base, of_own = (float(loss(outcome, np.full(len(outcome), rate)).mean()) for rate in (base_rate, outcome.mean()))
    rank = _ranks(chance)
    auc = (rank[outcome].sum() - events * (events + 1) / 2) / (events * (len(outcome) - events))
    best = outcome[np.argsort(-chance, kind="stable")]
    precise = np.cumsum(best) / np.arange(1, len(best) + 1)
    return Scores(
        events, float(auc), float(precise[best].mean()), 1 - mean / of_base, 1 - mean / of_own,
        _slope(outcome, chance), float(chance.sum() / events),
    )  # fmt: skip


def reduction(outcome: Flags, chance: Floats, other: Floats, year: NDArray[np.int64]) -> Interval:
    """Give the part of another forecast's log loss that this one saves, with blocks of three years drawn anew."""
    blocks = (year - year.min()) // BLOCK
    own, rival = loss(outcome, chance), loss(outcome, other)
    return ratio_interval(rival - own, rival, blocks, weights(blocks, seed=1))


def _ranks(values: Floats) -> Floats:
    """Give ranks from one, ties at their mean."""
    unique, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return ((last - count + 1 + last) / 2)[place] if len(unique) else np.empty(0)


def _slope(outcome: Flags, chance: Floats) -> float:
    known = np.log(chance / (1 - chance))
    return float(logit.fitted(np.column_stack([np.ones(len(known)), known]), outcome, ridge=0.0).coefficients[1])
