"""Support: how much a great power signalled that it stands behind a state."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(support: Floats) -> Floats:
    """Give the measure as it is."""
    return off_diagonal(support)


LAYER = TieLayer(
    label="Support signalled by great powers, latent",
    needs=("support_latent",),
    unit="latent units: 0 is about the power's mean",
    reference="McManus and Nieman (2019), Identifying the Level of Major Power Support Signaled for Proteges: A Latent "
    "Measure Approach, Journal of Peace Research 56(3), 364-378",
    directed=True,
    compute=compute,
    zero_is_value=True,
    caveat="From visits, aid, pacts, arms, exercises, troops, weapons and words, of five powers. Each power has a zero "
    "and a unit of its own; how sure a value is stands in support_latent_sd. Troops and aid count whatever they are "
    "for: an invading army and aid to a state that it occupies count as support too, so that Iraq in 2003 stands 11th "
    "of the 189 that the United States supports.",
)
