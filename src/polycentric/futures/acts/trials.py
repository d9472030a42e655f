"""Scores of the forms tried: each fitted to what came before, and scored on what came after; appended to logs by code.

Lower is better: the mean CRPS of normal forecasts. Nothing in a log is written over.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polycentric.futures import tried
from polycentric.futures.acts import council, drift, effort, walk

Floats = NDArray[np.float64]
Row = tuple[str, str, int, int, float]
COLUMNS = ("variant", "target", "horizon_years", "origins", "score")
HORIZONS = (5, 10)


def append(log: str, rows: Iterable[Row], folder: Path = tried.FOLDER, commit: str = "") -> Path:
    """Append rows to a log by the one way in, `polycentric.futures.tried`; scores to five digits."""
    told: list[dict[str, object]] = [dict(zip(COLUMNS, (*row[:-1], f"{row[-1]:.5f}"), strict=True)) for row in rows]
    known = {str(row["variant"]) for row in told}
    _ = tried.append(log, told, known=known, scores=("score",), commit=commit, folder=folder)
    return folder / f"{log}.csv"


def spread_at(found: walk.Walk, horizon: int) -> float:
    """Give the standard deviation of what is seen after some years, given what is seen now."""
    kept = (1 - found.back) ** horizon
    grown = horizon if found.back == 0 else (1 - kept**2) / (1 - (1 - found.back) ** 2)
    return float(np.sqrt(found.noise + found.drift**2 * grown))


def of_walk(found: walk.Walk, seen: Floats, usual: Floats, origins: NDArray[np.int64], horizon: int) -> float:
    """Score forecasts of a walk from some origins (places of years)."""
    kept = (1 - found.back) ** horizon
    mean = usual[origins] + kept * (seen[origins] - usual[origins])
    return walk.crps(mean, np.full(mean.shape, spread_at(found, horizon)), seen[origins + horizon])


def positions(last: int = 1999) -> Iterator[Row]:
    """Score walks of published points, with and without a pull, fitted from several years on to 1999."""
    years, seen = drift.published()
    for since in (1946, 1970, 1985):
        for pulled in (True, False):
            kept = (years >= since) & (years <= last)
            found = walk.fitted(seen[kept], np.zeros_like(seen[kept]), pulled=pulled)
            for horizon in HORIZONS:
                origins = np.flatnonzero((years > last) & (years <= years[-1] - horizon))
                name = f"{'pull to the middle' if pulled else 'walk'}, fitted from {since}"
                score = of_walk(found, seen, np.zeros_like(seen), origins, horizon)
                yield name, "published ideal points", horizon, len(origins), score


def military_effort(last: int = 1989) -> Iterator[Row]:
    """Score effort drawn to the mean of 10, 20 or 40 years, and a walk, fitted to 1989."""
    data = effort.seen()
    before = data.to(last)
    for window in (10, 20, 40):
        usual = walk.usual_of(data.effort, window)
        for pulled in (True, False):
            found = walk.fitted(before.effort, walk.usual_of(before.effort, window), pulled=pulled)
            for horizon in HORIZONS:
                origins = np.flatnonzero((data.years > last) & (data.years <= data.years[-1] - horizon))
                name = f"{'pull to' if pulled else 'walk beside'} the mean of {window} years"
                yield name, "log effort", horizon, len(origins), of_walk(found, data.effort, usual, origins, horizon)


def vetoes(first: int = 1990) -> Iterator[Row]:
    """Score half-lives of a rate on the root of the yearly count of vetoed drafts, one and five years ahead."""
    held = council.counts()
    for half_life in (5.0, 10.0, 20.0, 1e6):
        for horizon in (1, 5):
            scores: list[float] = []
            for origin in range(first, int(held.years[-1]) - horizon + 1):
                for count in held.vetoed:
                    at = origin - council.FIRST
                    events, weight = council.weighted(count[: at + 1], half_life)
                    mean = np.array([np.sqrt((events + 0.5) / weight)])
                    scores.append(walk.crps(mean, np.array([0.6]), np.sqrt(count[at + horizon : at + horizon + 1])))
            years = "all years" if half_life > 1e5 else f"half-life {half_life:.0f} years"
            yield years, "root of vetoed drafts of a side", horizon, len(scores) // 2, float(np.mean(scores))
