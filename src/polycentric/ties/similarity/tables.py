"""The cross tables of all pairs of portfolios: how often one state stood at a while the other stood at b.

Every measure here is a function of these counts, so a year is a handful of matrix products instead of a loop over
pairs. The products add whole numbers, weights included (they are parts of 2^40), so that no order of adding and no
number of threads changes a bit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.similarity.portfolios import Portfolios

Matrix = NDArray[np.float64]
PARTS = 2.0**40


@dataclass(frozen=True)
class Tables:
    """The cross tables of some portfolios.

    Attributes
    ----------
    counts : array, (place, place, state, state)
        How many items have the state at the first place and the other at the second.
    weights : array, (place, place, state, state), or None
        The same, each item counted by its weight.
    top : int
        The highest place of the scale.
    """

    counts: Matrix
    weights: Matrix | None
    top: int

    @cached_property
    def items(self) -> Matrix:
        """How many items both states of a pair took a stand on, (state, state)."""
        return self.counts.sum(axis=(0, 1))

    @cached_property
    def one(self) -> Matrix:
        """How often the state stood at a place on those items, (place, state, state)."""
        return self.counts.sum(axis=1)

    @cached_property
    def other(self) -> Matrix:
        """How often the other stood at a place on those items, (place, state, state)."""
        return self.counts.sum(axis=0)

    @cached_property
    def distances(self) -> dict[tuple[str, bool], Matrix]:
        """What `disagreement` has found, by metric and whether weighted."""
        return {}

    def apart(self, metric: str) -> Matrix:
        """Give the distance between two places, (place, place)."""
        place = np.arange(self.top + 1, dtype=np.float64)
        gap = np.abs(place[:, np.newaxis] - place)
        if metric == "nominal":
            return (gap > 0).astype(np.float64)
        return gap * gap if metric == "squared" else gap

    def unequal(self, metric: str) -> Iterator[tuple[int, int, float]]:
        """Give each two places that differ, with the distance between them."""
        apart = self.apart(metric)
        for a in range(self.top + 1):
            for b in range(self.top + 1):
                if a != b:
                    yield a, b, float(apart[a, b])


def cross(portfolios: Portfolios) -> Tables:
    """Count the cross tables of all pairs."""
    # stands[a, state, item] is 1 where the state stands at a; UNKNOWN (-1) equals no place, so a missing stand counts
    # nowhere. Single precision counts exactly up to 2^24 items.
    stands = np.arange(portfolios.top + 1, dtype=np.int8)[:, np.newaxis, np.newaxis] == portfolios.values
    counts = _products(stands.astype(np.float32), stands.astype(np.float32))
    weights = portfolios.weights
    if weights is None:
        return Tables(counts, None, portfolios.top)
    total = np.nansum(weights)
    # Weights as whole parts of PARTS that sum to about 2^40: sums stay below 2^53, where doubles are exact whole
    # numbers, so the order in which the library adds them changes no bit.
    parts = np.rint(np.nan_to_num(weights / total) * PARTS) if total > 0 else np.zeros_like(weights)
    weighted = _products(stands * parts, stands.astype(np.float64)) / PARTS
    return Tables(counts, weighted, portfolios.top)


def _products(left: NDArray[np.floating], right: NDArray[np.floating]) -> Matrix:
    """Multiply each place of the one with each of the other in a single product, (place, place, state, state)."""
    # flat[a * states + i, b * states + j] counts items with i at a and j at b; then place, place, state, state.
    places, states, items = left.shape
    flat = left.reshape(-1, items) @ right.reshape(-1, items).T
    return np.ascontiguousarray(flat.reshape(places, states, places, states).transpose(0, 2, 1, 3), dtype=np.float64)


def disagreement(tables: Tables, metric: str, *, weighted: bool = False) -> Matrix:
    """Add up the distances of each pair over its items."""
    if (metric, weighted) not in tables.distances:
        counts = tables.weights if weighted and tables.weights is not None else tables.counts
        total = np.zeros_like(tables.items)
        for a, b, distance in tables.unequal(metric):
            total += distance * counts[a, b]
        tables.distances[metric, weighted] = total
    return tables.distances[metric, weighted]


def by_chance(tables: Tables, metric: str, *, pooled: bool) -> Matrix:
    """Give the disagreement expected of two that draw their stands independently.

    Each from its own stands, or `pooled` both from the stands of the two together.
    """
    one, other = tables.one, tables.other
    if pooled:
        one = other = (one + other) / 2.0
    # one[a] other[b] / items: the count that places a and b would have in common if the two stood independently.
    total = np.zeros_like(tables.items)
    for a, b, distance in tables.unequal(metric):
        total += distance * one[a] * other[b]
    return total / tables.items
