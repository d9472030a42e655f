"""Error correction: how fast a log share moves when components stand apart, by weighted least squares.

    log s[c, i, t+h] - log s[c, i, t] = a[c] + sum over d of b[c, d] r[d, i, t] + e[c, i, t]

where r is the log of a component's share over the state's composite share. Pooled over states and years, each weighted
by the square root of its composite share, states below `least` left out, slopes drawn a little towards zero.
Sums are kept by year, so that the fit before each origin is one difference of running sums.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.processes.composite import Components, changes, log_ratios

Floats = NDArray[np.float64]
LEAST = 0.004  # a state's part of the system
BLOCK = 5  # years that are left out together, and at least as many as a change is over
RIDGE = 0.01  # of the weights' sum, on the slopes: ratios have a spread of about 1, so this is light


@dataclass(frozen=True)
class Form:
    """What a variant may choose.

    Attributes
    ----------
    least : the smallest part of the system that a state has in the sample
    ridge : how strongly slopes are drawn to zero
    intercept : whether each component has one
    half_life : years after which a past year counts half; 0 for all alike
    step : years over which changes are measured; the coefficients are those of one year all the same
    """

    least: float = LEAST
    ridge: float = RIDGE
    intercept: bool = True
    half_life: float = 0.0
    step: int = 1


@dataclass(frozen=True)
class Rows:
    """The regression's parts: outcomes and their weights (steps, states, outcomes), regressors (steps, states, k)."""

    outcomes: Floats
    regressors: Floats
    weights: Floats


def component_rows(data: Components, form: Form, step: int = 1) -> Rows:
    """Give the changes of all component shares over some years beside the ratios they start from."""
    return _rows(data.shares, changes(data.shares, step), data.composite[:-step], form, step)


def annual_fits(data: Components, form: Form) -> Floats:
    """Fit what was seen before each year: coefficients of one year (years, components, components + 1).

    Changes over `form.step` years are less moved by a component's error of one year, which is gone the next and looks
    like a pull; `to_annual` gives the coefficients of one year that add up to theirs.
    """
    fitted = fits_before(component_rows(data, form, form.step), form)
    late = np.concatenate([np.full((form.step - 1, *fitted.shape[1:]), np.nan), fitted])
    return np.stack([to_annual(each, form.step) for each in late])


def annual_fit(data: Components, form: Form) -> Floats:
    """Give the coefficients of one year fitted to all years, (components, components + 1)."""
    crossed, moments = _sums(component_rows(data, form, form.step))
    return to_annual(_solved(crossed.sum(axis=0), moments.sum(axis=0), form), form.step)


def to_annual(coefficients: Floats, step: int) -> Floats:
    """Give coefficients of one year that, run on for `step` years, move ratios as the given ones do.

    With w the components' even weights in the composite, ratios follow r' = (I + P b) r + P a, P = I - 1 w'. The root
    of that map, the constant with it, is the map of one year.
    """
    from scipy.linalg import fractional_matrix_power

    size = len(coefficients)
    if step == 1 or np.isnan(coefficients).any():
        return coefficients
    centred = np.eye(size) - np.full((size, size), 1 / size)
    whole = np.eye(size + 1)
    whole[:size] += np.einsum("ij,jk->ik", centred, coefficients, optimize=False)
    yearly = np.real(fractional_matrix_power(whole, 1 / step))
    total, power = np.zeros_like(whole), np.eye(size + 1)
    for _ in range(step):
        total = total + power
        power = np.einsum("ij,jk->ik", power, yearly, optimize=False)
    return np.linalg.solve(total.T, coefficients.T).T.astype(np.float64)


def direct_rows(data: Components, horizon: int, form: Form, seen: Floats | None = None) -> Rows:
    """Give the changes of the composite share over some years beside the ratios they start from.

    `seen` are the component shares that were known at the origin, where these are others than the data's.
    """
    logs = np.log(data.composite)
    moved = (logs[horizon:] - logs[:-horizon])[..., np.newaxis]
    return _rows(data.shares if seen is None else seen, moved, data.composite[:-horizon], form, horizon)


def _rows(seen: Floats, moved: Floats, share: Floats, form: Form, horizon: int) -> Rows:
    """Put ratios, an intercept and weights beside outcomes."""
    ratios = log_ratios(seen[:-horizon])
    ones = np.full((*ratios.shape[:2], 1), 1.0 if form.intercept else 0.0)
    large = np.nan_to_num(share) > form.least
    weights = np.where(large & ~np.isnan(share), np.sqrt(np.nan_to_num(share)), 0.0)[..., np.newaxis]
    return Rows(moved, np.concatenate([ratios, ones], axis=-1), np.where(np.isnan(moved), 0.0, weights))


def fits_before(rows: Rows, form: Form) -> Floats:
    """Fit on the first n steps, for each n: coefficients (steps + 1, outcomes, k); missing where too few are there.

    The last column is the intercept.
    """
    crossed, moments = _sums(rows)
    crossed, moments = _running(crossed, form.half_life), _running(moments, form.half_life)
    return np.stack([_solved(one, other, form) for one, other in zip(crossed, moments, strict=True)])


def residuals(rows: Rows, coefficients: Floats) -> Floats:
    """Give what is left of each outcome, (steps, states, outcomes); missing where the outcome is."""
    return rows.outcomes - np.einsum("tik,ck->tic", rows.regressors, coefficients, optimize=False)


def covariance(data: Components, form: Form) -> Floats:
    """Give the covariance of the coefficients of one year, fitted to all years, all components together.

    Jackknife over blocks of years: each block is left out in turn, so that states of one year and neighbouring years
    may move together; (g - 1) / g times the sum of squares about the mean of the g fits (Efron and Stein 1981). Order:
    component by component, each with its coefficients.
    """
    crossed, moments = _sums(component_rows(data, form, form.step))
    number = -(-len(crossed) // max(BLOCK, form.step))
    parts = zip(np.array_split(crossed, number), np.array_split(moments, number), strict=True)
    whole, sums = crossed.sum(axis=0), moments.sum(axis=0)
    fits = np.stack(
        [to_annual(_solved(whole - a.sum(axis=0), sums - b.sum(axis=0), form), form.step).ravel() for a, b in parts]
    )
    off = fits - fits.mean(axis=0)
    return np.einsum("gi,gj->ij", off, off, optimize=False) * (number - 1) / number


def _sums(rows: Rows) -> tuple[Floats, Floats]:
    """Give the year's sums of weighted squares (steps, outcomes, k, k) and of products with the outcome."""
    crossed = np.einsum("tic,tik,til->tckl", rows.weights, rows.regressors, rows.regressors, optimize=False)
    moments = np.einsum("tic,tik->tck", rows.weights * np.nan_to_num(rows.outcomes), rows.regressors, optimize=False)
    return crossed, moments


def _running(parts: Floats, half_life: float) -> Floats:
    """Add up from the start to before each step, older ones counting less where there is a half-life."""
    keep = 0.5 ** (1 / half_life) if half_life else 1.0
    sums = np.zeros((len(parts) + 1, *parts.shape[1:]))
    for at, part in enumerate(parts):
        sums[at + 1] = sums[at] * keep + part
    return sums


def _penalised(crossed: Floats, form: Form) -> Floats:
    """Add the ridge to the slopes' squares, in parts of the weights' sum (the intercept's square, or a fixed one)."""
    size = crossed.shape[-1] - 1
    total = crossed[:, -1, -1] if form.intercept else crossed[:, range(size), range(size)].mean(axis=1)
    ridge = np.zeros(crossed.shape)
    ridge[:, range(size), range(size)] = form.ridge * total[:, np.newaxis]
    return crossed + ridge


def _solved(crossed: Floats, moments: Floats, form: Form) -> Floats:
    """Solve for each outcome's coefficients; missing where nothing was seen."""
    penalised = _penalised(crossed, form)
    if not form.intercept:
        penalised[:, -1, -1] = 1.0
    seen = np.abs(moments).sum(axis=1) > 0
    result = np.full(moments.shape, np.nan)
    for each in np.flatnonzero(seen):
        result[each] = np.linalg.solve(penalised[each], moments[each])
    return result
