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
SLACK = 1e-9


@njit(cache=True, nogil=True, error_model="numpy")
def drawn(
    keys: NDArray[np.uint64],
    pair_keys: NDArray[np.uint64],
    first: NDArray[np.int32],
    second: NDArray[np.int32],
    poor: NDArray[np.int8],
    rich: NDArray[np.bool_],
    part: Floats,
    low: Floats,
    high: Floats,
    decay: Floats,
    depth: int,
    recalls: NDArray[np.int32],
    recalled: NDArray[np.int32],
    memory: NDArray[np.float32],
    peace: NDArray[np.int16],
) -> None:
    """List the pairs with an onset in `recalled` (run, pair), and fill the rows of `memory` and `peace` in this order.

    `poor` (pair,) is the class of a pair that isn't rich, `rich` (run, state) tells who is: the next class is of both.
    """
    none_low, none_high = np.exp(-low * depth) - SLACK, np.exp(-high * depth) - SLACK
    for r in range(len(keys)):
        many = 0
        for d in range(len(pair_keys)):
            k = poor[d] + (rich[r, first[d]] and rich[r, second[d]])
            quarrelsome = unit(bits(keys[r], pair_keys[d], 0)) < part[k]
            u = unit(bits(keys[r], pair_keys[d], 1))
            if u <= (none_high[k] if quarrelsome else none_low[k]):
                continue  # the first wait is longer than the depth
            rate = high[k] if quarrelsome else low[k]
            back, draw = 0.0, 1
            while rate > 0.0:
                u = unit(bits(keys[r], pair_keys[d], draw))
                draw += 1
                back -= math.log(u) / rate
                if back >= depth:
                    break
                years = math.floor(back)
                if draw == 2:
                    recalled[r, many], peace[r, many] = d, int(years)
                    memory[r, many] = 0.0
                    many += 1
                for h in range(len(decay)):
                    memory[r, many - 1, h] += decay[h] ** years
        recalls[r] = many
