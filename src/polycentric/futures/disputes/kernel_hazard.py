"""The compiled yearly step of disputes: who begins one. A pair's draw is hashed from its key; event iff u < p h.

h = 1 / (1 + exp(-eta)), p the part of onsets that are original. A bound only decides whether eta is computed:
h <= exp(eta), and exp(eta) is at most a product of a table by (class, sea, majors, bin of distance), one factor for
each state, one for a bucket of peace years and one for what is remembered. So a bound never changes an event.
Sums over both states give a factor each; a gap |x - y| is at most |x| + |y| and a product x y at most (x^2 + y^2) / 2,
which are factors of the states again. What is remembered over 1, 4 or 16 years is never more than over 32.
Coefficients stand in the order of `covariates.NAMES`; the constants below are places in it.
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

from polycentric.futures.kernel_draws import bits, unit

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
REACH, LAND, BOTH, DISTANCE, SQUARED, STATE, GAP, PRODUCT = 1, 2, 3, 4, 7, 10, 25, 30
ALLIED, ALLIED_LAND, MEMORY_1, MEMORY_4, MEMORY_32, RECENT, MEMORY_16, PEACE, STATES = (
    33,
    34,
    35,
    36,
    37,
    38,
    39,
    42,
    45,
)
SEA, SEA_ACTIVITY, SEA_MEMORY = 46, 47, 48
FEATURES = 5  # of a state: share, democracy, income, activity over 4 and 32 years
BINS = 24  # of log distance
BUCKETS = np.array([0, 1, 2, 3, 4, 6, 10, 20, 40, 80, 151])  # of peace years
MEMORIES = 64  # quarter disputes remembered, for the bound
SLACK = 1.0 + 1e-9  # bounds are products in another order than eta's sum
MOST = 0.9  # no pair is surer of a dispute in a year


@njit(cache=True, inline="always")
def eta(b, kind, sea, both, distance, one, other, allied, memory, peace, living):
    """Give the logit of an onset; all arguments are clipped and centred already, `memory` is (4,) counts."""
    out = b[0] + b[DISTANCE + kind] * distance + b[SQUARED + kind] * distance * distance + b[STATES] * living
    if kind > 0:
        out += b[kind]
    if both:
        out += b[BOTH]
    for f in range(FEATURES):
        out += b[STATE + 3 * f + kind] * (one[f] + other[f]) + b[GAP + f] * abs(one[f] - other[f])
    out += b[PRODUCT] * one[0] * other[0] + b[PRODUCT + 1] * one[1] * other[1] + b[PRODUCT + 2] * one[3] * other[3]
    if allied:
        out += b[ALLIED]
        if kind == 2:
            out += b[ALLIED_LAND]
    if sea:
        out += b[SEA] + b[SEA_ACTIVITY] * (one[3] + other[3])
    if memory[3] > 0.0:
        long = math.log1p(5.0 * memory[2])
        out += b[MEMORY_1] * math.log1p(5.0 * memory[0]) + b[MEMORY_4] * math.log1p(5.0 * memory[1])
        out += b[MEMORY_32] * math.log1p(5.0 * memory[3]) + b[MEMORY_16 + kind] * long
        if sea:
            out += b[SEA_MEMORY] * long
    return out + b[RECENT] * math.exp(-peace / 3.0) + b[PEACE + kind] * math.log1p(peace)


@njit(cache=True, inline="always")
def chance(score):
    """Give the hazard of a logit, at most `MOST`."""
    return min(MOST, 1.0 / (1.0 + math.exp(-score)))


@njit(cache=True, nogil=True, error_model="numpy")
def pair_bounds(b, edges, living, shock, part, out):
    """Fill `out` (3 x 2 x 2 x BINS,): the bound by class, sea, both major and bin of distance."""
    activity = 2.0 * 6.0 * abs(b[SEA_ACTIVITY])  # relative activity lies within -6 and 6 (see `state_bounds`)
    wet, powers = math.exp(b[SEA] + activity), math.exp(b[BOTH])
    for kind in range(3):
        start = b[0] + b[STATES] * living + shock + (b[kind] if kind > 0 else 0.0)
        for k in range(BINS):
            low, high, slope, bend = edges[k], edges[k + 1], b[DISTANCE + kind], b[SQUARED + kind]
            most = max(slope * low + bend * low * low, slope * high + bend * high * high)
            if bend < 0.0 and low < -slope / (2.0 * bend) < high:
                most = -slope * slope / (4.0 * bend)
            value = part * math.exp(start + most) * SLACK
            for sea in range(2):
                for both in range(2):
                    times = (wet if sea else 1.0) * (powers if both else 1.0)
                    out[((kind * 2 + sea) * 2 + both) * BINS + k] = value * times * SLACK


@njit(cache=True, nogil=True, error_model="numpy")
def state_bounds(b, alive, states, steered, out):
    """Fill `out` (3 x N,): each state's factor in each class, zero where it isn't alive."""
    many = states.shape[0]
    for i in range(many):
        extra = steered[i]
        for f in range(FEATURES):
            extra += max(b[GAP + f], 0.0) * abs(states[i, f])
        for at, f in ((0, 0), (1, 1), (2, 3)):
            extra += abs(b[PRODUCT + at]) * states[i, f] * states[i, f] / 2.0
        for kind in range(3):
            total = extra
            for f in range(FEATURES):
                total += b[STATE + 3 * f + kind] * states[i, f]
            out[kind * many + i] = math.exp(total) if alive[i] else 0.0


@njit(cache=True, nogil=True, error_model="numpy")
def peace_bounds(b, out):
    """Fill `out` (3 x buckets,): the most that years of peace within a bucket can multiply."""
    many = len(BUCKETS) - 1
    for kind in range(3):
        for k in range(many):
            first, last = float(BUCKETS[k]), float(BUCKETS[k + 1] - 1)
            recent = max(b[RECENT] * math.exp(-first / 3.0), b[RECENT] * math.exp(-last / 3.0))
            late = max(b[PEACE + kind] * math.log1p(first), b[PEACE + kind] * math.log1p(last))
            out[kind * many + k] = math.exp(recent + late) * SLACK


@njit(cache=True, nogil=True, error_model="numpy")
def memory_bounds(b, out):
    """Fill `out` (MEMORIES,): the most that k quarters of a dispute remembered over 32 years can multiply."""
    power = max(b[MEMORY_1], 0.0) + max(b[MEMORY_4], 0.0) + max(b[MEMORY_32], 0.0) + max(b[SEA_MEMORY], 0.0)
    power += max(b[MEMORY_16], 0.0, b[MEMORY_16 + 1], b[MEMORY_16 + 2])
    for k in range(MEMORIES):
        out[k] = math.exp(power * math.log1p(5.0 * k / 4.0)) * SLACK


@njit(cache=True, nogil=True, error_model="numpy")
def onsets(
    keys: NDArray[np.uint64],
    pair_keys: NDArray[np.uint64],
    first: NDArray[np.int32],
    second: NDArray[np.int32],
    slot: NDArray[np.int32],
    distance: Floats,
    edges: Floats,
    coefficients: Floats,
    part: Floats,
    shock: Floats,
    alive: Flags,
    states: Floats,
    living: Floats,
    allied: Flags,
    memory: NDArray[np.float32],
    most: Floats,
    peace: NDArray[np.int16],
    blocked: Flags,
    of_state: Floats,
    of_pair: NDArray[np.float32],
    steered: bool,
    thinned: bool,
    onset: NDArray[Any],
) -> int:
    """Set `onset` (run, pair) and give how many hazards were computed.

    `slot` (pair,) packs ((class x 2 + sea) x 2 + both major) x BINS + bin of distance. `states` (run, state, 5) and
    `distance` are clipped and centred; `most` (4,) is the most that the fit saw remembered. `steered` tells whether
    `of_pair`, which is added to the logit, holds anything but zeros. `thinned` off computes every hazard.
    """
    runs, pairs, many, wide = onset.shape[0], onset.shape[1], alive.shape[1], len(BUCKETS) - 1
    of_pairs, of_states = np.empty((runs, 12 * BINS)), np.empty((runs, 3 * many))
    of_peace, of_memory, pledged = np.empty((runs, 3 * wide)), np.empty((runs, MEMORIES)), np.empty(runs)
    for r in range(runs):
        b = coefficients[r]
        pair_bounds(b, edges, living[r], shock[r], part[r], of_pairs[r])
        state_bounds(b, alive[r], states[r], of_state[r], of_states[r])
        peace_bounds(b, of_peace[r])
        memory_bounds(b, of_memory[r])
        # A pact can only raise the bound where its coefficient is above zero.
        pledged[r] = math.exp(max(b[ALLIED], b[ALLIED] + b[ALLIED_LAND], 0.0)) * SLACK
    bucket, kept, computed, longest = np.empty(BUCKETS[-1], np.int64), np.empty(4), 0, BUCKETS[-1] - 1
    for k in range(wide):
        bucket[BUCKETS[k] : BUCKETS[k + 1]] = k
    cold = cold_bounds(coefficients, slot, first, second, of_pairs, of_states, pledged, longest)
    # Flags of pairs to look at, eight to a word: a word of zeros is passed over at once.
    words = np.zeros((pairs + 7) // 8, np.uint64)
    flags = words.view(np.uint8)
    for r in range(runs):
        b = coefficients[r]
        if thinned and not steered:
            sift(keys[r], pair_keys, cold, peace[r], longest, flags)
        else:
            flags[:pairs] = 1
        onset[r] = False
        for word in range(len(words)):
            if words[word] == 0:
                continue
            for d in range(8 * word, min(8 * word + 8, pairs)):
                if flags[d] == 0:
                    continue
                i, j, packed, waited = first[d], second[d], slot[d], peace[r, d]
                kind = packed // (4 * BINS)
                u = unit(bits(keys[r], pair_keys[d], 0))
                if thinned:
                    bound = of_pairs[r, packed] * of_states[r, kind * many + i] * of_states[r, kind * many + j]
                    bound *= of_peace[r, kind * wide + bucket[waited]]
                    if waited < longest and memory[r, d, 3] > 0.0:
                        bound *= of_memory[r, min(int(4.0 * min(float(memory[r, d, 3]), most[3])) + 1, MEMORIES - 1)]
                    if allied[r, d]:
                        bound *= pledged[r]
                    if steered:
                        bound *= math.exp(of_pair[r, d]) * SLACK
                    if u >= bound:
                        continue
                if not (alive[r, i] and alive[r, j]) or blocked[r, d]:
                    continue
                computed += 1
                for h in range(4):
                    kept[h] = min(float(memory[r, d, h]), most[h]) if waited < longest else 0.0
                sea, both = (packed // (2 * BINS)) % 2 == 1, (packed // BINS) % 2 == 1
                score = eta(b, kind, sea, both, distance[d], states[r, i], states[r, j], allied[r, d], kept, waited,
                            living[r])  # fmt: skip
                score += shock[r] + of_state[r, i] + of_state[r, j] + of_pair[r, d]
                onset[r, d] = u < part[r] * chance(score)
    return computed


@njit(cache=True, nogil=True, error_model="numpy")
def cold_bounds(coefficients, slot, first, second, of_pairs, of_states, pledged, longest):
    """Give for each pair the 53 bits below which a draw may be an event in some run, if it had the longest peace."""
    runs, many = of_pairs.shape[0], of_states.shape[1] // 3
    packs, states, pledge = np.zeros(12 * BINS), np.zeros(3 * many), 0.0
    for r in range(runs):
        b = coefficients[r]
        pledge = max(pledge, pledged[r])
        for kind in range(3):
            still = math.exp(b[RECENT] * math.exp(-longest / 3.0) + b[PEACE + kind] * math.log1p(longest))
            for packed in range(4 * BINS * kind, 4 * BINS * (kind + 1)):
                packs[packed] = max(packs[packed], of_pairs[r, packed] * still)
        for i in range(3 * many):
            states[i] = max(states[i], of_states[r, i])
    out = np.empty(len(slot), np.uint64)
    for d in range(len(slot)):
        start = slot[d] // (4 * BINS) * many
        bound = packs[slot[d]] * states[start + first[d]] * states[start + second[d]] * pledge * SLACK
        out[d] = np.uint64(min(bound, 1.0) * 2.0**53) + np.uint64(1)
    return out


@njit(cache=True, nogil=True, error_model="numpy")
def sift(key, pair_keys, cold, peace, longest, flags):
    """Flag the pairs whose draw is below the bound for long peace, and those with less; no branch in the loop."""
    for d in range(len(pair_keys)):
        flags[d] = ((bits(key, pair_keys[d], 0) >> np.uint64(11)) < cold[d]) | (peace[d] < longest)
