"""Positions in the Assembly: ideal points drift, and lean where a lever has them lean."""

import numpy as np

from polycentric.futures.contract import Assumed, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.steering import Steering


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Move positions by chance, and by the part of the gap to others that steering says."""
    luck = draws.normal("positions", year, order.fixed.keys) * parameters["drift"][:, np.newaxis]
    pull = np.zeros_like(luck)
    for place in np.flatnonzero((steering.leaning != 0).any(axis=(0, 1))):
        gap = order.position[:, place, np.newaxis] - order.position
        pull += np.nan_to_num(steering.leaning[:, :, place] * gap)
    order.position += np.where(order.alive, luck + pull, 0.0)


PROCESS = Process(
    label="Positions in the Assembly",
    equation="d ideal point = drift z + leaning x (the other's - own)",
    needs=("position",),
    gives=("position",),
    place=50,
    reference="Random walk of ideal points, as in Bailey, Strezhnev and Voeten (2017)",
    sample="Not fitted in this version",
    grade="assumed",
    step=step,
    assumed={"drift": Assumed(0.08, 0.02, "a state's ideal point moves by about .1 sd a year", 0.0)},
)
