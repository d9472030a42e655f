"""Who follows whom: the largest flow of each state, the head at the end of a chain, and how many may follow at most."""

import numpy as np
from numpy.typing import NDArray


def possible_targets(
    floor: NDArray[np.float64], bound: NDArray[np.float64], allowed: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell to which partners each state's largest tie may go.

    Parameters
    ----------
    floor, bound : array (n, n)
        The least and the most that each tie can be (missing: nothing is known; no bound).
    allowed : array (n, n), bool
        The ties that come into question at all.

    Returns
    -------
    array (n, n), bool
        True where no other tie of the state is larger for certain. A row with one True is settled; of ties that are
        certain and equal the first counts.
    """
    least = np.where(allowed, np.where(np.isnan(floor), 0.0, floor), -np.inf)
    most = np.where(allowed, np.where(np.isnan(bound), np.inf, bound), -np.inf)
    largest = least.max(axis=1, keepdims=True)
    targets = allowed & (most >= largest) & (most > 0)
    first = least.argmax(axis=1)
    rivals = targets & (np.arange(len(floor)) != first[:, np.newaxis])
    # A rival that can at most draw level with a certain largest is no rival.
    ahead = largest[:, 0] >= np.where(rivals, most, -np.inf).max(axis=1)
    settled = targets.any(axis=1) & ahead & (largest[:, 0] > 0)
    alone = np.zeros_like(targets)
    alone[np.flatnonzero(settled), first[settled]] = True
    return np.where(settled[:, np.newaxis], alone, targets)


def most_followers(targets: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count the states from which each state can be reached by possible ties: the most that can follow it."""
    return reaching(targets).sum(axis=0) - 1


def reaching(targets: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Tell from which states (rows) each state (columns) can be reached by possible ties, itself among them: 1 or 0."""
    # Sets of states as the bits of whole numbers: most rows have one target, so this ends in a few cheap rounds.
    ways = [np.flatnonzero(row).tolist() for row in targets]
    reached = [1 << state for state in range(len(targets))]
    moved = True
    while moved:
        moved = False
        for state, onwards in enumerate(ways):
            further = reached[state]
            for target in onwards:
                further |= reached[target]
            if further != reached[state]:
                reached[state], moved = further, True
    width = (len(targets) + 7) // 8
    bits = np.frombuffer(b"".join(one.to_bytes(width, "little") for one in reached), dtype=np.uint8)
    return np.unpackbits(bits.reshape(-1, width), axis=1, bitorder="little")[:, : len(targets)]


def heads(up: NDArray[np.int64]) -> NDArray[np.int64]:
    """Follow each chain to its head.

    Parameters
    ----------
    up : array (n,), int
        The state that each follows; -1 for a head, -2 where it isn't known.

    Returns
    -------
    array (n,), int
        The head of each state, itself for a head; -1 where the chain ends in the unknown or runs in a circle.
    """
    current = np.arange(up.size)
    for _ in range(up.size):
        above = np.where(current >= 0, up[np.maximum(current, 0)], -2)
        if np.all(above < 0):
            break
        current = np.where(above >= 0, above, np.where(above == -1, current, -1))
    above = np.where(current >= 0, up[np.maximum(current, 0)], -2)
    return np.where(above == -1, current, -1)


def size_of_following(chief: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count who ends at each head, the head itself left out."""
    return np.bincount(chief[chief >= 0], minlength=chief.size) - (chief == np.arange(chief.size))
