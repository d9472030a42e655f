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
from polycentric.futures.kernel_states import listed

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
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
    powers = np.empty((depth + 1, len(decay)))
    for years in range(depth + 1):
        for h in range(len(decay)):
            powers[years, h] = decay[h] ** years
    pairs = len(pair_keys)
    words, there, kind = np.zeros((pairs + 7) // 8, np.uint64), np.empty(pairs + 8, np.int64), np.empty(pairs, np.int8)
    flags = words.view(np.uint8)
    for r in range(len(keys)):
        many, key = 0, keys[r]
        kind[:] = poor
        if rich[r].any():
            for d in range(pairs):
                kind[d] += rich[r, first[d]] and rich[r, second[d]]
        for d in range(pairs):  # without branches: whose first wait isn't longer than the depth
            k = np.uint32(kind[d])
            none = none_high[k] if unit(bits(key, pair_keys[d], 0)) < part[k] else none_low[k]
            flags[d] = unit(bits(key, pair_keys[d], 1)) > none
        for each in range(listed(words, there)):
            d = there[each]
            k = kind[d]
            rate = high[k] if unit(bits(key, pair_keys[d], 0)) < part[k] else low[k]
            back, draw = 0.0, 1
            while rate > 0.0:
                u = unit(bits(keys[r], pair_keys[d], draw))
                draw += 1
                back -= math.log(u) / rate
                if back >= depth:
                    break
                years = math.floor(back)
                if draw == 2:
                    recalled[r, many], peace[r, many] = d, years
                    memory[r, many] = 0.0
                    many += 1
                for h in range(len(decay)):
                    memory[r, many - 1, h] += powers[years, h]
        recalls[r] = many


@njit(cache=True, nogil=True)
def grouped(
    states: Floats, first: NDArray[np.int32], second: NDArray[np.int32], kind: NDArray[np.int8], both: Flags,
    distance: Floats, exposure: Floats, comfort: float, cuts: Floats, out: NDArray[np.int8],
) -> None:  # fmt: skip
    """Fill `out` (run, pair) with the places of the pairs' classes: what `classes.columns` and `group` give of each.

    `states` (run, state, 2) are sizes and incomes; `kind` (pair,) is 0 apart, 1 in reach of a major power, 2 with a
    border; `both` (pair,) are pairs of two major powers; `cuts` are the logits that part the classes. Terms are added
    in the order of the columns, those that are zero too, so that no digit differs.
    """
    for r in range(len(states)):
        for d in range(len(first)):
            size, size_2 = states[r, first[d], 0], states[r, second[d], 0]
            income, income_2 = states[r, first[d], 1], states[r, second[d], 1]
            gap, poorer, total = abs(size - size_2), min(income, income_2), size + size_2
            score = exposure[0]
            for k in range(1, 3):
                score += exposure[k] * (1.0 if kind[d] == k else 0.0)
            score += exposure[3] * (1.0 if both[d] else 0.0)
            for k in range(3):
                score += exposure[4 + k] * (distance[d] * (1.0 if kind[d] == k else 0.0))
            for k in range(3):
                score += exposure[7 + k] * (total * (1.0 if kind[d] == k else 0.0))
            reach = 1.0 if kind[d] == 1 else 0.0
            score += exposure[10] * (gap * (1.0 - reach))
            score += exposure[11] * (gap * reach)
            score += exposure[12] * (size * size_2)
            score += exposure[13] * poorer
            score += exposure[14] * max(income, income_2)
            score += exposure[15] * (poorer * (1.0 if kind[d] == 2 else 0.0))
            score += exposure[16] * max(poorer - comfort, 0.0)
            place = 0
            for k in range(len(cuts)):
                place += cuts[k] < score
            out[r, d] = place
