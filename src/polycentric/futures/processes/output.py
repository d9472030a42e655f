"""Output: a random walk in logs, with shocks that are common, a state's own, and fat-tailed."""

import numpy as np

from polycentric.futures.contract import Assumed, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.steering import Steering

FREEDOM = 4  # of Student's t


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Let output grow: what all share, what a state keeps for the whole run, what is left of its lead, and luck."""
    keys = order.fixed.keys
    own = draws.student("output.own", year, keys, FREEDOM) * parameters["own"][:, np.newaxis]
    lasting = draws.normal("output.lasting", 0, keys) * parameters["lasting"][:, np.newaxis]
    common = parameters["world"] + parameters["common"] * draws.student("output.common", year, freedom=FREEDOM)[:, 0]
    lead = order.trend * parameters["kept"][:, np.newaxis]
    grown = common[:, np.newaxis] + lead + lasting + own + steering.growth
    order.grown[:] = np.where(order.alive, grown, 0.0)
    order.log_output += order.grown
    order.trend *= 0.5 ** (1.0 / parameters["half_life"])[:, np.newaxis]


PROCESS = Process(
    label="Output",
    equation="d log y = world + kept x lead at the start (halved every h years) + lasting z + common t4 + own t4",
    needs=("log_output",),
    gives=("log_output", "grown", "trend"),
    place=20,
    reference="Form: random walk in log shares with common and own fat-tailed shocks. Regression to the mean: "
    "Pritchett and Summers (2014), Asiaphoria Meets Regression to the Mean, NBER 20573 (read about, not checked)",
    sample="Not fitted in this version",
    grade="assumed",
    step=step,
    assumed={
        "world": Assumed(0.03, 0.004, "growth of world output of 1990-2024, about 3% a year; no share hangs on it"),
        "common": Assumed(0.010, 0.002, "scale of the year-to-year change of world growth", 0.0),
        "own": Assumed(0.020, 0.004, "scale of a state's own yearly shock; its sd is 1.41 times that", 0.0),
        "lasting": Assumed(0.010, 0.003, "sd of what a state grows faster for good: decades' growth has sd of about "
                           "2 points and a correlation of about .3 from one to the next", 0.0),
        "kept": Assumed(0.3, 0.1, "part of a lead in growth that lasts into the next decade", 0.0, 1.0),
        "half_life": Assumed(8.0, 2.0, "years in which a kept lead is halved", 1.0),
    },
)  # fmt: skip
