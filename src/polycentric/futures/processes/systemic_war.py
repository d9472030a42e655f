"""Systemic war: a stated prior, since two events in two centuries fit nothing; runs after one are shown apart."""

import numpy as np

from polycentric.futures.contract import Assumed, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.steering import Steering


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Mark the first systemic war of a run, and take a heavy-tailed loss off the output of its great powers."""
    begins = (draws.uniform("systemic_war", year)[:, 0] < parameters["rate"]) & (order.systemic == 0)
    if not begins.any():
        return
    order.systemic[begins] = year
    loss = np.abs(draws.student("systemic_war.loss", year, order.fixed.keys, 2)) * parameters["loss"][:, np.newaxis]
    held = begins[:, np.newaxis] & order.alive & order.fixed.major
    cost = np.where(held, -np.minimum(loss, 2.0), 0.0)
    order.log_output += cost
    order.grown += cost


PROCESS = Process(
    label="Systemic war",
    equation="a year begins one with probability p; each major power loses |t2| x loss of its log output",
    needs=("log_output",),
    gives=("systemic", "log_output", "grown"),
    place=36,
    reference="A stated prior: two such wars in two centuries; .2 to 2% a year is tried",
    sample="Not fitted: two events",
    grade="assumed",
    step=step,
    assumed={
        "rate": Assumed(0.005, 0.003, "two in two centuries before 1945, none since", 0.0, 0.02),
        "loss": Assumed(0.15, 0.05, "scale of the loss of log output; heavy-tailed", 0.0),
    },
)
