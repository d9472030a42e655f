"""Relations: how two states stand to each other, by the scale of the Peace Data."""

import numpy as np
from numpy.typing import NDArray

from polycentric.sources.peace_data import CODES
from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(level: Floats) -> Floats:
    """Give the level at the end of the year; missing where the pair isn't coded."""
    return off_diagonal(level)


LAYER = TieLayer(
    label="Relation of two states (Peace Data)",
    needs=("peace_level",),
    unit="peace scale, 0 severe rivalry to 1 security community",
    reference="Diehl, Goertz and Gallegos (2021), Peace Data: Concept, Measurement, Patterns, and Research Agenda, "
    "Conflict Management and Peace Science 38(5), 605-624",
    directed=False,
    compute=compute,
    zero_is_value=True,
    caveat=f"{CODES}. An order, whose steps the makers put at a quarter each. War is severe rivalry here; a pair that "
    "isn't coded is missing, not at peace. Some codes surprise: France and the United States are at negative peace in "
    "one period from 1900 to 2020; that is the source's.",
)
