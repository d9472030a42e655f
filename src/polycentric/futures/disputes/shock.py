"""The common shock: how far all pairs' hazards move together, how much of it lasts, and how much is an odd year."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.disputes.hazard import PSEUDO, ROLLING
from polycentric.futures.disputes.sample import FIRST, Sample, in_great_war

Floats = NDArray[np.float64]
WINDOW = 60  # years before the origin
LAGS = 5
MOST_KEPT, LEAST = 0.95, 0.01
STEPS = 25  # of the grid of variances


@dataclass(frozen=True)
class Shock:
    """An AR(1) on the logit of all hazards, and what belongs to single years.

    Attributes
    ----------
    sd, kept, last : float
        The AR(1)'s standard deviation, what it keeps a year, and its expected value at the origin.
    odd : float
        Standard deviation of what is gone the year after: a year odd for itself isn't a shock that lasts.
    noise : float
        What chance alone gives.
    """

    sd: float
    kept: float
    last: float
    odd: float
    noise: float


def estimated(sample: Sample, chance: Floats, last: int) -> Shock:
    """Estimate the shock from yearly original onsets beside what the hazard expected, over `WINDOW` years to `last`.

    Joiners are left out: the second stage makes them, and years of the two world wars too. A year's
    log((observed + .5) / (expected + .5)) is set against the same of the years before it, with the half-life of the
    rolling intercept: from that level a run departs. What chance alone gives (1 / expected) is taken off the variance
    v; s^2 r^k fits the covariances at lags 1 to 5; and what s^2 leaves of v are odd years.
    """
    at = last - FIRST
    counts = (np.bincount(sample.year, each, minlength=len(sample.alive)) for each in (sample.original, chance))
    usual = ~in_great_war(np.arange(at + 1) + FIRST)
    observed, expected = (each[: at + 1][usual].astype(np.float64) for each in counts)
    at = len(observed) - 1
    expected = expected * observed[-WINDOW:].sum() / expected[-WINDOW:].sum()
    off = np.array([
        np.log((observed[year] + 0.5) / (expected[year] + 0.5)) - _level(observed[:year], expected[:year])
        for year in range(max(at - WINDOW + 1, 1), at + 1)
    ])  # fmt: skip
    noise = 1.0 / (expected[-len(off) :] + 0.5)
    whole = max(float((off**2).mean() - noise.mean()), LEAST)
    variance, kept = lasting(off, whole)
    odd = whole - variance
    return Shock(variance**0.5, kept, _filtered(off, noise + odd, variance, kept), odd**0.5, float(noise.mean()) ** 0.5)


def lasting(off: Floats, whole: float) -> tuple[float, float]:
    """Give the variance of what lasts, at most the whole, and what it keeps a year: the best of a grid."""
    lags = np.arange(1, LAGS + 1)
    lagged = np.array([float((off[lag:] * off[:-lag]).sum()) / len(off) for lag in lags])
    variances, kept = np.linspace(LEAST, whole, STEPS), np.linspace(0.0, MOST_KEPT, 96)
    off_by = ((lagged - variances[:, None, None] * kept[None, :, None] ** lags) ** 2).sum(axis=-1)
    row, column = np.unravel_index(int(np.argmin(off_by)), off_by.shape)
    return float(variances[row]), float(kept[column])


def _filtered(off: Floats, noise: Floats, variance: float, kept: float) -> float:
    """Give the shock's expected value in the last year: Kalman's filter of an AR(1) seen through noise."""
    mean, spread = 0.0, variance
    for seen, error in zip(off, noise, strict=True):
        mean, spread = kept * mean, kept**2 * spread + (1 - kept**2) * variance
        gain = spread / (spread + error)
        mean, spread = mean + gain * (seen - mean), (1 - gain) * spread
    return float(mean)


def _level(observed: Floats, expected: Floats) -> float:
    """Give the rolling log of observed over expected of past years."""
    weight = 0.5 ** (np.arange(len(observed))[::-1] / ROLLING)
    return float(np.log(((weight * observed).sum() + PSEUDO) / ((weight * expected).sum() + PSEUDO)))
