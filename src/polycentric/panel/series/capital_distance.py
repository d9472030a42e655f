"""The distance between two states' capitals."""

from collections.abc import Mapping

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.panel.axes import Axes
from polycentric.panel.series.contract import Edition, Grid, Series, Variable

EARTH_RADIUS = 6_371_008.8  # metres: the mean radius of the ellipsoid WGS 84
Floats = NDArray[np.float64]


def distances(capitals: pl.DataFrame, axes: Axes) -> Mapping[str, Grid]:
    """Give the great-circle distance between the capitals that two states end a year, or their lives, with."""
    latitude, longitude = places_of_capitals(capitals, axes)
    grid = np.full((*axes.shape, len(axes.states)), np.nan, dtype=np.float32)
    there = axes.together("cow")
    start = 0
    for index in range(1, len(axes.years) + 1):
        if index == len(axes.years) or _moved(latitude, longitude, index):
            one = haversine(latitude[start], longitude[start]).astype(np.float32)
            grid[start:index] = np.where(there[start:index], one, np.nan)
            start = index
    return {"capital_distance": grid}


def haversine(latitude: Floats, longitude: Floats) -> Floats:
    """Give the distance between all pairs of places on a sphere, in metres, by the haversine formula."""
    north, east = np.radians(latitude), np.radians(longitude)
    half = np.sin((north[:, np.newaxis] - north) / 2) ** 2
    half += np.cos(north)[:, np.newaxis] * np.cos(north) * np.sin((east[:, np.newaxis] - east) / 2) ** 2
    return 2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.minimum(half, 1.0)))


def places_of_capitals(capitals: pl.DataFrame, axes: Axes) -> tuple[Floats, Floats]:
    """Give latitude and longitude of each state's last capital of each year, missing where the table has none."""
    latitude, longitude = np.full(axes.shape, np.nan), np.full(axes.shape, np.nan)
    ordered = capitals.sort("stdate")
    states = axes.place_of_code("cow")[ordered["ccode"].to_numpy()]
    for state, row in zip(states, ordered.iter_rows(named=True), strict=True):
        first = max(row["stdate"].year - axes.years[0], 0)
        last = row["enddate"].year - axes.years[0]
        if state >= 0 and last >= 0:
            latitude[first : last + 1, state] = row["lat"]
            longitude[first : last + 1, state] = row["lng"]
    return latitude, longitude


def _moved(latitude: Floats, longitude: Floats, index: int) -> bool:
    """Tell whether any capital is elsewhere than the year before."""
    same = np.array_equal(latitude[index], latitude[index - 1], equal_nan=True)
    return not (same and np.array_equal(longitude[index], longitude[index - 1], equal_nan=True))


SERIES = Series(
    label="Distance between capitals",
    variables=(Variable("capital_distance", "Great-circle distance between the capitals", "metres", dtype="float32"),),
    editions={"2026": Edition("capitals", "cow")},
    keys=("ccode1", "ccode2"),
    directed=False,
    grids=distances,
    caveat="On a sphere of the Earth's mean radius; says little about large states.",
)
