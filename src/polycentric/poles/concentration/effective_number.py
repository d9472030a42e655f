"""Effective number of powers: how many equal states would give the same sum of squared shares."""

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.concentration.contract import Concentration


def compute(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Invert the sum of squared shares; the last axis is states, the others are free."""
    squares = np.nansum(shares**2, axis=-1)
    return 1.0 / np.where(squares > 0, squares, np.nan)


MEASURE = Concentration(
    label="Effective number of powers (1/HHI)",
    unit="equal states",
    reference="Laakso and Taagepera (1979), 'Effective' Number of Parties: A Measure with Application to West Europe, "
    "Comparative Political Studies 12(1), 3-27",
    compute=compute,
    rises_with="dispersion",
)
