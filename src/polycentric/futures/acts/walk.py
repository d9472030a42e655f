"""Walks with a pull, seen through errors: how far a series drifts in a year once errors of measurement are out.

    x[t + 1] = x[t] + back (usual[t] - x[t]) + drift z,    seen: y[t] = x[t] + error[t]

*back* is fitted on changes over `SPAN` years with the gap of the year before as an instrument, since an error of this
year's value is in its gap and in its change, and would look like a pull. Then what isn't pulled,

    r[h] = y[t + h] - usual - (1 - back)^h (y[t] - usual),

has variance n[h] + drift^2 (1 - (1 - back)^2h) / (1 - (1 - back)^2): errors stay the same however long the horizon is,
drift doesn't. Both come by least squares over `HORIZONS`. Intervals: jackknife over blocks of `BLOCK` origins, so that
what moves all states in a year is one observation.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.acts.made import jackknife

Floats = NDArray[np.float64]
SPAN, BLOCK = 5, 5
HORIZONS = (1, 2, 3, 5, 7, 10)


@dataclass(frozen=True)
class Walk:
    """A walk's pull and drift with their standard errors, and the variance of the errors of measurement."""

    back: float
    drift: float
    noise: float
    back_error: float = 0.0
    drift_error: float = 0.0


def fitted(seen: Floats, usual: Floats, *, pulled: bool = True) -> Walk:
    """Fit a walk.

    Parameters
    ----------
    seen : (years, series), missing as NaN
    usual : (years, series)
        The level that each returns to, as it was known in each year.
    pulled : bool
        Whether there is a pull; without one *back* is 0.
    """
    many = len(seen)
    blocks = [np.arange(first, min(first + BLOCK, many)) for first in range(0, many, BLOCK)]
    whole = _once(seen, usual, np.ones(many, np.bool_), pulled)
    rest = [_once(seen, usual, ~np.isin(np.arange(many), block), pulled) for block in blocks]
    return Walk(*whole, jackknife([each[0] for each in rest]) if pulled else 0.0, jackknife([each[1] for each in rest]))


def _once(seen: Floats, usual: Floats, origins: NDArray[np.bool_], pulled: bool) -> tuple[float, float, float]:
    """Fit to some origins: back, drift, variance of errors."""
    back = _back(seen, usual, origins) if pulled else 0.0
    drift, noise = _drift(seen, usual, origins, back)
    return back, drift, noise


def _back(seen: Floats, usual: Floats, origins: NDArray[np.bool_]) -> float:
    """Give the part of the gap that is gone in a year."""
    gap = usual - seen
    change, now, before = seen[SPAN + 1 :] - seen[1:-SPAN], gap[1:-SPAN], gap[: -SPAN - 1]
    used = origins[1:-SPAN][:, np.newaxis] & ~np.isnan(change + now + before)
    slope = float(np.sum(np.where(used, change * before, 0.0)) / np.sum(np.where(used, now * before, 0.0)))
    return float(1.0 - (1.0 - np.clip(slope, 0.0, 0.95)) ** (1.0 / SPAN))


def _drift(seen: Floats, usual: Floats, origins: NDArray[np.bool_], back: float) -> tuple[float, float]:
    """Give the standard deviation of a year's drift and the variance of errors."""
    squares, longer = [], []
    for horizon in HORIZONS:
        kept = (1.0 - back) ** horizon
        rest = seen[horizon:] - usual[:-horizon] - kept * (seen[:-horizon] - usual[:-horizon])
        used = origins[:-horizon][:, np.newaxis] & ~np.isnan(rest)
        squares.append(float(np.mean(rest[used] ** 2)))
        longer.append(float(horizon if back == 0 else (1 - kept**2) / (1 - (1 - back) ** 2)))
    x, y = np.array(longer), np.array(squares)
    slope = float(np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2))
    return float(np.sqrt(max(slope, 1e-8))), float(max(y.mean() - slope * x.mean(), 0.0))


def usual_of(seen: Floats, years: int) -> Floats:
    """Give for each year the mean of the last years, that year among them; missing before five are known."""
    usual = np.full(seen.shape, np.nan)
    for at in range(len(seen)):
        window = seen[max(0, at - years + 1) : at + 1]
        known = (~np.isnan(window)).sum(axis=0)
        usual[at] = np.where(known >= 5, np.nansum(window, axis=0) / np.maximum(known, 1), np.nan)
    return usual


def crps(mean: Floats, sd: Floats, came: Floats) -> float:
    """Give the mean score of normal forecasts, lower is better; missing ones are left out."""
    from scipy.stats import norm

    z = (came - mean) / sd
    score = sd * (z * (2 * norm.cdf(z) - 1) + 2 * norm.pdf(z) - 1 / np.sqrt(np.pi))
    return float(np.nanmean(score))
