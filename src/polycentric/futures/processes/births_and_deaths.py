"""Births and deaths of states: a new state leaves an old one at a constant rate; a state ends at another."""

import numpy as np
import xarray as xr

from polycentric.futures import treaties
from polycentric.futures.contract import Assumed, Estimates, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.steering import Steering

SMALLEST, LARGEST = 0.02, 0.30  # of the old state's people and output that a new state takes
CAN_SPLIT = 3e-4  # share of the world's output from which a state is taken to be large enough to lose a part
LARGEST_ENDED = 0.01  # of all capabilities: none that was larger has ended since 1946 (East Germany had .97%)


def fit(panel: xr.Dataset | None) -> Estimates:
    """Fit both hazards to the list of states; `panel` isn't used."""
    from polycentric.futures.acts import lifetimes

    del panel
    return lifetimes.fit()


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Let at most one state a run be born in a year, and any state end."""
    _deaths(order, parameters, draws, year)
    born = draws.uniform("births_and_deaths.birth", year)[:, 0] < np.exp(parameters["log_births"])
    part = SMALLEST + (LARGEST - SMALLEST) * draws.uniform("births_and_deaths.part", year)[:, 0]
    old = np.array([not state.startswith("new:") for state in order.fixed.states])
    runs = np.flatnonzero(born)
    at, keys = np.repeat(runs, len(old)), np.tile(order.fixed.keys, len(runs))
    parents = draws.uniform_at("births_and_deaths.parent", year, at, keys).reshape(len(runs), len(old))
    for run, parent in zip(runs, parents, strict=True):
        able = order.alive[run] & old & (np.exp(order.log_output[run]) > CAN_SPLIT) & ~np.isnan(order.composite[run])
        free = np.flatnonzero(~order.alive[run] & ~old & np.isnan(order.log_output[run]))
        if able.any() and len(free):
            _split(order, int(run), int(np.where(able, parent, -1).argmax()), int(free[0]), float(part[run]))


def _deaths(order: Order, parameters: Parameters, draws: Draws, year: int) -> None:
    """End states, none larger than any that ended; what they had goes out of the system, to no other state."""
    chance = np.exp(parameters["log_deaths"])[:, np.newaxis]
    ends = draws.uniform("births_and_deaths.death", year, order.fixed.keys) < chance
    ends &= order.alive & ~(order.composite > LARGEST_ENDED)
    if ends.any():
        order.alive &= ~ends
        order.composite[ends] = 0.0
        treaties.renew(order, np.flatnonzero(ends.any(axis=1)))


def _split(order: Order, run: int, parent: int, child: int, part: float) -> None:
    """Give a part of the parent to the child: output, people and arms alike; the child is bound by no treaty."""
    order.alive[run, child] = True
    for array in (order.log_output, order.log_component):
        array[run, child] = array[run, parent] + np.log(part)
        array[run, parent] += np.log1p(-part)
    for array in (order.log_effort, order.own_effort, order.usual_effort, order.position, order.regime, order.threat):
        array[run, child] = array[run, parent]
    order.trend[run, child] = order.trend[run, parent]
    order.bloc[run, child] = child


PROCESS = Process(
    label="Births and deaths of states",
    equation="birth in a year: probability b for the system; death: probability d for each state of less than 1% of "
    "capabilities; a child takes 2-30%",
    needs=("log_output",),
    gives=("alive", "log_output", "log_component", "member"),
    place=10,
    reference="Constant hazards, this project's",
    sample="Gleditsch and Ward's list without microstates: births by year since 1976, ends since 1946",
    grade="estimated",
    step=step,
    fit=fit,
    assumed={
        "log_births": Assumed(-1.4, 0.4, "fitted where shipped", -20.0, 0.0),
        "log_deaths": Assumed(-7.6, 0.6, "fitted where shipped", -20.0, -3.0),
    },
)
