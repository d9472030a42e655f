"""Which rows a model learns from and which it is tested on, so that nothing stands on both sides."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
FOLDS = 10


@dataclass(frozen=True)
class Split:
    """One part to learn from and one to be tested on, as places of rows; its name is a fold's number or its years."""

    name: str
    train: Ints
    test: Ints


def group(marks: Iterable[Iterable[Hashable]]) -> Ints:
    """Give rows that share a mark, directly or by way of other rows, one number, in order of their first row.

    Examples
    --------
    >>> group([{"a"}, {"b"}, {"a", "c"}, {"c"}]).tolist()
    [0, 1, 0, 0]
    """
    rows = [list(each) for each in marks]
    leader = list(range(len(rows)))

    def lead(row: int) -> int:
        while leader[row] != row:
            leader[row] = leader[leader[row]]
            row = leader[row]
        return row

    first: dict[Hashable, int] = {}
    for row, held in enumerate(rows):
        for mark in held:
            other = lead(first.setdefault(mark, row))
            own = lead(row)
            leader[max(own, other)] = min(own, other)
    return np.unique([lead(row) for row in range(len(rows))], return_inverse=True)[1].astype(np.int64)


def assign(groups: Ints, classes: Ints, folds: int, seed: int) -> Ints:
    """Give every group a fold, so that folds are of about one size and have about the same part of each class.

    Groups are dealt from the largest to the smallest, equals in random order, each to the fold that has least of the
    class that most of the group is of, then to the smallest, then to the first.
    """
    number = int(groups.max()) + 1
    counts = np.zeros((number, int(classes.max()) + 1), dtype=np.int64)
    np.add.at(counts, (groups, classes), 1)
    order = np.lexsort((np.random.default_rng(seed).random(number), counts.argmax(axis=1), -counts.sum(axis=1)))
    held, fold_of = np.zeros((folds, counts.shape[1]), dtype=np.int64), np.zeros(number, dtype=np.int64)
    for place in order:
        kind = counts[place].argmax()
        fold_of[place] = np.lexsort((held.sum(axis=1), held[:, kind]))[0]
        held[fold_of[place]] += counts[place]
    return fold_of[groups]


def deal(groups: Ints, classes: Ints, seed: int, folds: int = FOLDS) -> list[Split]:
    """Split so that no group has rows on both sides; with fewer groups than folds, as many as there are groups."""
    fold = assign(groups, classes, min(folds, int(groups.max()) + 1), seed)
    numbers = np.unique(fold)
    if numbers.size < 2:
        return []
    return [Split(str(at + 1), np.flatnonzero(fold != at), np.flatnonzero(fold == at)) for at in numbers]


def by_origin(began: Ints, ended: Ints, origins: Sequence[int]) -> list[Split]:
    """Learn from the rows that had ended before an origin, and test on those that began from then until the next one.

    An origin without rows before it or after it is passed over.
    """
    until = [*origins[1:], 9999]
    splits: list[Split] = []
    for origin, following in zip(origins, until, strict=True):
        train = np.flatnonzero(ended < origin)
        test = np.flatnonzero((began >= origin) & (began < following))
        if train.size and test.size:
            splits.append(Split(f"{origin}–{min(following - 1, int(began.max()))}", train, test))
    return splits
