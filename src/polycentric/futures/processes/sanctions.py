"""Sanctions: who begins them on whom, when they end, and what new ones cost both sides' growth.

Rates are those of the cases that TIES lists, most of them over trade; what a case costs is assumed. A sanction that is
in force at the start costs nothing here: growth of the start has it already.
"""

from functools import cache

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.contract import Assumed, Estimates, Parameters, Process
from polycentric.futures.draws import Draws, key_of
from polycentric.futures.order import Order, pair_at
from polycentric.futures.per_state import remembering
from polycentric.futures.steering import Steering

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
AMERICA = "USA"
LARGEST = 8  # by output
RECENT = 0.25  # of a pair's decayed count of disputes with a half-life of four years: one in the last eight years
FOUR_YEARS = 1  # the place of that memory
TARGETS = ("recent", "large", "other")
WEIGHT = 0.15  # about the largest sender's part of the world's output: a sanction weighs as much as its sender
BOUNDS = Assumed(-4.0, 1.0, "fitted where shipped", -15.0, 0.0)


def fit(panel: xr.Dataset | None) -> Estimates:
    """Fit rates to the cases of TIES, 1976-2005; `panel` isn't used."""
    from polycentric.futures.acts import sanctions

    del panel
    return sanctions.fit()


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Begin and end sanctions, and take the cost of new ones off output."""
    output = np.where(order.alive & ~np.isnan(order.log_output), order.log_output, -np.inf)
    large = output >= np.sort(output, axis=1)[:, -LARGEST][:, np.newaxis]
    _ends(order, parameters, draws, year)
    recent = remembering(order.recalls, order.recalled, order.memory, FOUR_YEARS, RECENT)
    for place in np.flatnonzero(large.any(axis=0) | (np.array(order.fixed.states) == AMERICA)):
        _of_sender(order, int(place), large, recent, parameters, draws, year)
    _of_the_rest(order, large, parameters, draws, year)
    order.sanctions &= order.alive[:, :, np.newaxis] & order.alive[:, np.newaxis]
    _cost(order, parameters, steering, output)


def _in_force(sanctions: Flags) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Give runs, senders and targets of what is in force."""
    many = sanctions.shape[1]
    cell, target = np.divmod(np.flatnonzero(sanctions.reshape(-1)), many)
    return cell // many, cell % many, target


def _ends(order: Order, parameters: Parameters, draws: Draws, year: int) -> None:
    """End sanctions in force, each with a constant chance by its sender."""
    run, sender, target = _in_force(order.sanctions)
    own = np.array([key_of(state) for state in order.fixed.states], np.uint64)
    america = np.array(order.fixed.states) == AMERICA
    chance = np.exp(np.where(america[sender], parameters["log_end.usa"][run], parameters["log_end.others"][run]))
    gone = draws.uniform_at("sanctions.end", year, run, order.fixed.keys[target] ^ own[sender]) < chance
    order.sanctions[run[gone], sender[gone], target[gone]] = False


def _of_sender(
    order: Order, place: int, large: Flags, recent: Flags, parameters: Parameters, draws: Draws, year: int
) -> None:
    """Begin sanctions of a large state, or of the United States, by class of the target."""
    state = order.fixed.states[place]
    sender = "usa" if state == AMERICA else "large"
    recent = recent[:, _pairs_of(place, len(order.fixed.states))]
    which = np.where(recent, 0, np.where(large, 1, 2))
    rates = np.exp(np.stack([parameters[f"log_begin.{sender}.{target}"] for target in TARGETS], axis=1))
    u = draws.uniform("sanctions.begin", year, order.fixed.keys ^ key_of(state))
    begins = u < np.take_along_axis(rates, which, axis=1)
    begins[:, place] = False
    sends = np.ones(order.runs, np.bool_) if sender == "usa" else large[:, place]
    order.sanctions[:, place] |= begins & sends[:, np.newaxis]


@cache
def _pairs_of(place: int, states: int) -> NDArray[np.int64]:
    """Give the places of a state's pairs with every state; its own has that of another, which nobody reads."""
    return np.array([pair_at(place, other, states) if other != place else 0 for other in range(states)], np.int64)


def _of_the_rest(order: Order, large: Flags, parameters: Parameters, draws: Draws, year: int) -> None:
    """Begin sanctions of other states: each sends one at most in a year, on a target drawn evenly."""
    living = order.alive.sum(axis=1, keepdims=True)
    chance = 1.0 - np.exp(-np.exp(parameters["log_begin.rest"])[:, np.newaxis] * (living - 1))
    america = np.array(order.fixed.states) == AMERICA
    sends = (draws.uniform("sanctions.rest", year, order.fixed.keys) < chance) & order.alive & ~large & ~america
    many = len(order.fixed.states)
    run, place = np.nonzero(sends)
    at, keys = np.repeat(run, many), (order.fixed.keys[place][:, np.newaxis] ^ order.fixed.keys).reshape(-1)
    able = draws.uniform_at("sanctions.target", year, at, keys).reshape(len(run), many)
    able = np.where(order.alive[run], able, -1.0)
    able[np.arange(len(run)), place] = -1.0
    order.sanctions[run, place, able.argmax(axis=1)] = True


def _cost(order: Order, parameters: Parameters, steering: Steering, output: Floats) -> None:
    """Take what sanctions that began in the run cost off the output of targets and senders."""
    run, sender, target = _in_force(order.sanctions)
    if order.fixed.sanctioned is not None:
        new = ~order.fixed.sanctioned[sender, target]
        run, sender, target = run[new], sender[new], target[new]
    many = output.shape[1]
    by_output = np.bincount(run * many + target, np.exp(output[run, sender]), output.size).reshape(output.shape)
    sent = np.bincount(run * many + sender, minlength=output.size).reshape(output.shape)
    world = np.nansum(np.where(order.alive, np.exp(order.log_output), 0.0), axis=1)[:, np.newaxis]
    weight = np.minimum(by_output / world / WEIGHT, 2.0)
    cost = (parameters["cost"] * steering.effect_of_sanctions)[:, np.newaxis] * weight
    cost = cost + parameters["own_cost"][:, np.newaxis] * np.minimum(sent, 10)
    order.log_output += np.where(order.alive, cost, 0.0)
    order.grown += np.where(order.alive, cost, 0.0)


PROCESS = Process(
    label="Sanctions",
    equation="yearly chances by class: the United States, or another of the eight largest, begins sanctions on a state "
    "with which it had a dispute of late, on a large one, or on another; any other state begins some; they end by "
    "sender; growth of a new target: cost x its senders' part of world output / .15, of a sender: own cost for each",
    needs=("log_output",),
    gives=("sanctions", "log_output", "grown"),
    place=35,
    reference="Cases: TIES 4.1. Size of the cost: Neuenkirch and Neumeier (2015), European Journal of Political "
    "Economy 40, 110-125: .5 to .9 points a year for seven years by sanctions of the United States (abstract read); "
    "theirs leave trade disputes out, so a fourth of that stands for a case here",
    sample="Directed pair-years 1976-2005; costs are assumed",
    grade="estimated",
    step=step,
    fit=fit,
    assumed={
        **{f"log_begin.{sender}.{target}": BOUNDS for sender in ("usa", "large") for target in TARGETS},
        "log_begin.rest": BOUNDS,
        "log_end.usa": BOUNDS,
        "log_end.others": BOUNDS,
        "cost": Assumed(-0.002, 0.003, "the target's growth by a sender of the largest size: a fourth of what is found "
                        "of political cases, for most are over trade; the sign is in doubt"),
        "own_cost": Assumed(-0.0001, 0.0001, "the sender's growth for each target; no estimate was looked up"),
    },
)  # fmt: skip
