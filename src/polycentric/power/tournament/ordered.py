"""Ordered logit by Newton's method: B wins, draw, A wins, with two cutpoints."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
CLASSES = 3
RIDGE = 1e-4
STEPS = 100
TOLERANCE = 1e-10


@dataclass(frozen=True)
class Ordered:
    """A fitted model: slopes on standardised inputs, what standardises them, and the cutpoints."""

    slopes: Floats
    centre: Floats
    spread: Floats
    cuts: Floats

    def probabilities(self, inputs: Floats) -> Floats:
        """Give the probability of each outcome, (n, 3)."""
        scores = ((inputs - self.centre) / self.spread) @ self.slopes
        # P(outcome <= k) = F(cut[k] - score): B wins, draw, A wins are the differences between 0, two values and 1.
        below = _logistic(self.cuts[np.newaxis, :] - scores[:, np.newaxis])
        edges = np.column_stack([np.zeros(len(scores)), below, np.ones(len(scores))])
        return np.diff(edges, axis=1)


def outcome_shares(outcomes: Ints) -> Floats:
    """Give the shares of the three outcomes, with half a case added to each, so that none is impossible."""
    counts = np.bincount(outcomes, minlength=CLASSES) + 0.5
    return counts / counts.sum()


def fit(inputs: Floats, outcomes: Ints, ridge: float = RIDGE) -> Ordered | None:
    """Fit the model; nothing if an outcome does not occur, since a cutpoint would be infinite.

    Parameters
    ----------
    inputs : array (n, k)
        No missing values; a column without variation gets slope zero.
    outcomes : array (n,)
        0, 1 or 2.
    ridge : float
        Weight of half the squared slopes on standardised inputs, beside the mean log likelihood: enough to hold them
        where the outcomes can be told apart without error.

    References
    ----------
    McKelvey and Zavoina (1975), A Statistical Model for the Analysis of Ordinal Level Dependent Variables, Journal of
    Mathematical Sociology 4, 103-120.
    """
    if np.unique(outcomes).size < CLASSES:
        return None
    centre, spread = inputs.mean(axis=0), inputs.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    standard = (inputs - centre) / spread
    # `point` is (slopes, lower cut, upper cut). With slopes of zero the cuts that fit best are the logits of the
    # shares.
    shares = np.cumsum(np.bincount(outcomes, minlength=CLASSES) / len(outcomes))[:-1]
    point = np.concatenate([np.zeros(inputs.shape[1]), np.log(shares / (1 - shares))])
    loss, slope, curve = _loss(point, standard, outcomes, ridge)
    for _ in range(STEPS):
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(point)), slope)
        size = 1.0
        while True:
            trial = point - size * step
            new, new_slope, new_curve = _loss(trial, standard, outcomes, ridge)
            # Halved until the loss doesn't rise: crossed cutpoints have an infinite loss, so no step leads there.
            if new <= loss or size < 1e-8:
                break
            size /= 2
        point, gain, loss, slope, curve = trial, loss - new, new, new_slope, new_curve
        if gain < TOLERANCE:
            break
    return Ordered(point[:-2], centre, spread, point[-2:])


def predict(train: Floats, outcomes: Ints, test: Floats, ridge: float = RIDGE) -> Floats:
    """Fit and give probabilities; the outcome shares where an outcome does not occur in the training part."""
    model = fit(train, outcomes, ridge)
    if model is None:
        return np.tile(outcome_shares(outcomes), (len(test), 1))
    return model.probabilities(test)


def _loss(point: Floats, inputs: Floats, outcomes: Ints, ridge: float) -> tuple[float, Floats, Floats]:
    """Give the mean loss with the ridge, its slope and its curvature."""
    count, width = inputs.shape
    slopes, cuts = point[:width], point[width:]
    if cuts[0] >= cuts[1]:
        return np.inf, np.zeros_like(point), np.eye(len(point))
    scores = inputs @ slopes
    # An outcome's probability is F(upper) - F(lower); the outer edges are infinite.
    upper = np.where(outcomes < 2, cuts[np.minimum(outcomes, 1)] - scores, np.inf)
    lower = np.where(outcomes > 0, cuts[np.maximum(outcomes, 1) - 1] - scores, -np.inf)
    f_upper, f_lower = _logistic(upper), _logistic(lower)
    chance = np.maximum(f_upper - f_lower, 1e-300)
    d_upper, d_lower = f_upper * (1 - f_upper), f_lower * (1 - f_lower)
    # First and second derivatives of log(F(upper) - F(lower)) by either edge, and across them; at an infinite edge the
    # density is 0 and all of them vanish.
    by_upper, by_lower = d_upper / chance, -d_lower / chance
    upper_twice = d_upper * (1 - 2 * f_upper) / chance - by_upper**2
    lower_twice = -d_lower * (1 - 2 * f_lower) / chance - by_lower**2
    across = -by_upper * by_lower
    # Both edges as linear functions of the point: minus the inputs, plus the one cutpoint.
    rows_upper, rows_lower = np.zeros((count, width + 2)), np.zeros((count, width + 2))
    rows_upper[:, :width] = rows_lower[:, :width] = -inputs
    for cut in (0, 1):
        rows_upper[outcomes == cut, width + cut] = 1.0
        rows_lower[outcomes == cut + 1, width + cut] = 1.0
    # An edge is rows @ point, so slope and curvature by the point are rows' f and rows' diag(f) rows, summed over both
    # edges.
    slope = -(rows_upper.T @ by_upper + rows_lower.T @ by_lower) / count
    cross = rows_upper.T @ (across[:, np.newaxis] * rows_lower)
    curve = (
        -(
            rows_upper.T @ (upper_twice[:, np.newaxis] * rows_upper)
            + rows_lower.T @ (lower_twice[:, np.newaxis] * rows_lower)
            + cross
            + cross.T
        )
        / count
    )
    # The ridge holds slopes only: a held cutpoint would pull the outcomes' own shares towards a third each.
    held = np.concatenate([np.full(width, ridge), np.zeros(2)])
    loss = -float(np.log(chance).mean()) + float(held[:width] @ slopes**2) / 2
    return loss, slope + held * point, curve + np.diag(held)


def _logistic(values: Floats) -> Floats:
    """Give 1 / (1 + exp(-x)) without overflow."""
    # The same function; tanh levels off where exp would overflow.
    return 0.5 * (1 + np.tanh(0.5 * values))
