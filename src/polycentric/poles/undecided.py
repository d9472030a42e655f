"""When a number is undecided: one rule and one word for it, wherever a number is shown with a range."""

import numpy as np
from numpy.typing import NDArray

WIDEST = 0.5
UNDECIDED = "undecided"
OPEN = "what is known leaves more than half of the scale open"


def is_undecided(low: float | None, high: float | None, scale: tuple[float, float]) -> bool:
    """Tell whether a range goes over more than half of a scale, so that the number in it says nothing.

    Parameters
    ----------
    low, high : float or None
        The ends of the range; where one isn't known, nothing is undecided by it.
    scale : (float, float)
        The least and the most that the number can be.

    Examples
    --------
    >>> is_undecided(0.15, 0.99, (0, 1)), is_undecided(0.2, 0.7, (0, 1)), is_undecided(None, 0.9, (0, 1))
    (True, False, False)
    """
    return low is not None and high is not None and high - low > WIDEST * (scale[1] - scale[0])


def are_undecided(low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell the same of arrays on a scale from 0 to 1; where an end is missing, nothing is undecided by it."""
    return high - low > WIDEST
