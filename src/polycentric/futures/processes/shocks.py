"""Shocks to component shares that ship as a few numbers: fat-tailed own ones, and a common size that comes and goes.

    e[c, i, t] = v[t] sigma[g, c] sum over d of m[c, d] x[d, i, t],   x[d] ~ Student t with df[d]
    log v[t] = phi log v[t-1] + s y[t],                              y ~ Student t with 4 degrees of freedom

g is the rank group of the state, v the size of shocks in a year, common to all states: world wars and calm decades are
its tails. m makes the shocks of one state's components move together. What this loses against whole past years is that
a war's shocks go one way for years on end; what it gains is that no cell of the archive is needed to run it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
EDGES = np.array([3, 8, 20])  # ranks 1-3, 4-8, 9-20, and the rest
LEADING = 3  # rank groups that the size of shocks and their mixing are read from: the twenty largest
DEGREES = np.array([3.0, 4.0, 6.0, 10.0, 30.0])  # of heavier tails shares have no mean
SIZE_DEGREES = 4
LAGS = 8
TOGETHER = 4  # years: the blocks that a resampled past comes in
NEARLY = 0.95  # of each correlation is kept, so that the matrix has a root where one component repeats another
WIDE = 3.0  # spreads: beyond, a shock counts as this large where the question is how shocks go together
ROUNDS = 4
LARGEST = 3.0  # log: shocks are at most 20 times as large as in a usual year, more than in either world war
LEAST = 1e-4  # a spread is at least this: a component that never moved says nothing of how sure that is


@dataclass(frozen=True)
class Shocks:
    """How large shocks are, fitted to residuals.

    Attributes
    ----------
    spread : (groups, components), sigma
    degrees : (components,), Student's degrees of freedom
    mixing : (components, components), lower triangular, rows of length one
    persistence, innovation : phi and s of the log size of shocks
    last : log size in the last year seen, over its long mean
    """

    spread: Floats
    degrees: Floats
    mixing: Floats
    persistence: float
    innovation: float
    last: float


def rank_groups(composite: Floats) -> Ints:
    """Give each state's rank group in each year, (years, states); -1 without a composite."""
    from polycentric.futures import kernel_states

    return kernel_states.rank_groups(np.ascontiguousarray(composite), EDGES)


def fit(residuals: Floats, group: Ints) -> Shocks:
    """Fit shocks to residuals (years, states, components) of states in rank groups (years, states).

    Spreads and degrees of freedom by maximum likelihood given the years' sizes, and those given them, in turns.
    """
    years, _, size = residuals.shape
    groups = len(EDGES) + 1
    when, who, which = np.nonzero(~np.isnan(residuals) & (group >= 0)[..., np.newaxis])
    cell = group[when, who] * size + which
    values = residuals[when, who, which]
    log_size, degrees, spread = np.zeros(years), np.full(size, 4.0), np.ones(groups * size)
    for _ in range(ROUNDS):
        scaled = values * np.exp(-log_size[when])
        spread, degrees = _spreads(scaled, cell, which, groups, size, degrees)
        leading = group[when, who] < LEADING
        log_size = _sizes(values / spread[cell], degrees[which], when, leading, years)
    normal = values * np.exp(-log_size[when]) / spread[cell]
    cube = np.full(residuals.shape, np.nan)
    cube[when, who, which] = np.clip(normal, -WIDE, WIDE)
    cube[~((group >= 0) & (group < LEADING))] = np.nan
    persistence, innovation = _autoregression(log_size)
    lasting = np.sqrt(_lasting(cube))
    return Shocks(
        spread.reshape(groups, size) * lasting, degrees, _mixing(cube), persistence, innovation, float(log_size[-1])
    )


def _weights(scaled: Floats, degrees: Floats | float) -> Floats:
    """Give the weights of Student's likelihood: how far each value counts towards a variance."""
    return (degrees + 1) / (degrees + scaled * scaled)


def _spreads(values: Floats, cell: Ints, which: Ints, groups: int, size: int, degrees: Floats) -> tuple[Floats, Floats]:
    """Give a spread for each group and component, and degrees of freedom for each component, by turns."""
    counts = np.maximum(np.bincount(cell, minlength=groups * size), 1)
    best, chosen, kept = np.full(size, -np.inf), degrees.copy(), np.ones(groups * size)
    for df in DEGREES:
        spread = _spread(values, cell, counts, df)
        likelihood = np.bincount(which, _log_density(values, spread[cell], df), size)
        better = likelihood > best
        best, chosen = np.where(better, likelihood, best), np.where(better, df, chosen)
        kept = np.where(better[np.arange(groups * size) % size], spread, kept)
    return kept, chosen


def _spread(values: Floats, cell: Ints, counts: Ints, df: float) -> Floats:
    """Give the maximum-likelihood scale of each cell under Student's t (expectation and maximisation, 12 turns)."""
    spread = np.sqrt(np.maximum(np.bincount(cell, values * values, len(counts)) / counts, LEAST**2)) / 2
    for _ in range(12):
        weights = _weights(values / spread[cell], df)
        spread = np.sqrt(np.maximum(np.bincount(cell, weights * values * values, len(counts)) / counts, LEAST**2))
    return spread


def _log_density(values: Floats, spread: Floats, df: float) -> Floats:
    """Give the log density of Student's t with a scale."""
    from scipy.special import gammaln

    constant = float(gammaln((df + 1) / 2) - gammaln(df / 2)) - 0.5 * np.log(df * np.pi)
    return constant - np.log(spread) - (df + 1) / 2 * np.log1p((values / spread) ** 2 / df)


def _sizes(scaled: Floats, degrees: Floats, when: Ints, leading: NDArray[np.bool_], years: int) -> Floats:
    """Give the log size of shocks in each year by maximum likelihood, from the leading states; its mean is 0."""
    values, df, at = scaled[leading], degrees[leading], when[leading]
    counts = np.maximum(np.bincount(at, minlength=years), 1)
    size = np.ones(years)
    for _ in range(12):
        weights = _weights(values / size[at], df)
        size = np.sqrt(np.maximum(np.bincount(at, weights * values * values, years) / counts, LEAST))
    return np.log(size) - np.log(size).mean()


def _lasting(cube: Floats) -> Floats:
    """Give the variance of each component's sums over `TOGETHER` years, over that of as many years that are unlike.

    Shocks of following years that go one way add up to more than those that are drawn apart: populations between two
    censuses, a war's years of arming.
    """
    variance = np.nanmean(cube * cube, axis=(0, 1))
    result = np.ones(cube.shape[-1])
    for lag in range(1, TOGETHER):
        alike = np.nanmean(cube[:-lag] * cube[lag:], axis=(0, 1)) / variance
        result += 2 * (1 - lag / TOGETHER) * np.nan_to_num(alike)
    return np.maximum(result, 0.25)


def _mixing(cube: Floats) -> Floats:
    """Give the lower triangle whose rows mix independent shocks into correlated ones."""
    size = cube.shape[-1]
    correlation = np.eye(size)
    for one in range(size):
        for other in range(one):
            first, second = cube[..., one].ravel(), cube[..., other].ravel()
            both = ~np.isnan(first + second)
            if both.sum() > size:
                x, y = first[both] - first[both].mean(), second[both] - second[both].mean()
                correlation[one, other] = correlation[other, one] = np.mean(x * y) / (x.std() * y.std())
    return np.linalg.cholesky(np.eye(size) + NEARLY * (np.nan_to_num(correlation) - np.eye(size))).astype(np.float64)


def _autoregression(log_size: Floats) -> tuple[float, float]:
    """Give persistence and innovation of the log size.

    A year's size is measured with error, so persistence is the decline of autocovariances from lag 1 on, not the first
    autocorrelation; the spread of innovations keeps the variance that lasts.
    """
    steps = np.arange(1, LAGS + 1)
    kept = np.array([np.mean(log_size[:-k] * log_size[k:]) for k in steps])
    positive = kept > 0
    if positive.sum() < 2:
        return 0.0, float(log_size.std() / np.sqrt(2))
    slope, level = np.polyfit(steps[positive], np.log(kept[positive]), 1)
    persistence = float(np.clip(np.exp(slope), 0.0, 0.97))
    variance = min(float(np.exp(level)), float(log_size.var()))
    # Student's t with 4 degrees of freedom has variance 2.
    return persistence, float(np.sqrt(variance * (1 - persistence**2) / (SIZE_DEGREES / (SIZE_DEGREES - 2))))
