"""Loss, slope and curvature of a weighted conditional logit, summed in one order."""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@njit(cache=True, nogil=True)
def curvature(
    rows: Floats, starts: Ints, chosen: Ints, weight: Floats, group: Ints, groups: int, values: Floats
) -> tuple[float, Floats, Floats]:
    """Give the loss, and for each group of choices the slope (groups, k) and the curvature (groups, k, k).

    `rows` (n, k) are the alternatives of all choices, those of choice c from ``starts[c]`` to ``starts[c + 1]``;
    `chosen` is the row that was taken.
    """
    many = rows.shape[1]
    slope, bend = np.zeros((groups, many)), np.zeros((groups, many, many))
    loss, mean, square = 0.0, np.empty(many), np.empty((many, many))
    for c in range(len(starts) - 1):
        most = -np.inf
        utility = np.zeros(starts[c + 1] - starts[c])
        for at in range(len(utility)):
            for k in range(many):
                utility[at] += rows[starts[c] + at, k] * values[k]
            most = max(most, utility[at])
        total = 0.0
        mean[:] = 0.0
        square[:] = 0.0
        for at in range(len(utility)):
            odds = math.exp(utility[at] - most)
            total += odds
            for k in range(many):
                own = odds * rows[starts[c] + at, k]
                mean[k] += own
                for j in range(k + 1):
                    square[k, j] += own * rows[starts[c] + at, j]
        loss += weight[c] * (math.log(total) + most - utility[chosen[c] - starts[c]])
        for k in range(many):
            slope[group[c], k] += weight[c] * (rows[chosen[c], k] - mean[k] / total)
            for j in range(k + 1):
                here = weight[c] * (square[k, j] / total - mean[k] * mean[j] / total**2)
                bend[group[c], k, j] += here
                if j < k:
                    bend[group[c], j, k] += here
    return loss, slope, bend
