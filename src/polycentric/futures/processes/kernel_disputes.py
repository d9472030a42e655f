"""The compiled yearly step of disputes between all pairs of states, in the runs of a chunk."""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from polycentric.futures.kernel_draws import bits, unit

Floats = NDArray[np.float64]


@njit(cache=True, nogil=True, error_model="numpy")
def onsets(
    keys: NDArray[np.uint64],
    pair_keys: NDArray[np.uint64],
    group: NDArray[np.int8],
    base: Floats,
    alive: NDArray[np.bool_],
    allied: NDArray[np.bool_],
    blocked: NDArray[np.bool_],
    of_state: Floats,
    of_pair: NDArray[np.float32],
    alliance: Floats,
    union: NDArray[np.bool_],
    within: Floats,
    onset: NDArray[Any],
) -> None:
    """Set `onset` (run, pair): event iff u < h, h = o / (1 + o), the odds o a product of what its parts add.

    All but `of_pair` come as factors of the odds: `base` (run, class) with the year's shock in it, `of_state` (run,
    state), `alliance` (run,), `within` (run,) for two members of the `union` (run, state); `of_pair` (run, pair) is on
    the logit. As h < o, most pairs end at u >= o.
    """
    runs, states = of_state.shape
    for r in range(runs):
        d = -1
        for i in range(states):
            for j in range(i + 1, states):
                d += 1
                odds = base[r, group[d]] * of_state[r, i] * of_state[r, j]
                if allied[r, d]:
                    odds *= alliance[r]
                if union[r, i] and union[r, j]:
                    odds *= within[r]
                if of_pair[r, d] != 0.0:
                    odds *= math.exp(of_pair[r, d])
                u = unit(bits(keys[r], pair_keys[d], 0))
                began = u < odds and u * (1.0 + odds) < odds
                onset[r, d] = began and alive[r, i] and alive[r, j] and not blocked[r, d]


@njit(cache=True, nogil=True, error_model="numpy")
def joiners(
    keys: NDArray[np.uint64],
    pair_keys: NDArray[np.uint64],
    first: NDArray[np.int32],
    second: NDArray[np.int32],
    place: NDArray[np.int32],
    alive: NDArray[np.bool_],
    allied: NDArray[np.bool_],
    blocked: NDArray[np.bool_],
    chance: Floats,
    onset: NDArray[Any],
) -> None:
    """Have allies join disputes: an ally k of i that is none of j's joins against j with `chance` (run,)."""
    states = place.shape[0]
    for r in range(len(onset)):
        began = np.flatnonzero(onset[r])
        for d in began:
            for side in range(2):
                i, j = (first[d], second[d]) if side == 0 else (second[d], first[d])
                for k in range(states):
                    if k in (i, j) or not alive[r, k]:
                        continue
                    pledged, other = place[k, i], place[k, j]
                    if not allied[r, pledged] or allied[r, other] or blocked[r, other] or onset[r, other]:
                        continue
                    # The draw is of the pair that would fight and the dispute that it would join.
                    onset[r, other] = (
                        unit(bits(keys[r], pair_keys[other] ^ (pair_keys[d] * np.uint64(3)), 1)) < chance[r]
                    )
