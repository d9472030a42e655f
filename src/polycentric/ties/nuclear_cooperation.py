"""Nuclear cooperation: how many agreements on it two states signed in a year."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(agreements: Floats) -> Floats:
    """Give the number as it is."""
    return off_diagonal(agreements)


LAYER = TieLayer(
    label="Nuclear cooperation agreements signed",
    needs=("nuclear_agreements",),
    unit="agreements signed in the year",
    reference="Fuhrmann (2012), Atomic Assistance: How Atoms for Peace Programs Cause Nuclear Insecurity, Cornell "
    "University Press, as carried by the R package data4ds4da",
    directed=False,
    compute=compute,
    caveat="Of signatures alone: when an agreement ended is not in the source. A pair that signed none in a year is "
    "missing, since of two states outside the 24 suppliers nothing is known.",
)
