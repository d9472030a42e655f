"""Arms: the volume of major arms that a great power delivers to a state in a year."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(arms: Floats) -> Floats:
    """Give the volume as it is."""
    return off_diagonal(arms)


LAYER = TieLayer(
    label="Major arms delivered by five great powers",
    needs=("signal_arms",),
    unit="SIPRI trend-indicator value",
    reference="SIPRI's trend-indicator values as McManus and Nieman (2019) have them, Identifying the Level of Major "
    "Power Support Signaled for Proteges: A Latent Measure Approach, Journal of Peace Research 56(3), 364-378",
    directed=True,
    compute=compute,
    caveat="Of the United States, Britain, France, the Soviet Union or Russia, and China: other suppliers are missing, "
    "and so is what the first, the fourth and China receive. The values measure worth to the forces, not money.",
)
