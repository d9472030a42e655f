"""The compiled second stage of disputes, who joins; and what is remembered when the year is over.

A third state k joins i against j with q = 1 / (1 + exp(-z)), z the logit of `joining.NAMES` with the hazard of (k, j);
event iff v < q, v hashed from the pair that would fight and the dispute that it would join. Each original dispute is
looked at from both sides; nobody joins a joiner. A bound on q decides only whether the hazard is computed.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportMissingParameterType=false
# (numba has no types of its own)

import math
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from polycentric.futures.disputes.kernel_hazard import BINS, MOST, SLACK, chance, eta
from polycentric.futures.kernel_draws import bits, unit

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
THIRD = np.uint64(3)
LEAST = math.log(1e-6)


@njit(cache=True, nogil=True, error_model="numpy")
def joiners(
    keys: NDArray[np.uint64],
    pair_keys: NDArray[np.uint64],
    first: NDArray[np.int32],
    second: NDArray[np.int32],
    place: NDArray[np.int32],
    slot: NDArray[np.int32],
    distance: Floats,
    coefficients: Floats,
    joining: Floats,
    shock: Floats,
    alive: Flags,
    states: Floats,
    living: Floats,
    major: Flags,
    allied: Flags,
    memory: NDArray[np.float32],
    most: Floats,
    peace: NDArray[np.int16],
    blocked: Flags,
    of_state: Floats,
    of_pair: NDArray[np.float32],
    onset: NDArray[Any],
) -> None:
    """Add joiners' onsets to `onset` (run, pair); `joining` is (run, 7), `place` (state, state) finds a pair."""
    runs, many, longest = onset.shape[0], alive.shape[1], 150
    kept, below = np.empty(4), np.empty(8, np.uint64)
    there = np.empty(many, np.int64)
    for r in range(runs):
        b, c = coefficients[r], joining[r]
        # The most that anything can give but pacts with the side and with the opponent, and a major power's standing:
        # of the hazard's term its coefficient times the log of `MOST` or of the least.
        held = c[0] + max(c[1] * math.log(MOST), c[1] * LEAST) + max(c[5], 0.0) + max(c[6], 0.0)
        for f in range(8):
            z = held + (c[2] if f % 2 else 0.0) + (c[3] if f // 2 % 2 else 0.0) + (c[4] if f // 4 else 0.0)
            below[f] = np.uint64(min(SLACK / (1.0 + math.exp(-z)), 1.0) * 2.0**53) + np.uint64(1)
        highest = below.max()
        alone = 0
        for k in range(many):
            if alive[r, k]:
                there[alone] = k
                alone += 1
        for d in np.flatnonzero(onset[r]):
            dispute = pair_keys[d] * THIRD
            for side in range(2):
                i, j = (first[d], second[d]) if side == 0 else (second[d], first[d])
                for at in range(alone):
                    k = there[at]
                    if k in (i, j):
                        continue
                    other = place[j, k]
                    drawn = bits(keys[r], pair_keys[other] ^ dispute, 1)
                    if (drawn >> np.uint64(11)) >= highest:
                        continue
                    own = place[i, k]
                    pacts = (1 if allied[r, own] else 0) + (2 if allied[r, other] else 0) + (4 if major[k] else 0)
                    if (
                        (drawn >> np.uint64(11)) >= below[pacts]
                        or blocked[r, other]
                        or blocked[r, own]
                        or onset[r, other]
                    ):
                        continue
                    v = unit(drawn)
                    packed = slot[other]
                    kind = packed // (4 * BINS)
                    sea, both = (packed // (2 * BINS)) % 2 == 1, (packed // BINS) % 2 == 1
                    for h in range(4):
                        kept[h] = min(float(memory[r, other, h]), most[h]) if peace[r, other] < longest else 0.0
                    score = eta(b, kind, sea, both, distance[other], states[r, k], states[r, j], allied[r, other], kept,
                                peace[r, other], living[r])  # fmt: skip
                    score += shock[r] + of_state[r, k] + of_state[r, j] + of_pair[r, other]
                    z = c[0] + c[1] * max(math.log(chance(score)), LEAST)
                    z += (c[2] if allied[r, own] else 0.0) + (c[3] if allied[r, other] else 0.0)
                    z += (c[4] if major[k] else 0.0) + (c[5] if kind == 2 else 0.0)
                    z += c[6] if slot[own] // (4 * BINS) == 2 else 0.0
                    if v * (1.0 + math.exp(-z)) < 1.0:
                        onset[r, other] = True


@njit(cache=True, nogil=True, error_model="numpy")
def remember(
    onset: NDArray[Any],
    alive: Flags,
    first: NDArray[np.int32],
    second: NDArray[np.int32],
    decay: Floats,
    memory: NDArray[np.float32],
    peace: NDArray[np.int16],
    longest: int,
) -> None:
    """Let memories fade by a year, add this year's, and count years of peace; after the longest all is forgotten."""
    for r in range(onset.shape[0]):
        for d in range(onset.shape[1]):
            if peace[r, d] == longest and not onset[r, d]:
                continue  # nothing to forget
            if not (alive[r, first[d]] and alive[r, second[d]]):
                continue
            if onset[r, d]:
                for h in range(len(decay)):
                    memory[r, d, h] = memory[r, d, h] * decay[h] + 1.0
                peace[r, d] = 0
                continue
            if memory[r, d, 3] > 0.0:
                for h in range(len(decay)):
                    memory[r, d, h] *= decay[h]
            peace[r, d] += 1
            if peace[r, d] == longest:
                memory[r, d, :] = 0.0


@njit(cache=True, nogil=True, error_model="numpy")
def activity(
    memory: NDArray[np.float32],
    peace: NDArray[np.int16],
    alive: Flags,
    first: NDArray[np.int32],
    second: NDArray[np.int32],
    longest: int,
    out: Floats,
) -> None:
    """Fill `out` (run, state, 2): log((10 a + 1) / (10 mean + 1)), of a living state's counts a."""
    runs, many = alive.shape
    for r in range(runs):
        out[r] = 0.0
        for d in range(len(first)):
            if peace[r, d] < longest and memory[r, d, 3] > 0.0:
                i, j = first[d], second[d]
                if alive[r, i] and alive[r, j]:
                    for at, h in ((0, 1), (1, 3)):
                        out[r, i, at] += memory[r, d, h]
                        out[r, j, at] += memory[r, d, h]
        for at in range(2):
            total, there = 0.0, 0
            for i in range(many):
                if alive[r, i]:
                    total += out[r, i, at]
                    there += 1
            mean = total / max(there, 1)
            for i in range(many):
                out[r, i, at] = math.log((10.0 * out[r, i, at] + 1.0) / (10.0 * mean + 1.0)) if alive[r, i] else 0.0
