"""Patrons through time: whom each state follows in every year, and what the camp of each head holds.

The rule is that of the definition `patron_trees`; here it is laid out as tables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
import xarray as xr

from polycentric.errors import CoverageError, DataError
from polycentric.labels import widest
from polycentric.poles.by_run import beside
from polycentric.poles.definitions.patron_trees import DEFINITION, of_cells, pledges
from polycentric.poles.groups.patrons import NOBODY, Trees
from polycentric.poles.world import World
from polycentric.wording import year_or_years

GRADES: Mapping[str, int] = {"defence": 3, "consultation": 2, "nonaggression": 1}
"""The weakest pledge that counts, in words, with its grade."""
NO_PATRON = "nobody stronger is pledged to defend it"
NO_POWER = "its power isn't known"
NO_PLEDGE = "a pledge that could make its patron isn't known"
ABOVE = "whom its patron follows isn't known"
NOT_COVERED = "not covered by the layer"
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "state": pl.String,
    "patron": pl.String,
    "head": pl.String,
    "power": pl.Float64,
    "reason": pl.String,
}


@dataclass(frozen=True)
class PatronCamps:
    """Who followed whom, year by year.

    Attributes
    ----------
    states : DataFrame
        A row per year and state that there was: its patron and the head at the end of its chain (itself for a head
        that somebody follows), its share of power (null where unknown), and why it has no patron or no head.
    heads : DataFrame
        A row per year and head: how many follow it, the share of power of its camp, and whether that makes it a pole.
    index : str
    margin, smallest : float
    grade : str
        The weakest pledge that counts.
    names : mapping of (year, str) to str
        What each state was called.
    source : str
    measure : str
        What a reader calls the index.
    """

    states: pl.DataFrame
    heads: pl.DataFrame
    index: str
    margin: float
    smallest: float
    grade: str
    names: Mapping[tuple[int, str], str]
    source: str
    measure: str

    def __repr__(self) -> str:
        """Say how many heads there were, and when."""
        poles = self.heads.filter(pl.col("pole"))
        return f"Patrons: {poles['head'].n_unique()} heads of camps in {self.states['year'].n_unique()} years"

    def of_year(self, year: int) -> list[dict[str, Any]]:
        """Give the heads of a year, the largest camp first."""
        here = self.heads.filter(pl.col("year") == year)
        return here.sort(["share", "head"], descending=[True, False]).to_dicts()

    def powers(self, year: int) -> dict[str, float]:
        """Give the share of power of each state of a year for which it is known."""
        here = self.states.filter(pl.col("year") == year).drop_nulls("power")
        return dict(here.select("state", "power").iter_rows())

    def members(self, head: str, year: int) -> list[str]:
        """Name those of a camp, its head first and then the most powerful."""
        held = self.states.filter((pl.col("head") == head) & (pl.col("year") == year))
        ranked = held.with_columns((pl.col("state") == head).alias("first")).sort(
            ["first", "power", "state"], descending=[True, True, False], nulls_last=True
        )
        return ranked["state"].to_list()


def patron_camps(
    world: World,
    index: str = "cinc",
    margin: float = DEFINITION.parameters["margin"],
    smallest: float = DEFINITION.parameters["smallest"],
    grade: str = "defence",
) -> PatronCamps:
    """Find whom each state follows in every year of a world.

    Parameters
    ----------
    world : World
        Without runs, draws or vintages.
    index : str
        The power index.
    margin, smallest : float
        The cut-offs of the definition `patron_trees`.
    grade : str
        The weakest pledge that counts, a key of `GRADES`.

    Raises
    ------
    CoverageError
        If nothing is known of the pledges or the power of any year.
    DataError
        If the world has runs, or lists no pledges of that grade.
    """
    if beside(world.panel):
        raise DataError("Patrons are followed in one run: take one of polycentric.poles.one_run.each_run(world).")
    situation = world.situation(index, "all")
    pledged = pledges(situation, GRADES[grade])
    if pledged is None:
        raise DataError(f"This world lists pledges to defend alone: '{grade}' can't be asked of it.")
    shares = situation.shares
    span = year_or_years(*world.panel["year"].values[[0, -1]])
    if not bool(pledged.notnull().any()):
        raise CoverageError(f"Nothing is known of pacts in {span}{_covered(world)}. Choose other years.")
    if not bool(shares.notnull().any()):
        raise CoverageError(f"Too little is known of '{index}' in {span}: choose other years, or another index.")
    found = of_cells(pledged, shares, widest(shares, pledged.isel(partner=0, drop=True)), margin)
    return PatronCamps(
        states=_states(world, shares, found),
        heads=_heads(world, found, smallest),
        index=index,
        margin=margin,
        smallest=smallest,
        grade=grade,
        names=_names(world),
        source=str(world.layer("pacts").attrs["source"]),
        measure=world.indices[index].short or world.indices[index].label,
    )


def _covered(world: World) -> str:
    """Say which years the sources of the pledges cover, where the panel says so."""
    spans = [world.panel[name].attrs["years"] for name in world.layers["pacts"].variables(world.panel)
             if "years" in world.panel[name].attrs]  # fmt: skip
    return f": its sources cover {max(s[0] for s in spans)}-{min(s[1] for s in spans)}" if spans else ""


def _states(world: World, shares: xr.DataArray, found: Sequence[Trees]) -> pl.DataFrame:
    """Lay out a row per year and state that there was."""
    labels, exist = world.panel["state"].values.astype(str), world.exist()
    power = shares.transpose("year", "state").values
    frames: list[pl.DataFrame] = []
    for place, year in enumerate(world.panel["year"].values):
        each, here = found[place], np.flatnonzero(exist[place])
        rows = [_row(each, int(state), labels, float(power[place, state])) for state in here]
        frames.append(pl.DataFrame([{"year": int(year), **row} for row in rows], schema=SCHEMA))
    return pl.concat(frames).sort("year", "state")


def _row(found: Trees, state: int, labels: np.ndarray[Any, np.dtype[np.str_]], power: float) -> dict[str, Any]:
    """Lay out one state in one year."""
    patron, head = int(found.patron[state]), int(found.head[state])
    led = head >= 0 and (head != state or found.followers[state] > 0)
    return {
        "state": str(labels[state]),
        "patron": str(labels[patron]) if patron >= 0 else None,
        "head": str(labels[head]) if led else None,
        "power": None if np.isnan(power) else power,
        "reason": _reason(found, state, patron, head, known=not np.isnan(power)),
    }


def _reason(found: Trees, state: int, patron: int, head: int, *, known: bool) -> str:
    """Say why a state has no patron, or no head that is known; empty where it follows one."""
    if not found.inside[state]:
        return NOT_COVERED
    if patron == NOBODY:
        return NO_PATRON
    if patron < 0:
        return NO_PLEDGE if known else NO_POWER
    return "" if head >= 0 else ABOVE


def _heads(world: World, found: Sequence[Trees], smallest: float) -> pl.DataFrame:
    """Lay out a row per year and head."""
    labels, years = world.panel["state"].values.astype(str), world.panel["year"].values
    rows = [
        {
            "year": int(year),
            "head": str(labels[head]),
            "followers": int(each.followers[head]),
            "share": float(each.camp[head]),
            "pole": bool(each.camp[head] >= smallest),
        }
        for year, each in zip(years, found, strict=True)
        for head in np.flatnonzero(each.followers > 0)
    ]
    kinds = {"year": pl.Int32, "head": pl.String, "followers": pl.Int32, "share": pl.Float64, "pole": pl.Boolean}
    return pl.DataFrame(rows, schema=kinds).sort("year", "head")


def _names(world: World) -> dict[tuple[int, str], str]:
    """Give what each state was called in each year."""
    labels = world.panel["state"].values.astype(str)
    if "name" not in world.panel.coords:
        return {}
    rows = world.panel["name"].transpose("year", "state").values
    return {
        (int(year), str(label)): str(name) or str(label)
        for year, row in zip(world.panel["year"].values, rows, strict=True)
        for label, name in zip(labels, row, strict=True)
    }
