"""Distance between capitals, on a sphere."""

import numpy as np
import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, inside
from polycentric.panel.tidy.match import NONE, rows_of_states
from polycentric.panel.tidy.membership import SYSTEMS, state_years, together
from polycentric.panel.tidy.spine import ONE_STATE, STATES, Numbers, Spine
from polycentric.panel.years import by_year
from polycentric.sources.columns import amount

RADIUS = 6_378_137.0
"""Metres from the centre to the equator of WGS 84, which the field's own distances take for the whole globe."""
MISFILED = {679: 678}
"""Yemen stands under its Correlates of War code in the Gleditsch-Ward table."""
PAIR = amount("capdist", "metres", "distance between the two capitals of 1 January", 0, 20_050_000)
NEAREST = amount("mincapdist", "metres", "distance to the nearest capital of a member on one same day", 0, 20_050_000)


def bring(spine: Spine) -> Added:
    """Bring the distance of a pair, or of a state to the nearest other; the capital is the first of the year."""
    spells = _spells(spine)
    far = distances(np.radians(spells["lat"].to_numpy()), np.radians(spells["lng"].to_numpy()))
    cover = Cover("capitals", spine.system, remark=f"great circle on a sphere of {RADIUS / 1000} km")
    capitals = _of_january(spells, cover, spine)
    within = inside(spine, cover)
    rows = [np.where(within, _spell_of(spine, capitals, end), NONE) for end in spine.ends]
    if spine.unit in ONE_STATE:
        values = nearest(spine, capitals, far, rows[0])
        return Added(pl.DataFrame({"mincapdist": values}), (cover.note(NEAREST),))
    return Added(pl.DataFrame({"capdist": _known(far, rows[0], rows[1])}), (cover.note(PAIR),))


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


def nearest(spine: Spine, capitals: pl.DataFrame, far: Numbers, rows: Numbers) -> pl.Series:
    """Give each state's distance to the nearest capital of another state that was a member with it on one same day."""
    code, (first, last) = SYSTEMS[spine.system], spine.span
    members = state_years(spine.system, first, last).join(capitals, on=[code, "year"], how="inner")
    codes, met = together(spine.system, first, last)
    least: dict[tuple[int, int], float] = {}
    for (year,), group in members.group_by("year"):
        places = group["spell"].to_numpy()
        own = np.searchsorted(codes, group[code].to_numpy())
        pairs = met[:, :, int(year) - first][np.ix_(own, own)]  # pyright: ignore[reportArgumentType]  # the group's key
        apart = np.where(pairs, far[np.ix_(places, places)], np.inf)
        least |= {(int(place), int(year)): value for place, value in zip(places, apart.min(axis=1), strict=True)}  # pyright: ignore[reportArgumentType]  # a group's key is its year
    found = [least.get((int(row), int(year))) for row, year in zip(rows, spine.year, strict=True)]
    nearest_of_all = pl.Series("mincapdist", found, dtype=pl.Float64)
    return nearest_of_all.set(nearest_of_all.is_infinite(), None)


def _spells(spine: Spine) -> pl.DataFrame:
    """Give the spells of capitals in the row's own code system."""
    code = SYSTEMS[spine.system]
    spells = spine.read("capitals", spine.system).sort(code, "stdate")
    if spine.system == "gw":
        spells = spells.with_columns(pl.col(code).replace(MISFILED))
    return spells.with_row_index("spell")


def _of_january(spells: pl.DataFrame, cover: Cover, spine: Spine) -> pl.DataFrame:
    """Give the number of the spell that holds first in each state-year."""
    code = SYSTEMS[spine.system]
    years = by_year(spells.select("spell", code, "stdate", "enddate"), "stdate", "enddate", *cover.span)
    return years.sort("spell").unique(subset=[code, "year"], keep="first", maintain_order=True)


def _spell_of(spine: Spine, capitals: pl.DataFrame, end: str) -> Numbers:
    """Give the number of the spell of each row's state, or -1."""
    rows = rows_of_states(spine, capitals, end, spine.system)
    return np.where(rows == NONE, NONE, capitals["spell"].to_numpy().astype(np.int32)[rows])


def _known(far: Numbers, one: Numbers, other: Numbers) -> pl.Series:
    """Look the distances up, missing where a capital is."""
    values = pl.Series("capdist", far[one, other])
    return values.set(pl.Series((one == NONE) | (other == NONE)), None)


ADDER = Adder(
    label="Distance between capitals",
    sources=("capitals",),
    units=STATES,
    bring=bring,
    columns=("capdist", "mincapdist"),
)
