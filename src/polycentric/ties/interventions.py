"""Interventions: whether a state has forces at work in another against somebody there."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(intervention: Floats) -> Floats:
    """Give 1 where one goes on, 0 where not."""
    return off_diagonal(intervention)


LAYER = TieLayer(
    label="Military interventions (MIP)",
    needs=("us_intervention",),
    unit="1 where one goes on in the year, else 0",
    reference="Kushi and Toft (2023), Introducing the Military Intervention Project: A New Dataset on US Military "
    "Interventions, 1776-2019, Journal of Conflict Resolution 67(4), 752-779",
    directed=True,
    compute=compute,
    caveat="Of the United States alone: what others did is missing. From threats and shows of force to war; what went "
    "on in 2019 has no end in it. Small things count: in 1991 one in Canada, over fishing boats.",
)
