"""HHI: the sum of squared shares, which is the chance that two units of power drawn at random have one owner."""

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.concentration.contract import Concentration


def compute(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add up the squared shares; the last axis is states, the others are free."""
    return np.nansum(shares**2, axis=-1)


MEASURE = Concentration(
    label="Herfindahl-Hirschman index (HHI)",
    unit="1/n equal to 1 monopoly",
    reference="Hirschman (1964), The Paternity of an Index, American Economic Review 54(5), 761-762",
    compute=compute,
    rises_with="concentration",
)
