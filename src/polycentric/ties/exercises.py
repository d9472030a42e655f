"""Exercises: how many military exercises two states took part in together."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(exercises: Floats) -> Floats:
    """Give the number as it is."""
    return off_diagonal(exercises)


LAYER = TieLayer(
    label="Military exercises together",
    needs=("exercises",),
    unit="exercises of the year",
    reference="Bernhardt and Sukin (2021), Joint Military Exercises and Crisis Dynamics on the Korean Peninsula, "
    "Journal of Conflict Resolution 65(5), 855-888, as carried by the R package troopdata",
    directed=False,
    compute=compute,
    caveat="Counts exercises, whatever their size; large ones of an alliance tie all of its members. Ends in 2010.",
)
