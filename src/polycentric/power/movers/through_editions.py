"""A quantity's shares of the world in each of the Factbook's editions, and what stands between two of them.

Each edition's world is the states that it has data for. Where prices are compared anew the shares of one and the same
year differ between the editions before and after: that part of a change is a step of prices and not of the world.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel import editions
from polycentric.panel.pictures import flags_of, pictures, printed_of_year, years_printed
from polycentric.panel.reading import read
from polycentric.panel.schema import STATE_YEAR_VARIABLES, VARIABLES
from polycentric.power import INDICES
from polycentric.sets.covered import gaps, people_of
from polycentric.sets.shares import shares

# A step of prices is told where the states that both editions print for one year hold this part of the total of each.
LEAST_HELD = 0.8
# An edition's figures are of its time where those for this part of the total are at most so many years old.
LEAST_FRESH, FRESH_YEARS = 0.9, 2


@dataclass(frozen=True)
class Point:
    """One edition's world, of one quantity.

    Attributes
    ----------
    edition : int
    states, of : int
        States with data, and states that the edition has.
    people : float
        The part of the people of those states that live in the states with data.
    fresh : float
        The part of the total in figures at most two years old that no flag calls an older edition's.
    repeated : float
        The part of the total in figures that the edition before prints too.
    gap : str
        Why too little of the world is observed for shares; empty where enough is.
    """

    edition: int
    states: int
    of: int
    people: float
    fresh: float
    repeated: float
    gap: str


@dataclass(frozen=True)
class Break:
    """What changes between two editions besides the world, and whether how much can be told.

    Attributes
    ----------
    before, after : int
        The editions on both sides.
    reason : str
    year : int or None
        The latest year that both print for nearly the same world; None where there is none.
    states : int
        States that both print for that year.
    held : float
        The part of the total that these states hold, the mean of both editions.
    steps : mapping
        By state, how much its share of one and the same year differs: a fraction of the world.
    """

    before: int
    after: int
    reason: str
    year: int | None
    states: int
    held: float
    steps: Mapping[str, float]


@dataclass(frozen=True)
class Series:
    """A quantity by edition: its shares, (year, state), with a point for every edition that has any data."""

    name: str
    label: str
    variables: tuple[str, ...]
    shares: xr.DataArray
    points: tuple[Point, ...]
    breaks: tuple[Break, ...]

    @property
    def editions(self) -> tuple[int, ...]:
        """Give the editions that print enough of the world for shares."""
        return tuple(point.edition for point in self.points if not point.gap)

    @property
    def of_their_time(self) -> tuple[int, ...]:
        """Give those of them whose figures are of their time."""
        return tuple(point.edition for point in self.points if not point.gap and point.fresh >= LEAST_FRESH)

    def point(self, edition: int) -> Point:
        """Give an edition's point."""
        return next(point for point in self.points if point.edition == edition)

    def share(self, edition: int) -> dict[str, float]:
        """Give the shares of an edition by state, those of states without data left out."""
        row = self.shares.sel(year=edition).values
        states = [str(state) for state in self.shares["state"].values]
        return {state: float(value) for state, value in zip(states, row, strict=True) if not np.isnan(value)}


@lru_cache(maxsize=16)
def series_of(name: str) -> Series:
    """Give a power index, or an amount of the embedded world such as `exports`, edition by edition.

    Raises
    ------
    UnknownNameError
        If no index of the embedded world and none of its amounts has that name.
    CoverageError
        If no edition prints enough of it.
    """
    panel = pictures()
    label, variables, values = _values(panel, name)
    points = _points(panel, variables, values)
    enough = [point.edition for point in points if not point.gap]
    if not enough:
        raise CoverageError(f"No edition of the World Factbook prints enough of '{name}' for shares of the world.")
    return Series(name, label, variables, shares(values), points, _breaks(variables, shares(values), enough))


def amounts() -> tuple[str, ...]:
    """Name what can be followed through the editions: power indices of the embedded world, then its other amounts."""
    panel = pictures()
    known = [name for name, index in INDICES.items() if index.scale == "amount" and index.fits(panel)]
    named = {variable for name in known for variable in INDICES[name].variables(panel)}
    others = [name for name in STATE_YEAR_VARIABLES if name in panel and VARIABLES[name].pooling == "sum"]
    return (*known, *(name for name in others if name not in named and name not in known))


def _values(panel: xr.Dataset, name: str) -> tuple[str, tuple[str, ...], xr.DataArray]:
    """Give what a reader sees of a quantity, the variables that it is read from, and its values."""
    if name in INDICES or name in INDICES.aliases:
        index = INDICES[name]
        why = index.no_shares()
        if why:
            raise CoverageError(why)
        return index.label, index.variables(panel), index(panel)
    if name not in amounts():
        raise UnknownNameError("power index or amount of the embedded world", name, amounts())
    return VARIABLES[name].label, (name,), read(panel, name)


def _points(panel: xr.Dataset, variables: tuple[str, ...], values: xr.DataArray) -> tuple[Point, ...]:
    """Say for each edition with any data how much of its world it covers, and how old that is."""
    observed, people = values.notnull(), people_of(panel)
    reasons = gaps(panel, observed, xr.ones_like(observed), "all")
    found: list[Point] = []
    for place, edition in enumerate(panel["year"].values):
        held, there = observed.values[place], panel["exists"].values[place]
        counted = np.zeros(len(held)) if people is None else np.nan_to_num(people.values[place])
        part = float(counted[held].sum() / counted.sum()) if counted.sum() else np.nan
        if held.any():
            total = np.nan_to_num(values.values[place])
            same = total == (values.values[place - 1] if place else np.nan)
            fresh = _fresh(panel.sel(year=edition), variables, int(edition))
            found.append(
                Point(
                    edition=int(edition),
                    states=int(held.sum()),
                    of=int(there.sum()),
                    people=part,
                    fresh=float(total[fresh].sum() / total.sum()),
                    repeated=float(total[same].sum() / total.sum()),
                    gap=str(reasons[place]),
                )
            )
    return tuple(found)


def _fresh(picture: xr.Dataset, variables: tuple[str, ...], edition: int) -> NDArray[np.bool_]:
    """Tell which states' figures are at most two years old and not flagged as an older edition's."""
    years = [picture[f"{name}_year"].values for name in variables if f"{name}_year" in picture]
    flags = flags_of(variables, edition)
    repeats = {state for state, each in flags.items() if any(flag.startswith("repeats_") for flag in each.split(";"))}
    own = ~np.isin(picture["state"].values.astype(str), sorted(repeats))
    return own & (np.min(years, axis=0) >= edition - FRESH_YEARS) if years else own


def _breaks(variables: tuple[str, ...], held: xr.DataArray, enough: list[int]) -> tuple[Break, ...]:
    """Give the breaks between neighbouring editions."""
    sides = [(edition, edition) for edition in enough]
    found: dict[tuple[int, int], list[str]] = {}
    for variable in variables:
        for before, after, reason in editions.breaks_between(variable, sides):
            found.setdefault((before, after), []).append(reason)
    told = variables[0] if len(variables) == 1 else ""
    return tuple(_break(told, held, pair, "; ".join(dict.fromkeys(found[pair]))) for pair in sorted(found))


def _break(variable: str, held: xr.DataArray, pair: tuple[int, int], reason: str) -> Break:
    """Measure one break on the year that both editions print for most of the world, the latest of equals.

    A quantity made of several has no year that both editions print of it; its steps aren't told.
    """
    best: tuple[float, int, dict[str, float], dict[str, float]] | None = None
    years = sorted({*years_printed(variable, pair[0])} & {*years_printed(variable, pair[1])}) if variable else []
    worlds = [held.sel(year=edition).to_series().dropna().to_dict() for edition in pair]
    for year in years:
        before, after = (printed_of_year(variable, edition, year) for edition in pair)
        common = sorted(before.keys() & after.keys())
        part = sum(world.get(state, 0.0) for world in worlds for state in common) / len(worlds)
        if best is None or round(part, 2) >= round(best[0], 2):
            best = part, year, {s: before[s] for s in common}, {s: after[s] for s in common}
    if best is None or best[0] < LEAST_HELD:
        return Break(*pair, reason, None, 0 if best is None else len(best[2]), 0.0 if best is None else best[0], {})
    part, year, before, after = best
    sums = sum(before.values()), sum(after.values())
    steps = {state: part * (after[state] / sums[1] - before[state] / sums[0]) for state in before}
    return Break(*pair, reason, year, len(before), part, steps)
