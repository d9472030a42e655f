"""Lead: how far the strongest state is ahead of the second."""

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.concentration.contract import Concentration


def compute(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Subtract the second largest share from the largest; the last axis is states, the others are free."""
    if shares.shape[-1] < 2:
        return np.full(shares.shape[:-1], np.nan)
    largest = np.partition(np.where(np.isnan(shares), -np.inf, shares), -2, axis=-1)
    with np.errstate(invalid="ignore"):  # of a cell without states; the contract says why it is missing
        return largest[..., -1] - largest[..., -2]


MEASURE = Concentration(
    label="Lead of the strongest over the second",
    unit="fraction of the set",
    reference="A plain difference of shares (this project, 2026). Not a measure of power transition, which looks at "
    "ratios and at who overtakes whom (polycentric.poles.transition)",
    compute=compute,
    rises_with="concentration",
    smallest_set=2,
)
