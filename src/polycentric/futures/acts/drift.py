"""How ideal points drift: by the published estimates and by our own, with the errors of both taken out.

The published ones are a point and quantiles a year; a year's error is in both changes around it, so it is told from
drift by horizons. Of our own the posterior's paths are taken: changes along a path hold no error of their own, and the
mean over paths is what is expected of the true squares.
"""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.acts import walk
from polycentric.futures.acts.made import made
from polycentric.futures.contract import Estimates
from polycentric.labels import numbers
from polycentric.panel.load import load
from polycentric.positions import ideal_points

Floats = NDArray[np.float64]
SINCE, LAST = 1991, 2023  # after the blocs: before, points drifted by half as much again (a variant)
PATHS, SEED = 20, 1
OWN_VOTES = "un+un_votes_75"
REFERENCE = (
    "Random walk of ideal points: Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61(2), 430-456; "
    "errors told from drift by horizons, this project's"
)
KNOWN = {
    "un_ideal_points.idealpointall": "release of 2025; a year's point is drawn to the year before alone",
    "un_votes": "sessions 1-74 as released 2019, 75 decoded; own points know what came after a year",
}


def published() -> tuple[NDArray[np.int64], Floats]:
    """Give the years and the published points, (years, states)."""
    panel = load("history", years=(1946, LAST), series=("ideal_points",))
    return panel["year"].values.astype(np.int64), numbers(panel["idealpointall"])


def own() -> tuple[NDArray[np.int64], Floats]:
    """Give the years and paths of our own points, (years, paths x states)."""
    draws = ideal_points(OWN_VOTES).draws(PATHS, SEED)
    paths = draws.isel(chain=0).transpose("year", "draw", "state").values
    return draws["year"].values.astype(np.int64), paths.reshape(len(paths), -1)


def fit() -> Estimates:
    """Fit both modes on the years since the blocs."""
    values: dict[str, float] = {}
    errors: dict[str, float] = {}
    noise: dict[str, float] = {}
    for mode, (years, points) in (("published", published()), ("own", own())):
        found = walk.fitted(points[years >= SINCE], np.zeros_like(points[years >= SINCE]))
        ever = walk.fitted(points, np.zeros_like(points))
        values |= {f"drift.{mode}": found.drift, f"back.{mode}": found.back}
        eras = (ever.drift - found.drift) / 2.0  # another era may come: half of the gap between two is added
        errors |= {f"drift.{mode}": float(np.hypot(found.drift_error, eras)), f"back.{mode}": found.back_error}
        noise[mode] = found.noise
    return made(
        "positions", values, errors, known=KNOWN, reference=REFERENCE,
        sample=f"Yearly ideal points of all members, {SINCE}-{LAST} published, to 2020 our own; errors of a year's "
        f"point (variance, of both years) {noise['published']:.3f} and {noise['own']:.3f}",
        tables={"noise": np.array([noise["published"], noise["own"]])},
    )  # fmt: skip
