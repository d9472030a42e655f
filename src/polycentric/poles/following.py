"""Who follows whom: the largest flow of each state, and the head at the end of a chain."""

import numpy as np
from numpy.typing import NDArray


def largest_certain(
    flows: NDArray[np.float64], upper: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Find each state's largest outgoing flow, and whether no other flow can be larger.

    Parameters
    ----------
    flows, upper : array (n, n)
        What is observed (missing elsewhere), and the largest value that each cell can have (missing: no bound).

    Returns
    -------
    best : array (n,), int
        The partner; -1 where nothing is observed. Of equal flows the first in the order of the labels counts.
    known : array (n,), bool
        Whether the largest is certain.
    """
    here = np.eye(len(flows), dtype=bool)
    seen = np.where(np.isnan(flows) | here, -np.inf, flows)
    best, largest = seen.argmax(axis=1), seen.max(axis=1)
    rivals = np.where(np.isnan(upper), np.inf, upper)
    rivals = np.where(here, -np.inf, rivals)
    rivals[np.arange(len(flows)), best] = -np.inf
    known = np.isfinite(largest) & (largest > 0) & (largest >= rivals.max(axis=1, initial=-np.inf))
    return np.where(np.isfinite(largest), best, -1), known


def heads(up: NDArray[np.int64]) -> NDArray[np.int64]:
    """Follow each chain to its head.

    Parameters
    ----------
    up : array (n,), int
        The state that each follows; -1 for a head, -2 where it isn't known.

    Returns
    -------
    array (n,), int
        The head of each state, itself for a head; -1 where the chain ends in the unknown or runs in a circle.
    """
    current = np.arange(up.size)
    for _ in range(up.size):
        above = np.where(current >= 0, up[np.maximum(current, 0)], -2)
        if np.all(above < 0):
            break
        current = np.where(above >= 0, above, np.where(above == -1, current, -1))
    above = np.where(current >= 0, up[np.maximum(current, 0)], -2)
    return np.where(above == -1, current, -1)
