"""The distance between two states' capitals."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from polycentric.panel.axes import Axes
from polycentric.panel.series.contract import Edition, Grid, Series, Variable
from polycentric.panel.years import FIRST, LATEST, by_year

RADIUS = 6_378_137.0
"""Metres from the centre to the equator of WGS 84, which the field's own distances take for the whole globe."""
Numbers = np.ndarray[Any, Any]


def between_pairs(capitals: pl.DataFrame, axes: Axes) -> Mapping[str, Grid]:
    """Give the distance between the capitals that two states have first in a year."""
    spells = numbered(capitals, "ccode")
    far = distances_of(spells).astype(np.float32)
    spell = _spell_of(spells, axes)
    grid = np.full((*axes.shape, len(axes.states)), np.nan, dtype=np.float32)
    together = axes.together("cow")
    for year, mine in enumerate(spell):
        known = together[year] & (mine >= 0) & (mine >= 0)[:, np.newaxis]
        grid[year] = np.where(known, far[np.ix_(mine, mine)], np.float32(np.nan))
    return {"capdist": grid}


def numbered(capitals: pl.DataFrame, code: str) -> pl.DataFrame:
    """Give the spells of capitals by state and time, with their numbers."""
    return capitals.sort(code, "stdate").with_row_index("spell")


def first_of_the_year(spells: pl.DataFrame, code: str, first: int = FIRST, last: int = LATEST) -> pl.DataFrame:
    """Give the number of the spell that holds first in each state-year: the capital of 1 January, or of the entry."""
    years = by_year(spells.select("spell", code, "stdate", "enddate"), "stdate", "enddate", first, last)
    return years.sort("spell").unique(subset=[code, "year"], keep="first", maintain_order=True)


def distances_of(spells: pl.DataFrame) -> Numbers:
    """Give the distances among all capitals, in metres."""
    return distances(np.radians(spells["lat"].to_numpy()), np.radians(spells["lng"].to_numpy()))


def distances(lat: Numbers, lng: Numbers) -> Numbers:
    """Give the great-circle distances among points (radians), well-conditioned at any distance.

    References
    ----------
    Vincenty (1975), Direct and inverse solutions of geodesics on the ellipsoid, Survey Review 23(176), 88-93, for a
    sphere: tan d = |u x v| / (u . v). Not checked against the original.
    """
    points = np.stack([np.cos(lat) * np.cos(lng), np.cos(lat) * np.sin(lng), np.sin(lat)], axis=1)
    crossed = np.linalg.norm(np.cross(points[:, None], points[None]), axis=2)
    return RADIUS * np.arctan2(crossed, points @ points.T)


def _spell_of(spells: pl.DataFrame, axes: Axes) -> Numbers:
    """Give the number of the spell of each state and year, -1 for none; of two codes the one that ends the year."""
    rows = first_of_the_year(spells, "ccode", axes.years[0], axes.years[-1])
    year = rows["year"].to_numpy().astype(np.int64) - axes.years[0]
    code, spell = rows["ccode"].to_numpy(), rows["spell"].to_numpy()
    place = axes.place_of_code("cow")[code]
    own = axes.code_at_end("cow")[year, place] == code
    number = np.full(axes.shape, -1, dtype=np.int64)
    for chosen in (~own & (place >= 0), own & (place >= 0)):
        number[year[chosen], place[chosen]] = spell[chosen]
    return number


SERIES = Series(
    label="Distance between capitals",
    variables=(
        Variable(
            "capdist",
            "Great-circle distance between the capitals of 1 January",
            "metres",
            dtype="float32",
            zero_is_value=True,
        ),
    ),
    editions={"2026": Edition("capitals", "cow", gw="gw")},
    keys=("ccode1", "ccode2"),
    directed=False,
    grids=between_pairs,
    caveat=f"Great circle on a sphere of {RADIUS / 1000} km; says little about large states.",
)
