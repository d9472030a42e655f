"""Capabilities: a state's shares of each component follow its output, its effort and luck; their mean is the composite.

A crude form, with assumed coefficients: spending follows output and effort, energy follows output, soldiers follow
effort, people drift.
"""

from collections.abc import Mapping

import numpy as np

from polycentric.futures.contract import Assumed, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.shares import renormalise
from polycentric.futures.steering import Steering

# For each component: how it follows output, how effort, and the scale of its own yearly shock.
FOLLOWS: Mapping[str, tuple[float, float, str]] = {
    "military_spending": (1.0, 1.0, "spending"),
    "military_personnel": (0.0, 0.3, "personnel"),
    "energy": (0.7, 0.0, "energy"),
    "iron_and_steel": (0.9, 0.0, "steel"),
    "population": (0.0, 0.0, "population"),
    "urban_population": (0.0, 0.0, "population"),
}


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Move each component, and give the composite of the year."""
    keys = order.fixed.keys
    drift = draws.normal("capabilities.population", 0, keys) * parameters["people"][:, np.newaxis]
    grown = np.nan_to_num(order.grown)
    for place, component in enumerate(order.fixed.components):
        output, effort, scale = FOLLOWS[component]
        luck = draws.student(f"capabilities.{component}", year, keys, 4) * parameters[scale][:, np.newaxis]
        move = output * grown + effort * order.effort_change + luck
        if scale == "population":
            move = move + drift
        order.log_component[:, :, place] += np.where(order.alive, move, 0.0)
    renormalise(order)


PROCESS = Process(
    label="Capabilities",
    equation="d log component = a x d log output + b x d log effort + own t4 (people: + a lasting drift); composite = "
    "mean of the shares",
    needs=("log_component",),
    gives=("log_component", "composite"),
    place=40,
    reference="Composite: Singer, Bremer and Stuckey (1972); the rest is this project's",
    sample="Not fitted in this version",
    grade="assumed",
    step=step,
    assumed={
        "spending": Assumed(0.03, 0.01, "what spending does beside output and effort", 0.0),
        "personnel": Assumed(0.04, 0.01, "scale of the yearly change of soldiers", 0.0),
        "energy": Assumed(0.02, 0.005, "scale of the yearly change of energy beside output", 0.0),
        "steel": Assumed(0.05, 0.01, "scale of the yearly change of steel beside output", 0.0),
        "population": Assumed(0.001, 0.0005, "scale of the yearly luck in people", 0.0),
        "people": Assumed(0.008, 0.002, "sd over states of the lasting growth of people: about .8 points a year", 0.0),
    },
)
