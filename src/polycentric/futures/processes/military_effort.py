"""Military effort: spending per output, which returns to a state's usual level and rises with disputes and wars."""

import numpy as np

from polycentric.futures.contract import Assumed, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.per_state import of_state
from polycentric.futures.steering import Steering

MOST_DISPUTES = 3  # of a year that count


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Move own effort, and add what levers add in the year."""
    fixed = order.fixed
    disputes = np.minimum(of_state(order.onset, fixed), MOST_DISPUTES)  # of the year before: this year's come later
    wars = np.minimum(of_state(order.war, fixed), 1)
    shock = draws.student("military_effort", year, fixed.keys, 4) * parameters["shock"][:, np.newaxis]
    back = parameters["back"][:, np.newaxis] * (order.usual_effort - order.own_effort)
    threat = parameters["dispute"][:, np.newaxis] * disputes + parameters["war"][:, np.newaxis] * wars
    before = order.log_effort.copy()
    order.own_effort[:] = np.where(order.alive, order.own_effort + back + shock + threat, order.own_effort)
    order.log_effort[:] = order.own_effort + steering.effort
    order.effort_change[:] = np.where(order.alive, np.nan_to_num(order.log_effort - before), 0.0)


PROCESS = Process(
    label="Military effort",
    equation="d log(spending / output) = back x (usual - own) + dispute x disputes (to 3) + war + shock t4",
    needs=("log_effort",),
    gives=("own_effort", "log_effort", "effort_change"),
    place=30,
    reference="Partial adjustment with a response to threat, this project's form",
    sample="Not fitted in this version",
    grade="assumed",
    step=step,
    assumed={
        "back": Assumed(0.07, 0.02, "half of a deviation is gone in ten years", 0.0, 1.0),
        "shock": Assumed(0.06, 0.01, "scale of a state's own yearly shock", 0.0),
        "dispute": Assumed(0.01, 0.01, "a militarised dispute raises spending a little"),
        "war": Assumed(0.10, 0.05, "a war raises it by about a tenth a year"),
    },
)
