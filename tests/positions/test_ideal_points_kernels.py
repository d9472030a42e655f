import numpy as np
import pytest
from scipy.stats import norm

from polycentric.positions import kernel_fit


def _log_likelihood(vote: int, eta: float, low: float, high: float) -> float:
    """Give a vote's log-likelihood without approximation."""
    edges = [-np.inf, low, high, np.inf]
    return float(np.log(norm.cdf(edges[vote + 1] - eta) - norm.cdf(edges[vote] - eta)))


@pytest.mark.parametrize("vote", [0, 1, 2])
@pytest.mark.parametrize("eta", [-1.3, 0.2, 2.1])
def test_slopes_are_those_of_the_likelihood(vote: int, eta: float):
    low, high, step = -0.4, 0.7, 1e-5
    slopes = kernel_fit.slopes(vote, eta, low, high)

    def moved(a: float, b: float, c: float) -> float:
        return _log_likelihood(vote, eta + a, low + b, high + c)

    first = [(moved(*(step * e)) - moved(*(-step * e))) / (2 * step) for e in np.eye(3)]
    assert slopes[:3] == pytest.approx(first, abs=1e-6)
    step = 1e-3
    for place, (one, other) in enumerate([(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)]):
        a, b = step * np.eye(3)[one], step * np.eye(3)[other]
        second = (moved(*(a + b)) - moved(*(a - b)) - moved(*(b - a)) + moved(*(-a - b))) / (4 * step**2)
        assert slopes[3 + place] == pytest.approx(second, abs=1e-4)
    assert kernel_fit.slope(vote, eta, low, high) == pytest.approx((slopes[0], slopes[3]))


def test_the_ratio_read_off_a_table_is_right_to_eight_digits():
    for z in np.linspace(-12, 9, 3001).tolist():
        exact = float(np.exp(norm.logpdf(z) - norm.logcdf(z)))
        assert kernel_fit.mills(z) == pytest.approx(exact, rel=1e-6, abs=1e-8)
    assert kernel_fit.mills(-1e3) == pytest.approx(1e3, rel=1e-5)


@pytest.mark.parametrize(("low", "high"), [(40.0, 40.5), (-41.0, -40.5), (-0.1, 0.1), (8.0, 60.0)])
def test_densities_stay_finite_far_out(low: float, high: float):
    below, above = kernel_fit.densities_between(low, high)
    assert np.isfinite([below, above]).all()
    assert min(below, above) >= 0.0


def _prior(sessions: list[int], prior_precision: float, first: float, step: float) -> np.ndarray:
    """Give the precision matrix of one unit's walk."""
    matrix = np.diag([first] + [prior_precision] * (len(sessions) - 1)).astype(float)
    for at in range(1, len(sessions)):
        w = step / (sessions[at] - sessions[at - 1])
        matrix[at, at] += w
        matrix[at - 1, at - 1] += w
        matrix[at, at - 1] -= w
        matrix[at - 1, at] -= w
    return matrix


def test_expected_squared_steps_are_those_of_the_prior_as_a_whole_matrix():
    paths = [[1, 2, 3, 7], [2, 3], [5]]
    expected = 0.0
    for sessions in paths:
        covariance = np.linalg.inv(_prior(sessions, 1.0, 1.0, 4.0))
        for at in range(1, len(sessions)):
            squared = covariance[at, at] + covariance[at - 1, at - 1] - 2 * covariance[at, at - 1]
            expected += squared / (sessions[at] - sessions[at - 1])
    first = np.array([0, 4, 6, 7], np.int32)
    session = np.array([each for sessions in paths for each in sessions], float)
    assert kernel_fit.expected_squared_steps(first, session, 1.0, 1.0, 4.0) == pytest.approx(expected)


def test_variances_and_covariances_of_a_path_are_those_of_the_inverse():
    first, session = np.array([0, 4], np.int32), np.array([1.0, 2.0, 4.0, 5.0])
    votes = np.array([2, 0, 1, 2, 0], np.int8)
    begins, item = np.array([0, 2, 3, 4, 5]), np.zeros(5, np.int32)
    items = np.array([[1.1, -0.5, 0.4]])
    mean, variance, lag = np.array([0.1, -0.2, 0.3, 0.0]), np.full(4, 1e-12), np.zeros(4)
    matrix, gradient = _prior([1, 2, 4, 5], 1.0, 1.0, 3.0), np.zeros(4)
    gradient -= matrix @ mean
    for cell in range(4):
        for n in range(begins[cell], begins[cell + 1]):
            s, ee = kernel_fit.slope(int(votes[n]), 1.1 * mean[cell], -0.5, 0.4)
            gradient[cell] += 1.1 * s
            matrix[cell, cell] -= 1.21 * ee
    inverse, expected = np.linalg.inv(matrix), mean + np.linalg.solve(matrix, gradient)
    kernel_fit.fit_points(first, session, begins, item, votes, items, 1.0, 1.0, 3.0, mean, variance, lag)
    assert mean == pytest.approx(expected)
    assert variance == pytest.approx(np.diag(inverse))
    assert lag[1:] == pytest.approx(np.diag(inverse, 1))
