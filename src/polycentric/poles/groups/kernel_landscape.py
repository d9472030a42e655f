"""Compiled searches of a landscape of two-sided configurations: every one by Gray code, or many annealed starts."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numba import njit
from numpy.typing import NDArray

WORKERS = 2
# Fields are summed afresh at the start of each block of configurations, so that rounding can't add up.
BLOCK_BITS = 12
STAYS = -1


def every_move(weights: NDArray[np.float64], hair: float) -> NDArray[np.int8]:
    """Say for every configuration which member's switch lowers the energy most; `STAYS` where none does.

    Bit k of a configuration's number says whether member k stands against the last member, which never moves (turning
    all sides round changes nothing).

    Parameters
    ----------
    weights : array (n, n)
        Symmetric, zero on the diagonal; `n` from 2 to about 26.
    hair : float
        A switch that lowers the energy by no more than this counts as none.
    """
    bits = len(weights) - 1
    moves = np.empty(1 << bits, dtype=np.int8)
    low = min(bits, BLOCK_BITS)
    blocks = 1 << (bits - low)
    with ThreadPoolExecutor(WORKERS) as pool:
        waiting = [pool.submit(_moves, weights, hair, low, *part, moves) for part in _parts(blocks)]
    for each in waiting:
        each.result()
    return moves


def basins(moves: NDArray[np.int8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the configurations that stay, and how many configurations steepest descent leads to each."""
    ends = np.flatnonzero(moves == STAYS)
    return ends, _basins(moves, ends)


def annealed(weights: NDArray[np.float64], hair: float, starts: int, sweeps: int, seed: int) -> NDArray[np.int8]:
    """Anneal from many random starts and descend: the sides (1 and -1) that each start ends with.

    Every draw is a function of (seed, start, step): the result is the same on any number of threads.
    """
    sides = np.empty((starts, len(weights)), dtype=np.int8)
    key = np.uint64(seed % 2**64)
    with ThreadPoolExecutor(WORKERS) as pool:
        waiting = [pool.submit(_anneal, weights, hair, sweeps, key, *part, sides) for part in _parts(starts)]
    for each in waiting:
        each.result()
    return sides


def _parts(total: int) -> list[tuple[int, int]]:
    """Cut a number of things into one stretch per worker."""
    return [(total * part // WORKERS, total * (part + 1) // WORKERS) for part in range(WORKERS)]


@njit(cache=True, nogil=True)
def _moves(
    weights: NDArray[np.float64], hair: float, low: int, first: int, last: int, moves: NDArray[np.int8]
) -> None:  # pragma: no cover  # compiled
    """Go through blocks of configurations: in each one member switches at a time, in the order of a Gray code."""
    # Energy is minus half the sum of weights[i, j] side[i] side[j]; field[i] = sum over j of weights[i, j] side[j], so
    # that i's switch changes the energy by 2 side[i] field[i]. `code` is the configuration's number, bit k set for side
    # -1. A block's codes are block << low and the 2^low that differ in the low bits: threads write to parts of their
    # own.
    n = weights.shape[0]
    side, field = np.empty(n), np.empty(n)
    for block in range(first, last):
        code = block << low
        for i in range(n):
            side[i] = -1.0 if i < n - 1 and (code >> i) & 1 else 1.0
        for i in range(n):
            field[i] = 0.0
            for j in range(n):
                field[i] += weights[i, j] * side[j]
        for step in range(1 << low):
            if step > 0:
                # In a Gray code step s switches the bit at which s's lowest 1 stands; each configuration comes exactly
                # once.
                k = 0
                while not (step >> k) & 1:
                    k += 1
                side[k] = -side[k]
                code ^= 1 << k
                twice = 2.0 * side[k]
                for j in range(n):
                    field[j] += weights[k, j] * twice
            best, chosen = -hair, STAYS
            for i in range(n):
                # Of equal falls the first member's counts: the strict sign makes the basins a function of the weights
                # alone.
                change = 2.0 * side[i] * field[i]
                if change < best:
                    best, chosen = change, i
            moves[code] = chosen


@njit(cache=True, nogil=True)
def _basins(moves: NDArray[np.int8], ends: NDArray[np.int64]) -> NDArray[np.int64]:  # pragma: no cover  # compiled
    """Follow every configuration down, once."""
    # home[c] is the place in `ends` of the configuration that c descends to, -1 until known. Each way down is walked
    # until a known one and then written back, so every configuration is passed once; `path` only bounds what is written
    # back.
    total = moves.shape[0]
    turned = total - 1
    bits = 0
    while (1 << bits) < total:
        bits += 1
    home = np.full(total, -1, dtype=np.int32)
    for place in range(ends.shape[0]):
        home[ends[place]] = place
    path = np.empty(total if total < 100000 else 100000, dtype=np.int64)
    for start in range(total):
        here, length = start, 0
        while home[here] < 0 and length < path.shape[0]:
            path[length] = here
            length += 1
            # The last member never moves: that it changes sides is that all others do.
            here = here ^ turned if moves[here] == bits else here ^ (1 << moves[here])
        while home[here] < 0:
            here = here ^ turned if moves[here] == bits else here ^ (1 << moves[here])
        for step in range(length):
            home[path[step]] = home[here]
    counts = np.zeros(ends.shape[0], dtype=np.int64)
    for start in range(total):
        counts[home[start]] += 1
    return counts


@njit(cache=True, nogil=True)
def _mixed(state: np.uint64) -> np.uint64:  # pragma: no cover  # compiled
    """Scramble 64 bits (the finaliser of SplitMix64: Steele, Lea and Flood 2014)."""
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))


@njit(cache=True, nogil=True)
def _uniform(key: np.uint64, step: int) -> float:  # pragma: no cover  # compiled
    """Draw the number of a step from [0, 1)."""
    return (_mixed(key + np.uint64(step + 1) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(11)) * (1.0 / (1 << 53))


@njit(cache=True, nogil=True)
def _anneal(
    weights: NDArray[np.float64],
    hair: float,
    sweeps: int,
    seed: np.uint64,
    first: int,
    last: int,
    sides: NDArray[np.int8],
) -> None:  # pragma: no cover  # compiled
    """Cool each start from the largest pull on a member to a thousandth of it, then take the steepest way down."""
    n = weights.shape[0]
    side, field = np.empty(n), np.empty(n)
    hottest = 0.0
    for i in range(n):
        pull = 0.0
        for j in range(n):
            pull += abs(weights[i, j])
        hottest = max(hottest, pull)
    cooling = 0.001 ** (1.0 / max(sweeps - 1, 1))
    for start in range(first, last):
        # A key by start and a number by draw: no start knows of another, so threads may take any of them.
        key = _mixed(seed + np.uint64(start + 1) * np.uint64(0xD1B54A32D192ED03))
        draw = 0
        for i in range(n):
            side[i] = 1.0 if _uniform(key, draw) < 0.5 else -1.0
            draw += 1
        for i in range(n):
            field[i] = 0.0
            for j in range(n):
                field[i] += weights[i, j] * side[j]
        heat = hottest
        for _ in range(sweeps):
            for i in range(n):
                change = 2.0 * side[i] * field[i]
                # Counted whether it is used or not, so that a draw's number says which sweep and member it belongs to.
                draw += 1
                if change <= 0.0 or _uniform(key, draw) < np.exp(-change / heat):
                    side[i] = -side[i]
                    for j in range(n):
                        field[j] += 2.0 * weights[i, j] * side[i]
            heat *= cooling
        while True:
            # Summed afresh: the fields above have gathered rounding over all sweeps, and here equal pulls must be
            # equal.
            best, chosen = -hair, -1
            for i in range(n):
                pull = 0.0
                for j in range(n):
                    pull += weights[i, j] * side[j]
                if 2.0 * side[i] * pull < best:
                    best, chosen = 2.0 * side[i] * pull, i
            if chosen < 0:
                break
            side[chosen] = -side[chosen]
        for i in range(n):
            sides[start, i] = np.int8(side[i])
