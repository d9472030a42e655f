"""The least value of a smooth function of a few numbers, by Nelder and Mead's simplex: no derivative is needed."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# How far the simplex starts from the first guess, and how often it may move for each number.
START, MOST = 0.05, 200


def least(function: Callable[[Floats], float], guess: Floats, apart: float, above: float) -> Floats:
    """Give the numbers for which a function is least, or the best found in `MOST` steps for each number.

    Parameters
    ----------
    function : callable
    guess : array (n,)
        Where to begin, without a zero.
    apart, above : float
        It ends where all corners lie within `apart` of the best one, and their values within `above` of its.

    References
    ----------
    Nelder and Mead (1965), A Simplex Method for Function Minimization, Computer Journal 7(4), 308-313.
    """
    count = len(guess)
    corners = np.vstack([guess, *(guess * (1.0 + START * np.eye(count)[at]) for at in range(count))])
    values = np.array([function(corner) for corner in corners])
    corners, values = _ordered(corners, values)
    for _ in range(MOST * count):
        if np.abs(corners[1:] - corners[0]).max() <= apart and np.abs(values[1:] - values[0]).max() <= above:
            break
        corners, values = _ordered(*_moved(function, corners, values))
    return corners[0]


def _ordered(corners: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Put the best corner first."""
    order = np.argsort(values)
    return corners[order], values[order]


def _moved(function: Callable[[Floats], float], corners: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Put another corner in the worst one's place, or draw all towards the best one."""
    middle = corners[:-1].sum(axis=0) / (len(corners) - 1)
    worst = corners[-1]
    mirrored = 2.0 * middle - worst
    at_mirrored = function(mirrored)
    if at_mirrored < values[0]:
        farther = 3.0 * middle - 2.0 * worst
        at_farther = function(farther)
        new = (farther, at_farther) if at_farther < at_mirrored else (mirrored, at_mirrored)
    elif at_mirrored < values[-2]:
        new = mirrored, at_mirrored
    else:
        outside = at_mirrored < values[-1]
        nearer = 1.5 * middle - 0.5 * worst if outside else 0.5 * middle + 0.5 * worst
        at_nearer = function(nearer)
        if not (at_nearer <= at_mirrored if outside else at_nearer < values[-1]):
            drawn = corners[0] + 0.5 * (corners[1:] - corners[0])
            return np.vstack([corners[:1], drawn]), np.array([values[0], *map(function, drawn)])
        new = nearer, at_nearer
    return np.vstack([corners[:-1], new[0]]), np.array([*values[:-1], new[1]])
