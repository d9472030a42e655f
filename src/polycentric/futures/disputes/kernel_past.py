"""The compiled drawing of a past for pairs whose own isn't known: from the two rates of their class.

A pair of a run is quarrelsome if its first draw is below the class's part. Waits between onsets back in time are
exponential at its rate, -log(u) / rate, until the depth; a wait w puts an onset floor(sum of waits) years ago.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from polycentric.futures.kernel_draws import bits, unit

Floats = NDArray[np.float64]


@njit(cache=True, nogil=True, error_model="numpy")
def drawn(
    keys: NDArray[np.uint64],
    pair_keys: NDArray[np.uint64],
    group: NDArray[np.int8],
    part: Floats,
    low: Floats,
    high: Floats,
    decay: Floats,
    depth: int,
    longest: int,
    memory: NDArray[np.float32],
    peace: NDArray[np.int16],
) -> None:
    """Fill `memory` (run, pair, 4) and `peace` (run, pair), by `group` (run, pair); the longest peace without one."""
    for r in range(len(keys)):
        for d in range(len(pair_keys)):
            k = group[r, d]
            rate = high[k] if unit(bits(keys[r], pair_keys[d], 0)) < part[k] else low[k]
            memory[r, d, :] = 0.0
            peace[r, d] = longest
            back, draw = 0.0, 1
            while rate > 0.0:
                u = unit(bits(keys[r], pair_keys[d], draw))
                draw += 1
                back -= math.log(u) / rate
                if back >= depth:
                    break
                years = math.floor(back)
                if peace[r, d] == longest:
                    peace[r, d] = int(years)
                for h in range(len(decay)):
                    memory[r, d, h] += decay[h] ** years
