"""Compiled loops of the estimator in two dimensions: as in one, but taken at the paths' means."""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit, prange

from polycentric.positions.kernel_fit import Floats, Places, Votes, Whole, slope, slopes


@njit(cache=True, error_model="numpy")
def solve_four(matrix: Floats, right: Floats) -> Floats:
    """Solve a positive definite system of four by Cholesky, in place."""
    # Only the lower triangle is read and written: what stands above the diagonal is never looked at.
    for j in range(4):
        for k in range(j):
            matrix[j, j] -= matrix[j, k] * matrix[j, k]
        matrix[j, j] = math.sqrt(max(matrix[j, j], 1e-12))
        for i in range(j + 1, 4):
            for k in range(j):
                matrix[i, j] -= matrix[i, k] * matrix[j, k]
            matrix[i, j] /= matrix[j, j]
    for i in range(4):
        for k in range(i):
            right[i] -= matrix[i, k] * right[k]
        right[i] /= matrix[i, i]
    for i in range(3, -1, -1):
        for k in range(i + 1, 4):
            right[i] -= matrix[k, i] * right[k]
        right[i] /= matrix[i, i]
    return right


@njit(cache=True, parallel=True, error_model="numpy")
def fit_items(
    first: Places, cell: Whole, vote: Votes, mean: Floats, items: Floats, beta_precision: float, cut_precision: float
) -> None:
    """Take a Newton step for each parameter set: columns are the two discriminations, low and high."""
    for p in prange(len(first) - 1):
        b0, b1, k1, k2 = items[p, 0], items[p, 1], items[p, 2], items[p, 3]
        # Rows and columns are (first discrimination, second, low, high). h is filled in its lower triangle alone, as
        # `solve_four` reads it; the gap's terms are the Jacobian of its logarithm, as in `kernel_fit.fit_items`.
        gap = 1.0 / (k2 - k1)
        g, h = np.zeros(4), np.zeros((4, 4))
        g[0], g[1] = -b0 * beta_precision, -b1 * beta_precision
        g[2], g[3] = -k1 * cut_precision - gap, -k2 * cut_precision + gap
        h[0, 0], h[1, 1] = beta_precision, beta_precision
        h[2, 2], h[3, 3] = cut_precision + gap * gap, cut_precision + gap * gap
        h[3, 2] = -gap * gap
        for n in range(first[p], first[p + 1]):
            x, y = mean[cell[n], 0], mean[cell[n], 1]
            s, s1, s2, ee, e1, e2, ll, lh, hh = slopes(vote[n], b0 * x + b1 * y, k1, k2)
            g[0] += s * x
            g[1] += s * y
            g[2] += s1
            g[3] += s2
            h[0, 0] -= ee * x * x
            h[1, 0] -= ee * x * y
            h[1, 1] -= ee * y * y
            h[2, 0] -= e1 * x
            h[2, 1] -= e1 * y
            h[3, 0] -= e2 * x
            h[3, 1] -= e2 * y
            h[2, 2] -= ll
            h[3, 2] -= lh
            h[3, 3] -= hh
        # `solve_four` writes into both: from here on h is the factor, and g and `move` are one array.
        move = solve_four(h, g)
        damp = 2.0 / max(2.0, np.max(np.abs(move)))
        while k2 + damp * move[3] - k1 - damp * move[2] < 0.2 * (k2 - k1):
            damp *= 0.5
        for column in range(4):
            items[p, column] += damp * move[column]


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
    covariance: Floats,
    squared: Floats,
) -> None:
    """Take a Newton step for each path; give its covariances (xx, xy, yy) and each unit's expected squared steps."""
    for i in prange(len(first_cell) - 1):
        start = first_cell[i]
        size = first_cell[i + 1] - start
        # The path's precision is block tridiagonal. d[t] packs cell t's symmetric 2 x 2 block as (xx, xy, yy); what
        # joins t - 1 and t is -link[t] times the identity, since the walk's coordinates step alone (link is positive
        # here, where in `kernel_fit` it carries the sign). g[t] is the gradient by (x, y).
        d, g, link = np.zeros((size, 3)), np.zeros((size, 2)), np.zeros(size)
        for t in range(size):
            c = start + t
            prior = first_precision if t == 0 else prior_precision
            d[t, 0] += prior
            d[t, 2] += prior
            g[t, 0] -= prior * mean[c, 0]
            g[t, 1] -= prior * mean[c, 1]
            for n in range(first[c], first[c + 1]):
                b0, b1 = items[item[n], 0], items[item[n], 1]
                # At the means, not at nodes around them: two dimensions would need nine, and the price is smaller
                # variances.
                eta = b0 * mean[c, 0] + b1 * mean[c, 1]
                s, ee = slope(vote[n], eta, items[item[n], 2], items[item[n], 3])
                g[t, 0] += s * b0
                g[t, 1] += s * b1
                d[t, 0] -= ee * b0 * b0
                d[t, 1] -= ee * b0 * b1
                d[t, 2] -= ee * b1 * b1
            if t > 0:
                w = step_precision / (session[c] - session[c - 1])
                link[t] = w
                for k in range(2):
                    pull = w * (mean[c, k] - mean[c - 1, k])
                    g[t, k] -= pull
                    g[t - 1, k] += pull
                    # 2 k: the coordinates' own places, xx at 0 and yy at 2; xy is not touched by the walk.
                    d[t, 2 * k] += w
                    d[t - 1, 2 * k] += w
        # Forwards: D[t] -= w D[t-1]^-1 w and g[t] += w D[t-1]^-1 g[t-1], with i0, i1, i2 the inverse packed as d is.
        # Each d[t] is a pivot block from then on.
        for t in range(1, size):
            det = d[t - 1, 0] * d[t - 1, 2] - d[t - 1, 1] * d[t - 1, 1]
            w = link[t]
            i0, i1, i2 = d[t - 1, 2] / det, -d[t - 1, 1] / det, d[t - 1, 0] / det
            d[t, 0] -= w * w * i0
            d[t, 1] -= w * w * i1
            d[t, 2] -= w * w * i2
            g[t, 0] += w * (i0 * g[t - 1, 0] + i1 * g[t - 1, 1])
            g[t, 1] += w * (i1 * g[t - 1, 0] + i2 * g[t - 1, 1])
        # Backwards: (mx, my) is the move of the cell after, (c0, c1, c2) its covariance as (xx, xy, yy). The covariance
        # of two neighbours, a00 to a11, is no symmetric matrix and has all four.
        squared[i] = 0.0
        mx, my, c0, c1, c2 = 0.0, 0.0, 0.0, 0.0, 0.0
        for t in range(size - 1, -1, -1):
            c = start + t
            det = d[t, 0] * d[t, 2] - d[t, 1] * d[t, 1]
            i0, i1, i2 = d[t, 2] / det, -d[t, 1] / det, d[t, 0] / det
            w = link[t + 1] if t + 1 < size else 0.0
            r0, r1 = g[t, 0] + w * mx, g[t, 1] + w * my
            mx, my = i0 * r0 + i1 * r1, i1 * r0 + i2 * r1
            # gain = w D^-1; covariance = D^-1 + gain C gain'; with the next cell: gain C
            a00, a01 = w * (i0 * c0 + i1 * c1), w * (i0 * c1 + i1 * c2)
            a10, a11 = w * (i1 * c0 + i2 * c1), w * (i1 * c1 + i2 * c2)
            n0, n1, n2 = i0 + w * (a00 * i0 + a01 * i1), i1 + w * (a00 * i1 + a01 * i2), i2 + w * (a10 * i1 + a11 * i2)
            mean[c, 0] += min(1.0, max(-1.0, mx))
            mean[c, 1] += min(1.0, max(-1.0, my))
            if t + 1 < size:
                gap = session[c + 1] - session[c]
                for k in range(2):
                    moved = mean[c + 1, k] - mean[c, k]
                    squared[i] += moved * moved / gap
                # The traces: E |x - y|^2 = |E x - E y|^2 + tr var x + tr var y - 2 tr cov(x, y).
                squared[i] += (n0 + n2 + c0 + c2 - 2.0 * (a00 + a11)) / gap
            c0, c1, c2 = n0, n1, n2
            covariance[c, 0], covariance[c, 1], covariance[c, 2] = c0, c1, c2
