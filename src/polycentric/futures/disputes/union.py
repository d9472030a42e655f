"""Members of one union hardly ever dispute: their onsets are kept with a small chance, the same in both stages.

The hazard knows no union, and today's world knows no regimes, so that it gives neighbours within the European Union
what rich neighbours had before there was one. To keep an onset with chance q is to multiply its hazard by q.
"""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.contract import Assumed
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.per_state import marked

UNION = "EU"
EFFECT = Assumed(
    -3.2,
    1.0,
    "log of how many times fewer disputes of two members of the European Union; an association: none in 3,381 "
    "pair-years of 1993-2010 where the hazard fitted to 1989 expects 5.6, the middle of Jeffreys' posterior",
    high=0.0,
)


def members(order: Order) -> NDArray[np.bool_]:
    """Tell who is a member of the union, (run, state); nobody where the world knows no organisations."""
    if UNION not in order.fixed.organisations:
        return np.zeros(order.alive.shape, np.bool_)
    return order.membership[:, :, order.fixed.organisations.index(UNION)]


def thin(order: Order, kept: NDArray[np.float64], draws: Draws, year: int, runs: slice) -> None:
    """Take away onsets of two members in a block of runs, but for the part that is kept (run,); twice does no more."""
    fixed, member = order.fixed, members(order)
    run, pair = marked(order.onset[runs])
    run = run + runs.start
    inside = member[run, fixed.first[pair]] & member[run, fixed.second[pair]]
    run, pair = run[inside], pair[inside]
    if len(run):
        gone = draws.uniform_at("disputes.union", year, run, fixed.pair_keys[pair]) >= kept[run]
        order.onset[run[gone], pair[gone]] = False
