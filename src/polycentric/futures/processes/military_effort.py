"""Military effort: spending per output, which returns a little to a state's usual level and rises in years of war.

Luck of effort is luck of spending, and the shocks of capabilities hold that already: so only what disputes, wars and
levers add goes on to spending, and luck moves effort alone.
"""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.contract import Assumed, Estimates, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.per_state import of_state
from polycentric.futures.processes import shocks
from polycentric.futures.steering import Steering

MOST_DISPUTES = 3  # of a year that count
GROUPS = ("1_3", "4_8", "9_20", "rest")  # ranks by output


def fit(panel: xr.Dataset | None) -> Estimates:
    """Fit to the archive, 1946-2007; `panel` isn't used."""
    from polycentric.futures.acts import effort

    del panel
    return effort.fit()


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Move own effort by luck, and by the year before's disputes and wars; add what levers add in the year."""
    fixed = order.fixed
    disputes = np.minimum(of_state(order.onset, fixed), MOST_DISPUTES)  # of the year before: this year's come later
    wars = np.minimum(of_state(order.war, fixed), 1)
    back = parameters["back"][:, np.newaxis]
    luck = draws.student("military_effort", year, fixed.keys, 4) * _sizes(order, parameters)
    before = order.log_effort - order.own_effort
    moved = order.own_effort + back * (order.usual_effort - order.own_effort) + luck
    order.own_effort[:] = np.where(order.alive, moved, order.own_effort)
    added = parameters["dispute"][:, np.newaxis] * disputes + parameters["war"][:, np.newaxis] * wars
    order.threat[:] = np.where(order.alive, (1.0 - back) * order.threat + added, order.threat)
    order.log_effort[:] = order.own_effort + order.threat + steering.effort
    order.effort_change[:] = np.where(order.alive, np.nan_to_num(order.threat + steering.effort - before), 0.0)


def _sizes(order: Order, parameters: Parameters) -> NDArray[np.float64]:
    """Give the scale of each state's shock by the rank of its output, (runs, states)."""
    output = np.where(order.alive, order.log_output, np.nan)
    groups = np.maximum(shocks.rank_groups(np.exp(output)), 0)
    sizes = np.stack([parameters[f"shock.{name}"] for name in GROUPS], axis=1)
    return np.take_along_axis(sizes, groups, axis=1)


PROCESS = Process(
    label="Military effort",
    equation="own log(spending / output) moves by back x (usual - own) + shock t4 (by rank group); disputes (to 3) and "
    "years of war add to it, what they add fades by back and goes on to spending",
    needs=("log_effort",),
    gives=("own_effort", "log_effort", "threat", "effort_change"),
    place=30,
    reference="Partial adjustment with a response to threat, this project's form",
    sample="State-years 1946-2007: spending by National Material Capabilities 7, output by Fariss and others",
    grade="estimated",
    step=step,
    fit=fit,
    assumed={
        "back": Assumed(0.07, 0.02, "fitted where shipped", 0.0, 1.0),
        **{f"shock.{name}": Assumed(0.1, 0.02, "fitted where shipped", 0.0, 1.0) for name in GROUPS},
        "dispute": Assumed(0.0, 0.01, "fitted where shipped", -0.05, 0.05),
        "war": Assumed(0.03, 0.02, "fitted where shipped", -0.3, 0.3),
    },
)
