"""The rows of a tidy table before anything is added: which units, under which codes, in which years."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import polars as pl

from polycentric.errors import CoverageError
from polycentric.panel.membership import CODES, SYSTEMS, together, translation

STATE_YEAR, DYAD_YEAR, STATE_DAY = "state-year", "dyad-year", "state-day"
LEADER_YEAR, LEADER_DYAD_YEAR, SYSTEM_YEAR = "leader-year", "leader-dyad-year", "system-year"
LEADER_DAY = "leader-day"
ONE_STATE = (STATE_YEAR, STATE_DAY, LEADER_YEAR, LEADER_DAY)
TWO_STATES = (DYAD_YEAR, LEADER_DYAD_YEAR)
STATES = (*ONE_STATE, *TWO_STATES)
UNITS = (*STATES, SYSTEM_YEAR)

Read = Callable[[str, str], pl.DataFrame]
Numbers = np.ndarray[Any, Any]


@dataclass(frozen=True)
class BaseRows:
    """The rows of a table.

    Attributes
    ----------
    unit : str
        What a row is, for example ``"dyad-year"``.
    system : str
        The list that its states are of, ``"cow"`` or ``"gw"``.
    directed : bool
        Of pairs: whether each stands in both directions, or once with the smaller code first.
    frame : DataFrame
        The codes and years.
    read : callable
        From a source's and a table's name to the table.
    """

    unit: str
    system: str
    directed: bool
    frame: pl.DataFrame
    read: Read
    _kept: dict[str, Any] = field(default_factory=dict[str, Any], repr=False, compare=False)

    @property
    def ends(self) -> tuple[str, ...]:
        """What the names of state columns end in: nothing for one state a row, ``1`` and ``2`` for two."""
        return ("1", "2") if self.unit in TWO_STATES else () if self.unit == SYSTEM_YEAR else ("",)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self.frame.height

    @property
    def year(self) -> Numbers:
        """The rows' years."""
        return self._remembered("year", lambda: self.frame["year"].to_numpy())

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last year of any row; where there is no row, years that hold none."""
        return self._remembered(
            "span", lambda: (int(self.year.min()), int(self.year.max())) if self.height else (1816, 1816)
        )

    def codes(self, end: str, system: str) -> Numbers:
        """Give the code of each row's state in a list, 0 where it is not in that list that year."""
        if self.unit == SYSTEM_YEAR:
            raise CoverageError("A table of one row a year has no state codes: use state_years or dyad_years.")
        return self._remembered(f"{system}{end}", lambda: self._codes(end, system))

    def pairs(self, system: str) -> tuple[Numbers, Numbers]:
        """Give the codes of both states of each row."""
        return self.codes("1", system), self.codes("2", system)

    def known(self, system: str, first: int, last: int) -> Numbers:
        """Say which rows lie within a source's years and have all their states in the list it is coded by.

        Of a pair both must be in that list on one same day: Germany and Poland are a pair of 1945 in one list, and in
        the other ceased and began in different weeks.
        """
        within = (self.year >= first) & (self.year <= last)
        for end in self.ends:
            within = within & (self.codes(end, system) > 0)
        if self.unit in TWO_STATES and system in SYSTEMS and system != self.system:
            within = within & self._remembered(f"met {system}", lambda: self._met(system))
        return within

    def filtered(self, keep: pl.Series | pl.Expr) -> "BaseRows":
        """Give the base with some of its rows."""
        return replace(self, frame=self.frame.filter(keep), _kept={})

    def _codes(self, end: str, system: str) -> Numbers:
        own = self.frame[f"{SYSTEMS[self.system]}{end}"].to_numpy()
        if system == self.system:
            return own
        first, last = self.span
        table = self._remembered(f"to {system}", lambda: translation(self.system, system, first, last))
        return table[own, self.year - first]

    def _met(self, system: str) -> Numbers:
        """Say which pairs were in another list on one same day of the year."""
        first, last = self.span
        codes, grid = together(system, first, last)
        place = np.zeros(CODES, dtype=np.int64)
        place[codes] = np.arange(codes.size)
        one, other = (place[each] for each in self.pairs(system))
        return grid[one, other, self.year - first]

    def _remembered(self, name: str, make: Callable[[], Any]) -> Any:
        """Give what was made before under this name, or make it."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]
