"""Informal organisations that two states share."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(shared: Floats) -> Floats:
    """Give the number of bodies that both are in."""
    return off_diagonal(shared)


LAYER = TieLayer(
    label="Shared informal organisations",
    needs=("shared_informal",),
    unit="organisations",
    reference="Roger and Rowan (2022), Journal of Conflict Resolution: as the source has it",
    directed=False,
    compute=compute,
    caveat="Bodies without a treaty, such as the G20 or a club of supervisors; each counts as much as any other.",
)
