"""A ridge logit with weights, and a covariance that is robust to disputes of one state being alike."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import DataError
from polycentric.fixed_order import product
from polycentric.futures.disputes import kernel_logit as kernel

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
RIDGE = 1.0  # on standardised covariates: a prior of standard deviation one
STEPS = 60
SMALL = 1e-8  # a relative gain in the loss below which it has converged


@dataclass(frozen=True)
class Logit:
    """A fitted logit.

    Attributes
    ----------
    coefficients : array, (k,)
        Of the covariates as they are, the constant first.
    bread : array, (k, k)
        Inverse of the penalised curvature.
    """

    coefficients: Floats
    bread: Floats

    def scores(self, rows: Floats) -> Floats:
        """Give x b for each row."""
        return kernel.linear(np.ascontiguousarray(rows), self.coefficients)

    def chances(self, rows: Floats, shift: float = 0.0) -> Floats:
        """Give the probability of each row; `shift` is added to the logit."""
        return 1.0 / (1.0 + np.exp(-(self.scores(rows) + shift)))


def fitted(rows: Floats, outcome: NDArray[np.bool_], weight: Floats | None = None, ridge: float = RIDGE) -> Logit:
    """Fit by Newton's steps, halved until the loss falls.

    Parameters
    ----------
    rows : array, (n, k)
        The first column is ones and isn't shrunk.
    outcome : array, (n,) bool
    weight : array, (n,), optional
    ridge : float
        On covariates scaled to standard deviation one.

    Raises
    ------
    DataError
        If a covariate is missing or infinite, or the outcome is the same in all rows.
    """
    if not np.isfinite(rows).all():
        raise DataError(
            "A covariate is missing or infinite in some row of the logit: fill or leave out such rows first."
        )
    if not outcome.any() or outcome.all():
        raise DataError("The outcome is the same in all rows: a logit needs rows with it and rows without.")
    heavy = np.ones(len(rows)) if weight is None else weight
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    middle[0], spread[0] = 0.0, 1.0
    spread[spread == 0] = 1.0
    scaled = np.ascontiguousarray((rows - middle) / spread)
    values, bend = _newton(scaled, outcome.astype(np.float64), heavy, ridge)
    # b = A a turns coefficients of scaled covariates into those of the covariates as they are.
    back = np.diag(1.0 / spread)
    back[0, 1:] = -(middle / spread)[1:]
    bread = product(product(back, np.linalg.inv(bend)), back.T)
    return Logit(product(back, values), bread)


def _newton(rows: Floats, outcome: Floats, weight: Floats, ridge: float) -> tuple[Floats, Floats]:
    penalty = np.full(rows.shape[1], ridge)
    penalty[0] = 0.0
    values = np.zeros(rows.shape[1])
    values[0] = np.log((weight * outcome).sum() / (weight * (1 - outcome)).sum())

    def at(values: Floats) -> tuple[float, Floats, Floats]:
        loss, slope, bend = kernel.curvature(rows, weight, outcome, kernel.linear(rows, values))
        return loss + 0.5 * (penalty * values**2).sum(), slope - penalty * values, bend + np.diag(penalty)

    loss, slope, bend = at(values)
    for _ in range(STEPS):
        step = np.linalg.solve(bend, slope)
        new = at(values + step)
        while new[0] > loss and np.abs(step).max() > 1e-10:
            step = step / 2
            new = at(values + step)
        values, gain = values + step, loss - new[0]
        loss, slope, bend = new
        if gain < SMALL * abs(loss):
            break
    return values, bend


def robust(logit: Logit, rows: Floats, outcome: NDArray[np.bool_], weight: Floats, first: Ints, second: Ints) -> Floats:
    """Give a covariance that allows for rows that share a state: clusters of each state, less clusters of each pair.

    The meat is the sum over states of (its pairs' scores)^2 less the sum over pairs, so that a pair counts once.

    References
    ----------
    Aronow, Samii and Assenova (2015), Cluster-Robust Variance Estimation for Dyadic Data, Political Analysis 23(4),
    564-577 (read of, formula not checked in print). Directions of negative variance are put at no less than the
    variance by pairs alone.
    """
    off = weight * (outcome - logit.chances(rows))
    rows = np.ascontiguousarray(rows)
    many = int(max(first.max(), second.max())) + 1
    _, pair = np.unique(first * many + second, return_inverse=True)
    of_pairs = kernel.of_groups(rows, off, pair.astype(np.int64), int(pair.max()) + 1)
    of_states = kernel.of_groups(rows, off, first, many) + kernel.of_groups(rows, off, second, many)
    alone = product(of_pairs.T, of_pairs)
    meat = product(of_states.T, of_states) - alone
    return positive(product(product(logit.bread, meat), logit.bread), product(product(logit.bread, alone), logit.bread))


def positive(covariance: Floats, least: Floats) -> Floats:
    """Give the covariance itself if it is positive semidefinite, and the sum with `least` where it isn't."""
    symmetric = (covariance + covariance.T) / 2
    if np.linalg.eigvalsh(symmetric).min() >= 0:
        return symmetric
    values, vectors = np.linalg.eigh(symmetric)
    kept = product(product(vectors, np.diag(np.maximum(values, 0.0))), vectors.T)
    return kept + np.diag(np.maximum(np.diag(least) - np.diag(kept), 0.0))
