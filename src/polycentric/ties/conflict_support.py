"""Support in conflict: who sends troops to fight beside another state that is at war."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(beside: Floats) -> Floats:
    """Give the number of conflicts in which `state` fights beside `partner`."""
    return off_diagonal(beside)


LAYER = TieLayer(
    label="Troops beside another state in armed conflict (UCDP)",
    needs=("troops_beside",),
    unit="armed conflicts in which `state` fights beside `partner`",
    reference="Harbom, Melander and Wallensteen (2008), Dyadic Dimensions of Armed Conflict, 1946-2007, Journal of "
    "Peace Research 45(5), 697-710: secondary warring parties",
    directed=True,
    compute=compute,
    caveat="Troops that took part, whatever their number, those lent to a force of the United Nations among them; "
    "arms, money and bases are no support here.",
)
