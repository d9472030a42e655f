"""Which states communities can be looked for among: those of whose ties enough is observed in a year.

A pair of which nothing is known is not untied. As in the network measures, the states of whose ties the least is known
are left out until nine tenths of the pairs of the others are known; where fewer than half of the states that the layer
says anything about are left, the year has no communities. A tie that is missing but bounded counts as known where the
most that it can be is no more than a tenth of all that the lesser tied of the two is tied by: then it can't move a
state. Without a bound, or with a wider one, it isn't known.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.network import best_observed

LEAST, NARROW, HALF, FEWEST = 0.9, 0.1, 0.5, 3
UNSEEN = "too few of the pairs are observed"
LEFT_OUT = "too few of its ties in the layer are observed"
Cells = NDArray[np.float64]


@dataclass(frozen=True)
class Observed:
    """What is known of a layer's pairs in each year.

    Attributes
    ----------
    known : array (year, n, n), bool
        Pairs whose tie is observed, or bounded narrowly.
    covered, inside : array (year, n), bool
        States of which the layer says anything, and those among which communities are looked for.
    reason : tuple of str
        For each year why there are no communities; empty where there are.
    """

    known: NDArray[np.bool_]
    covered: NDArray[np.bool_]
    inside: NDArray[np.bool_]
    reason: tuple[str, ...]

    def kept(self, cells: Cells) -> Cells:
        """Take away the ties of the states that are left out."""
        return np.where(self.inside[:, :, np.newaxis] & self.inside[:, np.newaxis, :], cells, np.nan)

    def left_out(self) -> NDArray[np.bool_]:
        """Tell which states the layer says something about, but too little."""
        return self.covered & ~self.inside


def observed(value: Cells, floor: Cells, bound: Cells) -> Observed:
    """Choose the states of whose ties enough is known.

    Parameters
    ----------
    value, floor, bound : array (year, n, n)
        A layer: what is observed of it, and the least and the most that each cell can be.
    """
    years, states = value.shape[:2]
    known = ~np.isnan(value) | _narrow(floor, bound)
    known[:, np.eye(states, dtype=bool)] = False
    covered = np.any(known, axis=2) | np.any(known, axis=1)
    inside, reason = np.zeros((years, states), dtype=np.bool_), [""] * years
    for year in range(years):
        covered_states = np.flatnonzero(covered[year])
        kept = covered_states[best_observed(known[year][np.ix_(covered_states, covered_states)], LEAST)]
        if covered_states.size and kept.size < max(HALF * covered_states.size, min(FEWEST, covered_states.size)):
            reason[year] = UNSEEN
        else:
            inside[year, kept] = True
    return Observed(known, covered, inside, tuple(reason))


def _narrow(floor: Cells, bound: Cells) -> NDArray[np.bool_]:
    """Tell which ties are bounded so narrowly that they can't move a state."""
    least = np.nan_to_num(floor)
    least[:, np.eye(least.shape[1], dtype=bool)] = 0.0
    tied = least.sum(axis=2) + least.sum(axis=1)
    smaller = np.minimum(tied[:, :, np.newaxis], tied[:, np.newaxis, :])
    return (np.nan_to_num(bound, nan=np.inf) - least <= NARROW * smaller) & (smaller > 0)
