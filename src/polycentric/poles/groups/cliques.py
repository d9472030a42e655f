"""The maximal cliques of a network: groups of states all tied to each other, which no further state could join."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray


def maximal_cliques(tied: NDArray[np.bool_]) -> list[list[int]]:
    """List the maximal cliques, each in order, the list in order too; a state without ties is a clique alone.

    Parameters
    ----------
    tied : array (n, n), bool
        Symmetric; the diagonal is ignored.

    References
    ----------
    Bron and Kerbosch (1973), Algorithm 457, Communications of the ACM 16(9), 575-577, with the pivot of Tomita, Tanaka
    and Takahashi (2006), Theoretical Computer Science 363(1), 28-42.
    """
    neighbours = [sum(1 << int(other) for other in np.flatnonzero(row) if other != place)
                  for place, row in enumerate(tied)]  # fmt: skip
    everyone = (1 << len(neighbours)) - 1
    return sorted(_members(clique) for clique in _grown(0, everyone, 0, neighbours)) if neighbours else []


def _grown(clique: int, open_to: int, done: int, neighbours: list[int]) -> Iterator[int]:
    """Grow a clique by whoever is tied to all of it; sets of states are the bits of whole numbers."""
    if not open_to and not done:
        yield clique
        return
    # The pivot's neighbours needn't be tried: a clique without any of them could take the pivot in.
    pivot = max(_members(open_to | done), key=lambda state: (neighbours[state] & open_to).bit_count())
    for state in _members(open_to & ~neighbours[pivot]):
        bit = 1 << state
        yield from _grown(clique | bit, open_to & neighbours[state], done & neighbours[state], neighbours)
        open_to &= ~bit
        done |= bit


def _members(states: int) -> list[int]:
    """List the bits that are set."""
    bits: list[int] = []
    while states:
        low = states & -states
        bits.append(low.bit_length() - 1)
        states ^= low
    return bits
