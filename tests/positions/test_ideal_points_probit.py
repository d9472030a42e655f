"""The normal probabilities that the sampler uses, against scipy's."""

import numpy as np
from scipy.special import log_ndtr

from polycentric.positions.kernel_probit import log_below, log_between, slope_below, slopes_between

Z = np.linspace(-25.0, 10.0, 20_001).astype(np.float32)


def between() -> tuple[np.ndarray, np.ndarray]:
    """Give bounds of gaps from a thousandth to ten, at middles from -8 to 8."""
    middle, gap = np.meshgrid(np.linspace(-8.0, 8.0, 161), np.geomspace(1e-3, 10.0, 121))
    return (middle - gap / 2).ravel().astype(np.float32), (middle + gap / 2).ravel().astype(np.float32)


def exact_log_between(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Give the logarithm of the mass in double precision, from the left tail."""
    flip = low + high > 0
    a, b = np.where(flip, -high, low).astype(float), np.where(flip, -low, high).astype(float)
    gap, middle = b - a, (a + b) / 2
    narrow = np.minimum(gap, 2e-3)
    series = np.log(narrow) - middle**2 / 2 - 0.5 * np.log(2 * np.pi) + (middle**2 - 1) * narrow**2 / 24
    return np.where(gap < 2e-3, series, log_ndtr(b) + np.log1p(-np.exp(log_ndtr(a) - log_ndtr(b))))


def test_log_probabilities_are_right_to_a_millionth_of_themselves_in_the_tail_and_absolutely_elsewhere():
    out = np.empty_like(Z)
    log_below(Z, out, len(Z))
    exact = log_ndtr(Z.astype(float))
    assert np.max(np.abs(out - exact) / np.maximum(1.0, -exact)) < 1e-6


def test_slopes_are_right_to_five_digits():
    out = np.empty_like(Z)
    slope_below(Z, out, len(Z))
    exact = np.exp(-0.5 * Z.astype(float) ** 2 - 0.5 * np.log(2 * np.pi) - log_ndtr(Z.astype(float)))
    assert np.max(np.abs(out / exact - 1.0)) < 1e-5


def test_log_probabilities_of_an_abstention_are_right_to_a_few_millionths():
    low, high = between()
    out = np.empty_like(low)
    log_between(low, high, out, len(low))
    exact = exact_log_between(low, high)
    assert np.max(np.abs(out - exact) / np.maximum(1.0, -exact)) < 3e-6


def test_slopes_of_an_abstention_point_a_proposal_the_right_way():
    low, high = between()
    at_low, at_high = np.empty_like(low), np.empty_like(low)
    slopes_between(low, high, at_low, at_high, len(low))
    mass = exact_log_between(low, high) + 0.5 * np.log(2 * np.pi)
    for bound, slopes in ((low, at_low), (high, at_high)):
        exact = np.exp(-0.5 * bound.astype(float) ** 2 - mass)
        assert np.max(np.abs(slopes - exact) / np.maximum(exact, 1e-2)) < 1e-3
        assert np.median(np.abs(slopes - exact) / np.maximum(exact, 1e-2)) < 1e-5
