"""The compiled yearly step of disputes: who begins one. A pair's draw is hashed from its key; event iff u < p h.

h = 1 / (1 + exp(-eta)), p the part of onsets that are original. A bound only decides whether eta is computed (see
`kernel_bounds`), so it never changes an event. First all pairs are looked at without branches, by a bound in single
precision for those that had long peace; what is below it, and every pair with less peace (a *warm* one), is looked at
by a bound of its own.
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

from polycentric.futures.disputes import places as at
from polycentric.futures.disputes.kernel_bounds import (
    RECENT,
    SLACK,
    STEPS,
    WAITED,
    below_log,
    of_past,
    of_places,
    of_states,
    pledged,
    remembered,
    rough,
)
from polycentric.futures.kernel_draws import bits, unit
from polycentric.futures.kernel_states import listed

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
BINS = at.BINS
LONGEST = 150  # years of peace; after these all is forgotten
MOST = 0.9  # no pair is surer of a dispute in a year


@njit(cache=True, inline="always")
def eta(b, kind, sea, both, distance, one, other, allied, memory, peace, living):
    """Give the logit of an onset; all arguments are clipped and centred already, `memory` is (4,) counts."""
    out = b[0] + b[at.DISTANCE + kind] * distance + b[at.SQUARED + kind] * distance * distance + b[at.STATES] * living
    if kind > 0:
        out += b[kind]
    if both:
        out += b[at.BOTH]
    for f in range(at.FEATURES):
        out += b[at.STATE + 3 * f + kind] * (one[f] + other[f]) + b[at.GAP + f] * abs(one[f] - other[f])
    out += b[at.PRODUCT] * one[0] * other[0] + b[at.PRODUCT + 1] * one[1] * other[1]
    out += b[at.PRODUCT + 2] * one[3] * other[3]
    if allied:
        out += b[at.ALLIED]
        if kind == 2:
            out += b[at.ALLIED_LAND]
    if sea:
        out += b[at.SEA] + b[at.SEA_ACTIVITY] * (one[3] + other[3])
    if memory[3] > 0.0:
        long = math.log1p(5.0 * memory[2])
        out += b[at.MEMORY_1] * math.log1p(5.0 * memory[0]) + b[at.MEMORY_4] * math.log1p(5.0 * memory[1])
        out += b[at.MEMORY_32] * math.log1p(5.0 * memory[3]) + b[at.MEMORY_16 + kind] * long
        if sea:
            out += b[at.SEA_MEMORY] * long
    return out + b[at.RECENT] * RECENT[peace] + b[at.PEACE + kind] * WAITED[peace]


@njit(cache=True, inline="always")
def chance(score):
    """Give the hazard of a logit, at most `MOST`."""
    return min(MOST, 1.0 / (1.0 + math.exp(-score)))


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
    `of_pair`, which is added to the logit, holds anything but zeros. `thinned` off computes every hazard. Pairs stand
    in the order of `order.pairs`.
    """
    runs, pairs, many, computed = onset.shape[0], onset.shape[1], alive.shape[1], 0
    room, spot, begun = rooms(pairs, many), np.arange(pairs), np.empty(pairs + 8, np.int64)
    marks = onset.view(np.uint8)
    for r in range(runs):
        warm = listed_warm(peace[r], LONGEST, room[0], room[1])
        more, _ = begin(
            keys[r], pair_keys, first, second, slot, distance, edges, coefficients[r], part[r], shock[r], alive[r],
            states[r], living[r], allied[r], memory[r], most, peace[r], blocked[r], of_state[r], of_pair[r], steered,
            thinned, room, spot, warm, marks[r], begun,
        )  # fmt: skip
        computed += more
    return computed


@njit(cache=True, nogil=True, error_model="numpy")
def rooms(pairs, many):
    """Give room to work in: flags of eight to a word, warm pairs, those to look at, bounds of a run, draws."""
    return (
        np.zeros((pairs + 7) // 8, np.uint64), np.empty(pairs + 8, np.int64), np.empty(pairs + 8, np.int64),
        np.empty(12 * at.BINS), np.empty((3, many)), np.empty(12 * at.BINS, np.float32), np.empty(many, np.float32),
        np.empty(pairs, np.float32), np.empty(4), np.empty(pairs + 8), np.empty(pairs + 8),
        np.empty((3, LONGEST + 1)), np.empty((9, STEPS)),
    )  # fmt: skip


@njit(cache=True, nogil=True, error_model="numpy")
def listed_warm(peace, longest, words, out):
    """List the pairs with less than the longest peace and give their number."""
    flags, short = words.view(np.uint8), np.int16(longest)  # of the same type: more are compared at a time
    for d in range(len(peace)):
        flags[d] = peace[d] < short
    return listed(words, out)


@njit(cache=True, nogil=True, error_model="numpy")
def begin(
    key, pair_keys, first, second, slot, distance, edges, b, part, shock, alive, states, living, allied, memory, most,
    peace, blocked, of_state, of_pair, steered, thinned, room, spot, warm, onset, begun,
):  # fmt: skip
    """Set the onsets of a run, list them in `begun`; give how many hazards were computed, and how many onsets.

    Pair d has row `spot[d]` of `memory` and `peace`; at -1 it had the longest peace. The room's second array lists the
    pairs with less (there are `warm` of them), whose own bound is always looked at.
    """
    there, kept, bounds, pairs = room[2], room[8], room[10], len(slot)
    many, total, computed = pairs, 0, 0
    onset[:] = 0
    if thinned:
        start = b[0] + b[at.STATES] * living + shock + math.log(part)
        many = left(
            key, pair_keys, first, second, slot, edges, b, start, alive, states, allied, memory, most, peace, of_state,
            of_pair, steered, room, spot, warm,
        )  # fmt: skip
    for each in range(many):
        d = there[each] if thinned else each
        u = unit(bits(key, pair_keys[d], 0))
        i, j = first[d], second[d]
        if (thinned and u >= math.exp(bounds[each])) or not (alive[i] and alive[j]) or blocked[d]:
            continue
        computed += 1
        row, packed = spot[d], slot[d]
        quiet = np.int64(peace[row]) if row >= 0 else LONGEST
        for h in range(4):
            kept[h] = min(float(memory[row, h]), most[h]) if quiet < LONGEST else 0.0
        kind, sea, both = packed // (4 * BINS), (packed // (2 * BINS)) % 2 == 1, (packed // BINS) % 2 == 1
        score = eta(b, kind, sea, both, distance[d], states[i], states[j], allied[d], kept, quiet, living)
        score += shock + of_state[i] + of_state[j] + of_pair[d]
        if u < part * chance(score):
            onset[d] = 1
            begun[total] = d
            total += 1
    return computed, total


@njit(cache=True, nogil=True, error_model="numpy")
def left(
    key, pair_keys, first, second, slot, edges, b, start, alive, states, allied, memory, most, peace, of_state, of_pair,
    steered, room, spot, warm,
):  # fmt: skip
    """List in the room's third array the pairs that bounds don't rule out, with their bounds; give how many.

    Each is written, and the next goes on only past one that is kept: no branches. Indices are unsigned, so that no
    place is counted from the end.
    """
    words, warm_pairs, there, by_place, by_state, rough_place, rough_state, limit, _, drawn, bounds, waits, steps = room
    flags, pairs, few, states_of_kind = words.view(np.uint8), len(slot), 0, np.uint32(by_state.shape[1])
    low, of_both = drawn.view(np.int64), by_state.reshape(-1)
    of_places(b, edges, start, by_place)
    of_states(b, alive, states, of_state, by_state)
    of_past(b, waits, steps)
    rough(b, by_place, by_state, rough_place, rough_state)
    sift(key, pair_keys, slot, rough_place, rough_state, limit, flags)
    if steered:
        for d in range(pairs):
            flags[d] |= of_pair[d] > 0.0
    many = listed(words, there)
    for turn in range(2):  # first those of a long peace, then the warm ones
        which, number = (there, many) if turn == 0 else (warm_pairs, warm)
        for each in range(number):
            drawn[each] = unit(bits(key, pair_keys[np.uint64(which[each])], 0))
        for each in range(number):
            d = np.uint64(which[each])
            row, packed = spot[d], np.uint32(slot[d])
            kind = packed // np.uint32(4 * BINS)
            bound = by_place[packed] + of_both[np.uint32(kind * states_of_kind + np.uint32(first[d]))]
            bound += of_both[np.uint32(kind * states_of_kind + np.uint32(second[d]))] + SLACK
            if allied[d]:
                bound += pledged(b, kind)
            if steered:
                bound += of_pair[d]
            if turn == 0:
                quiet = row < 0 or peace[row] >= LONGEST
                bound += waits[kind, LONGEST]
            else:
                quiet = True
                bound += waits[kind, np.uint32(peace[row])]
                bound += remembered(steps, packed // np.uint32(2 * BINS), memory[np.uint64(row)], most)
            there[few], bounds[few] = d, bound
            few += quiet and below_log(low[each]) < bound
    return few


@njit(cache=True, nogil=True, error_model="numpy")
def sift(key, pair_keys, slot, of_place, of_state, limit, flags):
    """Flag the pairs whose draw is below the rough bound for long peace; without branches."""
    start, many = 0, len(of_state)
    for i in range(many - 1):
        end = start + many - i - 1
        own, other = of_state[i] * np.float32(2.0**24), of_state[i + 1 :]
        places, out = slot[start:end], limit[start:end]
        for j in range(end - start):
            out[j] = own * of_place[np.uint32(places[j])] * other[j]
        start = end
    for d in range(len(slot)):  # in one stretch: rows have ends that don't fill a vector
        flags[d] = np.float32(np.int32(bits(key, pair_keys[d], 0) >> np.uint64(40))) < limit[d]
