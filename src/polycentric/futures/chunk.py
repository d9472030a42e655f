"""A chunk of an ensemble: some runs from the start to the last year, and what is kept of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polycentric.futures import parameters as own
from polycentric.futures.classes import Classes
from polycentric.futures.contract import Estimates, Process
from polycentric.futures.draws import Draws
from polycentric.futures.levers import LEVERS
from polycentric.futures.move import Scenario, pull
from polycentric.futures.order import Order
from polycentric.futures.per_state import of_state
from polycentric.futures.processes import PROCESSES
from polycentric.futures.start import tiled
from polycentric.futures.steering import Steering, neutral
from polycentric.futures.treaties import sizes

Kept = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Job:
    """All that a chunk is made from, beside which runs are its own.

    Attributes
    ----------
    start : Order
        The state of one run.
    scenario : Scenario
    estimates : mapping of str to Estimates
        Of the processes that run, in the order of their places.
    seed, until : int
    classes : Classes
        The rules by which poles are told.
    """

    start: Order
    scenario: Scenario
    estimates: Mapping[str, Estimates]
    seed: int
    until: int
    classes: Classes


def able(order: Order) -> tuple[dict[str, Process], dict[str, str]]:
    """Give the processes that can run, by place, and for the others what they lack."""
    ordered = sorted(PROCESSES.items(), key=lambda item: (item[1].place, item[0]))
    lacking = {name: _lacks(process, order) for name, process in ordered}
    running = {name: process for name, process in ordered if not lacking[name]}
    return running, {name: ", ".join(needs) for name, needs in lacking.items() if needs}


def _lacks(process: Process, order: Order) -> list[str]:
    """Say what a process lacks in this world: arrays, or years of which its numbers are."""
    needs = [need for need in process.needs if not order.has(need)]
    if process.since is not None and order.fixed.start < process.since:
        needs.append(
            f"a start from {process.since} on, since its numbers are of {process.sample[0].lower()}{process.sample[1:]}"
        )
    return needs


def simulate(job: Job, runs: NDArray[np.int64]) -> Kept:
    """Run some runs, and give what is kept of them by name, (run, year, ...), the year of the start first."""
    order, draws = tiled(job.start, runs), Draws(job.seed, runs)
    steering = neutral(len(runs), len(order.fixed.states))
    steering.idle = not job.scenario.moves
    processes = {name: PROCESSES[name] for name in job.estimates}
    values = {name: own.drawn(process, job.estimates[name], draws) for name, process in processes.items()}
    effects = {name: own.effect(name, LEVERS[name].effect, draws) for name in job.scenario.levers()}
    seen: list[Kept] = [observed(order, steering)]
    for year in range(order.fixed.start + 1, job.until + 1):
        advance(order, steering, job.scenario, effects, processes, values, draws, year)
        seen.append(observed(order, steering))
    kept = {name: np.stack([each[name] for each in seen], axis=1) for name in seen[0]}
    return {**{name: each for name, each in kept.items() if not name.startswith("_")}, **job.classes.of(kept)}


def advance(
    order: Order,
    steering: Steering,
    scenario: Scenario,
    effects: dict[str, NDArray[np.float64]],
    processes: Mapping[str, Process],
    values: Mapping[str, own.Parameters],
    draws: Draws,
    year: int,
) -> None:
    """Move all runs on by a year: levers first, then each process in its place."""
    if scenario.moves:  # nothing else writes to it
        steering.reset()
    pull(order, steering, scenario, effects, year)
    for name, process in processes.items():
        process.step(order, values[name], draws, steering, year)


def observed(order: Order, steering: Steering) -> Kept:
    """Give what is kept of a year; names that begin with _ are for the rules of poles alone."""
    living = order.alive
    output = np.where(living, np.exp(order.log_output), 0.0)
    total = np.nansum(output, axis=1, keepdims=True)
    state_disputes = of_state(order.onset, order.fixed)
    squares = np.nansum(order.composite**2, axis=1)
    kept: Kept = {
        "share": order.composite.astype(np.float32),
        "output_share": (output / total).astype(np.float32),
        "alive": living.copy(),
        "effort": np.where(living, order.log_effort, np.nan).astype(np.float32),
        "allies": of_state(order.allied, order.fixed).astype(np.int16),
        "state_disputes": state_disputes.astype(np.int16),
        "hhi": squares,
        "states": living.sum(axis=1).astype(np.int16),
        "pacts": (sizes(order) > 0).sum(axis=1).astype(np.int16),
        "disputes": (state_disputes.sum(axis=1) // 2).astype(np.int32),
        "wars": np.array([np.count_nonzero(each) for each in order.war], np.int32),
        "sanctions": np.array([np.count_nonzero(each) for each in order.sanctions], np.int32),
        "drafts": order.drafts.copy(),
        "vetoed": order.vetoed.copy(),
        "vetoes": order.vetoes.copy(),
        "systemic": order.systemic.copy(),
        "outside_disputes": order.outside.astype(np.float32),
        "beyond_disputes": order.beyond.astype(np.float32),
        "outside_growth": order.outside_growth.astype(np.float32),
        "_bloc": order.bloc.copy(),
        "_output": output,
    }
    for place, component in enumerate(order.fixed.components):
        kept[f"_{component}"] = np.where(living, np.exp(order.log_component[:, :, place]), 0.0)
    if order.has("position"):
        kept["position"] = np.where(living, order.position, np.nan).astype(np.float32)
    return kept
