"""The compiled second stage of disputes, who joins; how active states were, and what is remembered of a year.

A third state k joins i against j with q = 1 / (1 + exp(-z)), z the logit of `joining.NAMES` with the hazard of (k, j);
event iff v < q, v hashed from the pair that would fight and the dispute that it would join. Each original dispute is
looked at from both sides; nobody joins a joiner. Bounds on q decide only whether the hazard is computed: first one by
pacts and standing alone, then one with the bound of the hazard.
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
from polycentric.futures.disputes.kernel_bounds import SLACK, STEPS, below_log, of_past, of_states, pledged, remembered
from polycentric.futures.disputes.kernel_hazard import LONGEST, MOST, chance, eta, listed_warm
from polycentric.futures.kernel_draws import bits, unit
from polycentric.futures.kernel_states import listed

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
    pairs = onset.shape[1]
    room, spot, begun = joining_rooms(pair_keys, place), np.arange(pairs), np.empty(pairs + 8, np.int64)
    marks, words = onset.view(np.uint8), np.zeros((pairs + 7) // 8, np.uint64)
    for r in range(onset.shape[0]):
        before = listed_marks(marks[r], words, begun)
        of_states(coefficients[r], alive[r], states[r], of_state[r], room[2])
        of_past(coefficients[r], room[5], room[6])
        _ = join(
            keys[r], pair_keys, first, second, place, slot, distance, coefficients[r], joining[r], shock[r], alive[r],
            states[r], living[r], major, allied[r], memory[r], most, peace[r], blocked[r], of_state[r], of_pair[r],
            room, spot, before, marks[r], begun,
        )  # fmt: skip


@njit(cache=True, nogil=True, error_model="numpy")
def joining_rooms(pair_keys, place):
    """Give room to work in: draws, who may join, bounds by state, limits by pacts and standing, memory, bounds by past.

    The last two are the key of each state with each other, (state, state), and a draw with a view of its bits.
    """
    many, draw = len(place), np.empty(1)
    keys = np.empty((many, many), np.uint64)
    for j in range(many):
        for k in range(many):
            keys[j, k] = pair_keys[np.uint32(place[j, k])]
    return (
        np.empty(many, np.uint64), np.empty(many + 1, np.int64), np.empty((3, many)), np.empty(8, np.uint64),
        np.empty(4), np.empty((3, LONGEST + 1)), np.empty((9, STEPS)), keys, draw,
    )  # fmt: skip


@njit(cache=True, nogil=True, error_model="numpy")
def listed_marks(marks, words, out):
    """List the places of a row that are marked and give their number."""
    flags = words.view(np.uint8)
    for d in range(len(marks)):
        flags[d] = marks[d] != 0
    return listed(words, out)


@njit(cache=True, nogil=True, error_model="numpy")
def join(
    key, pair_keys, first, second, place, slot, distance, b, c, shock, alive, states, living, major, allied, memory,
    most, peace, blocked, of_state, of_pair, room, spot, before, onset, begun,
):  # fmt: skip
    """Add a run's joiners to `onset` and to the list `begun`, which holds `before` disputes; give how many it holds."""
    drawn, maybe, by_state, below, kept, waits, steps, keys, draw = room
    many, total, low = len(alive), before, draw.view(np.int64)
    # The most that anything can give but pacts with the side and with the opponent, and a major power's standing:
    # of the hazard's term its coefficient times the log of `MOST` or of the least.
    held = c[0] + max(c[1] * math.log(MOST), c[1] * LEAST) + max(c[5], 0.0) + max(c[6], 0.0)
    for f in range(8):
        z = held + (c[2] if f % 2 else 0.0) + (c[3] if f // 2 % 2 else 0.0) + (c[4] if f // 4 else 0.0)
        below[f] = np.uint64(min((1.0 + SLACK) / (1.0 + math.exp(-z)), 1.0) * 2.0**53) + np.uint64(1)
    widest = below.max()
    for each in range(before):
        d = begun[each]
        dispute = pair_keys[d] * THIRD
        for side in range(2):
            i, j = (first[d], second[d]) if side == 0 else (second[d], first[d])
            row, own_place, other_place = keys[j], place[i], place[j]
            for k in range(many):
                drawn[k] = bits(key, row[k] ^ dispute, 1) >> np.uint64(11)
            few, fewer = 0, 0
            for k in range(many):  # each is written, and the next goes on only past one that may join: no branches
                maybe[few] = k
                few += drawn[k] < widest
            for one in range(few):
                k = np.uint64(maybe[one])
                own, other = np.uint32(own_place[k]), np.uint32(other_place[k])
                maybe[fewer] = k
                pacts = np.uint32(allied[own] != 0) + np.uint32(2) * np.uint32(allied[other] != 0)
                fewer += drawn[k] < below[np.uint32(pacts + np.uint32(4) * np.uint32(major[k] != 0))]
            for one in range(fewer):
                k = maybe[one]
                if k in (i, j) or not alive[k]:
                    continue
                own, other = own_place[k], other_place[k]
                if blocked[other] or blocked[own] or onset[other]:
                    continue
                packed = slot[other]
                kind, past = packed // (4 * at.BINS), spot[other]
                quiet = np.int64(peace[past]) if past >= 0 else LONGEST
                sea, both = (packed // (2 * at.BINS)) % 2 == 1, (packed // at.BINS) % 2 == 1
                rest = c[0] + (c[2] if allied[own] else 0.0) + (c[3] if allied[other] else 0.0)
                rest += (c[4] if major[k] else 0.0) + (c[5] if kind == 2 else 0.0)
                rest += c[6] if slot[own] // (4 * at.BINS) == 2 else 0.0
                v = unit(drawn[k] << np.uint64(11))
                if c[1] > 0.0:
                    high = highest(b, kind, sea, both, distance[other], living) + waits[kind, quiet]
                    if quiet < LONGEST:
                        high += remembered(steps, packed // (2 * at.BINS), memory[past], most)
                    high += by_state[kind, k] + by_state[kind, j] + shock + of_pair[other]
                    high += pledged(b, kind) if allied[other] else 0.0
                    draw[0], most_log = v, rest + c[1] * max(min(high, 0.0), LEAST) + SLACK
                    if below_log(low[0]) >= most_log or v >= math.exp(most_log):
                        continue
                for h in range(4):
                    kept[h] = min(float(memory[past, h]), most[h]) if quiet < LONGEST else 0.0
                score = eta(
                    b, kind, sea, both, distance[other], states[k], states[j], allied[other], kept, quiet, living
                )
                score += shock + of_state[k] + of_state[j] + of_pair[other]
                z = rest + c[1] * max(math.log(chance(score)), LEAST)
                if v * (1.0 + math.exp(-z)) < 1.0:
                    onset[other] = 1
                    begun[total] = other
                    total += 1
    return total


@njit(cache=True, inline="always")
def highest(b, kind, sea, both, distance, living):
    """Give the most of a pair's logit but for what its states, its past and a pact add."""
    total = b[0] + b[at.DISTANCE + kind] * distance + b[at.SQUARED + kind] * distance * distance
    total += b[at.STATES] * living + (b[kind] if kind > 0 else 0.0) + (b[at.BOTH] if both else 0.0)
    return total + (b[at.SEA] + 2.0 * 6.0 * abs(b[at.SEA_ACTIVITY]) if sea else 0.0)


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
            if onset[r, d]:
                for h in range(len(decay)):
                    memory[r, d, h] = memory[r, d, h] * decay[h] + 1.0
                peace[r, d] = 0
            elif peace[r, d] < longest and alive[r, first[d]] and alive[r, second[d]]:
                peace[r, d] += 1
                for h in range(len(decay)):
                    memory[r, d, h] = memory[r, d, h] * decay[h] if peace[r, d] < longest else 0.0


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
    words, warm = np.zeros((len(first) + 7) // 8, np.uint64), np.empty(len(first) + 8, np.int64)
    for r in range(len(alive)):
        relative(memory[r], alive[r], first, second, warm, warm, listed_warm(peace[r], longest, words, warm), out[r])


@njit(cache=True, nogil=True, error_model="numpy")
def relative(memory, alive, first, second, warm, rows, many, out):
    """Fill `out` (state, 2) with the relative activity of a run's states, from the pairs in `warm` and their rows."""
    out[:] = 0.0
    for each in range(many):
        d, row = np.uint64(warm[each]), np.uint64(rows[each])
        i, j = np.uint32(first[d]), np.uint32(second[d])
        if memory[row, 3] > 0.0 and alive[i] and alive[j]:
            for place, h in ((0, 1), (1, 3)):
                out[i, place] += memory[row, h]
                out[j, place] += memory[row, h]
    for place in range(2):
        total, living = 0.0, 0
        for i in range(len(alive)):
            if alive[i]:
                total += out[i, place]
                living += 1
        mean = total / max(living, 1)
        for i in range(len(alive)):
            out[i, place] = math.log((10.0 * out[i, place] + 1.0) / (10.0 * mean + 1.0)) if alive[i] else 0.0
