"""Peacekeeping: in how many missions of the United Nations two states have troops side by side."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(missions: Floats) -> Floats:
    """Give the number as it is."""
    return off_diagonal(missions)


LAYER = TieLayer(
    label="Peacekeeping missions together (Geo-PKO)",
    needs=("missions_together",),
    unit="missions of the year",
    reference="Cil, Fjelde, Hultman and Nilsson (2020), Mapping Blue Helmets: Introducing the Geocoded Peacekeeping "
    "Operations (Geo-PKO) Dataset, Journal of Peace Research 57(2), 360-370",
    directed=False,
    compute=compute,
    caveat="Of the United Nations alone, and of troops on maps of deployment. A pair that serves in none is missing, "
    "since the maps leave some contributors without a name.",
)
