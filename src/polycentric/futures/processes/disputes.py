"""Militarised disputes between two states: who begins one, who joins, which become wars, and what is remembered.

The archive's disputes aren't shipped. What a pair remembers at the start is drawn for each run from the fitted rates of
its class (pairs of like exposure: borders, major powers, distance, sizes, incomes), never from the pair's own count.
"""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.contract import Assumed, Parameters, Process
from polycentric.futures.disputes import classes, estimates, union, world
from polycentric.futures.disputes.covariates import NAMES, Ranges, state_table
from polycentric.futures.disputes.history import DECAY
from polycentric.futures.disputes.sample import LEAST_SHARE
from polycentric.futures.draws import Draws
from polycentric.futures.order import ACTIVITY_HALF_LIFE, Fixed, Order, pairs
from polycentric.futures.per_state import marked, of_state
from polycentric.futures.steering import Steering

Floats = NDArray[np.float64]
DEPTH = 80  # years back in which a past is drawn
JOINS = estimates.JOINS
_LAST: dict[str, tuple[Fixed, bytes, world.Geography]] = {}


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Begin disputes, let third states join, make some wars, and remember."""
    from polycentric.futures.disputes import kernel_year

    fixed, ranges = order.fixed, ranges_of(parameters)
    brought = unclipped(order, parameters)
    if year == fixed.start + 1 and not fixed.remembers:
        remember_classes(order, parameters, draws)
    land = geography(fixed, ranges)
    keep, scale = parameters["shock_kept"], parameters["shock_sd"]
    luck = draws.normal("disputes.shock", year)[:, 0]
    order.shock[:] = keep * order.shock + np.sqrt(1.0 - keep**2) * scale * luck
    odd = parameters["shock_odd"]
    unseen = 0.0 if fixed.remembers else parameters["unseen"]  # pairs' own pasts and borders hide nothing
    level = order.shock + unseen + odd * draws.normal("disputes.odd", year)[:, 0]
    level = level - 0.5 * (scale**2 + odd**2)  # a log-normal factor of mean one
    kernel_year.year(
        draws.keys("disputes", year), draws.keys("disputes.union", year), fixed.pair_keys, fixed.first, fixed.second,
        land.place, land.slot, land.distance, land.astray, land.edges, parameters.together(NAMES),
        parameters["original"], parameters.together(JOINS), level, order.alive, brought, ranges.states, ranges.living,
        ranges.counts, fixed.major, order.allied, steering.no_dispute, steering.dispute_state, steering.dispute,
        not steering.idle and bool(steering.dispute.any()), union.members(order), np.exp(parameters["union"]), DECAY,
        order.recalls, order.recalled, order.memory, order.peace, order.onset, order.outside, order.beyond,
    )  # fmt: skip
    _wars(order, parameters, draws, year)
    order.activity *= 0.5 ** (1.0 / ACTIVITY_HALF_LIFE)
    order.activity += of_state(order.onset, fixed)


def ranges_of(parameters: Parameters) -> Ranges:
    """Give what the fit saw, from the shipped tables."""
    held = parameters.tables
    return Ranges(held["range_states"], held["range_distance"], held["range_living"], held["range_counts"])


def geography(fixed: Fixed, ranges: Ranges) -> world.Geography:
    """Pack the order's geography; a border across water that isn't known to it counts as none.

    All chunks of an ensemble share what is fixed, so the last geography is kept.
    """
    held = _LAST.get("last")
    if held is None or held[0] is not fixed or held[1] != ranges.distance.tobytes():
        held = (fixed, ranges.distance.tobytes(), _packed(fixed, ranges))
        _LAST["last"] = held
    return held[2]


def _packed(fixed: Fixed, ranges: Ranges) -> world.Geography:
    """Pack the order's geography."""
    far = np.log(np.exp(fixed.log_distance) + 50.0)
    sea = np.zeros_like(fixed.contiguous) if fixed.sea is None else fixed.sea
    return world.geography(far, fixed.contiguous, sea, fixed.major, ranges)


def states_of(order: Order, parameters: Parameters, ranges: Ranges) -> Floats:
    """Give what states bring but for their activity, (run, state, 5), within what the fit saw."""
    return world.within(unclipped(order, parameters), ranges)


def unclipped(order: Order, parameters: Parameters) -> Floats:
    """Give what states bring, (run, state, 5), as it is; what isn't known is the middle state's.

    Their activity is left 0: the compiled year fills it in.
    """
    fixed = order.fixed
    share = np.log(np.maximum(order.composite, LEAST_SHARE))
    income = np.full(order.alive.shape, np.nan)
    if "population" in fixed.components:
        income = order.log_output - order.log_component[:, :, fixed.components.index("population")]
    known = order.alive & ~np.isnan(income)
    mean = np.where(known, income, 0.0).sum(axis=1, keepdims=True) / np.maximum(known.sum(axis=1, keepdims=True), 1)
    income = np.where(known, income, mean)
    level, slope = parameters.tables["democracy_by_income"]  # a regime that isn't known is that of like income
    regime = np.where(np.isnan(order.regime), level + slope * (income - mean), order.regime)
    table = state_table(share, income, regime, np.zeros((*order.alive.shape, 2)), order.alive)
    return np.where(np.isnan(table), parameters.tables["middle"], table)


def places(states: int) -> NDArray[np.int32]:
    """Give the place of each pair by its two states, (state, state)."""
    table = np.zeros((states, states), np.int32)
    first, second = pairs(states)
    table[first, second] = table[second, first] = np.arange(len(first))
    return table


def remember_classes(order: Order, parameters: Parameters, draws: Draws) -> None:
    """Draw the past of every pair of every run from the rates of its class: decayed counts and years of peace."""
    from polycentric.futures.disputes import kernel_past

    fixed, held = order.fixed, parameters.tables
    nobody, quiet = np.zeros((1, len(fixed.states)), np.bool_), draws.keys("disputes.past", fixed.start)
    for run, group in enumerate(groups(order, parameters)):
        one = slice(run, run + 1)
        kernel_past.drawn(
            quiet[one], fixed.pair_keys, fixed.first, fixed.second, group, nobody, held["class_part"],
            held["class_low"], held["class_high"], DECAY, DEPTH, order.recalls[one], order.recalled[one],
            order.memory[one], order.peace[one],
        )  # fmt: skip


def groups(order: Order, parameters: Parameters) -> NDArray[np.int8]:
    """Give the place of each pair's class in `classes.CLASSES`, (run, pair)."""
    from polycentric.futures.disputes import kernel_past

    fixed, ranges = order.fixed, ranges_of(parameters)
    brought, distance = states_of(order, parameters, ranges), geography(fixed, ranges).distance
    majors = fixed.major[fixed.first].astype(np.int8) + fixed.major[fixed.second]
    kind = np.where(fixed.contiguous, 2, majors > 0).astype(np.int8)
    out = np.empty((order.runs, len(fixed.first)), np.int8)
    kernel_past.grouped(
        np.ascontiguousarray(brought[:, :, [classes.SIZE, classes.INCOME]]), fixed.first, fixed.second, kind,
        majors == 2, distance, parameters.tables["exposure"], classes.COMFORT, classes.cuts(), out,
    )  # fmt: skip
    return out


def _wars(order: Order, parameters: Parameters, draws: Draws, year: int) -> None:
    """Turn some disputes into wars; each year a war of a pair ends with a fixed chance."""
    from polycentric.futures import kernel_states

    keys = order.fixed.pair_keys
    kernel_states.pass_a_year(order.war_years, order.war)
    run, pair = marked(order.onset)
    if len(run):
        chance = draws.uniform_at("disputes.war", year, run, keys[pair])
        length = draws.uniform_at("disputes.length", year, run, keys[pair])
        begins = chance < parameters["escalates"][run]
        years = 1 + np.floor(np.log(length) / np.log(1.0 - parameters["war_ends"][run])).astype(np.int8)
        order.war_years[run[begins], pair[begins]] = np.minimum(years, 20)[begins]
        order.war[run[begins], pair[begins]] = True


PROCESS = Process(
    label="Disputes and wars",
    equation="logit h = geography + (size, democracy, income, relative recent disputes of both, by class of the pair) "
    "+ gaps and products + pact + decayed counts of own disputes + peace years + AR(1) shock + odd years; "
    "third states join by a logit of their own hazard, pacts and borders; of two members of one union few onsets are "
    "kept; an onset becomes a war with a fixed chance, of geometric length",
    needs=("alive", "composite"),
    gives=("onset", "war", "war_years", "recalled", "memory", "peace", "activity", "shock", "outside", "beyond"),
    place=70,
    reference=estimates.REFERENCE,
    sample="Pair-years of the Correlates of War system, 1816-2010",
    grade="estimated",
    step=step,
    fit=estimates.fit,
    assumed={
        "union": union.EFFECT,
        "unseen": Assumed(0.0, 0.1, "what a drawn past and unknown sea borders hide; fitted where shipped"),
        "original": Assumed(0.75, 0.05, "part of onsets between the first two; fitted where shipped", 0.05, 1.0),
        "shock_sd": Assumed(0.35, 0.1, "the common shock's spread; fitted where shipped", 0.0, 1.5),
        "shock_odd": Assumed(0.3, 0.1, "the spread of single odd years; fitted where shipped", 0.0, 1.5),
        "shock_kept": Assumed(0.5, 0.15, "what it keeps a year; fitted where shipped", 0.0, 0.95),
        "escalates": Assumed(0.06, 0.02, "fitted where shipped", 0.0, 1.0),
        "war_ends": Assumed(0.5, 0.1, "fitted where shipped", 0.05, 0.98),
    },
)
