"""From pairs to states: of how many of its pairs something is true, and of which pairs."""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.order import LONG_PEACE, Fixed


def of_state(pairs: NDArray[np.bool_], fixed: Fixed) -> NDArray[np.int64]:
    """Count for each state the pairs that are marked, (run, state)."""
    from polycentric.futures import kernel_states

    return kernel_states.count(pairs, len(fixed.states))


def marked(pairs: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the runs and pairs that are marked, as `numpy.nonzero` does of a plane, but faster of few marks.

    Examples
    --------
    >>> [each.tolist() for each in marked(np.array([[False, True], [False, False], [True, True]]))]
    [[0, 2, 2], [1, 0, 1]]
    """
    at = np.flatnonzero(np.ascontiguousarray(pairs).reshape(-1))
    return np.divmod(at, pairs.shape[1])


def by_pair(
    recalls: NDArray[np.int32], recalled: NDArray[np.int32], memory: NDArray[np.float32], peace: NDArray[np.int16]
) -> tuple[NDArray[np.float32], NDArray[np.int16]]:
    """Give memory (run, pair, 4) and peace (run, pair) of every pair from the rows of those that remember anything.

    Examples
    --------
    >>> few = np.array([1], np.int32), np.array([[2, 0, 0]], np.int32)
    >>> memory, peace = by_pair(*few, np.ones((1, 3, 4), np.float32), np.full((1, 3), 7, np.int16))
    >>> peace.tolist(), memory[0, :, 0].tolist()
    ([[150, 150, 7]], [0.0, 0.0, 1.0])
    """
    counts, waited = np.zeros_like(memory), np.full_like(peace, LONG_PEACE)
    for run, many in enumerate(recalls):
        counts[run, recalled[run, :many]], waited[run, recalled[run, :many]] = memory[run, :many], peace[run, :many]
    return counts, waited
