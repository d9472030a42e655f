"""Top share: the part of the set's power that its strongest state holds."""

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.concentration.contract import Concentration


def compute(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the largest share; the last axis is states, the others are free."""
    return np.where(np.isnan(shares), -np.inf, shares).max(axis=-1, initial=-np.inf)


MEASURE = Concentration(
    label="Share of the strongest",
    unit="fraction of the set",
    reference="Modelski (1974), World Power Concentrations: Typology, Data, Explanatory Framework",
    compute=compute,
    rises_with="concentration",
)
