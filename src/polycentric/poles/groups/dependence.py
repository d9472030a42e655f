"""Who dominates whom: dependence above a threshold, for certain and perhaps."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Dominance:
    """Domination on (..., state, partner): whether `state` is dominated by `partner`.

    Attributes
    ----------
    certain, possible : array, bool
        Whether it is so whatever the open cells hold, and whether it may be so.
    covered : array (..., state), bool
        Whether the layer holds anything about the state.
    """

    certain: NDArray[np.bool_]
    possible: NDArray[np.bool_]
    covered: NDArray[np.bool_]


def dominance(floor: NDArray[np.float64], bound: NDArray[np.float64], theta: float) -> Dominance:
    """Compare the least and the largest dependence that each cell can have with a threshold.

    State i is dominated by j where i depends on j by at least `theta`, and more than j on i.

    Parameters
    ----------
    floor, bound : array (..., state, partner)
        The least that dependence can be (missing: nothing is known), and the most (missing: no bound).
    theta : float
        The threshold, a part of the dependent state's output.
    """
    here = np.eye(floor.shape[-1], dtype=bool)
    least = np.where(np.isnan(floor), 0.0, floor)
    most = np.where(np.isnan(bound), np.inf, np.maximum(bound, least))
    back_least, back_most = np.swapaxes(least, -1, -2), np.swapaxes(most, -1, -2)
    certain = (least >= theta) & (least > back_most) & ~here
    possible = (most >= theta) & (most > back_least) & ~here
    covered = np.any((~np.isnan(floor) | ~np.isnan(bound)) & ~here, axis=-1)
    return Dominance(certain, possible, covered)
