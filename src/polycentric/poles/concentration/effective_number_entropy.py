"""Effective number of powers by entropy: it gives small states more weight than 1/HHI does."""

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.concentration.contract import Concentration


def compute(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Exponentiate the Shannon entropy of the shares (..., state); a share of zero adds nothing."""
    positive = np.where(shares > 0, shares, np.nan)
    return np.exp(-np.nansum(positive * np.log(positive), axis=-1))


MEASURE = Concentration(
    label="Effective number of powers (entropy)",
    unit="equal states",
    reference="Hill (1973), Diversity and Evenness: A Unifying Notation and Its Consequences, Ecology 54(2), 427-432, "
    "the number of order 1",
    compute=compute,
    rises_with="dispersion",
)
