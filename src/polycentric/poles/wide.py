"""When a range says nothing: one rule and one word for the three numbers, and for states as for the system."""

import numpy as np
from numpy.typing import NDArray

WIDEST = 0.5
"""A range over more of a scale than this says nothing: the number is undecided."""
UNDECIDED = "undecided"
OPEN = f"{UNDECIDED}: what is known leaves more than half of the scale open"


def is_open(low: float, high: float, scale: tuple[float, float] = (0.0, 1.0)) -> bool:
    """Tell whether a range leaves more than half of a scale open.

    Examples
    --------
    >>> is_open(0.0, 0.58), is_open(0.0, 0.49)
    (True, False)
    """
    return high - low > WIDEST * (scale[1] - scale[0])


def are_open(low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell the same of arrays on a scale from 0 to 1; a range that is missing leaves nothing open."""
    return high - low > WIDEST
