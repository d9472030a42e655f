"""How many founders a new treaty has, and how many states accede at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.disputes.sample import in_great_war
from polycentric.futures.pacts import rates
from polycentric.futures.pacts.events import Events
from polycentric.futures.pacts.record import FIRST

Floats = NDArray[np.float64]
SHAPES = np.exp(np.linspace(np.log(0.2), np.log(5.0), 60))
PSEUDO_GROUP = 1.0


@dataclass(frozen=True)
class Sizes:
    """How many founders treaties had, how many acceded at once; with the year's block and the weight of each."""

    founders: NDArray[np.int64]
    block: NDArray[np.int64]
    weight: Floats
    joined: NDArray[np.int64]
    joined_block: NDArray[np.int64]
    joined_weight: Floats

    @classmethod
    def of(cls, happened: list[Events], last: int, half_life: float | None, *, wars: bool) -> "Sizes":
        """Read them from the events of the years to a place."""
        founded = [(len(who), year) for year in range(1, last + 1) for _, who in happened[year].founded]
        joined = [(len(who), year) for year in range(1, last + 1) for _, who in happened[year].joined]

        def columns(held: list[tuple[int, int]]) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
            size, year = np.array(held, np.int64).reshape(-1, 2).T
            weight = np.ones(len(size)) if half_life is None else 0.5 ** ((last - year) / half_life)
            weight = weight * (wars | ~in_great_war(year + FIRST))
            return size, year // rates.BLOCK, weight

        return cls(*columns(founded), *columns(joined))

    def fitted(self, times: Floats) -> tuple[float, float, float, float]:
        """Give the part of groups, mean and shape of their founders beyond three, the chance that one more joins."""
        weight = self.weight * times[self.block]
        group = self.founders > 2
        part = ((weight * group).sum() + PSEUDO_GROUP * group.mean()) / (weight.sum() + PSEUDO_GROUP)
        beyond, held = self.founders[group] - 3, weight[group] + PSEUDO_GROUP / max(int(group.sum()), 1)
        mean = float((held * beyond).sum() / held.sum())
        losses = [-(held * _log_chance(beyond, mean, shape)).sum() for shape in SHAPES]
        joined = self.joined_weight * times[self.joined_block]
        extra = float((joined * (self.joined - 1)).sum())
        more = (extra + 0.25) / (extra + float(joined.sum()) + 1.0)
        return float(part), mean, float(SHAPES[int(np.argmin(losses))]), more


def _log_chance(count: NDArray[np.int64], mean: float, shape: float) -> Floats:
    """Give the log chance of counts under a negative binomial law, by its recursion."""
    most = int(count.max(initial=0))
    table = np.empty(most + 1)
    table[0] = shape * np.log(shape / (shape + mean))
    for each in range(most):
        table[each + 1] = table[each] + np.log((each + shape) / (each + 1) * mean / (shape + mean))
    return table[count]
