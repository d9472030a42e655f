"""Compiled sweeps of the posterior sampler: all paths given items, all items given paths, the step given paths.

Nothing is augmented: latent propensities would make every vote worth one unit of information, where a foregone vote is
worth next to none, and the chain would crawl. Each conditional is drawn from its own normal (paths, in blocks) or
Student (items) approximation, which does not depend on where the chain stands, and accepted or refused by Metropolis
and Hastings' rule; the draws are of the exact posterior however poor the approximation, and nearly independent of the
last ones where it is good. The approximations expand the log-likelihood about a reference that is fixed after warm-up:
slopes there are taken anew in each sweep, since they change with the other block, curvatures are kept.

A chain runs on one thread with a counter of its own, so that the number of threads changes nothing.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportArgumentType=false
# (numba has no types of its own)

import math
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from polycentric.ties.ideal_points.kernel_probit import log_below, log_between, slope_below, slopes_between

Floats = NDArray[np.float64]
Single = NDArray[np.float32]
Whole = NDArray[np.int32]
Counter = NDArray[np.uint64]
f4 = np.float32

FREEDOM = 8.0
FARTHEST = 3.0
GOLDEN, MIX1, MIX2 = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
S30, S27, S31, S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
UNIT = 1.0 / 9007199254740992.0


class Paths(NamedTuple):
    """Votes by cell. `one` are yes and no votes (place 2 p + yes), `two` abstentions (place p) on parameter set p."""

    first: Whole
    gap: Floats
    one_first: Whole
    one: Whole
    two_first: Whole
    two: Whole


class Sets(NamedTuple):
    """Votes by parameter set: the cells of those for, those against, and of abstentions; `batch` groups sets."""

    first: Whole
    middle: Whole
    one: Whole
    two_first: Whole
    two: Whole
    batch: Whole


class Prior(NamedTuple):
    """Precisions of each cell, of each path's first cell, of discriminations and cutpoints; what links and cuts."""

    leash: float
    first: float
    beta: float
    cut: float
    linked: bool
    ordinal: bool
    step_scale: float


class Chain(NamedTuple):
    """Where a chain stands, changed in place; items are (beta, upper cutpoint, logarithm of the gap)."""

    theta: Floats
    items: Floats
    step: Floats
    counter: Counter


class Reference(NamedTuple):
    """What the approximations expand about, and the curvatures there (of items: lower Cholesky factors, by row)."""

    theta: Floats
    weight: Floats
    items: Floats
    factor: Floats


@njit(cache=True, error_model="numpy")
def uniform(counter: Counter) -> float:
    """Give the next uniform number, above 0 and below 1 (splitmix64)."""
    counter[0] += GOLDEN
    x = counter[0]
    x = (x ^ (x >> S30)) * MIX1
    x = (x ^ (x >> S27)) * MIX2
    x = x ^ (x >> S31)
    return (float(x >> S11) + 0.5) * UNIT


@njit(cache=True, error_model="numpy")
def normal(counter: Counter) -> float:
    """Give the next standard normal number (Box and Muller, the cosine alone)."""
    radius = math.sqrt(-2.0 * math.log(uniform(counter)))
    return radius * math.cos(2.0 * math.pi * uniform(counter))


@njit(cache=True, error_model="numpy")
def lower_cut(items: Floats, p: int, ordinal: bool) -> float:
    """Give the lower cutpoint of a parameter set."""
    return items[p, 1] - math.exp(items[p, 2]) if ordinal else items[p, 1]


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


@njit(cache=True, error_model="numpy")
def bounds_of(
    sets: Sets, p0: int, p1: int, beta: Single, low: Single, high: Single, at: Single, z: Single, x: Single, y: Single
) -> None:
    """Write the bounds of a batch's votes, with the sets' parameters counted from p0 and ideal points gathered."""
    base, base2 = sets.first[p0], sets.two_first[p0]
    for p in range(p0, p1):
        b, k1, k2 = beta[p - p0], low[p - p0], high[p - p0]
        for v in range(sets.first[p] - base, sets.middle[p] - base):
            z[v] = b * at[v] - k2
        for v in range(sets.middle[p] - base, sets.first[p + 1] - base):
            z[v] = k1 - b * at[v]
        after = sets.first[p1] - base - base2
        for v in range(sets.two_first[p] - base2, sets.two_first[p + 1] - base2):
            t = b * at[after + base2 + v]
            x[v], y[v] = k1 - t, k2 - t


@njit(cache=True, error_model="numpy")
def log_votes(sets: Sets, p: int, p0: int, value: Single, value2: Single) -> float:
    """Add up a parameter set's votes."""
    total = 0.0
    for v in range(sets.first[p] - sets.first[p0], sets.first[p + 1] - sets.first[p0]):
        total += value[v]
    for v in range(sets.two_first[p] - sets.two_first[p0], sets.two_first[p + 1] - sets.two_first[p0]):
        total += value2[v]
    return total


@njit(cache=True, error_model="numpy")
def log_prior_item(prior: Prior, b: float, high: float, gap: float) -> float:
    """Give the logarithm of an item's prior density by (beta, high, log of the gap), up to a constant."""
    total = -0.5 * (prior.beta * b * b + prior.cut * high * high)
    if prior.ordinal:
        low = high - math.exp(gap)
        total += gap - 0.5 * prior.cut * low * low
    return total


@njit(cache=True, error_model="numpy")
def log_student(factor: Floats, p: int, u0: float, u1: float, u2: float, size: int) -> float:
    """Give the logarithm of the Student density at a distance from its middle, up to a constant."""
    w0 = factor[p, 0] * u0 + factor[p, 1] * u1 + factor[p, 3] * u2
    w1 = factor[p, 2] * u1 + factor[p, 4] * u2
    w2 = factor[p, 5] * u2
    return -0.5 * (FREEDOM + size) * math.log1p((w0 * w0 + w1 * w1 + w2 * w2) / FREEDOM)


@njit(cache=True, error_model="numpy", nogil=True)
def sweep_items(sets: Sets, prior: Prior, chain: Chain, reference: Reference, tally: Floats) -> None:
    """Draw every parameter set anew given the paths; count acceptances."""
    items, factor, ref = chain.items, reference.factor, reference.items
    size = size2 = many = 1
    for n in range(len(sets.batch) - 1):
        p0, p1 = sets.batch[n], sets.batch[n + 1]
        size = max(size, sets.first[p1] - sets.first[p0])
        size2 = max(size2, sets.two_first[p1] - sets.two_first[p0])
        many = max(many, p1 - p0)
    theta = chain.theta.astype(f4)
    at = np.empty(size + size2, f4)
    z, z0, value, slope = np.empty(size, f4), np.empty(size, f4), np.empty(size, f4), np.empty(size, f4)
    x, y, x0, y0 = np.empty(size2, f4), np.empty(size2, f4), np.empty(size2, f4), np.empty(size2, f4)
    value2, slope_low, slope_high = np.empty(size2, f4), np.empty(size2, f4), np.empty(size2, f4)
    beta, low, high = np.empty(many, f4), np.empty(many, f4), np.empty(many, f4)
    ratio, proposal = np.empty(many), np.empty((many, 3))
    dimensions = 3 if prior.ordinal else 2
    for n in range(len(sets.batch) - 1):
        p0, p1 = sets.batch[n], sets.batch[n + 1]
        base, base2 = sets.first[p0], sets.two_first[p0]
        ones, twos = sets.first[p1] - base, sets.two_first[p1] - base2
        for v in range(ones):
            at[v] = theta[sets.one[base + v]]
        for v in range(twos):
            at[ones + v] = theta[sets.two[base2 + v]]
        for p in range(p0, p1):
            beta[p - p0], low[p - p0], high[p - p0] = ref[p, 0], lower_cut(ref, p, prior.ordinal), ref[p, 1]
        bounds_of(sets, p0, p1, beta, low, high, at, z0, x0, y0)
        slope_below(z0, slope, ones)
        slopes_between(x0, y0, slope_low, slope_high, twos)
        for p in range(p0, p1):
            beta[p - p0], low[p - p0], high[p - p0] = items[p, 0], lower_cut(items, p, prior.ordinal), items[p, 1]
        bounds_of(sets, p0, p1, beta, low, high, at, z, x, y)
        log_below(z, value, ones)
        log_between(x, y, value2, twos)
        for p in range(p0, p1):
            gb, g1, g2 = 0.0, 0.0, 0.0
            for v in range(sets.first[p] - base, sets.middle[p] - base):
                gb += slope[v] * at[v]
                g2 -= slope[v]
            for v in range(sets.middle[p] - base, sets.first[p + 1] - base):
                gb -= slope[v] * at[v]
                g1 += slope[v]
            for v in range(sets.two_first[p] - base2, sets.two_first[p + 1] - base2):
                gb += (slope_low[v] - slope_high[v]) * at[ones + v]
                g1 -= slope_low[v]
                g2 += slope_high[v]
            gb -= prior.beta * ref[p, 0]
            g2 -= prior.cut * ref[p, 1]
            gd = 0.0
            if prior.ordinal:
                width = math.exp(ref[p, 2])
                g1 -= prior.cut * (ref[p, 1] - width)
                gd = 1.0 - width * g1
            f0, f1, f2, f3, f4_, f5 = factor[p, 0], factor[p, 1], factor[p, 2], factor[p, 3], factor[p, 4], factor[p, 5]
            m0 = gb / f0
            m1 = (g1 + g2 - f1 * m0) / f2
            m2 = (gd - f3 * m0 - f4_ * m1) / f5
            long = math.sqrt(m0 * m0 + m1 * m1 + m2 * m2)
            if long > FARTHEST:
                m0, m1, m2 = m0 * FARTHEST / long, m1 * FARTHEST / long, m2 * FARTHEST / long
            chi = -2.0 * math.log(
                uniform(chain.counter) * uniform(chain.counter) * uniform(chain.counter) * uniform(chain.counter)
            )
            fat = math.sqrt(FREEDOM / chi)
            n0, n1 = normal(chain.counter) * fat, normal(chain.counter) * fat
            n2 = normal(chain.counter) * fat if prior.ordinal else 0.0
            d2 = m2 / f5
            d1 = (m1 - f4_ * d2) / f2
            d0 = (m0 - f1 * d1 - f3 * d2) / f0
            e2 = n2 / f5
            e1 = (n1 - f4_ * e2) / f2
            e0 = (n0 - f1 * e1 - f3 * e2) / f0
            q = proposal[p - p0]
            q[0], q[1], q[2] = ref[p, 0] + d0 + e0, ref[p, 1] + d1 + e1, ref[p, 2] + d2 + e2
            u0, u1, u2 = items[p, 0] - ref[p, 0] - d0, items[p, 1] - ref[p, 1] - d1, items[p, 2] - ref[p, 2] - d2
            ratio[p - p0] = (
                log_student(factor, p, u0, u1, u2, dimensions)
                - log_student(factor, p, e0, e1, e2, dimensions)
                + log_prior_item(prior, q[0], q[1], q[2])
                - log_prior_item(prior, items[p, 0], items[p, 1], items[p, 2])
                - log_votes(sets, p, p0, value, value2)
            )
            beta[p - p0], low[p - p0], high[p - p0] = q[0], lower_cut(proposal, p - p0, prior.ordinal), q[1]
        bounds_of(sets, p0, p1, beta, low, high, at, z, x, y)
        log_below(z, value, ones)
        log_between(x, y, value2, twos)
        for p in range(p0, p1):
            change = ratio[p - p0] + log_votes(sets, p, p0, value, value2)
            if math.log(uniform(chain.counter)) < change:
                tally[p] += 1.0
                for k in range(3):
                    items[p, k] = proposal[p - p0, k]


@njit(cache=True, error_model="numpy")
def log_step(paths: Paths, prior: Prior, theta: Floats, log_of_step: float) -> float:
    """Give the logarithm of the density of a step's logarithm given all paths, up to a constant.

    The prior of the step is half normal.
    """
    step = math.exp(log_of_step)
    walk = 1.0 / (step * step)
    total = log_of_step - 0.5 * step * step / (prior.step_scale * prior.step_scale)
    for i in range(len(paths.first) - 1):
        lo, hi = paths.first[i], paths.first[i + 1]
        before = 1.0
        for c in range(lo, hi):
            own = prior.first if c == lo else prior.leash
            back = walk / paths.gap[c] if c > lo else 0.0
            ahead = walk / paths.gap[c + 1] if c + 1 < hi else 0.0
            before = own + back + ahead - (back * back / before if c > lo else 0.0)
            total += 0.5 * math.log(before)
            if c > lo:
                moved = theta[c] - theta[c - 1]
                total -= 0.5 * back * moved * moved
    return total


@njit(cache=True, error_model="numpy", nogil=True)
def sweep_step(paths: Paths, prior: Prior, chain: Chain, width: float) -> None:
    """Draw the step given all paths by a slice of its logarithm (Neal 2003, stepping out)."""
    at = math.log(chain.step[0])
    level = log_step(paths, prior, chain.theta, at) + math.log(uniform(chain.counter))
    left = at - width * uniform(chain.counter)
    right = left + width
    while log_step(paths, prior, chain.theta, left) > level:
        left -= width
    while log_step(paths, prior, chain.theta, right) > level:
        right += width
    while True:
        new = left + (right - left) * uniform(chain.counter)
        if log_step(paths, prior, chain.theta, new) > level:
            chain.step[0] = math.exp(new)
            return
        if new < at:
            left = new
        else:
            right = new


@njit(cache=True, error_model="numpy", nogil=True)
def sweeps(
    votes: tuple[Paths, Sets],
    prior: Prior,
    chain: Chain,
    reference: Reference,
    how: tuple[int, int, float],
    tallies: tuple[Floats, Floats],
) -> None:
    """Sweep a chain some times; `how` says how often, the length of blocks and the width of the step's slice.

    A step that is stated is kept: its slice has no width.
    """
    paths, sets = votes
    for _ in range(how[0]):
        sweep_paths(paths, prior, chain, reference, how[1], tallies[0])
        sweep_items(sets, prior, chain, reference, tallies[1])
        if how[2] > 0.0:
            sweep_step(paths, prior, chain, how[2])
