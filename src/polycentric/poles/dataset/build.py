"""Works the data set out: every scored reading over two centuries, its poles, ratios and shares, and its past error."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from polycentric.panel import history
from polycentric.poles.dataset import scored, states, years
from polycentric.poles.dataset.content import described, digest_of
from polycentric.poles.dataset.names import variables
from polycentric.poles.dataset.sheet import Sheet
from polycentric.poles.validity import scores
from polycentric.poles.validity.polarity import Reading
from polycentric.poles.world import World
from polycentric.sources import SOURCES

STEPS = ("loading the archive", "state-years", "set shares", "readings")


@dataclass(frozen=True)
class Dataset:
    """The data set, before it is written.

    Attributes
    ----------
    sheets : tuple of Sheet
        System-years, state-years, shares of sets, readings.
    years : tuple of int
        The first and the last year.
    sources : tuple of str
        Of the archive, by name.
    kept_back : dict of str to str
        The indices of which single states have no ratio and share, with the source whose terms forbid it.
    """

    sheets: tuple[Sheet, ...]
    years: tuple[int, int]
    sources: tuple[str, ...]
    kept_back: dict[str, str]

    def sheet(self, name: str) -> Sheet:
        """Give a table by its name."""
        return next(each for each in self.sheets if each.name == name)

    @cached_property
    def digest(self) -> str:
        """The hash of all cells of all tables: the same over runs, threads and forms."""
        return digest_of(self.sheets)

    def described(self) -> dict[str, Any]:
        """Say what it is for machines: version, hashes, tables and sources; nothing of it is a date."""
        return described(self.sheets, self.years, self.sources, self.digest)


def build(
    world: World | None = None,
    readings: Sequence[Reading] | None = None,
    step: Callable[[str], object] = lambda _: None,
) -> Dataset:
    """Work the data set out.

    Parameters
    ----------
    world : World, optional
        The archive since 1816 without it.
    readings : sequence of Reading, optional
        Every scored reading of polarity without it.
    step : callable
        Told what is done next: each of `STEPS`, and each definition.

    Raises
    ------
    NotFetchedError
        If the archive isn't here.
    """
    step(STEPS[0])
    whole = scores.world((history.FIRST_YEAR, history.LAST_YEAR)) if world is None else world
    named = variables(scored.readings() if readings is None else readings)
    first, *_, last = [*whole.panel["year"].values, whole.panel["year"].values[-1]]
    span = (int(first), int(last))
    keys = states.Rows(whole)
    by_year = years.sheet(whole, named, keys.codes, span, step)
    step(STEPS[1])
    by_state = states.sheet(keys, named, by_year.frame, span)
    step(STEPS[2])
    shares = states.shares_sheet(keys, list(named), span)
    step(STEPS[3])
    every = scored.sheet(whole, named, by_year.frame, span)
    back = {index: why for index in states.indices_of(list(named)) if (why := states.kept_back(whole, index))}
    return Dataset((by_year, by_state, shares, every), span, _sources(whole), back)


def _sources(world: World) -> tuple[str, ...]:
    """Name the sources of a world."""
    named = {str(each.attrs.get("source_name", "")) for each in world.panel.data_vars.values()}
    return tuple(sorted(named & set(SOURCES)))
