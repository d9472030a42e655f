"""Which contests a model learns from: whole disputes, whole pairs of states, or later years are held back."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from polycentric.power.tournament.sample import Sample
from polycentric.scoring.folds import FOLDS, Split, by_origin, deal, group

Ints = NDArray[np.int64]
ORIGINS = (1914, 1945, 1970, 1990)


def by_dispute(sample: Sample, seed: int, folds: int = FOLDS) -> list[Split]:
    """Split so that no contest has rows on both sides."""
    return deal(group({("contest", int(number))} for number in sample.numbers), sample.outcomes, seed, folds)


def by_dyad(sample: Sample, seed: int, folds: int = FOLDS) -> list[Split]:
    """Split so that neither a contest nor a pair of states is on both sides."""
    return deal(dyad_groups(sample), sample.outcomes, seed, folds)


def by_time(sample: Sample, origins: Sequence[int] = ORIGINS) -> list[Split]:
    """Learn from contests that had ended before an origin, and test on those that began from it until the next one."""
    return by_origin(sample.years, sample.ends, origins)


def dyad_groups(sample: Sample) -> Ints:
    """Give rows that share a contest or a pair of states, directly or by way of others, the same number."""
    return group({("contest", int(number)), *pairs} for number, pairs in zip(sample.numbers, sample.pairs, strict=True))
