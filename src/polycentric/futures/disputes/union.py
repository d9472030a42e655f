"""Members of one union hardly ever dispute: their onsets are kept with a small chance, the same in both stages.

The hazard knows no union, and today's world knows no regimes, so that it gives neighbours within the European Union
what rich neighbours had before there was one. To keep an onset with chance q is to multiply its hazard by q.
"""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.contract import Assumed
from polycentric.futures.order import Order

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
