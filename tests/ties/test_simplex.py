from collections.abc import Callable

import numpy as np
import pytest
from scipy.optimize import minimize

from polycentric.ties.simplex import least


def valley(at: np.ndarray) -> float:
    """Rosenbrock's curved valley, least at (1, 1)."""
    return float(100.0 * (at[1] - at[0] ** 2) ** 2 + (1.0 - at[0]) ** 2)


def bowl(at: np.ndarray) -> float:
    """A bowl of three numbers, least at (1, -2, 3)."""
    return float(((at - np.array([1.0, -2.0, 3.0])) ** 2 * np.array([1.0, 4.0, 0.5])).sum())


def test_the_bottom_of_a_bowl_is_found():
    assert least(bowl, np.array([1.0, 1.0, 0.5]), 1e-8, 1e-12) == pytest.approx([1.0, -2.0, 3.0], abs=1e-5)


def test_the_bottom_of_a_curved_valley_is_found():
    assert least(valley, np.array([-1.2, 1.0]), 1e-8, 1e-12) == pytest.approx([1.0, 1.0], abs=1e-5)


@pytest.mark.parametrize(("function", "guess"), [
    (bowl, [1.0, 1.0, 0.5]), (bowl, [-3.0, 2.0, 9.0]), (valley, [-1.2, 1.0]), (valley, [2.0, -0.5]),
    (lambda at: float(abs(at[0] - 1.0) + abs(at[1] + 2.0)), [3.0, 3.0]),
])  # fmt: skip
def test_it_goes_the_way_of_scipy_to_the_bit(function: Callable[[np.ndarray], float], guess: list[float]):
    how = {"xatol": 1e-5, "fatol": 1e-8, "maxiter": 200 * len(guess)}
    theirs = minimize(function, np.array(guess), method="Nelder-Mead", options=how)
    assert least(function, np.array(guess), 1e-5, 1e-8).tolist() == theirs.x.tolist()


def test_what_has_no_bottom_ends_all_the_same():
    assert least(lambda at: -float(at[0]), np.array([1.0]), 1e-8, 1e-12)[0] > 1e9
