"""Compiled counts and marks between states, pairs and treaties."""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(cache=True, nogil=True)
def count(pairs: NDArray[np.bool_], states: int) -> NDArray[np.int64]:
    """Count for each state the pairs that are marked; pairs stand as in `order.pairs`: (0, 1), (0, 2), ..."""
    runs = len(pairs)
    counts, seen = np.zeros((runs, states), np.int64), np.empty(states, np.int32)
    marks = pairs.view(np.uint8)
    for r in range(runs):
        seen[:] = 0
        start = 0
        for i in range(states):
            row = marks[r, start : start + states - i - 1]
            own = np.int32(0)
            for j in range(len(row)):  # no branch: several pairs at a time
                own += np.int32(row[j])
                seen[i + 1 + j] += np.int32(row[j])
            seen[i] += own
            start += len(row)
        counts[r] = seen
    return counts


@njit(cache=True, nogil=True)
def sizes(member: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count the members of each treaty, (run, treaty)."""
    runs, treaties, states = member.shape
    many, marks = np.zeros((runs, treaties), np.int64), member.view(np.uint8)
    for r in range(runs):
        for t in range(treaties):
            row, inside = marks[r, t], np.int32(0)
            for i in range(states):  # of one narrow type: several states at a time
                inside += np.int32(row[i])
            many[r, t] = inside
    return many


@njit(cache=True, nogil=True)
def bind(member: NDArray[np.bool_], allied: NDArray[np.bool_]) -> None:
    """Mark in `allied` (run, pair) the pairs that share a treaty of `member` (run, treaty, state), and no others."""
    runs, treaties, states = member.shape
    inside = np.empty(states, np.int64)
    for r in range(runs):
        allied[r] = False
        for t in range(treaties):
            many = 0
            for i in range(states):
                if member[r, t, i]:
                    inside[many] = i
                    many += 1
            for a in range(many):
                low = inside[a]
                start = low * (2 * states - low - 1) // 2 - low - 1
                for b in range(a + 1, many):
                    allied[r, start + inside[b]] = True


@njit(cache=True, nogil=True)
def listed(words: NDArray[np.uint64], out: NDArray[np.int64]) -> int:
    """List the places that are 1 among flags of eight to a word, and give their number; the others are 0.

    `out` has room for eight more than there are flags: the loop writes each place and goes on only past a marked one.
    """
    flags, many = words.view(np.uint8), 0
    for word in range(len(words)):
        if words[word] != 0:
            for d in range(8 * word, 8 * word + 8):
                out[many] = d
                many += flags[d]
    return many


@njit(cache=True, nogil=True)
def pass_a_year(years: NDArray[np.int8], under_way: NDArray[np.bool_]) -> None:
    """Take a year off those left of each pair's war, and mark the wars that go on."""
    left, marks = years.reshape(-1), under_way.reshape(-1)
    for each in range(len(left)):
        left[each] = max(left[each] - np.int8(1), np.int8(0))
        marks[each] = left[each] > 0
