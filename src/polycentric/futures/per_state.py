"""From pairs to states: of how many of its pairs something is true."""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.order import Fixed


def of_state(pairs: NDArray[np.bool_], fixed: Fixed) -> NDArray[np.int64]:
    """Count for each state the pairs that are marked, (run, state)."""
    from polycentric.futures import kernel_states

    return kernel_states.count(pairs, len(fixed.states))
