"""Carry the labels of groups from year to year, with a memory, so that a group that goes on keeps its label."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from polycentric.fixed_order import product

# What a year's membership is worth the year after, and after how many years a group is forgotten.
FADING, FORGOTTEN = 0.8, 25
# The least overlap, as a part of the smaller of the two, by which a group takes a label over.
LEAST_OVERLAP = 0.5


def matched(
    groups: Sequence[NDArray[np.int64]],
    weights: Sequence[NDArray[np.float64]],
    fading: float = FADING,
    least: float = LEAST_OVERLAP,
) -> list[NDArray[np.int64]]:
    """Give each year's groups labels that last.

    A label remembers, for each member, in which part of the recent years it was in the group, later years counting
    more. This year's groups and the remembered ones are paired so that the weight of shared members is greatest
    (Hungarian method); a pair counts where it shares at least `least` of the smaller of the two. When a group splits,
    the larger part keeps the label; when two merge, the label with more of the weight stays; a label that is gone for
    up to `FORGOTTEN` years can come back.

    Parameters
    ----------
    groups : sequence of array (n,), int
        For each year the group of each member; negative for none.
    weights : sequence of array (n,)
        How much each member counts that year.
    fading : float
        Between 0 (only the last year counts) and 1.
    least : float
        Between 0 and 1.

    Returns
    -------
    list of array (n,), int
        The label of each member, numbered from 0 in order of first appearance (in a year, the heavier group first); -1
        for none.

    References
    ----------
    Kuhn (1955), The Hungarian Method for the Assignment Problem, Naval Research Logistics Quarterly 2, 83-97; memory
    and the least overlap are this project's rules.
    """
    memory = np.zeros((0, groups[0].size if groups else 0))
    asleep = np.zeros(0, dtype=np.int64)
    lasting: list[NDArray[np.int64]] = []
    for group, weight in zip(groups, weights, strict=True):
        inside = _indicators(group, weight)
        taken = _assigned(inside, memory, asleep, weight, least)
        fresh = np.flatnonzero(taken < 0)
        taken[fresh] = len(memory) + np.arange(fresh.size)
        memory = np.vstack([memory, np.zeros((fresh.size, group.size))])
        asleep = np.concatenate([asleep + 1, np.zeros(fresh.size, dtype=np.int64)])
        for place, label in enumerate(taken):
            first = asleep[label] == 0 and place in fresh
            memory[label] = inside[place] if first else fading * memory[label] + (1.0 - fading) * inside[place]
            asleep[label] = 0
        lasting.append(_labels(group, inside, taken))
    return lasting


def _indicators(group: NDArray[np.int64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give a row of ones and zeros per group, the heaviest first, equal ones by their first member."""
    names = np.unique(group[group >= 0])
    rows = np.array([(group == name).astype(float) for name in names]).reshape(names.size, group.size)
    heavy, first = product(rows, weight), rows.argmax(axis=1) if names.size else np.zeros(0)
    return rows[np.lexsort((first, -heavy))]


def _assigned(
    inside: NDArray[np.float64],
    memory: NDArray[np.float64],
    asleep: NDArray[np.int64],
    weight: NDArray[np.float64],
    least: float,
) -> NDArray[np.int64]:
    """Pair groups with remembered ones: the label of each, -1 for a new one."""
    from scipy.optimize import linear_sum_assignment  # half as long to import as all else

    taken = np.full(len(inside), -1)
    awake = np.flatnonzero(asleep < FORGOTTEN)
    if not awake.size or not len(inside):
        return taken
    kept = memory[awake] * weight
    shared = product(inside, kept.T)
    smaller = np.minimum(product(inside, weight)[:, np.newaxis], kept.sum(axis=1))
    fits = (shared >= least * smaller) & (shared > 0)
    rows, columns = linear_sum_assignment(np.where(fits, shared, 0.0), maximize=True)
    for row, column in zip(rows, columns, strict=True):
        if fits[row, column]:
            taken[row] = awake[column]
    return taken


def _labels(group: NDArray[np.int64], inside: NDArray[np.float64], taken: NDArray[np.int64]) -> NDArray[np.int64]:
    """Write each group's label on its members."""
    labels = np.full(group.size, -1)
    for row, label in zip(inside, taken, strict=True):
        labels[row > 0] = label
    return labels
