"""Compiled bounds on the hazard of an onset: they only decide whether a hazard is computed, never what happens.

exp(eta) is never below h. Sums over both states are terms of each state; so are bounds of the rest: for any middle c
a gap |x - y| is at most |x - c| + |y - c|, and x y = c (x + y) - c^2 + (x - c)(y - c), whose last term lies within
((x - c)^2 + (y - c)^2) / 2. Here c is the mean of the living. What is left is looked up: the most in a bin of distance,
peace by its year, memory by sixteenths of a dispute. All of it holds since covariates are clipped. A draw is held
against a bound by its log from below (`below_log`) first, which takes no exponential.
`rough` is the same in single precision and a state's class `apart`, for a loop over all pairs without branches.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportMissingParameterType=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from polycentric.futures.disputes import places as at

Floats = NDArray[np.float64]
FINE = 16  # steps of a remembered dispute, for the bound
REMEMBERED = np.log1p(5.0 * np.arange(16 * FINE + 2) / FINE)  # of the beginning of each step
STEPS = len(REMEMBERED) - 1
RECENT = np.exp(-np.arange(0.0, 151.0) / 3.0)  # by years of peace
WAITED = np.log1p(np.arange(0.0, 151.0))
SLACK = 1e-9  # bounds are sums in another order than eta's
ROUGH = 1e-4  # the same in single precision
ONE = np.int64(1023) << np.int64(52)  # the bits of 1.0
LOG_STEP = math.log(2.0) * 2.0**-52
DEEP = 40.0  # a rough factor is never below exp(-40): products neither vanish nor lack a number


@njit(cache=True, nogil=True, error_model="numpy")
def of_places(b, edges, start, out):
    """Fill `out` (3 x 2 x 2 x BINS,), the most a pair's place adds by class, sea, both major and bin of distance."""
    wet = b[at.SEA] + 2.0 * 6.0 * abs(b[at.SEA_ACTIVITY])  # relative activity lies within -6 and 6
    for kind in range(3):
        for k in range(at.BINS):
            low, high, slope, bend = edges[k], edges[k + 1], b[at.DISTANCE + kind], b[at.SQUARED + kind]
            most = max(slope * low + bend * low * low, slope * high + bend * high * high)
            if bend < 0.0 and low < -slope / (2.0 * bend) < high:
                most = -slope * slope / (4.0 * bend)
            most += start + (b[kind] if kind > 0 else 0.0)
            for sea in range(2):
                for both in range(2):
                    place = ((kind * 2 + sea) * 2 + both) * at.BINS + k
                    out[place] = most + (wet if sea else 0.0) + (b[at.BOTH] if both else 0.0)


@njit(cache=True, nogil=True, error_model="numpy")
def of_states(b, alive, states, steered, out):
    """Fill `out` (3, N), the most each state adds in each class, minus infinity where it isn't alive."""
    middle, living = np.zeros(at.FEATURES), 0
    for i in range(len(alive)):
        if alive[i]:
            living += 1
            for f in range(at.FEATURES):
                middle[f] += states[i, f]
    middle /= max(living, 1)
    product, gap, constant = np.zeros(at.FEATURES), np.zeros(at.FEATURES), 0.0
    for f in range(at.FEATURES):
        gap[f] = max(b[at.GAP + f], 0.0)
    for place, f in ((0, 0), (1, 1), (2, 3)):
        product[f] = b[at.PRODUCT + place]
        constant -= product[f] * middle[f] * middle[f] / 2.0
    for i in range(len(alive)):
        out[:, i] = -np.inf
        if alive[i]:
            same = steered[i] + constant
            for f in range(at.FEATURES):
                off = states[i, f] - middle[f]
                same += gap[f] * abs(off) + abs(product[f]) * off * off / 2.0 + product[f] * middle[f] * states[i, f]
            for kind in range(3):
                total = same
                for f in range(at.FEATURES):
                    total += b[at.STATE + 3 * f + kind] * states[i, f]
                out[kind, i] = total


@njit(cache=True, inline="always")
def below_log(word):
    """Give a bound from below on the log of a number in (0, 1), from its 64 bits.

    The log to base 2 of 2^e (1 + m) is at least e + m, and the bits of a number are e and m.
    """
    return (word - ONE) * LOG_STEP - SLACK


@njit(cache=True, inline="always")
def pledged(b, kind):
    """Give what a pact adds in a class."""
    return b[at.ALLIED] + (b[at.ALLIED_LAND] if kind == 2 else 0.0)


@njit(cache=True, nogil=True, error_model="numpy")
def of_past(b, waits, steps):
    """Fill what a pair's past adds at most: `waits` (3, 151) by class and years of peace, `steps` (9, STEPS) by memory.

    The first six rows of `steps` are of the memory of 16 years, by class x 2 + sea; then come those of 1, 4 and 32.
    """
    for kind in range(3):
        for years in range(waits.shape[1]):
            waits[kind, years] = waited(b, kind, years)
    for row in range(9):
        coefficient = b[at.MEMORY_1 + row - 6]  # of 1, 4 and 32 years they stand side by side
        if row < 6:
            coefficient = b[at.MEMORY_16 + row // 2] + (b[at.SEA_MEMORY] if row % 2 else 0.0)
        side = 1 if coefficient > 0.0 else 0  # the end of the step at which the coefficient adds more
        for step in range(STEPS):
            steps[row, step] = coefficient * REMEMBERED[step + side]


@njit(cache=True, inline="always")
def remembered(steps, row, memory, most):
    """Give the most that what a pair remembers adds; `row` is its class x 2 + sea."""
    total = in_step(steps[row], memory[2], most[2]) + in_step(steps[6], memory[0], most[0])
    total += in_step(steps[7], memory[1], most[1]) + in_step(steps[8], memory[3], most[3])
    return total if memory[3] > 0.0 else 0.0


@njit(cache=True, inline="always")
def in_step(row, count, most):
    """Give the entry of a row of `steps` for the step in which a count lies."""
    return row[np.uint32(min(int(FINE * min(float(count), most)), STEPS - 1))]


@njit(cache=True, inline="always")
def waited(b, kind, peace):
    """Give what years of peace add."""
    return b[at.RECENT] * RECENT[peace] + b[at.PEACE + kind] * WAITED[peace]


@njit(cache=True, nogil=True, error_model="numpy")
def rough(b, places, states, out_places, out_states):
    """Fill factors in single precision: product of a place's and two states' is at least the bound of a long peace.

    All pairs go by the states' class `apart`; the most by which another class exceeds it is in the place's factor.
    """
    many, highest = states.shape[1], -np.inf
    more = np.zeros(3)
    for kind in range(1, 3):
        more[kind] = -np.inf
    for i in range(many):
        if states[0, i] > -np.inf:
            highest = max(highest, states[0, i])
            for kind in range(1, 3):
                more[kind] = max(more[kind], states[kind, i] - states[0, i])
    for i in range(many):
        alive = states[0, i] > -np.inf
        out_states[i] = math.exp(max(states[0, i] - highest, -DEEP)) if alive else 0.0
    for place in range(len(places)):
        kind = place // (4 * at.BINS)
        still = waited(b, kind, len(WAITED) - 1) + max(pledged(b, kind), 0.0)
        value = places[place] + still + 2.0 * (highest + more[kind]) + ROUGH
        out_places[place] = math.exp(min(max(value, -DEEP), 2.0 * DEEP))
