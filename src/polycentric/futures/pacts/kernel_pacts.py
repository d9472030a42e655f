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

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Keys = NDArray[np.uint64]
OF_STATE, OF_BOTH = 6, 5
MOST = 60  # founders of a treaty, accessions to one in a year
MOST_NEW = 12  # new treaties of a run in a year
SHARE, MAJOR, DEGREE, NEW, DEMOCRACY, INCOME = 0, 1, 2, 3, 4, 5
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
        out[i, :OF_STATE] = traits[i]
        out[i, OF_STATE:] = 0.0
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
    """Draw one of the able states by utility and Gumbel noise; -1 where none is able."""
    best, at = -np.inf, -1
    for i in range(len(able)):
        if able[i]:
            utility = -math.log(-math.log(unit(bits(key, entity[i], index))))
            for k in range(len(values)):
                utility += rows[i, k] * values[k]
            if utility > best:
                best, at = utility, i
    return at


@njit(cache=True, nogil=True)
def size(member: Flags) -> int:
    """Count the members of one treaty."""
    many = 0
    for i in range(len(member)):
        many += member[i]
    return many


@njit(cache=True, nogil=True)
def weighed(which: Flags, traits: Floats, young: float) -> float:
    """Add up the states marked: new ones count `young`, others one."""
    total = 0.0
    for i in range(len(which)):
        if which[i]:
            total += young if traits[i, NEW] else 1.0
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
    for r in range(runs):
        for t in range(treaties):
            many = size(member[r, t])
            if many < 2:
                continue
            great, largest = False, -1
            for i in range(states):
                if member[r, t, i]:
                    great |= major[i]
                    if largest < 0 or traits[r, i, SHARE] > traits[r, largest, SHARE]:
                        largest = i
            rate = math.exp(values[r, 0] + (many > 2) * (values[r, 1] + values[r, 2] * math.log(many / 3.0))
                            + values[r, 3] * great) * shock[r] * times[r]  # fmt: skip
            rate *= own_factor(own_keys[r], entity[largest], own_weights[r], own_sd[r])
            if unit(bits(key[r], slots[t], 0)) < 1.0 - math.exp(-rate):
                member[r, t] = False


@njit(cache=True, nogil=True)
def leave(
    key: Keys, slots: Keys, entity: Keys, values: Floats, times: Floats, alive: Flags, major: Flags, member: Flags
) -> None:
    """Let members leave treaties of three or more: rate exp(constant, log of size/3, major) x `times` of the state."""
    runs, treaties, states = member.shape
    for r in range(runs):
        for t in range(treaties):
            many = size(member[r, t])
            if many < 3:
                continue
            base = values[r, 0] + values[r, 1] * math.log(many / 3.0)
            usual, great = math.exp(base), math.exp(base + values[r, 2])
            for i in range(states):
                if member[r, t, i] and alive[r, i]:
                    rate = (great if major[i] else usual) * times[r, i]
                    if unit(bits(key[r], entity[i] ^ slots[t], 0)) < 1.0 - math.exp(-rate):
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
    for r in range(runs):
        told, young = False, math.exp(newer[r])
        weight = weighed(alive[r], traits[r], young)
        for t in range(treaties):
            many = size(member[r, t])
            if many < 2:
                continue
            outside = weight - weighed(member[r, t], traits[r], young)
            rate = outside * math.exp(
                values[r, 0] + (many > 2) * (values[r, 1] + values[r, 2] * math.log(many / 3.0)))  # fmt: skip
            if unit(bits(key[r], slots[t], 0)) >= 1.0 - math.exp(-rate):
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
    for r in range(runs):
        mean = math.exp(values[r, 0]) * weighed(alive[r], traits[r], math.exp(values[r, 4])) * shock[r] * times[r]
        made = counted(unit(bits(key[r], slots[0], 0)), mean, 1e6, MOST_NEW)
        if made:
            degrees(member[r], traits[r])
        place = 0
        for event in range(made):
            while place < treaties and size(member[r, place]) > 0:
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
            member[r, place] = inside if size(inside) > 1 else member[r, place]
