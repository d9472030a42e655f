"""The compiled year of treaties: ends of whole ones, leavings, accessions, new ones; each run apart from the others.

`member` (run, treaty, state) is changed in place. A rate m gives a chance 1 - exp(-m). Who founds and who accedes is
drawn by utilities x b with Gumbel noise (the largest wins), which is a conditional logit; x stands in the order of
`choice.NAMES`: six of the state, then five of the state beside those who are in already.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from polycentric.futures.kernel_draws import bits, unit
from polycentric.futures.kernel_states import marks_in, places_of

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Keys = NDArray[np.uint64]
OF_STATE, OF_BOTH = 6, 5
MOST = 60  # founders of a treaty, accessions to one in a year
MOST_NEW = 12  # new treaties of a run in a year
SHARE, MAJOR, DEGREE, NEW, DEMOCRACY, INCOME = 0, 1, 2, 3, 4, 5
STEPS = 256
MOST_NOISE = np.append(-np.log(-np.log(np.arange(1, STEPS) / STEPS)), np.inf) + 1e-6  # of noise where u is in a step
LAND, DISTANCE, DEMOCRACY_GAP, INCOME_GAP, BOUND = 6, 7, 8, 9, 10


@njit(cache=True, nogil=True)
def describe(inside: Flags, member: Flags, traits: Floats, land: Flags, distance: Floats, out: Floats) -> None:
    """Write the covariates of every state beside those inside, (state, 11); with none inside the last five are zero.

    `member` (treaty, state) are one run's treaties; `traits` (state, 6). A border is one with any member; distance is
    the mean over members, gaps are to their mean; bound is whether any treaty binds the state to one of them.
    """
    treaties, states = member.shape
    who = np.flatnonzero(inside)
    many = len(who)
    democracy = income = 0.0
    for m in who:
        democracy += traits[m, DEMOCRACY]
        income += traits[m, INCOME]
    for i in range(states):
        for k in range(OF_STATE):
            out[i, k] = traits[i, k]
        for k in range(OF_STATE, OF_STATE + OF_BOTH):
            out[i, k] = 0.0
        for m in who:
            out[i, DISTANCE] += distance[i, m]
            if land[i, m]:
                out[i, LAND] = 1.0
        if many:
            out[i, DISTANCE] /= many
            out[i, DEMOCRACY_GAP] = abs(traits[i, DEMOCRACY] - democracy / many)
            out[i, INCOME_GAP] = abs(traits[i, INCOME] - income / many)
    for t in range(treaties):
        touches = False
        for m in who:
            touches |= member[t, m]
        if touches:
            for i in range(states):
                if member[t, i]:
                    out[i, BOUND] = 1.0


@njit(cache=True, nogil=True)
def degrees(member: Flags, traits: Floats) -> None:
    """Write log(1 + number of treaties) of each state into its traits."""
    treaties, states = member.shape
    held = np.zeros(states, np.int32)
    for t in range(treaties):
        for i in range(states):
            held[i] += np.int32(member[t, i])
    for i in range(states):
        traits[i, DEGREE] = math.log1p(held[i])


@njit(cache=True, nogil=True)
def pick(key: np.uint64, index: int, entity: Keys, able: Flags, rows: Floats, values: Floats) -> int:
    """Draw one of the able states by utility and Gumbel noise; -1 where none is able.

    Noise is computed where its bound doesn't rule the state out: -log(-log u) grows with u.
    """
    best, at = -np.inf, -1
    for i in range(len(able)):
        if able[i]:
            u, apart = unit(bits(key, entity[i], index)), 0.0
            for k in range(len(values)):
                apart += rows[i, k] * values[k]
            if apart + MOST_NOISE[int(u * STEPS)] < best:
                continue
            utility = -math.log(-math.log(u))
            for k in range(len(values)):
                utility += rows[i, k] * values[k]
            if utility > best:
                best, at = utility, i
    return at


@njit(cache=True, nogil=True)
def happens(u: float, rate: float) -> bool:
    """Tell whether a uniform number is below the chance of a rate, 1 - exp(-rate), which is below the rate itself."""
    return u < rate + 1e-12 and u < 1.0 - math.exp(-rate)


@njit(cache=True, nogil=True)
def weighed(which: NDArray[np.int64], many: int, traits: Floats, r: int, young: float) -> float:
    """Add up the first `many` states listed, of run `r`: new ones count `young`, others one."""
    total = 0.0
    for each in range(many):
        total += young if traits[r, which[each], NEW] else 1.0
    return total


@njit(cache=True, nogil=True)
def counted(u: float, mean: float, shape: float, most: int) -> int:
    """Turn a uniform number into a count of negative binomial law (mean, shape), by its distribution function."""
    chance = (shape / (shape + mean)) ** shape
    total, count = chance, 0
    while u > total and count < most:
        chance *= (count + shape) / (count + 1) * mean / (shape + mean)
        total += chance
        count += 1
    return count


@njit(cache=True, nogil=True)
def own_factor(keys: Keys, entity: np.uint64, weights: Floats, sd: float) -> float:
    """Give a state's log-normal factor of mean one: a weighted sum of normal draws of this and past years."""
    total = 0.0
    for back in range(len(weights)):
        radius = math.sqrt(-2.0 * math.log(unit(bits(keys[back], entity, 0))))
        total += weights[back] * radius * math.cos(2.0 * math.pi * unit(bits(keys[back], entity, 1)))
    return math.exp(sd * total - 0.5 * sd * sd)


@njit(cache=True, nogil=True)
def end(
    key: Keys, slots: Keys, entity: Keys, values: Floats, shock: Floats, own_keys: Keys, own_weights: Floats,
    own_sd: Floats, times: Floats, traits: Floats, major: Flags, member: Flags,
) -> None:  # fmt: skip
    """End whole treaties.

    The rate is exp(constant, group, log of size/3 of a group, a major power in it) x the year's shock x the factor of
    the treaty's largest member in the year (`own_keys`, `own_weights` (run, back)) x `times`.
    """
    runs, treaties, states = member.shape
    inside, marks = np.empty(states + 1, np.int64), member.view(np.uint8)
    factor = np.empty(states)
    for r in range(runs):
        factor[:] = -1.0
        for t in range(treaties):
            many = places_of(marks, r, t, inside)
            if many < 2:
                continue
            great, largest = False, -1
            for each in range(many):
                i = inside[each]
                great |= major[i]
                if largest < 0 or traits[r, i, SHARE] > traits[r, largest, SHARE]:
                    largest = i
            if factor[largest] < 0.0:
                factor[largest] = own_factor(own_keys[r], entity[largest], own_weights[r], own_sd[r])
            rate = math.exp(values[r, 0] + (many > 2) * (values[r, 1] + values[r, 2] * math.log(many / 3.0))
                            + values[r, 3] * great) * shock[r] * times[r]  # fmt: skip
            rate *= factor[largest]
            if happens(unit(bits(key[r], slots[t], 0)), rate):
                member[r, t] = False


@njit(cache=True, nogil=True)
def leave(
    key: Keys, slots: Keys, entity: Keys, values: Floats, times: Floats, alive: Flags, major: Flags, member: Flags
) -> None:
    """Let members leave treaties of three or more: rate exp(constant, log of size/3, major) x `times` of the state."""
    runs, treaties, states = member.shape
    inside, marks = np.empty(states + 1, np.int64), member.view(np.uint8)
    for r in range(runs):
        for t in range(treaties):
            many = places_of(marks, r, t, inside)
            if many < 3:
                continue
            base = values[r, 0] + values[r, 1] * math.log(many / 3.0)
            usual, great = math.exp(base), math.exp(base + values[r, 2])
            for each in range(many):
                i = inside[each]
                if alive[r, i]:
                    rate = (great if major[i] else usual) * times[r, i]
                    if happens(unit(bits(key[r], entity[i] ^ slots[t], 0)), rate):
                        member[r, t, i] = False


@njit(cache=True, nogil=True)
def accede(
    key: Keys, slots: Keys, entity: Keys, values: Floats, newer: Floats, more: Floats, choice: Floats, alive: Flags,
    traits: Floats, land: Flags, distance: Floats, member: Flags,
) -> None:  # fmt: skip
    """Let states accede to treaties in force.

    The rate of a treaty is exp(constant, group, log of size/3 of a group) x the weight of living states outside, where
    a new state weighs exp(`newer`); one accedes, and more with chance `more` each.
    """
    runs, treaties, states = member.shape
    rows, able = np.empty((states, OF_STATE + OF_BOTH)), np.empty(states, np.bool_)
    inside, marks = np.empty(states + 1, np.int64), member.view(np.uint8)
    for r in range(runs):
        told, young = False, math.exp(newer[r])
        weight = weighed(np.flatnonzero(alive[r]), alive[r].sum(), traits, r, young)
        for t in range(treaties):
            many = places_of(marks, r, t, inside)
            if many < 2:
                continue
            outside = weight - weighed(inside, many, traits, r, young)
            rate = outside * math.exp(
                values[r, 0] + (many > 2) * (values[r, 1] + values[r, 2] * math.log(many / 3.0)))  # fmt: skip
            if not happens(unit(bits(key[r], slots[t], 0)), rate):
                continue
            if not told:
                degrees(member[r], traits[r])
                told = True
            for count in range(MOST):
                if count and unit(bits(key[r], slots[t], count)) >= more[r]:
                    break
                describe(member[r, t], member[r], traits[r], land, distance, rows)
                for i in range(states):
                    able[i] = alive[r, i] and not member[r, t, i]
                chosen = pick(key[r], MOST * (t + 1) + count, entity, able, rows, choice[r])
                if chosen < 0:
                    break
                member[r, t, chosen] = True


@njit(cache=True, nogil=True)
def form(
    key: Keys, slots: Keys, entity: Keys, values: Floats, shock: Floats, times: Floats, first: Floats, others: Floats,
    alive: Flags, traits: Floats, land: Flags, distance: Floats, member: Flags,
) -> None:  # fmt: skip
    """Make new treaties in free places.

    Their number is Poisson of mean exp(constant) x the weight of living states x shock x `times`; `values` holds
    constant, chance of a group, mean and shape of a group's founders beyond three, log weight of a new state. The first
    founder is drawn by `first`, each other by `others` beside those drawn before.
    """
    runs, treaties, states = member.shape
    rows, able, inside = np.empty((states, OF_STATE + OF_BOTH)), np.empty(states, np.bool_), np.empty(states, np.bool_)
    marks = member.view(np.uint8)
    for r in range(runs):
        weight = weighed(np.flatnonzero(alive[r]), alive[r].sum(), traits, r, math.exp(values[r, 4]))
        mean = math.exp(values[r, 0]) * weight * shock[r] * times[r]
        made = counted(unit(bits(key[r], slots[0], 0)), mean, 1e6, MOST_NEW)
        if made:
            degrees(member[r], traits[r])
        place = 0
        for event in range(made):
            while place < treaties and marks_in(marks, r, place) > 0:
                place += 1
            if place == treaties:
                break
            founders = 2
            if unit(bits(key[r], slots[0], 2 * event + 1)) < values[r, 1]:
                founders = 3 + counted(
                    unit(bits(key[r], slots[0], 2 * event + 2)), values[r, 2], values[r, 3], MOST - 3
                )
            inside[:] = False
            for count in range(founders):
                describe(inside, member[r], traits[r], land, distance, rows)
                for i in range(states):
                    able[i] = alive[r, i] and not inside[i]
                using = first[r] if count == 0 else others[r]
                chosen = pick(key[r], MOST * event + count + 1, entity, able, rows, using)
                if chosen < 0:
                    break
                inside[chosen] = True
            if inside.sum() > 1:
                member[r, place] = inside
