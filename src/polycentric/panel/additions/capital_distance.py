"""Distance between capitals, on a sphere: of a pair, and of a state to the nearest other."""

from dataclasses import replace

import numpy as np
import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.membership import SYSTEMS, state_years, together
from polycentric.panel.series import SERIES
from polycentric.panel.series.capital_distance import distances_of, first_of_the_year, numbered
from polycentric.panel.tidy.base_rows import ONE_STATE, STATES, BaseRows, Numbers
from polycentric.panel.tidy.join import Added, inside
from polycentric.panel.tidy.match import NONE, rows_of_states
from polycentric.panel.tidy.of_series import column_of, cover_of
from polycentric.sources.record.columns import amount

MISFILED = {679: 678}
"""Yemen stands under its Correlates of War code in the Gleditsch-Ward table."""
KILOMETRE = 1e3
"""The field gives distances between capitals in kilometres; ours are computed in metres."""
NEAREST = amount("mincapdist", "metres", "distance to the nearest capital of a member on one same day", 0, 20_050_000,
                 scale=KILOMETRE)  # fmt: skip


def compute(base: BaseRows) -> Added:
    """Give the distance of a pair, or of a state to the nearest other; the capital is the first of the year."""
    series = SERIES["capital_distance"]
    cover = cover_of(series, system=base.system)
    spells = _spells(base)
    far = distances_of(spells)
    capitals = first_of_the_year(spells, SYSTEMS[base.system], *cover.span)
    within = inside(base, cover)
    rows = [np.where(within, _spell_of(base, capitals, end), NONE) for end in base.ends]
    if base.unit in ONE_STATE:
        values = nearest(base, capitals, far, rows[0])
        return Added(pl.DataFrame({"mincapdist": values}), (cover.note(NEAREST),))
    pair = replace(column_of(series.variables[0], series.edition()), scale=KILOMETRE)
    return Added(pl.DataFrame({pair.name: _known(far, rows[0], rows[1])}), (cover.note(pair),))


def nearest(base: BaseRows, capitals: pl.DataFrame, far: Numbers, rows: Numbers) -> pl.Series:
    """Give each state's distance to the nearest capital of another state that was a member with it on one same day."""
    code, (first, last) = SYSTEMS[base.system], base.span
    members = state_years(base.system, first, last).join(capitals, on=[code, "year"], how="inner")
    codes, met = together(base.system, first, last)
    least: dict[tuple[int, int], float] = {}
    for (year,), group in members.group_by("year"):
        places = group["spell"].to_numpy()
        own = np.searchsorted(codes, group[code].to_numpy())
        pairs = met[:, :, int(year) - first][np.ix_(own, own)]  # pyright: ignore[reportArgumentType]  # the group's key
        apart = np.where(pairs, far[np.ix_(places, places)], np.inf)
        least |= {(int(place), int(year)): value for place, value in zip(places, apart.min(axis=1), strict=True)}  # pyright: ignore[reportArgumentType]  # a group's key is its year
    distances = [least.get((int(row), int(year))) for row, year in zip(rows, base.year, strict=True)]
    nearest_of_all = pl.Series("mincapdist", distances, dtype=pl.Float64)
    return nearest_of_all.set(nearest_of_all.is_infinite(), None)


def _spells(base: BaseRows) -> pl.DataFrame:
    """Give the spells of capitals in the row's own code system."""
    code = SYSTEMS[base.system]
    capitals = base.read("capitals", base.system)
    if base.system == "gw":
        capitals = capitals.with_columns(pl.col(code).replace(MISFILED))
    return numbered(capitals, code)


def _spell_of(base: BaseRows, capitals: pl.DataFrame, end: str) -> Numbers:
    """Give the number of the spell of each row's state, or -1."""
    rows = rows_of_states(base, capitals, end, base.system)
    return np.where(rows == NONE, NONE, capitals["spell"].to_numpy().astype(np.int32)[rows])


def _known(far: Numbers, one: Numbers, other: Numbers) -> pl.Series:
    """Look the distances up, missing where a capital is."""
    values = pl.Series("capdist", far[one, other])
    return values.set(pl.Series((one == NONE) | (other == NONE)), None)


ADDITION = Addition(
    label="Distance between capitals",
    sources=("capitals",),
    units=STATES,
    compute=compute,
    columns=("capdist", "mincapdist"),
)
