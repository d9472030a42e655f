"""Compiled loops that find what the sampler's approximations expand about: modes nearby, and curvatures there.

They run a few times in warm-up and never after it.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportArgumentType=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from polycentric.positions.kernel_chain import Floats, Paths, Prior, Sets, lower_cut
from polycentric.positions.kernel_fit import slope, slopes

LEAST_WEIGHT, LEAST_CURVATURE = 1e-4, 1e-2
NO, ABSTAIN, YES = 0, 1, 2
Triangle = NDArray[np.float64]


@njit(cache=True, error_model="numpy", nogil=True)
def weigh_cells(paths: Paths, prior: Prior, theta: Floats, items: Floats, weight: Floats) -> None:
    """Write the votes' information on each cell at some ideal points and items."""
    for c in range(len(theta)):
        total = 0.0
        for v in range(paths.one_first[c], paths.one_first[c + 1]):
            # A place is 2 p + yes: a no is coded 0 and a yes 2, as `kernel_fit.slope` has them.
            p, vote = paths.one[v] // 2, YES * (paths.one[v] % 2)
            total -= (
                slope(vote, items[p, 0] * theta[c], lower_cut(items, p, prior.ordinal), items[p, 1])[1]
                * items[p, 0] ** 2
            )
        for v in range(paths.two_first[c], paths.two_first[c + 1]):
            p = paths.two[v]
            total -= (
                slope(ABSTAIN, items[p, 0] * theta[c], lower_cut(items, p, prior.ordinal), items[p, 1])[1]
                * items[p, 0] ** 2
            )
        weight[c] = max(total, LEAST_WEIGHT)


@njit(cache=True, error_model="numpy")
def add_vote(vote: int, theta: float, b: float, k1: float, k2: float, sums: Floats) -> None:
    """Add a vote's gradient and information by (beta, low, high) to nine sums."""
    # sums[0:3] is the gradient by (beta, low, high), sums[3:9] minus the second derivatives by rows: beta beta, beta
    # low, beta high, low low, low high, high high.
    s, s1, s2, ee, e1, e2, ll, lh, hh = slopes(vote, b * theta, k1, k2)
    sums[0] += s * theta
    sums[1] += s1
    sums[2] += s2
    sums[3] -= ee * theta * theta
    sums[4] -= e1 * theta
    sums[5] -= e2 * theta
    sums[6] -= ll
    sums[7] -= lh
    sums[8] -= hh


@njit(cache=True, error_model="numpy")
def add_votes(sets: Sets, p: int, theta: Floats, items: Floats, ordinal: bool, sums: Floats) -> None:
    """Add up a parameter set's votes."""
    sums[:] = 0.0
    b, k1, k2 = items[p, 0], lower_cut(items, p, ordinal), items[p, 1]
    for v in range(sets.first[p], sets.middle[p]):
        add_vote(YES, theta[sets.one[v]], b, k1, k2, sums)
    for v in range(sets.middle[p], sets.first[p + 1]):
        add_vote(NO, theta[sets.one[v]], b, k1, k2, sums)
    for v in range(sets.two_first[p], sets.two_first[p + 1]):
        add_vote(ABSTAIN, theta[sets.two[v]], b, k1, k2, sums)


@njit(cache=True, error_model="numpy", nogil=True)
def factor_items(sets: Sets, prior: Prior, theta: Floats, items: Floats, factor: Triangle, steps: int) -> None:
    """Take damped Newton steps to each parameter set's mode given ideal points, and factor the information there.

    Coordinates are (beta, upper cutpoint, logarithm of the gap); `items` moves, `factor` holds the lower triangle.
    """
    sums = np.empty(9)
    for p in range(len(items)):
        # Turned from (beta, low, high) into (beta, high, log gap): low = high - width, so by high both cutpoints move,
        # and by the gap's logarithm low moves by -width. h00, h01, h02, h11_, h12, h22 are the information in these, by
        # rows.
        for turn in range(steps + 1):
            add_votes(sets, p, theta, items, prior.ordinal, sums)
            b, k2 = items[p, 0], items[p, 1]
            width = math.exp(items[p, 2]) if prior.ordinal else 0.0
            gb = sums[0] - prior.beta * b
            g1, h11 = sums[1], sums[6]
            if prior.ordinal:
                g1, h11 = g1 - prior.cut * (k2 - width), h11 + prior.cut
            g2 = sums[2] - prior.cut * k2
            h00, h01, h11_ = sums[3] + prior.beta, sums[4] + sums[5], h11 + 2.0 * sums[7] + sums[8] + prior.cut
            h02, h12 = -width * sums[4], -width * (h11 + sums[7])
            # The second term is the curvature of the exponential itself, and may be negative; the Jacobian has none.
            h22 = width * width * h11 + width * g1 if prior.ordinal else 1.0
            if prior.ordinal:  # far from the mode the logarithm of the gap can be convex
                h22 = max(h22, LEAST_CURVATURE + h02 * h02 / h00)
            l00 = math.sqrt(h00)
            l10, l20 = h01 / l00, h02 / l00
            l11 = math.sqrt(max(h11_ - l10 * l10, LEAST_CURVATURE))
            l21 = (h12 - l20 * l10) / l11
            l22 = math.sqrt(max(h22 - l20 * l20 - l21 * l21, LEAST_CURVATURE))
            # The last turn only factors: the factor belongs to the items as they stand, not to those one step before.
            if turn == steps:
                factor[p, 0], factor[p, 1], factor[p, 2] = l00, l10, l11
                factor[p, 3], factor[p, 4], factor[p, 5] = l20, l21, l22
                break
            y0 = gb / l00
            y1 = (g1 + g2 - l10 * y0) / l11
            y2 = ((1.0 - width * g1 if prior.ordinal else 0.0) - l20 * y0 - l21 * y1) / l22
            d2 = y2 / l22
            d1 = (y1 - l21 * d2) / l11
            d0 = (y0 - l10 * d1 - l20 * d2) / l00
            damp = 1.0 / max(1.0, abs(d0), abs(d1), abs(d2))
            items[p, 0] += damp * d0
            items[p, 1] += damp * d1
            items[p, 2] += damp * d2
