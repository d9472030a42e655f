"""Trade agreements signed between two states and counted by DESTA, replaced ones among them."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(agreements: Floats) -> Floats:
    """Give the number of agreements that both have made: not that are in force, since replaced ones count."""
    return off_diagonal(agreements)


LAYER = TieLayer(
    label="Trade agreements signed and counted by DESTA (replaced ones go on counting)",
    needs=("desta_agreements",),
    unit="agreements",
    reference="Dür, Baccini and Elsig (2014), Review of International Organizations 9(3), 353-375",
    directed=False,
    compute=compute,
    caveat="When a treaty ended the source doesn't say, so that one replaced by another goes on counting: France "
    "and Cameroon have seven in 2010, from Yaoundé I (1963) over Lomé I-IV to Cotonou (2000).",
)
