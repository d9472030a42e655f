"""Who was called right: the part of the contests won by the side that a model put ahead, with bootstrap intervals."""

import numpy as np
from numpy.typing import NDArray

from polycentric.power.tournament.contests import A_WINS, DRAW
from polycentric.scoring.bootstrap import Interval, ratio_interval

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def calls(share: Floats, outcomes: Ints) -> Floats:
    """Say of each row whether the side ahead won: 1, 0, one half if neither was ahead; missing for a draw."""
    right = np.where(share == 0.5, 0.5, (share > 0.5) == (outcomes == A_WINS))
    return np.where((outcomes == DRAW) | np.isnan(share), np.nan, right)


def accuracy_interval(called: Floats, groups: Ints, counts: Floats) -> Interval:
    """Give the part of the contests won that were called right, with its interval."""
    decided = ~np.isnan(called)
    return ratio_interval(np.where(decided, called, 0.0), decided.astype(float), groups, counts)


def difference_interval(one: Floats, two: Floats, groups: Ints, counts: Floats) -> Interval:
    """Give the difference of two accuracies on the same contests, with its interval over the same draws."""
    decided = ~np.isnan(one) & ~np.isnan(two)
    return ratio_interval(np.where(decided, one - two, 0.0), decided.astype(float), groups, counts)
