"""Compiled loops of the fast estimator: items given ideal points, ideal points given items, steps given both.

Ideal points enter as normals, mean and variance, and every expectation over one is taken at Gauss and Hermite's three
nodes, which integrate a polynomial of the fifth degree exactly. Every loop writes to places of its own and every sum
runs in one order, so that one thread and two give the same bits.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int32]
Places = NDArray[np.int64]
Votes = NDArray[np.int8]
Nine = tuple[float, float, float, float, float, float, float, float, float]

# Nodes of Gauss and Hermite's rule for a normal: its mean and SPREAD standard deviations to either side, with the
# weights MIDDLE and OUTER. SMALLEST is the mass below which a quotient of densities is taken from its limit.
ROOT = 1.0 / math.sqrt(2.0 * math.pi)
HALF = math.sqrt(0.5)
SPREAD = math.sqrt(3.0)
MIDDLE, OUTER = 2.0 / 3.0, 1.0 / 6.0
SMALLEST = 1e-280


@njit(cache=True, error_model="numpy")
def exact_mills(z: float) -> float:
    """Give phi(z) / Phi(z)."""
    # The first two terms of the ratio's series at minus infinity: the mass underflows before the ratio does.
    if z < -30.0:
        return -z - 1.0 / z
    return ROOT * math.exp(-0.5 * z * z) / (0.5 * math.erfc(-z * HALF))


# The ratio is needed some fifty million times: between -8 and 8 it is read off cubics through its values and slopes
# at every 32nd, which are right to eight digits.
EDGE, GRID = 8.0, 32.0
_AT = np.arange(-EDGE, EDGE + 1.5 / GRID, 1.0 / GRID)
_VALUE = np.array([exact_mills.py_func(z) for z in _AT.tolist()])
_RISE = -_VALUE * (_VALUE + _AT) / GRID
TABLE = np.column_stack((_VALUE, _RISE))


@njit(cache=True, error_model="numpy", inline="always")
def mills(z: float) -> float:
    """Give phi(z) / Phi(z) to eight digits."""
    if z <= -EDGE or z >= EDGE:
        return exact_mills(z)
    at = (z + EDGE) * GRID
    k = int(at)
    u = at - k
    # Hermite's cubic through two grid points: TABLE's columns are the value v and the slope r per step of the grid, by
    # d/dz (phi / Phi) = -(phi / Phi) (z + phi / Phi).
    v0, r0, v1, r1 = TABLE[k, 0], TABLE[k, 1], TABLE[k + 1, 0], TABLE[k + 1, 1]
    jump = v1 - v0
    return v0 + u * (r0 + u * (3.0 * jump - 2.0 * r0 - r1 + u * (r0 + r1 - 2.0 * jump)))


@njit(cache=True, error_model="numpy", inline="always")
def mass_between(low: float, high: float) -> float:
    """Give the normal mass between two bounds, from the side on which it does not cancel."""
    if low > 0.0:
        return 0.5 * (math.erfc(low * HALF) - math.erfc(high * HALF))
    return 0.5 * (math.erfc(-high * HALF) - math.erfc(-low * HALF))


@njit(cache=True, error_model="numpy", inline="always")
def densities_between(low: float, high: float) -> tuple[float, float]:
    """Give phi(low) and phi(high), each divided by the normal mass between the two."""
    mass = mass_between(low, high)
    if mass < SMALLEST:  # the limits of the ratios far out, which stay finite
        # phi(low) / mass = exp(middle gap / 2 - gap^2 / 8) / gap for a narrow gap; here to the first order in the gap.
        gap, middle = max(high - low, 1e-12), 0.5 * (low + high)
        return max(1.0 / gap + 0.5 * middle, 0.0), max(1.0 / gap - 0.5 * middle, 0.0)
    return ROOT * math.exp(-0.5 * low * low) / mass, ROOT * math.exp(-0.5 * high * high) / mass


@njit(cache=True, error_model="numpy", inline="always")
def slopes(vote: int, eta: float, low: float, high: float) -> Nine:
    """Give the derivatives of a vote's log-likelihood by eta, low and high; then the second ones.

    In the order eta eta, eta low, eta high, low low, low high, high high.
    """
    # P(yes) = Phi(eta - high), P(no) = Phi(low - eta), P(abstains) = Phi(high - eta) - Phi(low - eta). A yes knows
    # nothing of `low`, a no nothing of `high`: their derivatives by it are true zeros.
    if vote == 2:
        z = eta - high
        r = mills(z)
        c = r * (r + z)
        return r, 0.0, -r, -c, 0.0, c, 0.0, 0.0, -c
    if vote == 0:
        z = low - eta
        r = mills(z)
        c = r * (r + z)
        return -r, r, 0.0, -c, c, 0.0, -c, 0.0, 0.0
    a, b = low - eta, high - eta
    ra, rb = densities_between(a, b)
    # eta moves both bounds the other way, so each derivative by it is minus the sum of those by low and high.
    ll, hh, lh = a * ra - ra * ra, -b * rb - rb * rb, ra * rb
    return ra - rb, -ra, rb, ll + 2.0 * lh + hh, -ll - lh, -hh - lh, ll, lh, hh


@njit(cache=True, error_model="numpy", inline="always")
def slope(vote: int, eta: float, low: float, high: float) -> tuple[float, float]:
    """Give the first two derivatives of a vote's log-likelihood by eta."""
    if vote == 2:
        z = eta - high
        r = mills(z)
        return r, -r * (r + z)
    if vote == 0:
        z = low - eta
        r = mills(z)
        return -r, -r * (r + z)
    a, b = low - eta, high - eta
    ra, rb = densities_between(a, b)
    return ra - rb, a * ra - b * rb - (ra - rb) * (ra - rb)


@njit(cache=True, error_model="numpy", inline="always")
def solve_three(
    a00: float, a01: float, a02: float, a11: float, a12: float, a22: float, b0: float, b1: float, b2: float
) -> tuple[float, float, float]:
    """Solve a positive definite system of three by Cholesky."""
    # a00 to a22 are the upper triangle by rows, l00 to l22 the lower factor. The floors under the pivots keep an item
    # on which nearly all voted alike from a root of less than zero.
    l00 = math.sqrt(a00)
    l10, l20 = a01 / l00, a02 / l00
    l11 = math.sqrt(max(a11 - l10 * l10, 1e-12))
    l21 = (a12 - l20 * l10) / l11
    l22 = math.sqrt(max(a22 - l20 * l20 - l21 * l21, 1e-12))
    y0 = b0 / l00
    y1 = (b1 - l10 * y0) / l11
    x2 = (b2 - l20 * y0 - l21 * y1) / l22 / l22
    x1 = (y1 - l21 * x2) / l11
    return (y0 - l10 * x1 - l20 * x2) / l00, x1, x2


@njit(cache=True, error_model="numpy", inline="always")
def item_system(
    first: int, last: int, cell: Whole, vote: Votes, mean: Floats, reach: Floats, b: float, k1: float, k2: float
) -> Nine:
    """Add up an item's gradient and information by (beta, low, high), votes from `first` to before `last`."""
    # A symmetric 3 x 3 in six numbers, by (b, 1, 2) = (beta, low, high): hbb, hb1, hb2, h11, h12, h22. These are minus
    # the second derivatives, so that positive is information. `cell` names each vote's unit-session.
    gb, g1, g2 = 0.0, 0.0, 0.0
    hbb, hb1, hb2, h11, h12, h22 = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for n in range(first, last):
        c = cell[n]
        for node in range(3):
            x = float(mean[c] + (node - 1) * reach[c])
            w = MIDDLE if node == 1 else OUTER
            s, s1, s2, ee, e1, e2, ll, lh, hh = slopes(vote[n], b * x, k1, k2)
            gb += w * s * x
            g1 += w * s1
            g2 += w * s2
            hbb -= w * ee * x * x
            hb1 -= w * e1 * x
            hb2 -= w * e2 * x
            h11 -= w * ll
            h12 -= w * lh
            h22 -= w * hh
    return gb, g1, g2, hbb, hb1, hb2, h11, h12, h22


@njit(cache=True, parallel=True, error_model="numpy")
def fit_items(
    first: Places,
    cell: Whole,
    vote: Votes,
    mean: Floats,
    variance: Floats,
    items: Floats,
    beta_precision: float,
    cut_precision: float,
    ordinal: bool,
    steps: int,
) -> None:
    """Take Newton steps for each parameter set: columns of `items` are beta, low and high.

    In ordinal items the gap's logarithm is the parameter, which keeps it open where nobody abstained.
    """
    reach = SPREAD * np.sqrt(variance)
    # Each thread writes the rows of its own parameter sets and nothing else, and a set's votes are added up in their
    # own order: any number of threads gives the same bits.
    for p in prange(len(first) - 1):
        b, k1, k2 = items[p, 0], items[p, 1], items[p, 2]
        for _ in range(steps):
            gb, g1, g2, hbb, hb1, hb2, h11, h12, h22 = item_system(
                first[p], first[p + 1], cell, vote, mean, reach, b, k1, k2
            )
            gb -= b * beta_precision
            hbb += beta_precision
            if ordinal:
                # The prior's last term is + log(k2 - k1), the Jacobian of taking the gap's logarithm for the parameter:
                # its slopes are -+ 1 / (k2 - k1), its information 1 / (k2 - k1)^2 with the sign of its place.
                gap = 1.0 / (k2 - k1)
                g1 += -k1 * cut_precision - gap
                g2 += -k2 * cut_precision + gap
                square = gap * gap
                d0, d1, d2 = solve_three(
                    hbb, hb1, hb2, h11 + cut_precision + square, h12 - square, h22 + cut_precision + square, gb, g1, g2
                )
            else:
                # Without abstentions low and high are one cutpoint: its derivatives are sums over both, and 2 x 2 is
                # solved by Cramer.
                g, h, cross = g1 + g2 - k1 * cut_precision, h11 + 2.0 * h12 + h22 + cut_precision, hb1 + hb2
                det = hbb * h - cross * cross
                d0, d1 = (h * gb - cross * g) / det, (hbb * g - cross * gb) / det
                d2 = d1
            # No parameter moves by more than 2 in a step, and the gap keeps a fifth of itself, so that low stays below
            # high.
            damp = 2.0 / max(2.0, abs(d0), abs(d1), abs(d2))
            while ordinal and k2 + damp * d2 - k1 - damp * d1 < 0.2 * (k2 - k1):
                damp *= 0.5
            b += damp * d0
            k1 += damp * d1
            k2 += damp * d2
        items[p, 0], items[p, 1], items[p, 2] = b, k1, k2


@njit(cache=True, parallel=True, error_model="numpy")
def fit_points(
    first_cell: Whole,
    session: Floats,
    first: Places,
    item: Whole,
    vote: Votes,
    items: Floats,
    prior_precision: float,
    first_precision: float,
    step_precision: float,
    mean: Floats,
    variance: Floats,
    lag: Floats,
) -> None:
    """Take a Newton step for each unit's path, and give its means, variances and covariances with the cell before.

    A step precision of zero leaves each cell on its own.
    """
    for i in prange(len(first_cell) - 1):
        start = first_cell[i]
        size = first_cell[i + 1] - start
        # The path's precision is tridiagonal: diagonal[t] holds the prior, the votes' information and the walk to
        # either side, link[t] the (negative) entry that joins cell t with t - 1; link[0] stays 0. The gradient is that
        # of the whole log posterior at the present means.
        diagonal, gradient, link = np.empty(size), np.empty(size), np.zeros(size)
        for t in range(size):
            c = start + t
            reach = SPREAD * math.sqrt(variance[c])
            prior = first_precision if t == 0 else prior_precision
            g, h = -prior * mean[c], prior
            for n in range(first[c], first[c + 1]):
                p = item[n]
                b, k1, k2 = items[p, 0], items[p, 1], items[p, 2]
                for node in range(3):
                    w = MIDDLE if node == 1 else OUTER
                    s, ee = slope(vote[n], b * (mean[c] + (node - 1) * reach), k1, k2)
                    g += w * s * b
                    h -= w * ee * b * b
            gradient[t], diagonal[t] = g, h
            if t > 0 and step_precision > 0.0:
                # Over a gap of several sessions the steps' variances add up, so the precision is divided by their
                # number.
                w = step_precision / (session[c] - session[c - 1])
                pull = w * (mean[c] - mean[c - 1])
                gradient[t] -= pull
                gradient[t - 1] += pull
                diagonal[t] += w
                diagonal[t - 1] += w
                link[t] = -w
        _smooth(diagonal, gradient, link, start, mean, variance, lag)


@njit(cache=True, error_model="numpy")
def _smooth(
    diagonal: Floats, gradient: Floats, link: Floats, start: int, mean: Floats, variance: Floats, lag: Floats
) -> None:
    """Solve a tridiagonal system; add the solution to the means, and read (co)variances off the inverse."""
    # Forwards, `diagonal` becomes the pivots of the factor L D L'. Backwards, with gain = -link[t + 1] / pivot[t],
    # variance[t] = 1 / pivot[t] + gain^2 variance[t + 1] and cov(t, t + 1) = gain variance[t + 1] (kept as lag[t + 1]):
    # the parts of the inverse that lie on the band, without the inverse.
    size = len(diagonal)
    for t in range(1, size):
        ratio = link[t] / diagonal[t - 1]
        diagonal[t] -= ratio * link[t]
        gradient[t] -= ratio * gradient[t - 1]
    move, after = 0.0, 0.0
    for t in range(size - 1, -1, -1):
        ahead = link[t + 1] if t + 1 < size else 0.0
        move = (gradient[t] - ahead * move) / diagonal[t]
        gain = -ahead / diagonal[t]
        if t + 1 < size:
            lag[start + t + 1] = gain * after
        after = 1.0 / diagonal[t] + gain * gain * after
        variance[start + t] = after
        # A cell moves by at most 1, cell by cell: far out the likelihood is flat, and a full step would overshoot.
        mean[start + t] += min(1.0, max(-1.0, move))


@njit(cache=True, error_model="numpy")
def squared_steps(first_cell: Whole, session: Floats, mean: Floats, variance: Floats, lag: Floats) -> float:
    """Add up the expected squared steps per session of all paths."""
    total = 0.0
    for i in range(len(first_cell) - 1):
        for c in range(first_cell[i] + 1, first_cell[i + 1]):
            # E (x - y)^2 = (E x - E y)^2 + var x + var y - 2 cov(x, y)
            moved = mean[c] - mean[c - 1]
            total += (moved * moved + variance[c] + variance[c - 1] - 2.0 * lag[c]) / (session[c] - session[c - 1])
    return total


@njit(cache=True, error_model="numpy")
def expected_squared_steps(
    first_cell: Whole, session: Floats, prior_precision: float, first_precision: float, step_precision: float
) -> float:
    """Add up the same under the prior: what squared steps would be if nothing had been voted on."""
    total = 0.0
    # The same recursion as in `_smooth` with means of zero. The two arrays serve every unit in turn: link[0] is never
    # written, and all else up to `many` is before it is read.
    size = int(np.max(first_cell[1:] - first_cell[:-1]))
    diagonal, link = np.empty(size), np.zeros(size)
    for i in range(len(first_cell) - 1):
        start = first_cell[i]
        many = first_cell[i + 1] - start
        for t in range(many):
            diagonal[t] = first_precision if t == 0 else prior_precision
            if t > 0:
                w = step_precision / (session[start + t] - session[start + t - 1])
                diagonal[t] += w
                diagonal[t - 1] += w
                link[t] = -w
        for t in range(1, many):
            diagonal[t] -= link[t] * link[t] / diagonal[t - 1]
        after = 0.0
        for t in range(many - 1, -1, -1):
            ahead = link[t + 1] if t + 1 < many else 0.0
            gain = -ahead / diagonal[t]
            now = 1.0 / diagonal[t] + gain * gain * after
            if t + 1 < many:
                total += (now + after - 2.0 * gain * after) / (session[start + t + 1] - session[start + t])
            after = now
    return total
