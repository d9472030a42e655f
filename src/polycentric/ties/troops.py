"""Troops: how many people under arms a state has in another."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(troops: Floats) -> Floats:
    """Give the number as it is."""
    return off_diagonal(troops)


LAYER = TieLayer(
    label="Troops in another state (troopdata)",
    needs=("troops_abroad",),
    unit="people",
    reference="Allen, Flynn and Martinez Machain (2022), US Global Military Deployments, 1950-2020, Conflict "
    "Management and Peace Science 39(3), 351-370, continued to 2024 in the R package troopdata",
    directed=True,
    compute=compute,
    caveat="Troops of the United States alone, by the largest report of the year; those of all others are missing. "
    "Syria, Iraq and Afghanistan are missing where the Defense Department has withheld them since 2018; what it gives "
    "for them since 2021 is guards of embassies. All on the ground count, in Cuba those of Guantanamo Bay.",
)
