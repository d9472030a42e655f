"""Parity and overtaking of two states, on plain arrays along time."""

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import DataError

BAND = (0.8, 1.2)
Floats = NDArray[np.float64]


def checked_band(band: tuple[float, float]) -> tuple[float, float]:
    """Refuse a band that doesn't hold equality.

    Raises
    ------
    DataError
        If it isn't two positive numbers around 1.
    """
    low, high = band
    if not 0.0 < low <= 1.0 <= high < np.inf:
        raise DataError(f"A band of parity from {low:g} to {high:g} doesn't hold 1: give one such as 0.8 to 1.2.")
    return band


def ratio(challenger: Floats, leader: Floats) -> Floats:
    """Give challenger over leader; missing where either is, or where the leader has nothing."""
    return challenger / np.where(leader > 0, leader, np.nan)


def at_parity(ratios: Floats, band: tuple[float, float] = BAND) -> Floats:
    """Give 1 within the band, 0 outside, missing where the ratio is.

    References
    ----------
    The power transition programme's usual band, .8 to 1.2 (Tammen and others 2000, Lemke 2002: from memory, not read).
    Kugler and Organski (1989) give no number.
    """
    low, high = checked_band(band)
    return np.where(np.isnan(ratios), np.nan, (ratios >= low) & (ratios <= high))


def overtakings(ratios: Floats) -> NDArray[np.int64]:
    """Give the places at which the challenger comes to stand above 1, having been at 1 or below when last known."""
    known = np.flatnonzero(~np.isnan(ratios))
    above = ratios[known] > 1.0
    return known[1:][above[1:] & ~above[:-1]]


def chance_above(
    challenger: Floats, challenger_sd: Floats, leader: Floats, leader_sd: Floats, correlation: float = 0.0
) -> Floats:
    """Give the chance that the challenger is above the leader, of estimates with standard deviations.

    Both are taken as lognormal of that mean and standard deviation, as in `polycentric.power.uncertainty`, with errors
    whose logarithms go together by `correlation`: 0 says that each errs for itself, near 1 that both err alike.
    """
    from scipy.special import ndtr

    if not -1.0 <= correlation <= 1.0:
        raise DataError(f"A correlation of {correlation:g} can't be: give a number from -1 to 1.")
    logs = [_lognormal(mean, sd) for mean, sd in ((challenger, challenger_sd), (leader, leader_sd))]
    (one, one_sd), (other, other_sd) = logs
    spread = np.sqrt(np.maximum(one_sd**2 + other_sd**2 - 2.0 * correlation * one_sd * other_sd, 0.0))
    gap = one - other
    sure = np.where(gap > 0, 1.0, np.where(gap < 0, 0.0, 0.5))
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = np.where(spread > 0, ndtr(gap / spread), sure)
    return np.where(np.isnan(gap) | np.isnan(spread), np.nan, chance)


def chance_between(before: float, after: float) -> tuple[float, float]:
    """Give the least and the largest chance that the challenger overtook between two years, from that of each year.

    How errors of two years go together no source says, so only bounds are known (Fréchet): it must have been below then
    and above now.
    """
    return max(0.0, after - before), min(after, 1.0 - before)


def _lognormal(mean: Floats, sd: Floats) -> tuple[Floats, Floats]:
    """Give mean and standard deviation of the logarithm of a lognormal."""
    positive = np.where(mean > 0, mean, np.nan)
    variance = np.log1p((sd / positive) ** 2)
    return np.log(positive) - variance / 2.0, np.sqrt(variance)
