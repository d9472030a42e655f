"""Compiled search for the division of nodes into groups of the greatest quality, for any symmetric matrix of gains."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

ROUNDS = 20


@njit(cache=True, nogil=True)
def _mixed(state: np.uint64) -> np.uint64:  # pragma: no cover  # compiled
    """Scramble 64 bits (the finaliser of SplitMix64: Steele, Lea and Flood 2014)."""
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))


@njit(cache=True, nogil=True)
def _shuffle(order: NDArray[np.int64], key: np.uint64) -> None:  # pragma: no cover  # compiled
    """Put numbers into an order that follows from a key."""
    # Fisher and Yates; each draw is keyed by its place, so an order is a function of the key and of nothing drawn
    # before.
    for last in range(order.shape[0] - 1, 0, -1):
        drawn = _mixed(key + np.uint64(last) * np.uint64(0x9E3779B97F4A7C15)) % np.uint64(last + 1)
        other = np.int64(drawn)
        order[last], order[other] = order[other], order[last]


@njit(cache=True, nogil=True)
def _move(gains: NDArray[np.float64], label: NDArray[np.int64], key: np.uint64) -> bool:  # pragma: no cover  # compiled
    """Let each node move to the group that it gains most from, until none moves; say whether any did."""
    # pull[g] is what node i has to gain from group g; label[i] its group, size[g] how many are in one. Every move
    # raises the sum of gains within groups, so the search ends; ROUNDS is for ties in rounding.
    n = gains.shape[0]
    order = np.arange(n)
    pull = np.zeros(n)
    size = np.zeros(n, dtype=np.int64)
    for i in range(n):
        size[label[i]] += 1
    moved = False
    for turn in range(ROUNDS):
        _shuffle(order, _mixed(key + np.uint64(turn + 1)))
        changed = False
        for i in order:
            pull[:] = 0.0
            for j in range(n):
                pull[label[j]] += gains[i, j]
            # A merged node's own diagonal is what lies within it, which it keeps wherever it goes: it draws nowhere.
            pull[label[i]] -= gains[i, i]
            # A gain of less than rounding is none: else two equal groups could hand a node to and fro.
            best, chosen = pull[label[i]] + 1e-15, label[i]
            empty = -1
            for group in range(n):
                if size[group] == 0:
                    empty = group
                elif pull[group] > best:
                    best, chosen = pull[group], group
            # Being alone gains 0, which beats a group that costs; a node that is alone already has no use for another
            # empty one.
            if best < 0.0 and empty >= 0 and size[label[i]] > 1:
                chosen = empty
            if chosen != label[i]:
                size[label[i]] -= 1
                size[chosen] += 1
                label[i] = chosen
                changed = moved = True
        if not changed:
            break
    return moved


@njit(cache=True, nogil=True)
def _numbered(label: NDArray[np.int64]) -> int:  # pragma: no cover  # compiled
    """Give groups numbers from 0 by their first member; return how many there are."""
    seen = np.full(label.shape[0], -1)
    count = 0
    for i in range(label.shape[0]):
        if seen[label[i]] < 0:
            seen[label[i]] = count
            count += 1
        label[i] = seen[label[i]]
    return count


@njit(cache=True, nogil=True)
def grouped(gains: NDArray[np.float64], starts: int, seed: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Give the groups that each of some starts ends with, and their quality.

    Nodes move one by one to the group that they gain most from, then groups as wholes (Blondel, Guillaume, Lambiotte
    and Lefebvre 2008), then nodes again, until nothing moves.

    Parameters
    ----------
    gains : array (n, n)
        Symmetric: what it adds that two nodes are in one group, of either sign.
    starts, seed : int
        Each start takes the nodes in an order that is a function of (seed, start, turn) alone.
    """
    n = gains.shape[0]
    labels = np.empty((starts, n), dtype=np.int64)
    quality = np.zeros(starts)
    for start in range(starts):
        key = _mixed(np.uint64(seed) * np.uint64(0xD1B54A32D192ED03) + np.uint64(start + 1))
        label = np.arange(n)
        for level in range(ROUNDS):
            own = _mixed(key + np.uint64(1000 * level))
            moved = _move(gains, label, own)
            count = _numbered(label)
            whole = np.zeros((count, count))
            for i in range(n):
                for j in range(n):
                    whole[label[i], label[j]] += gains[i, j]
            above = np.arange(count)
            merged = _move(whole, above, _mixed(own + np.uint64(7)))
            for i in range(n):
                label[i] = above[label[i]]
            _numbered(label)
            if not moved and not merged:
                break
            if level > 0 and not merged:
                break
        labels[start] = label
        for i in range(n):
            for j in range(n):
                if i != j and label[i] == label[j]:
                    quality[start] += gains[i, j]
    return labels, quality
