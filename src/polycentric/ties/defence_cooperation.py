"""Defence cooperation: how many agreements on it two states have in force."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(agreements: Floats) -> Floats:
    """Give the number as it is."""
    return off_diagonal(agreements)


LAYER = TieLayer(
    label="Defence cooperation agreements in force (DCAD)",
    needs=("defence_agreements",),
    unit="agreements in force",
    reference="Kinne (2020), The Defense Cooperation Agreement Dataset (DCAD), Journal of Conflict Resolution 64(4), "
    "729-755",
    directed=False,
    compute=compute,
    caveat="Bilateral agreements signed since 1980, so the first years show too few. 2010 is where the data end. What "
    "is in force is dated from signature where nobody knows the day.",
)
