"""What was to be forecast: concentration and shares at each origin, and some years later, in plain arrays."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.processes import shocks
from polycentric.futures.processes.composite import Components

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
HORIZONS = (1, 5, 10, 20)
FIRST = 1850  # the first origin
TARGETS = ("HHI, all states", "HHI, states alive at both ends", "largest share")


def numbers_of(shares: Floats, kept: Bools) -> Floats:
    """Give the targets of shares (..., states): all states' HHI, that of those kept, and the largest; (3, ...)."""
    held = np.nan_to_num(shares)
    some = np.where(kept, held, 0.0)
    some = some / some.sum(axis=-1, keepdims=True)
    return np.stack([np.sum(held * held, axis=-1), np.sum(some * some, axis=-1), held.max(axis=-1)])


@dataclass(frozen=True)
class Past:
    """Some components, and what is scored of them."""

    data: Components

    @cached_property
    def composite(self) -> Floats:
        """Parts of the system, (years, states)."""
        return self.data.composite

    @cached_property
    def alive(self) -> Bools:
        """Whether a state has a part, (years, states)."""
        return ~np.isnan(self.composite)

    @cached_property
    def groups(self) -> NDArray[np.int64]:
        """Rank groups, (years, states)."""
        return shocks.rank_groups(self.composite)

    @cached_property
    def ends(self) -> Mapping[int, tuple[Floats, Floats]]:
        """For each horizon, the targets at each origin and that much later: two arrays (3, origins)."""
        result: dict[int, tuple[Floats, Floats]] = {}
        for horizon in HORIZONS:
            both = self.alive[:-horizon] & self.alive[horizon:]
            result[horizon] = (
                numbers_of(self.composite[:-horizon], both),
                numbers_of(self.composite[horizon:], both),
            )
        return result

    @cached_property
    def factors(self) -> Floats:
        """What entries and exits did to the log of HHI from each year to the next, (years - 1,)."""
        (before, after) = self.ends[1]
        return np.log(after[0]) - np.log(after[1]) + np.log(before[1]) - np.log(before[0])

    def at(self, year: int) -> int:
        """Give a year's place."""
        return int(np.flatnonzero(self.data.years == year)[0])

    def origins(self, horizon: int, every: int = 1) -> list[int]:
        """Give the places of origins from 1850 that have an outcome."""
        return list(range(self.at(FIRST), len(self.data.years) - horizon, every))
