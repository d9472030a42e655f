"""What the learner learned of a split before: kept under the hash of both parts, since learning takes a minute."""

import hashlib
from collections.abc import Iterable

import numpy as np
import polars as pl

from polycentric.power.tournament import learner
from polycentric.power.tournament.learner import Learned
from polycentric.power.tournament.sample import Sample
from polycentric.scoring.folds import Split
from polycentric.tables import kept

STEM = "learned"
_CHANCES = ("b_wins", "draw", "a_wins")  # in the order of the outcomes' numbers


def about(sample: Sample, split: Split, seed: int) -> list[str]:
    """Say all that the learner of a split follows from."""
    return [str(seed), *learner.CANDIDATES, *(_hashed(sample.take(rows)) for rows in (split.train, split.test))]


def recalled(asked: Iterable[str]) -> Learned | None:
    """Give what was learned before, or nothing."""
    frame = kept.find(STEM, asked)
    if frame is None:
        return None
    weights = {name: float(frame[name][0]) for name in frame.columns if name not in _CHANCES}
    return Learned(np.ascontiguousarray(frame.select(_CHANCES).to_numpy()), weights)


def remember(asked: Iterable[str], learned: Learned) -> None:
    """Keep what was learned, for another time."""
    if len(learned.probabilities):
        chances = dict(zip(_CHANCES, learned.probabilities.T, strict=True))
        weights = {name: np.full(len(learned.probabilities), weight) for name, weight in learned.weights.items()}
        kept.keep(STEM, asked, pl.DataFrame({**chances, **weights}))


def _hashed(sample: Sample) -> str:
    """Hash what a sample says."""
    digest = hashlib.sha256(
        repr((sample.names, sorted(sample.orders), [sorted(each) for each in sample.pairs])).encode()
    )
    columns = (
        sample.numbers,
        sample.years,
        sample.ends,
        sample.outcomes,
        *sample.power.values(),
        *sample.world.values(),
    )
    for values in columns:
        digest.update(f"{values.dtype.str} {values.shape};".encode() + np.ascontiguousarray(values).tobytes())
    return digest.hexdigest()
