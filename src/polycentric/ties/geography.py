"""Where states lie today: how far their capitals are apart, and who borders whom."""

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

RADIUS = 6_371.0
"""Kilometres: the earth's mean radius."""


def distances(states: Sequence[str]) -> NDArray[np.float64]:
    """Give the kilometres between the capitals of every two states; missing for one that isn't known, and to itself."""
    places = _places()
    angles = np.radians([places.get(state, (np.nan, np.nan)) for state in states]).reshape(-1, 2)
    north, east = angles[:, 0], angles[:, 1]
    points = np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])
    cosine = sum(axis[:, np.newaxis] * axis for axis in points)
    far = RADIUS * np.arccos(np.clip(cosine, -1.0, 1.0))
    np.fill_diagonal(far, np.nan)
    return far


def neighbours(states: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which states share a border on land."""
    place = {state: position for position, state in enumerate(states)}
    beside = np.zeros((len(states), len(states)), dtype=np.bool_)
    for state, others in _borders().items():
        known = [place[other] for other in others if other in place]
        if state in place:
            beside[place[state], known] = True
    return beside


@cache
def _rows() -> tuple[dict[str, str], ...]:
    """Read the table that tools/make_geography.py wrote from the World Factbook."""
    text = (files("polycentric.ties") / "data" / "geography.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _places() -> dict[str, tuple[float, float]]:
    """Give the latitude and longitude of each state's capital, in degrees."""
    return {row["state"]: (float(row["latitude"]), float(row["longitude"])) for row in _rows()}


@cache
def _borders() -> dict[str, tuple[str, ...]]:
    """Give each state's neighbours."""
    return {row["state"]: tuple(row["neighbours"].split()) for row in _rows()}
