"""Compiled sweep of all items given the paths.

A parameter set is proposed whole from a Student's distribution about the point to which one Newton step from the
reference leads, with slopes there taken anew and curvatures kept from warm-up.
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
    Prior,
    Reference,
    Sets,
    Single,
    f4,
    lower_cut,
    normal,
    uniform,
)
from polycentric.ties.ideal_points.kernel_probit import log_below, log_between, slope_below, slopes_between

FREEDOM = 8.0
FARTHEST = 3.0


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
