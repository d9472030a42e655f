"""The pairs of powers of a dated list, and what acts read of them: variables between two states, and tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.panel.coverage import masked

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]
Read = Callable[[str, str], "pl.DataFrame"]
WEST, GERMANY = 260, 255  # some sources keep West Germany's number after 1990


@dataclass(frozen=True)
class Pairs:
    """Every pair of the states that are ever on a list, and in which years both are.

    Attributes
    ----------
    panel : Dataset, (year, state, partner)
        Of these states alone, sorted by their ids.
    listed : array of bool, (year, state)
        Who is on the list, and a state, in each year.
    read : callable
        Gives a table of a source by the names of both.
    """

    panel: xr.Dataset
    listed: NDArray[np.bool_]
    read: Read = field(repr=False)

    @property
    def years(self) -> NDArray[np.int64]:
        """The years."""
        return self.panel["year"].values.astype(np.int64)

    @property
    def states(self) -> Sequence[str]:
        """The ids of the states."""
        return [str(state) for state in self.panel["state"].values]

    @cached_property
    def ends(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The places of the two states of each pair."""
        both = np.array(list(combinations(range(len(self.states)), 2)), dtype=np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    @property
    def named(self) -> list[tuple[str, str]]:
        """The ids of the two states of each pair."""
        return list(combinations(self.states, 2))

    @cached_property
    def both(self) -> NDArray[np.bool_]:
        """Whether both states of a pair are on the list, (year, pair)."""
        one, other = self.ends
        return self.listed[:, one] & self.listed[:, other]

    def variable(self, name: str) -> tuple[Floats, Floats]:
        """Give a variable between states for each pair in both directions, (year, pair), missing as NaN."""
        values = masked(self.panel, name).transpose("year", "state", "partner").values.astype(np.float64)
        one, other = self.ends
        return values[:, one, other], values[:, other, one]

    def either(self, name: str) -> Floats:
        """Give the larger of both directions; missing only where both are."""
        return np.fmax(*self.variable(name))

    def of_state(self, name: str) -> tuple[Floats, Floats]:
        """Give a variable of states for both states of each pair."""
        values = masked(self.panel, name).transpose("year", "state").values.astype(np.float64)
        one, other = self.ends
        return values[:, one], values[:, other]

    def empty(self, value: float = np.nan) -> Floats:
        """Give a (year, pair) array of one value."""
        return np.full(self.both.shape, value)

    @cached_property
    def column(self) -> Mapping[frozenset[int], int]:
        """The column of each pair of places."""
        return {
            frozenset(pair): place for place, pair in enumerate(zip(*(end.tolist() for end in self.ends), strict=True))
        }

    @cached_property
    def row(self) -> Mapping[int, int]:
        """The row of each year."""
        return {int(year): place for place, year in enumerate(self.years)}

    def cells(self, named: Iterable[tuple[int, object, object]], system: str) -> Iterator[tuple[int, int]]:
        """Give row and column of each (year, code, code) of two powers by a system of codes; others are left out."""
        known = self.places(system)
        for year, one, other in named:
            ends = {known.get((year, str(one))), known.get((year, str(other)))}
            if None not in ends and len(ends) == 2:
                yield self.row[year], self.column[frozenset(int(end) for end in ends if end is not None)]

    def places(self, system: str) -> Mapping[tuple[int, str], int]:
        """Give the place of each state by year and code: ``"ccode"``, ``"gwcode"``, or ``"name"`` for ids."""
        if system == "name":
            return {(int(y), state): place for y in self.years for place, state in enumerate(self.states)}
        codes = self.panel[system].transpose("year", "state").values.astype(str)
        found = {
            (int(year), codes[at, place]): place
            for at, year in enumerate(self.years)
            for place in range(len(self.states))
            if codes[at, place]
        }
        for year in self.years.tolist():
            if (year, str(GERMANY)) in found:
                _ = found.setdefault((year, str(WEST)), found[year, str(GERMANY)])
        return found
