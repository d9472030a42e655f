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
def marks_in(marks: NDArray[np.uint8], r: int, t: int) -> int:
    """Count the places that are 1 in a row of (run, row, place)."""
    inside = np.int32(0)
    for i in range(marks.shape[2]):  # of one narrow type: several places at a time
        inside += np.int32(marks[r, t, i])
    return int(inside)


@njit(cache=True, nogil=True)
def places_of(marks: NDArray[np.uint8], r: int, t: int, out: NDArray[np.int64]) -> int:
    """List the places that are 1 in a row of (run, row, place), and give their number.

    `out` has room for one more than there are places: each is written without asking.
    """
    if marks_in(marks, r, t) == 0:
        return 0
    many = 0
    for i in range(marks.shape[2]):
        out[many] = i
        many += marks[r, t, i]
    return many


@njit(cache=True, nogil=True)
def sizes(member: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count the members of each treaty, (run, treaty)."""
    runs, treaties, _ = member.shape
    many, marks = np.zeros((runs, treaties), np.int64), member.view(np.uint8)
    for r in range(runs):
        for t in range(treaties):
            many[r, t] = marks_in(marks, r, t)
    return many


@njit(cache=True, nogil=True)
def bind_run(marks: NDArray[np.uint8], r: int, allied: NDArray[np.bool_], inside: NDArray[np.int64]) -> None:
    """Do what `bind` does, of one run; `inside` is room for one more than there are states."""
    _, treaties, states = marks.shape
    allied[r] = False
    for t in range(treaties):
        many = places_of(marks, r, t, inside)
        for a in range(many):
            low = inside[a]
            start = low * (2 * states - low - 1) // 2 - low - 1
            for b in range(a + 1, many):
                allied[r, start + inside[b]] = True


@njit(cache=True, nogil=True)
def bind(member: NDArray[np.bool_], allied: NDArray[np.bool_]) -> None:
    """Mark in `allied` (run, pair) the pairs that share a treaty of `member` (run, treaty, state), and no others."""
    marks, inside = member.view(np.uint8), np.empty(member.shape[2] + 1, np.int64)
    for r in range(len(member)):
        bind_run(marks, r, allied, inside)


@njit(cache=True, nogil=True)
def renew(
    runs: NDArray[np.int64], alive: NDArray[np.bool_], member: NDArray[np.bool_], allied: NDArray[np.bool_]
) -> None:
    """In some runs take those that aren't alive out of treaties, end treaties of one, and mark who is bound to whom."""
    marks, living = member.view(np.uint8), alive.view(np.uint8)
    _, treaties, states = member.shape
    inside = np.empty(states + 1, np.int64)
    for r in runs:
        for t in range(treaties):
            for i in range(states):
                marks[r, t, i] &= living[r, i]
            if marks_in(marks, r, t) < 2:
                marks[r, t] = 0
        bind_run(marks, r, allied, inside)


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


@njit(cache=True, nogil=True)
def rank_groups(values: NDArray[np.float64], edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the group of each value's rank in its row, the largest first and of equal ones the first; -1 where missing.

    Groups are parted by `edges`, numbers of ranks: the last group is open.
    """
    most, out = edges[-1], np.empty(values.shape, np.int64)
    top, who = np.empty(most), np.empty(most, np.int64)
    for r in range(len(values)):
        held = 0
        for i in range(values.shape[1]):
            x = values[r, i]
            out[r, i] = -1 if np.isnan(x) else len(edges)
            if np.isnan(x) or (held == most and not x > top[most - 1]):
                continue
            held = min(held + 1, most)
            at = held - 1
            while at > 0 and x > top[at - 1]:
                top[at], who[at] = top[at - 1], who[at - 1]
                at -= 1
            top[at], who[at] = x, i
        group = 0
        for at in range(held):
            group += at >= edges[group]
            out[r, who[at]] = group
    return out
