"""Compiled sweep of all items given the paths.

A parameter set is proposed whole from a Student's distribution about the point to which one Newton step from the
reference leads, with slopes there taken anew and curvatures kept from warm-up.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportArgumentType=false
# (numba has no types of its own)

import math
from typing import NamedTuple

import numpy as np
from numba import njit

from polycentric.positions.kernel_chain import (
    Chain,
    Counter,
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
from polycentric.positions.kernel_probit import log_below, log_between, slope_below, slopes_between

# FREEDOM is twice the number of uniforms in `student`: -2 log of the product of n uniforms is chi square with 2 n.
FREEDOM = 8.0
FARTHEST = 3.0


class Workspace(NamedTuple):
    """Room for one batch of parameter sets: ideal points of its votes, bounds and values of each; sets as proposed.

    Yes and no votes come first in `at`; `bound`, `left` and `right` are bounds of these
    and of abstentions; `value` and `between` their logarithms; `slope`, `low_slope` and `high_slope` their slopes.
    """

    at: Single
    bound: Single
    left: Single
    right: Single
    value: Single
    between: Single
    slope: Single
    low_slope: Single
    high_slope: Single
    ratio: Floats
    proposal: Floats


@njit(cache=True, error_model="numpy")
def workspace_for(sets: Sets) -> Workspace:
    """Make room for the largest batch."""
    ones = twos = many = 1
    for n in range(len(sets.batch) - 1):
        p0, p1 = sets.batch[n], sets.batch[n + 1]
        ones = max(ones, sets.first[p1] - sets.first[p0])
        twos = max(twos, sets.two_first[p1] - sets.two_first[p0])
        many = max(many, p1 - p0)
    return Workspace(
        np.empty(ones + twos, f4), np.empty(ones, f4), np.empty(twos, f4), np.empty(twos, f4), np.empty(ones, f4),
        np.empty(twos, f4), np.empty(ones, f4), np.empty(twos, f4), np.empty(twos, f4),
        np.empty(many), np.empty((many, 3)),
    )  # fmt: skip


@njit(cache=True, error_model="numpy")
def bounds_of(sets: Sets, p0: int, p1: int, items: Floats, first: int, ordinal: bool, workspace: Workspace) -> None:
    """Write the bounds of a batch's votes under some items, of which the batch's begin at `first`."""
    # Votes of a batch stand side by side: yes and no votes first (`ones` of them), abstentions from place `ones` on. In
    # sets.first[p] to sets.middle[p] are the votes for, from there to sets.first[p + 1] those against.
    base, base2 = sets.first[p0], sets.two_first[p0]
    ones, at = sets.first[p1] - base, workspace.at
    for p in range(p0, p1):
        q = p - p0 + first
        b, k1, k2 = f4(items[q, 0]), f4(lower_cut(items, q, ordinal)), f4(items[q, 1])
        # Phi(beta x - high) for a yes, Phi(low - beta x) for a no; abstentions lie between left and right.
        for v in range(sets.first[p] - base, sets.middle[p] - base):
            workspace.bound[v] = b * at[v] - k2
        for v in range(sets.middle[p] - base, sets.first[p + 1] - base):
            workspace.bound[v] = k1 - b * at[v]
        for v in range(sets.two_first[p] - base2, sets.two_first[p + 1] - base2):
            t = b * at[ones + v]
            workspace.left[v], workspace.right[v] = k1 - t, k2 - t


@njit(cache=True, error_model="numpy")
def log_votes(sets: Sets, p: int, p0: int, workspace: Workspace) -> float:
    """Add up the logarithms of a parameter set's votes."""
    total = 0.0
    for v in range(sets.first[p] - sets.first[p0], sets.first[p + 1] - sets.first[p0]):
        total += workspace.value[v]
    for v in range(sets.two_first[p] - sets.two_first[p0], sets.two_first[p + 1] - sets.two_first[p0]):
        total += workspace.between[v]
    return total


@njit(cache=True, error_model="numpy")
def gradient_of(
    sets: Sets, prior: Prior, ref: Floats, p: int, p0: int, p1: int, workspace: Workspace
) -> tuple[float, float, float]:
    """Give the slope of a set's conditional density at the reference by (beta, high, log of the gap)."""
    base, base2 = sets.first[p0], sets.two_first[p0]
    ones, at = sets.first[p1] - base, workspace.at
    # First by (beta, low, high). Then by the chain rule, low = high - exp(gap): by high with the gap kept it is g1 +
    # g2, by the gap's logarithm -width g1, and + 1 for the Jacobian of the logarithm.
    gb, g1, g2 = 0.0, 0.0, 0.0
    for v in range(sets.first[p] - base, sets.middle[p] - base):
        gb += workspace.slope[v] * at[v]
        g2 -= workspace.slope[v]
    for v in range(sets.middle[p] - base, sets.first[p + 1] - base):
        gb -= workspace.slope[v] * at[v]
        g1 += workspace.slope[v]
    for v in range(sets.two_first[p] - base2, sets.two_first[p + 1] - base2):
        gb += (workspace.low_slope[v] - workspace.high_slope[v]) * at[ones + v]
        g1 -= workspace.low_slope[v]
        g2 += workspace.high_slope[v]
    gb -= prior.beta * ref[p, 0]
    g2 -= prior.cut * ref[p, 1]
    if not prior.ordinal:
        return gb, g1 + g2, 0.0
    width = math.exp(ref[p, 2])
    g1 -= prior.cut * (ref[p, 1] - width)
    return gb, g1 + g2, 1.0 - width * g1


@njit(cache=True, error_model="numpy")
def back_solved(factor: Floats, p: int, x0: float, x1: float, x2: float) -> tuple[float, float, float]:
    """Solve the transposed triangle."""
    # factor[p] is the lower Cholesky factor L of the information, by rows: l00, l10, l11, l20, l21, l22. With x
    # standard normal, L'^-1 x has the inverse of the information for its covariance.
    d2 = x2 / factor[p, 5]
    d1 = (x1 - factor[p, 4] * d2) / factor[p, 2]
    return (x0 - factor[p, 1] * d1 - factor[p, 3] * d2) / factor[p, 0], d1, d2


@njit(cache=True, error_model="numpy")
def way_to_middle(factor: Floats, p: int, g0: float, g1: float, g2: float) -> tuple[float, float, float]:
    """Give the Newton step from the reference, no longer than `FARTHEST` standard deviations."""
    # m = L^-1 g is the step in standard deviations, which is where it is cut; L'^-1 m is then the Newton step.
    m0 = g0 / factor[p, 0]
    m1 = (g1 - factor[p, 1] * m0) / factor[p, 2]
    m2 = (g2 - factor[p, 3] * m0 - factor[p, 4] * m1) / factor[p, 5]
    long = math.sqrt(m0 * m0 + m1 * m1 + m2 * m2)
    if long > FARTHEST:
        m0, m1, m2 = m0 * FARTHEST / long, m1 * FARTHEST / long, m2 * FARTHEST / long
    return back_solved(factor, p, m0, m1, m2)


@njit(cache=True, error_model="numpy")
def student(factor: Floats, p: int, counter: Counter, ordinal: bool) -> tuple[float, float, float]:
    """Draw a distance from the middle."""
    chi = -2.0 * math.log(uniform(counter) * uniform(counter) * uniform(counter) * uniform(counter))
    fat = math.sqrt(FREEDOM / chi)
    n0, n1 = normal(counter) * fat, normal(counter) * fat
    # One cutpoint: the third row of L is (0, 0, 1), the third coordinate stands still, and no number is drawn for it.
    n2 = normal(counter) * fat if ordinal else 0.0
    return back_solved(factor, p, n0, n1, n2)


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
    # w = L' u. The determinant is left out: old and new are weighed under one factor, fixed after warm-up.
    w0 = factor[p, 0] * u0 + factor[p, 1] * u1 + factor[p, 3] * u2
    w1 = factor[p, 2] * u1 + factor[p, 4] * u2
    w2 = factor[p, 5] * u2
    return -0.5 * (FREEDOM + size) * math.log1p((w0 * w0 + w1 * w1 + w2 * w2) / FREEDOM)


@njit(cache=True, error_model="numpy")
def propose_set(
    sets: Sets, prior: Prior, chain: Chain, reference: Reference, p: int, p0: int, p1: int, workspace: Workspace
) -> None:
    """Propose a parameter set, and note all of the ratio but the proposal's own votes."""
    # An independence proposal: its middle follows from the reference and the paths, never from the set's present place.
    # So the ratio is q(old) / q(new) times the posterior's, with the same middle in both.
    items, factor, ref = chain.items, reference.factor, reference.items
    g0, g1, g2 = gradient_of(sets, prior, ref, p, p0, p1, workspace)
    d0, d1, d2 = way_to_middle(factor, p, g0, g1, g2)
    e0, e1, e2 = student(factor, p, chain.counter, prior.ordinal)
    new, size = workspace.proposal[p - p0], 3 if prior.ordinal else 2
    new[0], new[1], new[2] = ref[p, 0] + d0 + e0, ref[p, 1] + d1 + e1, ref[p, 2] + d2 + e2
    u0, u1, u2 = items[p, 0] - ref[p, 0] - d0, items[p, 1] - ref[p, 1] - d1, items[p, 2] - ref[p, 2] - d2
    workspace.ratio[p - p0] = (
        log_student(factor, p, u0, u1, u2, size)
        - log_student(factor, p, e0, e1, e2, size)
        + log_prior_item(prior, new[0], new[1], new[2])
        - log_prior_item(prior, items[p, 0], items[p, 1], items[p, 2])
        - log_votes(sets, p, p0, workspace)
    )


@njit(cache=True, error_model="numpy", nogil=True)
def sweep_items(sets: Sets, prior: Prior, chain: Chain, reference: Reference, tally: Floats) -> None:
    """Draw every parameter set anew given the paths, in batches; count acceptances."""
    items, theta, workspace = chain.items, chain.theta.astype(f4), workspace_for(sets)
    for n in range(len(sets.batch) - 1):
        p0, p1 = sets.batch[n], sets.batch[n + 1]
        ones, twos = sets.first[p1] - sets.first[p0], sets.two_first[p1] - sets.two_first[p0]
        for v in range(ones):
            workspace.at[v] = theta[sets.one[sets.first[p0] + v]]
        for v in range(twos):
            workspace.at[ones + v] = theta[sets.two[sets.two_first[p0] + v]]
        # Three passes over the same room: slopes at the reference, votes as the items are, votes as proposed. Each
        # writes `bound`, `left` and `right` over; only `slope`, `low_slope` and `high_slope` have to last.
        bounds_of(sets, p0, p1, reference.items, p0, prior.ordinal, workspace)
        slope_below(workspace.bound, workspace.slope, ones)
        slopes_between(workspace.left, workspace.right, workspace.low_slope, workspace.high_slope, twos)
        bounds_of(sets, p0, p1, items, p0, prior.ordinal, workspace)
        log_below(workspace.bound, workspace.value, ones)
        log_between(workspace.left, workspace.right, workspace.between, twos)
        for p in range(p0, p1):
            propose_set(sets, prior, chain, reference, p, p0, p1, workspace)
        bounds_of(sets, p0, p1, workspace.proposal, 0, prior.ordinal, workspace)
        log_below(workspace.bound, workspace.value, ones)
        log_between(workspace.left, workspace.right, workspace.between, twos)
        for p in range(p0, p1):
            # Sets are independent given the paths, so each of a batch is accepted or refused for itself.
            if math.log(uniform(chain.counter)) < workspace.ratio[p - p0] + log_votes(sets, p, p0, workspace):
                tally[p] += 1.0
                items[p] = workspace.proposal[p - p0]
