"""Which panel of which year each part of a state's picture is read from: the world `now`, and the archive beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from polycentric.answers.where import Where

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.poles.world import World
    from polycentric.power.contract import PowerIndex
    from polycentric.ties.contract import TieLayer


@dataclass(frozen=True)
class Places:
    """The state asked of, in which year, and where to look.

    Attributes
    ----------
    at : Where
        As it was asked.
    state : str
        Its id.
    """

    at: Where
    state: str

    @property
    def past(self) -> bool:
        """Whether the archive alone is looked at."""
        return self.at.world == "history"

    @property
    def year(self) -> int:
        """The year that is meant: the one asked for, or the last of the world `now`."""
        from polycentric.panel.now_world import LAST_YEAR

        return self.at.year or LAST_YEAR

    @cached_property
    def now(self) -> "xr.Dataset":
        """The world `now`, each number the latest that the edition of the year prints."""
        from polycentric.panel.load import load

        if self.at.year is None:
            return load("now", as_known=self.at.as_known)
        return load("now", years=self.at.year, carry=True, as_known=self.at.as_known)

    def in_archive(self, needed: Sequence[str]) -> "xr.Dataset":
        """Load variables of the archive, of the year asked for or the last before it that all of them cover.

        Raises
        ------
        CoverageError
            If they begin later.
        """
        from polycentric.answers.covered import span_of
        from polycentric.errors import CoverageError
        from polycentric.panel.load import load

        span = span_of(needed)
        if span is None or span[0] > self.year:
            raise CoverageError(f"Nothing of {', '.join(needed)} is known of {self.year}.")
        year = min(self.year, span[1])
        return load("history", years=(year, year), series=list(needed))

    def panel_of(self, measure: "PowerIndex | TieLayer") -> "xr.Dataset":
        """Give the panel that a measure is read from."""
        from polycentric.errors import CoverageError

        if not self.past:
            return self.now
        if not measure.archive():
            raise CoverageError(f"'{measure.name}' isn't in the archive.")
        return self.in_archive(measure.archive())

    @cached_property
    def world(self) -> "World":
        """The world on which definitions of poles are applied."""
        from polycentric.answers.parts.polarity_world import needed
        from polycentric.poles.definitions import DEFINITIONS
        from polycentric.poles.world import World

        if not self.past:
            return World(self.now)
        return World(self.in_archive_partly(needed(DEFINITIONS.values())))

    def in_archive_partly(self, names: Sequence[str]) -> "xr.Dataset":
        """Load those of some variables of the archive that cover the year asked for."""
        from polycentric.answers.covered import span_of
        from polycentric.panel.load import load

        covering = [name for name in names if (span := span_of([name])) and span[0] <= self.year <= span[1]]
        return load("history", years=(self.year, self.year), series=covering or None)


def source_of(values: "xr.DataArray", fallback: str = "") -> str:
    """Name where numbers are from, in a few words."""
    words = str(values.attrs.get("source", fallback)).partition(" (editions")[0].partition(";")[0]
    head, closed, _ = words.partition(")")
    return head + closed
