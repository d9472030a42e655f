"""The compiled year of disputes, run by run: activity, support, onsets, who joins, members of a union, memory.

All steps of a run follow each other while what its pairs remember is in the core's own cache.
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
from polycentric.futures.disputes.kernel_hazard import LONGEST, begin, rooms
from polycentric.futures.disputes.kernel_joining import join, joining_rooms, relative
from polycentric.futures.kernel_draws import bits, unit

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Keys = NDArray[np.uint64]
Places = NDArray[np.int32]
AT_THE_END = 0.01  # of a range's width: so little beyond its end counts as inside


@njit(cache=True, nogil=True, error_model="numpy")
def year(
    keys: Keys,
    union_keys: Keys,
    pair_keys: Keys,
    first: Places,
    second: Places,
    place: Places,
    slot: Places,
    distance: Floats,
    astray: Floats,
    edges: Floats,
    coefficients: Floats,
    part: Floats,
    joining: Floats,
    shock: Floats,
    alive: Flags,
    states: Floats,
    range_states: Floats,
    range_living: Floats,
    most: Floats,
    major: Flags,
    allied: Flags,
    blocked: Flags,
    of_state: Floats,
    of_pair: NDArray[np.float32],
    steered: bool,
    member: Flags,
    kept_in_union: Floats,
    decay: Floats,
    recalls: Places,
    recalled: Places,
    memory: NDArray[np.float32],
    peace: NDArray[np.int16],
    onset: NDArray[Any],
    outside: Floats,
    beyond: Floats,
) -> int:
    """Step disputes of some runs by a year, and give how many hazards were computed.

    Arguments are those of `kernel_hazard.onsets` and `kernel_joining.joiners`. `states` (run, state, 5) aren't clipped,
    and their activity isn't filled in; the ranges are of `covariates.Ranges`, the number of living states uncentred.
    `astray` (pair,) says how far a pair's distance is outside its range, in widths of it. No third state joins where
    `joining` has no rows. `recalled` (run, pair) lists the `recalls` (run,) pairs that remember anything, by place, and
    `memory` and `peace` hold a row for each of them, in this order: few pairs do, and all of theirs fits a cache.
    Fills `onset`, `outside` and `beyond` (run,): see `apart`.
    """
    pairs, many, computed = onset.shape[1], alive.shape[1], 0
    room, other, begun = rooms(pairs, many), joining_rooms(pair_keys, place), np.empty(pairs + 8, np.int64)
    active, brought, off = np.empty((many, 2)), np.empty((many, at.FEATURES)), np.empty(many)
    marks, strays, rows, spot = onset.view(np.uint8), np.flatnonzero(astray), np.arange(pairs), np.full(pairs, -1)
    older, waits = np.empty((pairs, len(decay)), np.float32), np.empty(pairs, np.int16)
    for r in range(onset.shape[0]):
        b, warm = coefficients[r], recalls[r]
        for each in range(warm):
            room[1][each] = recalled[r, each]
            spot[recalled[r, each]] = each
        relative(memory[r], alive[r], first, second, room[1], rows, warm, active)
        living = within(alive[r], states[r], active, range_states, range_living, brought, off)
        outside[r], beyond[r] = apart(
            alive[r], off, living[1], first, second, astray, strays, memory[r], most, room[1], warm
        )
        more, those = begin(
            keys[r], pair_keys, first, second, slot, distance, edges, b, part[r], shock[r], alive[r], brought,
            living[0], allied[r], memory[r], most, peace[r], blocked[r], of_state[r], of_pair[r], steered, True, room,
            spot, warm, marks[r], begun,
        )  # fmt: skip
        computed += more
        if len(joining):
            those = thin(union_keys[r], pair_keys, first, second, member[r], kept_in_union[r], marks[r], begun, those)
            other[2][:], other[5][:], other[6][:] = room[4], room[11], room[12]
            those = join(
                keys[r], pair_keys, first, second, place, slot, distance, b, joining[r], shock[r], alive[r], brought,
                living[0], major, allied[r], memory[r], most, peace[r], blocked[r], of_state[r], of_pair[r], other,
                spot, those, marks[r], begun,
            )  # fmt: skip
            those = thin(union_keys[r], pair_keys, first, second, member[r], kept_in_union[r], marks[r], begun, those)
        for each in range(warm):
            spot[room[1][each]] = -1
        recalls[r] = remembered(
            alive[r], first, second, decay, room[1], warm, np.sort(begun[:those]), recalled[r], memory[r], peace[r],
            older, waits,
        )  # fmt: skip
    return computed


@njit(cache=True, nogil=True, error_model="numpy")
def remembered(alive, first, second, decay, before, many, begun, recalled, memory, peace, older, waits):
    """Let a run's memories fade by a year and add its onsets; give how many pairs remember anything.

    `before` lists those that did, `begun` the onsets, both by place; so does `recalled` afterwards, with a row each of
    `memory` and `peace`. A pair is forgotten after the longest peace. `older` and `waits` are room.
    """
    older[:many], waits[:many] = memory[:many], peace[:many]
    old, out, marks = 0, 0, alive.view(np.uint8)
    for new in range(len(begun) + 1):
        until = begun[new] if new < len(begun) else len(first)
        while old < many and before[old] < until:  # no onset: each is written, the next goes on past one that is kept
            d = np.uint64(before[old])
            ages = marks[np.uint32(first[d])] & marks[np.uint32(second[d])]
            wait = np.int64(waits[old]) + ages
            recalled[out], peace[out] = d, wait
            for h in range(len(decay)):
                memory[out, h] = older[old, h] * (decay[h] if ages else 1.0)
            out += wait < LONGEST
            old += 1
        if new == len(begun):
            break
        recalled[out], peace[out] = until, 0
        is_old = old < many and before[old] == until
        for h in range(len(decay)):
            memory[out, h] = (older[old, h] if is_old else np.float32(0.0)) * decay[h] + 1.0
        out += 1
        old += is_old
    return out


@njit(cache=True, nogil=True, error_model="numpy")
def within(alive, states, active, ranges, living, brought, off):
    """Fill `brought` with what states bring, clipped, and `off` with how far each is outside, in widths of a range.

    Gives the covariate of the number of living states, and how far that is outside.
    """
    many = 0
    for i in range(len(alive)):
        off[i] = 0.0
        many += alive[i]
        for f in range(at.FEATURES):
            value = states[i, f] if f < 3 else active[i, f - 3]
            low, high = ranges[0, f], ranges[1, f]
            if value < low or value > high:
                off[i] = max(off[i], max(low - value, value - high) / (high - low))
            brought[i, f] = min(max(value, low), high)
    low, high, there = math.log(living[0]), math.log(living[1]), math.log(max(many, 1))
    return min(max(there, low), high) - at.MIDDLE_STATES, max(low - there, there - high, 0.0) / (high - low)


@njit(cache=True, nogil=True, error_model="numpy")
def apart(alive, off, living_off, first, second, astray, strays, memory, most, warm, many):
    """Give the share of a run's living pairs with a covariate outside of what the fit saw, and the largest distance.

    A pair is outside if a covariate of either state, the distance between them or what they remember is beyond the end
    of its range by more than `AT_THE_END` of the range's width. The number of states is one for all pairs: it counts
    towards the largest distance alone. Distances are in such widths.
    """
    living, inside, most_off = 0, 0, living_off
    for i in range(len(alive)):
        if alive[i]:
            living += 1
            inside += off[i] <= AT_THE_END
            most_off = max(most_off, off[i])
    kept = inside * (inside - 1) // 2
    for d in strays:
        if alive[first[d]] and alive[second[d]]:
            most_off = max(most_off, astray[d])
            kept -= astray[d] > AT_THE_END and off[first[d]] <= AT_THE_END and off[second[d]] <= AT_THE_END
    m0, m1, m2, m3 = most
    for each in range(many):
        row, far = memory[each], 0.0
        if not ((row[0] > m0) | (row[1] > m1) | (row[2] > m2) | (row[3] > m3)):
            continue  # as nearly all
        d = warm[each]
        for h in range(len(most)):
            if row[h] > most[h]:
                far = max(far, row[h] / most[h] - 1.0)
        if far > 0.0 and alive[first[d]] and alive[second[d]]:
            most_off = max(most_off, far)
            two = off[first[d]] <= AT_THE_END and off[second[d]] <= AT_THE_END
            kept -= far > AT_THE_END and astray[d] <= AT_THE_END and two
    pairs = living * (living - 1) // 2
    return (1.0 - kept / pairs if pairs > 0 else 0.0), most_off


@njit(cache=True, nogil=True, error_model="numpy")
def thin(key, pair_keys, first, second, member, kept, onset, begun, many):
    """Take away a run's onsets of two members, but for the part that is kept, and from the list; give what is left."""
    left = 0
    for each in range(many):
        d = begun[each]
        gone = member[first[d]] and member[second[d]] and unit(bits(key, pair_keys[d], 0)) >= kept
        if gone:
            onset[d] = 0
        else:
            begun[left] = d
            left += 1
    return left
