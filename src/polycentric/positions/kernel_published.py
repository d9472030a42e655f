"""Compiled sweeps of the sampler that follows the code of the published ideal points.

A sweep is theirs: ideal points given the latent propensities, each drawn towards the mean that its state had in the
session before; then clamped and standardised, all together; then of each item the cutpoints with the propensities
integrated out, the propensities anew, and the discrimination given them. What differs is speed: probabilities are in
single precision, cutpoints are proposed with each item's own widths, and each discrimination has one more proposal with
the propensities integrated out. These leave the same conditionals in place and mix faster.

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

from polycentric.positions.kernel_chain import GOLDEN, MIX1, MIX2, S27, S30, S31, normal, uniform
from polycentric.positions.kernel_probit import log_below, log_between
from polycentric.positions.kernel_truncated import Single, between, beyond

Floats = NDArray[np.float64]
Whole = NDArray[np.int32]
Counter = NDArray[np.uint64]
f4 = np.float32
S40 = np.uint64(40)
UNIT24 = f4(1.0 / 16777216.0)
HALF = f4(0.5)
FARTHEST = 9.0  # where the authors clamp a propensity
LEAST_GAP, LARGEST_CUT = 1e-6, 7.0
GOAL, SHIFT, GAP, BETA = 0.35, 0, 1, 2


class Items(NamedTuple):
    """Votes by parameter set: noes, abstentions, yeses."""

    # first: (sets + 1,). abstained, yes: (sets,), where each set's abstentions and its yeses begin. cell: (votes,).
    first: Whole
    abstained: Whole
    yes: Whole
    cell: Whole


class Before(NamedTuple):
    """What each ideal point is drawn towards."""

    # cell: (cells,), the cell whose mean it is drawn towards; -1 for none, which means 0. precision: (cells,).
    cell: Whole
    precision: Floats


class State(NamedTuple):
    """Where a chain stands, changed in place."""

    # theta: (cells,), standardised. mean: (cells,), the conditional means of the last sweep, not standardised. items:
    # (sets, 3), discrimination, lower and upper cutpoint. pull, weight: (cells,), the sums of beta Z and of beta^2.
    # width: (sets, 3), of proposals. accepted: (sets, 3), counts. counter: (1,).
    theta: Floats
    mean: Floats
    items: Floats
    pull: Floats
    weight: Floats
    width: Floats
    accepted: Floats
    counter: Counter


@njit(cache=True, error_model="numpy", nogil=True)
def sweep_points(before: Before, state: State, clamp: float) -> None:
    """Draw every ideal point given the propensities, clamp them, and standardise all together."""
    theta, n = state.theta, len(state.theta)
    # All are drawn towards the means of the last sweep: a first session towards its second, each other session towards
    # its last, so that nothing is passed back in time but there.
    towards = state.mean.copy()
    total = 0.0
    for c in range(n):
        at, own = before.cell[c], before.precision[c]
        mean = towards[at] if at >= 0 else 0.0
        variance = 1.0 / (state.weight[c] + own)
        state.mean[c] = variance * (state.pull[c] + own * mean)
        theta[c] = min(max(state.mean[c] + math.sqrt(variance) * normal(state.counter), -clamp), clamp)
        total += theta[c]
    center, square = total / n, 0.0
    for c in range(n):
        theta[c] -= center
        square += theta[c] * theta[c]
    spread = math.sqrt(square / (n - 1))
    for c in range(n):
        theta[c] /= spread
    state.pull[:] = 0.0
    state.weight[:] = 0.0


@njit(cache=True, error_model="numpy", nogil=True)
def log_votes(x: Single, no: int, some: int, beta: float, low: float, high: float, room: Single) -> float:
    """Give the log-likelihood of an item's votes: `no` noes, then abstentions up to `some`, then yeses."""
    size = len(x)
    b, k1, k2 = f4(beta), f4(low), f4(high)
    z, out, other = room[0, :size], room[1, :size], room[2, :size]
    for n in range(no):
        z[n] = k1 - b * x[n]
    for n in range(some, size):
        z[n] = b * x[n] - k2
    for n in range(no, some):
        z[n] = k1 - b * x[n]
        other[n] = k2 - b * x[n]
    log_below(z[:no], out[:no], no)
    log_between(z[no:some], other[no:some], out[no:some], some - no)
    log_below(z[some:], out[some:], size - some)
    total = 0.0
    for n in range(size):
        total += out[n]
    return total


@njit(cache=True, error_model="numpy", nogil=True)
def sweep_cuts(x: Single, no: int, some: int, p: int, state: State, room: Single, learn: float) -> None:
    """Propose an item's cutpoints and its discrimination, the propensities integrated out (flat; normal)."""
    beta, low, high = state.items[p, 0], state.items[p, 1], state.items[p, 2]
    here = log_votes(x, no, some, beta, low, high, room)
    # The outer cutpoint of the larger side is held while the gap changes, since votes tell it best.
    hold_high = len(x) - some >= no
    for kind in range(3):
        new_beta, new_low, new_high, prior = beta, low, high, 0.0
        step = state.width[p, kind] * normal(state.counter)
        chance = math.log(uniform(state.counter))
        if kind == SHIFT:
            new_low, new_high = low + step, high + step
        elif kind == GAP:
            # A flat density of the cutpoints is one of exp(gap) of the gap's logarithm.
            gap = (high - low) * math.exp(step)
            new_low, new_high = (high - gap, high) if hold_high else (low, low + gap)
            prior = step if gap > LEAST_GAP else -math.inf
        else:
            new_beta = beta + step
            prior = 0.5 * (beta * beta - new_beta * new_beta)
        accepted = False
        if new_low >= -LARGEST_CUT and new_high <= LARGEST_CUT and prior > -math.inf:
            there = log_votes(x, no, some, new_beta, new_low, new_high, room)
            if chance < there - here + prior:
                beta, low, high, here, accepted = new_beta, new_low, new_high, there, True
        state.accepted[p, kind] += 1.0 if accepted else 0.0
        if learn > 0.0:
            state.width[p, kind] *= math.exp(learn * ((1.0 if accepted else 0.0) - GOAL))
            state.width[p, kind] = min(max(state.width[p, kind], 0.01), 5.0)
    state.items[p, 0], state.items[p, 1], state.items[p, 2] = beta, low, high


@njit(cache=True, error_model="numpy", nogil=True)
def draw_propensities(
    x: Single, no: int, some: int, beta: float, low: float, high: float, counter: Counter, room: Single
) -> None:
    """Write a propensity for each vote into the room's last row."""
    size = len(x)
    b, k1, k2 = f4(beta), f4(low), f4(high)
    z, other, u, out = room[0, :size], room[1, :size], room[2, :size], room[3, :size]
    start = counter[0]
    for n in range(size):
        # splitmix64, a number for each vote at once: 24 bits, in the middle of their cell.
        key = start + GOLDEN * np.uint64(n + 1)
        key = (key ^ (key >> S30)) * MIX1
        key = (key ^ (key >> S27)) * MIX2
        u[n] = (f4(np.int32((key ^ (key >> S31)) >> S40)) + HALF) * UNIT24
    counter[0] = start + GOLDEN * np.uint64(size)
    for n in range(no):
        z[n] = b * x[n] - k1
    for n in range(some, size):
        z[n] = k2 - b * x[n]
    for n in range(no, some):
        z[n] = k1 - b * x[n]
        other[n] = k2 - b * x[n]
    beyond(z[:no], u[:no], out[:no], no)
    between(z[no:some], other[no:some], u[no:some], out[no:some], some - no)
    beyond(z[some:], u[some:], out[some:], size - some)
    far = f4(FARTHEST)
    for n in range(size):
        e = -out[n] if n < no else out[n]
        out[n] = min(max(b * x[n] + e, -far), far)


@njit(cache=True, error_model="numpy", nogil=True)
def sweep_items(items: Items, state: State, room: Single, learn: float, blind: bool) -> None:
    """Draw every item's parameters and propensities, and add up what ideal points are drawn from."""
    x = room[4]
    for p in range(len(items.yes)):
        start, stop = items.first[p], items.first[p + 1]
        no, some, size = items.abstained[p] - start, items.yes[p] - start, stop - start
        for n in range(size):
            x[n] = f4(0.0) if blind else f4(state.theta[items.cell[start + n]])
        if not blind:
            sweep_cuts(x[:size], no, some, p, state, room, learn)
        beta, low, high = state.items[p, 0], state.items[p, 1], state.items[p, 2]
        draw_propensities(x[:size], no, some, beta, low, high, state.counter, room)
        z = room[3]
        if not blind:
            square, product = 0.0, 0.0
            for n in range(size):
                square += x[n] * x[n]
                product += x[n] * z[n]
            variance = 1.0 / (square + 1.0)
            beta = variance * product + math.sqrt(variance) * normal(state.counter)
            state.items[p, 0] = beta
        for n in range(size):
            c = items.cell[start + n]
            state.pull[c] += beta * z[n]
            state.weight[c] += beta * beta


@njit(cache=True, error_model="numpy", nogil=True)
def sweeps(items: Items, before: Before, state: State, room: Single, times: int, learn: float, clamp: float) -> None:
    """Sweep a chain some times; with `learn` above 0 the widths of proposals are fitted on the way."""
    for _ in range(times):
        sweep_points(before, state, clamp)
        sweep_items(items, state, room, learn, False)
