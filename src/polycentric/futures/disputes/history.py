"""What a pair and its states recall as a year begins: decayed counts of disputes, years of peace, activity."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.disputes.sample import Sample
from polycentric.futures.order import HALF_LIVES, LONG_PEACE

Floats = NDArray[np.float64]
DECAY = 0.5 ** (1.0 / np.array(HALF_LIVES))
BRISK, SLOW = 1, 3  # places in HALF_LIVES: 4 and 32 years, the two by which a state's activity is counted


@dataclass(frozen=True)
class Memory:
    """The past of all pairs of S states as a year begins.

    Attributes
    ----------
    counts : array, (S, S, 4)
        Decayed counts of the pair's onsets, symmetric.
    peace : array, (S, S)
        Years since the last onset or the pair's beginning, at most `LONG_PEACE`.
    """

    counts: Floats
    peace: Floats

    def after(self, onset: NDArray[np.bool_], there: NDArray[np.bool_]) -> "Memory":
        """Let a year pass: `onset` and `there` are symmetric, (S, S)."""
        counts = self.counts * DECAY + onset[:, :, np.newaxis]
        waited = np.minimum(self.peace + 1, LONG_PEACE)
        return Memory(counts, np.where(there, np.where(onset, 0.0, waited), self.peace))

    def activity(self, alive: NDArray[np.bool_]) -> Floats:
        """Give each state's relative activity at two half-lives, (S, 2): log((10 a + 1) / (10 mean + 1)).

        `a` sums the decayed counts over living partners; the mean is over living states, so that what all do cancels.
        """
        both = alive[:, np.newaxis] & alive[np.newaxis, :]
        own = np.where(both[:, :, np.newaxis], self.counts[:, :, (BRISK, SLOW)], 0.0).sum(axis=1)
        mean = own[alive].mean(axis=0) if alive.any() else np.zeros(2)
        return np.log((10.0 * own + 1.0) / (10.0 * mean + 1.0))


def empty(states: int) -> Memory:
    """Give the memory of pairs that never met."""
    return Memory(np.zeros((states, states, len(HALF_LIVES))), np.zeros((states, states)))


@dataclass(frozen=True)
class Past:
    """The memory of every row of a sample: counts (n, 4), peace (n,), activity (T, S, 2)."""

    counts: Floats
    peace: Floats
    activity: Floats


def past_of(sample: Sample) -> Past:
    """Walk through the years of a sample; each row sees the years before its own and nothing else."""
    memory, bounds = empty(len(sample.codes)), sample.bounds
    counts, peace, activity = [], [], np.zeros((*sample.alive.shape, 2))
    for year in range(len(sample.alive)):
        rows = slice(bounds[year], bounds[year + 1])
        one, other = sample.first[rows], sample.second[rows]
        counts.append(memory.counts[one, other])
        peace.append(memory.peace[one, other])
        activity[year] = memory.activity(sample.alive[year])
        memory = memory.after(*dense(sample, year))
    return Past(np.concatenate(counts), np.concatenate(peace), activity)


def memory_before(sample: Sample, year: int) -> Memory:
    """Give the memory of all pairs as a calendar year's place begins, from onsets before it."""
    memory = empty(len(sample.codes))
    for each in range(year):
        memory = memory.after(*dense(sample, each))
    return memory


def dense(sample: Sample, year: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Give the onsets of a year, and which pairs were there, as symmetric matrices."""
    many = len(sample.codes)
    rows = slice(*np.searchsorted(sample.year, [year, year + 1]))
    one, other = sample.first[rows], sample.second[rows]
    there, onset = np.zeros((many, many), np.bool_), np.zeros((many, many), np.bool_)
    there[one, other] = there[other, one] = True
    onset[one, other] = onset[other, one] = sample.onset[rows]
    return onset, there
