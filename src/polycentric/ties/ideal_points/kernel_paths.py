"""Compiled sweep of all paths given the items.

A path is proposed in blocks from the normal that has the prior's precision and, for the votes, slopes at the reference
under the items as they now are and curvatures kept from warm-up. The prior cancels in Metropolis and Hastings' ratio:
what counts is by how much each cell's log-likelihood differs from its parabola.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportArgumentType=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit

from polycentric.ties.ideal_points.kernel_chain import (
    Chain,
    Floats,
    Paths,
    Prior,
    Reference,
    Single,
    Whole,
    f4,
    lower_cut,
    normal,
    uniform,
)
from polycentric.ties.ideal_points.kernel_probit import log_below, log_between, slope_below, slopes_between


@njit(cache=True, error_model="numpy")
def spread_items(items: Floats, ordinal: bool, tilt: Single, shift: Single, low: Single) -> None:
    """Write slopes and offsets by place: a yes is worth Phi(beta theta - high), a no Phi(low - beta theta)."""
    for p in range(len(items)):
        low[p] = lower_cut(items, p, ordinal)
        tilt[2 * p], tilt[2 * p + 1] = -items[p, 0], items[p, 0]
        shift[2 * p], shift[2 * p + 1] = low[p], -items[p, 1]


@njit(cache=True, error_model="numpy")
def sum_by_cell(first: Whole, start: int, stop: int, values: Single, base: int, total: Floats) -> None:
    """Add each cell's votes to its total; `base` is the vote that `values` begin with."""
    for c in range(start, stop):
        x = 0.0
        for v in range(first[c] - base, first[c + 1] - base):
            x += values[v]
        total[c] += x


@njit(cache=True, error_model="numpy", nogil=True)
def sweep_paths(paths: Paths, prior: Prior, chain: Chain, reference: Reference, block: int, tally: Floats) -> None:
    """Draw every path anew given the items, in blocks of cells that begin at random; count blocks and acceptances."""
    cells, sets = len(chain.theta), len(chain.items)
    tilt, shift, low = np.empty(2 * sets, f4), np.empty(2 * sets, f4), np.empty(sets, f4)
    spread_items(chain.items, prior.ordinal, tilt, shift, low)
    one_size = two_size = size = 1
    for i in range(len(paths.first) - 1):
        lo, hi = paths.first[i], paths.first[i + 1]
        size = max(size, hi - lo)
        one_size = max(one_size, paths.one_first[hi] - paths.one_first[lo])
        two_size = max(two_size, paths.two_first[hi] - paths.two_first[lo])
    a, b, z, z0 = np.empty(one_size, f4), np.empty(one_size, f4), np.empty(one_size, f4), np.empty(one_size, f4)
    value = np.empty(max(one_size, two_size), f4)
    ba, la, ga = np.empty(two_size, f4), np.empty(two_size, f4), np.empty(two_size, f4)
    x, y, x0, y0 = np.empty(two_size, f4), np.empty(two_size, f4), np.empty(two_size, f4), np.empty(two_size, f4)
    now, gradient, then = np.empty(cells), np.empty(cells), np.empty(cells)
    new, diagonal, right = np.empty(cells), np.empty(size), np.empty(size)
    walk = 1.0 / (chain.step[0] * chain.step[0]) if prior.linked else 0.0
    theta = chain.theta
    for i in range(len(paths.first) - 1):
        lo, hi = paths.first[i], paths.first[i + 1]
        one_base, two_base = paths.one_first[lo], paths.two_first[lo]
        for c in range(lo, hi):
            t, t0 = f4(theta[c]), f4(reference.theta[c])
            now[c], gradient[c] = 0.0, 0.0
            for v in range(paths.one_first[c], paths.one_first[c + 1]):
                k, q = v - one_base, paths.one[v]
                a[k], b[k] = tilt[q], shift[q]
                z[k], z0[k] = a[k] * t + b[k], a[k] * t0 + b[k]
            for v in range(paths.two_first[c], paths.two_first[c + 1]):
                k, p = v - two_base, paths.two[v]
                ba[k], la[k], ga[k] = tilt[2 * p + 1], low[p], -shift[2 * p + 1]
                x[k], y[k] = la[k] - ba[k] * t, ga[k] - ba[k] * t
                x0[k], y0[k] = la[k] - ba[k] * t0, ga[k] - ba[k] * t0
        ones, twos = paths.one_first[hi] - one_base, paths.two_first[hi] - two_base
        log_below(z, value, ones)
        sum_by_cell(paths.one_first, lo, hi, value, one_base, now)
        slope_below(z0, value, ones)
        for k in range(ones):
            value[k] *= a[k]
        sum_by_cell(paths.one_first, lo, hi, value, one_base, gradient)
        log_between(x, y, value, twos)
        sum_by_cell(paths.two_first, lo, hi, value, two_base, now)
        slopes_between(x0, y0, x, y, twos)
        for k in range(twos):
            value[k] = ba[k] * (x[k] - y[k])
        sum_by_cell(paths.two_first, lo, hi, value, two_base, gradient)
        for c in range(lo, hi):
            away = theta[c] - reference.theta[c]
            now[c] += away * (0.5 * reference.weight[c] * away - gradient[c])
        start = lo
        stop = min(hi, lo + 1 + int(uniform(chain.counter) * block))
        while start < hi:
            for c in range(start, stop):
                n = c - start
                own = prior.first if c == lo else prior.leash
                back = walk / paths.gap[c] if c > lo else 0.0
                ahead = walk / paths.gap[c + 1] if c + 1 < hi else 0.0
                diagonal[n] = own + back + ahead + reference.weight[c]
                right[n] = reference.weight[c] * reference.theta[c] + gradient[c]
                if c == start and c > lo:
                    right[n] += back * theta[c - 1]
                if c + 1 == stop and stop < hi:
                    right[n] += ahead * theta[c + 1]
                if c > start:
                    ratio = back / diagonal[n - 1]
                    diagonal[n] -= ratio * back
                    right[n] += ratio * right[n - 1]
            for c in range(stop - 1, start - 1, -1):
                n = c - start
                if c + 1 < stop:
                    right[n] += walk / paths.gap[c + 1] * new[c + 1]
                new[c] = right[n] / diagonal[n] + normal(chain.counter) / math.sqrt(diagonal[n])
            for c in range(start, stop):
                t = f4(new[c])
                then[c] = 0.0
                for k in range(paths.one_first[c] - one_base, paths.one_first[c + 1] - one_base):
                    z[k] = a[k] * t + b[k]
                for k in range(paths.two_first[c] - two_base, paths.two_first[c + 1] - two_base):
                    x[k], y[k] = la[k] - ba[k] * t, ga[k] - ba[k] * t
            from_one, from_two = paths.one_first[start] - one_base, paths.two_first[start] - two_base
            log_below(z[from_one:], value, paths.one_first[stop] - one_base - from_one)
            sum_by_cell(paths.one_first, start, stop, value, paths.one_first[start], then)
            log_between(x[from_two:], y[from_two:], value, paths.two_first[stop] - two_base - from_two)
            sum_by_cell(paths.two_first, start, stop, value, paths.two_first[start], then)
            ratio = 0.0
            for c in range(start, stop):
                away = new[c] - reference.theta[c]
                then[c] += away * (0.5 * reference.weight[c] * away - gradient[c])
                ratio += then[c] - now[c]
            accepted = math.log(uniform(chain.counter)) < ratio
            for c in range(start, stop):
                tally[c] += accepted
                if accepted:
                    theta[c] = new[c]
            start, stop = stop, min(hi, stop + block)
