"""Treaties: how many alliance treaties are in force between two states."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(treaties: Floats) -> Floats:
    """Give the number of treaties between two states, the same both ways; missing of a state with itself."""
    return off_diagonal(np.maximum(treaties, np.swapaxes(treaties, -1, -2)))


LAYER = TieLayer(
    label="Alliance treaties in force (ATOP)",
    needs=("treaties",),
    unit="alliance treaties in force on any day of the year",
    reference="Leeds, Ritter, Mitchell and Long (2002), Alliance Treaty Obligations and Provisions, 1815-1944, "
    "International Interactions 28(3), 237-260",
    directed=False,
    compute=compute,
    caveat="A count of texts, of whatever weight, pacts of nonaggression and consultation among them (so of both "
    "Germanies with Moscow): three treaties don't bind more than one. Which ones they are stands "
    "in the tables of pairs, as atopids.",
)
