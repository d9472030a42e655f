"""Communities of states: groups with more ties among themselves than chance would give, and how stable they are."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache, partial

import graspologic_native as native
import numpy as np
from numpy.typing import NDArray

SEEDS = 20
ITERATIONS = 3
WORKERS = 2


@dataclass(frozen=True)
class Partition:
    """The most typical of many partitions of one network.

    Attributes
    ----------
    labels : array (n,), int
        Community of each node, numbered from 0 by falling size; -1 for a node without ties.
    modularity : float
        Of this partition, at the resolution used.
    agreement : float
        Mean adjusted Rand index over all pairs of the partitions that the seeds gave: 1 when all are the same.
    information : float
        Mean normalised mutual information over the same pairs.
    together : array (n,)
        For each node, the mean share of seeds in which it is with the members of its community; missing for a node
        that is alone.
    seeds : int
        How many seeds were used.
    """

    labels: NDArray[np.int64]
    modularity: float
    agreement: float
    information: float
    together: NDArray[np.float64]
    seeds: int


@lru_cache(maxsize=128)
def _kept_partition(content: bytes, nodes: int, resolution: float, seeds: int) -> Partition:
    """Remember partitions: the same network is asked for by definitions, by camps and by sweeps."""
    return _partition(np.frombuffer(content).reshape(nodes, nodes), resolution, seeds)


def partition(weights: NDArray[np.float64], resolution: float = 1.0, seeds: int = SEEDS) -> Partition:
    """Find communities by the Leiden algorithm from many seeds, and give the most typical partition.

    Parameters
    ----------
    weights : array (n, n)
        Symmetric, no missing values, zero where there is no tie; the diagonal is ignored.
    resolution : float
        Higher values give more and smaller communities.
    seeds : int
        Number of runs; run k has seed k.

    Returns
    -------
    Partition
        The partition that agrees best with all the others (the higher modularity, then the lower seed, among equals).

    References
    ----------
    Traag, Waltman and van Eck (2019), From Louvain to Leiden, Scientific Reports 9, 5233; modularity with resolution
    after Reichardt and Bornholdt (2006), Physical Review E 74, 016110.
    """
    return _kept_partition(np.ascontiguousarray(weights).tobytes(), len(weights), resolution, seeds)


def _partition(weights: NDArray[np.float64], resolution: float, seeds: int) -> Partition:
    """Partition without looking for an earlier result."""
    tied = np.flatnonzero(_off_diagonal(weights).sum(axis=1) > 0)
    if tied.size == 0:
        nowhere = np.full(weights.shape[0], -1)
        return Partition(nowhere, np.nan, np.nan, np.nan, np.full(weights.shape[0], np.nan), seeds)
    inside = _off_diagonal(weights)[np.ix_(tied, tied)]
    runs = _runs(inside, resolution, seeds)
    best = most_typical(np.array([labels for _, labels in runs]), np.array([quality for quality, _ in runs]))
    labels, together = np.full(weights.shape[0], -1), np.full(weights.shape[0], np.nan)
    labels[tied], together[tied] = best.labels, best.together
    return replace(best, labels=labels, together=together)


def most_typical(labels: NDArray[np.int64], quality: NDArray[np.float64]) -> Partition:
    """Choose among partitions of the same nodes, (run, node), the one that agrees best with all the others.

    Among equals the one of the higher quality is taken, then the earlier.
    """
    rand, information = _pairwise(labels)
    best = max(
        range(len(labels)), key=lambda run: (round(float(rand[run].mean()), 12), round(float(quality[run]), 12), -run)
    )
    return Partition(
        _by_size(labels[best]),
        float(quality[best]),
        _mean_pair(rand),
        _mean_pair(information),
        _together(labels, best),
        len(labels),
    )


def adjusted_rand(first: NDArray[np.int64], second: NDArray[np.int64]) -> float:
    """Give the agreement of two partitions, corrected for chance (Hubert and Arabie 1985); equal ones give 1."""
    table = _contingency(first, second)
    pairs = _choose_two(table).sum()
    rows, columns = _choose_two(table.sum(axis=1)).sum(), _choose_two(table.sum(axis=0)).sum()
    expected = rows * columns / max(_choose_two(np.array(first.size)), 1.0)
    most = (rows + columns) / 2.0
    return 1.0 if most == expected else float((pairs - expected) / (most - expected))


def mutual_information(first: NDArray[np.int64], second: NDArray[np.int64]) -> float:
    """Give the mutual information of two partitions over the mean of their entropies; two trivial ones give 1."""
    joint = _contingency(first, second) / first.size
    rows, columns = joint.sum(axis=1), joint.sum(axis=0)
    mean_entropy = (_entropy(rows) + _entropy(columns)) / 2.0
    if mean_entropy <= 0.0:
        return 1.0
    return float((_entropy(rows) + _entropy(columns) - _entropy(joint.ravel())) / mean_entropy)


def _off_diagonal(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Copy the weights with an empty diagonal."""
    bare = weights.astype(np.float64, copy=True)
    np.fill_diagonal(bare, 0.0)
    return bare


def _runs(weights: NDArray[np.float64], resolution: float, seeds: int) -> list[tuple[float, NDArray[np.int64]]]:
    """Run Leiden once per seed; each run is a function of its seed alone, so threads don't change the result."""
    scaled = weights / weights.max()
    rows, columns = np.nonzero(scaled)
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(scaled)))]).astype(np.int64)
    run = partial(_run, starts, columns.astype(np.int32), scaled[rows, columns], len(scaled), resolution)
    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(run, range(seeds)))


def _run(
    starts: NDArray[np.int64],
    columns: NDArray[np.int32],
    data: NDArray[np.float64],
    nodes: int,
    resolution: float,
    seed: int,
) -> tuple[float, NDArray[np.int64]]:
    """Run Leiden with one seed: modularity and labels."""
    leiden = native.leiden_csr  # pyright: ignore[reportAttributeAccessIssue]  # the package's stub is older than it
    quality, communities = leiden(starts, columns, data, nodes, resolution=resolution, iterations=ITERATIONS, seed=seed)
    return float(quality), np.array([communities[node] for node in range(nodes)], dtype=np.int64)


def _by_size(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Renumber communities by falling size, equal ones by their first node."""
    names, firsts, inverse, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((firsts, -sizes))
    ranks = np.empty(names.size, dtype=np.int64)
    ranks[order] = np.arange(names.size)
    return ranks[inverse]


def _pairwise(partitions: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Agreement and information of every pair of runs; equal partitions are compared once."""
    runs = [_by_size(labels) for labels in partitions]
    names: dict[bytes, int] = {}
    kind = [names.setdefault(labels.tobytes(), len(names)) for labels in runs]
    distinct: Sequence[NDArray[np.int64]] = [np.frombuffer(name, dtype=np.int64) for name in names]
    rand, information = (np.ones((len(distinct), len(distinct))) for _ in range(2))
    for one in range(len(distinct)):
        for two in range(one):
            rand[one, two] = rand[two, one] = adjusted_rand(distinct[one], distinct[two])
            information[one, two] = information[two, one] = mutual_information(distinct[one], distinct[two])
    return rand[np.ix_(kind, kind)], information[np.ix_(kind, kind)]


def _mean_pair(matrix: NDArray[np.float64]) -> float:
    """Mean over the pairs of different runs; 1 for a single run."""
    runs = len(matrix)
    return float(matrix[np.triu_indices(runs, 1)].mean()) if runs > 1 else 1.0


def _together(partitions: NDArray[np.int64], best: int) -> NDArray[np.float64]:
    """For each node, the mean share of runs in which it is with the other members of its community."""
    same = np.mean([labels[:, np.newaxis] == labels for labels in partitions], axis=0)
    mates = partitions[best][:, np.newaxis] == partitions[best]
    np.fill_diagonal(mates, False)
    counts = mates.sum(axis=1)
    return np.where(counts > 0, (same * mates).sum(axis=1) / np.maximum(counts, 1), np.nan)


def _contingency(first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float64]:
    """Count the nodes in each pair of communities."""
    table = np.zeros((first.max() + 1, second.max() + 1))
    np.add.at(table, (first, second), 1.0)
    return table


def _choose_two(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Count the pairs among so many."""
    return counts * (counts - 1) / 2.0


def _entropy(parts: NDArray[np.float64]) -> float:
    """Shannon entropy; empty parts add nothing."""
    positive = parts[parts > 0]
    return float(-(positive * np.log(positive)).sum())
