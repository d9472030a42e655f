"""Sanctions by the largest on others: they begin, end, and cost growth on both sides."""

import numpy as np

from polycentric.futures.contract import Assumed, Parameters, Process
from polycentric.futures.draws import Draws, key_of
from polycentric.futures.order import Order
from polycentric.futures.steering import Steering

SENDERS = 8  # the largest by output


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Begin and end sanctions, and take their cost off output."""
    keys, dyads = order.fixed.keys, order.sanctions
    output = np.where(order.alive & ~np.isnan(order.log_output), order.log_output, -np.inf)
    cut = np.sort(output, axis=1)[:, -SENDERS][:, np.newaxis]
    sender = output >= cut
    for place in np.flatnonzero(sender.any(axis=0) | dyads.any(axis=(0, 2))):
        state = order.fixed.states[place]
        each = keys ^ key_of(state)
        begins = draws.uniform("sanctions.begin", year, each) < parameters["begin"][:, np.newaxis]
        ends = draws.uniform("sanctions.end", year, each) < parameters["end"][:, np.newaxis]
        row = dyads[:, place]
        row[:] = ((row & ~ends) | (begins & sender[:, place, np.newaxis])) & order.alive & order.alive[:, place, None]
        row[:, place] = False
    hitting = dyads.sum(axis=2)
    by_output = np.zeros_like(order.log_output)
    for place in np.flatnonzero(dyads.any(axis=(0, 2))):  # a sanction weighs as much as its sender's part of output
        by_output += dyads[:, place] * np.exp(output[:, place, np.newaxis])
    world = np.nansum(np.where(order.alive, np.exp(order.log_output), 0.0), axis=1)[:, np.newaxis]
    weight = np.minimum(by_output / world / 0.15, 2.0)  # 0.15: about the largest sender's part of the world
    cost = (parameters["cost"] * steering.effect_of_sanctions)[:, np.newaxis] * weight
    cost = cost + parameters["own_cost"][:, np.newaxis] * np.minimum(hitting, 10)
    order.log_output += np.where(order.alive, cost, 0.0)
    order.grown += np.where(order.alive, cost, 0.0)


PROCESS = Process(
    label="Sanctions",
    equation="yearly chances: one of the eight largest begins sanctions on a state; they end; growth of the target: "
    "cost x the senders' part of world output / .15, of the sender: own cost for each",
    needs=("log_output",),
    gives=("sanctions", "log_output", "grown"),
    place=35,
    reference="Size of the cost: Neuenkirch and Neumeier (2015), The Impact of UN and US Economic Sanctions on GDP "
    "Growth, European Journal of Political Economy 40, 110-125 (from memory, not checked)",
    sample="Not fitted in this version; sanctions in force at the start aren't known to this world",
    grade="assumed",
    step=step,
    assumed={
        "begin": Assumed(0.006, 0.003, "for each sender and other state: about nine new cases a year", 0.0, 1.0),
        "end": Assumed(0.14, 0.04, "mean length seven years", 0.0, 1.0),
        "cost": Assumed(-0.009, 0.009, "the target's growth by a sender of the largest size; the sign is in doubt"),
        "own_cost": Assumed(-0.0003, 0.0003, "the sender's growth for each target"),
    },
)
