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
            seen[i] += own
            if own > 0:  # few states have any
                for j in range(len(row)):
                    seen[i + 1 + j] += np.int32(row[j])
            start += len(row)
        counts[r] = seen
    return counts


@njit(cache=True, nogil=True)
def in_treaty(row: NDArray[np.bool_]) -> int:
    """Count the members of one treaty."""
    marks, inside = row.view(np.uint8), np.int32(0)
    for i in range(len(marks)):  # of one narrow type: several states at a time
        inside += np.int32(marks[i])
    return inside


@njit(cache=True, nogil=True)
def sizes(member: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count the members of each treaty, (run, treaty)."""
    runs, treaties, _ = member.shape
    many = np.zeros((runs, treaties), np.int64)
    for r in range(runs):
        for t in range(treaties):
            many[r, t] = in_treaty(member[r, t])
    return many


@njit(cache=True, nogil=True)
def bind_run(member: NDArray[np.bool_], allied: NDArray[np.bool_], inside: NDArray[np.int64]) -> None:
    """Do what `bind` does, of one run; `inside` is room for the states."""
    treaties, states = member.shape
    allied[:] = False
    for t in range(treaties):
        if not in_treaty(member[t]):
            continue
        many = 0
        for i in range(states):
            if member[t, i]:
                inside[many] = i
                many += 1
        for a in range(many):
            low = inside[a]
            start = low * (2 * states - low - 1) // 2 - low - 1
            for b in range(a + 1, many):
                allied[start + inside[b]] = True


@njit(cache=True, nogil=True)
def bind(member: NDArray[np.bool_], allied: NDArray[np.bool_]) -> None:
    """Mark in `allied` (run, pair) the pairs that share a treaty of `member` (run, treaty, state), and no others."""
    inside = np.empty(member.shape[2], np.int64)
    for r in range(len(member)):
        bind_run(member[r], allied[r], inside)


@njit(cache=True, nogil=True)
def renew(
    runs: NDArray[np.int64], alive: NDArray[np.bool_], member: NDArray[np.bool_], allied: NDArray[np.bool_]
) -> None:
    """In some runs take those that aren't alive out of treaties, end treaties of one, and mark who is bound to whom."""
    treaties, states = member.shape[1:]
    inside = np.empty(states, np.int64)
    for r in runs:
        living = alive[r].view(np.uint8)
        for t in range(treaties):
            row, many = member[r, t].view(np.uint8), np.int32(0)
            for i in range(states):
                row[i] &= living[i]
                many += np.int32(row[i])
            if many < 2:
                row[:] = 0
        bind_run(member[r], allied[r], inside)


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
