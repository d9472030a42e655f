"""CON: how far the shares are from equal, on a scale that is 0 for equal shares and 1 for a monopoly."""

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.concentration.contract import Concentration


def compute(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale the sum of squared shares (..., state) between its least (equal shares) and its most (one has all)."""
    observed = (~np.isnan(shares)).sum(axis=-1)
    number = np.where(observed > 1, observed, np.nan)
    excess = np.nansum(shares**2, axis=-1) - 1.0 / number
    # Rounding can leave equal shares a hair below zero.
    return (np.maximum(excess, 0.0) / (1.0 - 1.0 / number)) ** 0.5


MEASURE = Concentration(
    label="Concentration (CON)",
    unit="0 equal to 1 monopoly",
    reference="Ray and Singer (1973), Measuring the Concentration of Power in the International System, Sociological "
    "Methods & Research 1(4), 403-437; formula as restated by Mansfield (1993), not checked against the original",
    compute=compute,
    rises_with="concentration",
    smallest_set=2,
)
