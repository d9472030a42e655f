"""MOVE: how much of the power has changed hands in five years, as a part of the most that could have."""

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.concentration.contract import Concentration

LAG = 5


def compute(shares: NDArray[np.float64], before: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide half the sum of absolute changes by the most that can move: all but the smallest share, to its holder.

    Both arrays are (..., state), cell by cell the same states now and five years earlier. The smallest share is taken
    at the earlier year, since only so is 1 the upper bound.
    """
    least = np.where(np.isnan(before), np.inf, before).min(axis=-1, initial=np.inf)
    moved = np.nansum(np.abs(shares - before), axis=-1) / 2.0
    with np.errstate(divide="ignore", invalid="ignore"):
        return moved / (1.0 - least)


MEASURE = Concentration(
    label="Movement of power in five years (MOVE)",
    unit="0 nothing moved to 1 all that could",
    reference="After Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, "
    "1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48: five years, and the most that can move as the "
    "normaliser. Not checked against the original, nor whether it takes the smallest share of the earlier year, as "
    "here, or of the later",
    compute=compute,
    rises_with="change",
    smallest_set=2,
    lag=LAG,
)
