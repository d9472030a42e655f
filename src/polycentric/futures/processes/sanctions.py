"""Sanctions: who begins them on whom, when they end, and what new ones cost both sides' growth.

Rates are those of the cases that TIES lists, most of them over trade; what a case costs is assumed. A sanction that is
in force at the start costs nothing here: growth of the start has it already.
"""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.contract import Assumed, Estimates, Parameters, Process
from polycentric.futures.draws import Draws, key_of
from polycentric.futures.order import Fixed, Order
from polycentric.futures.steering import Steering

Floats = NDArray[np.float64]
Keys = NDArray[np.uint64]
YEARS = "1976-2005"
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
    from polycentric.futures.processes import kernel_sanctions

    fixed = order.fixed
    output = np.where(order.alive & ~np.isnan(order.log_output), order.log_output, -np.inf)
    large = output >= np.partition(output, -LARGEST, axis=1)[:, -LARGEST][:, np.newaxis]
    own, america = senders(fixed)
    ends = np.exp(np.stack([parameters["log_end.usa"], parameters["log_end.others"]], axis=1))
    kernel_sanctions.end(draws.keys("sanctions.end", year), own, fixed.keys, ends, america, order.sanctions)
    kernel_sanctions.begin(
        draws.keys("sanctions.begin", year), own, fixed.keys, _rates(parameters), america, large, fixed.first,
        fixed.second, order.recalls, order.recalled, order.memory, FOUR_YEARS, RECENT, order.sanctions,
    )  # fmt: skip
    living = order.alive.sum(axis=1)
    chance = 1.0 - np.exp(-np.exp(parameters["log_begin.rest"]) * (living - 1))
    kernel_sanctions.begin_others(
        draws.keys("sanctions.rest", year), draws.keys("sanctions.target", year), fixed.keys, chance, america, large,
        order.alive, order.sanctions,
    )  # fmt: skip
    _cost(order, parameters, steering, np.exp(output))


def senders(fixed: Fixed) -> tuple[Keys, int]:
    """Give the key of each state as a sender, and the place of the United States; -1 where there is none."""
    own = np.array([key_of(state) for state in fixed.states], np.uint64)
    return own, fixed.states.index(AMERICA) if AMERICA in fixed.states else -1


def _rates(parameters: Parameters) -> Floats:
    """Give the chances of the two kinds of large senders by class of the target, (run, 2, 3)."""
    return np.exp(np.stack([np.stack([parameters[f"log_begin.{sender}.{target}"] for target in TARGETS], axis=1)
                            for sender in ("usa", "large")], axis=1))  # fmt: skip


def _cost(order: Order, parameters: Parameters, steering: Steering, output: Floats) -> None:
    """Take what sanctions that began in the run cost off both sides' output; those of or on who is gone end."""
    from polycentric.futures.processes import kernel_sanctions

    states, aimed, sent = output.shape[1], np.zeros(output.shape), np.zeros(output.shape)
    before = order.fixed.sanctioned
    none = np.zeros((states, states), np.bool_)
    kernel_sanctions.weigh(order.sanctions, order.alive, none if before is None else before, output, aimed, sent)
    world = np.nansum(np.where(order.alive, np.exp(order.log_output), 0.0), axis=1)[:, np.newaxis]
    weight = np.minimum(aimed / world / WEIGHT, 2.0)
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
    sample=f"Directed pair-years {YEARS}; costs are assumed",
    since=1946,  # the record of cases begins in 1945, as the Council does
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
