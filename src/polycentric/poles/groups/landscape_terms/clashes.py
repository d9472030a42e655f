"""Clashes: neighbours that had a militarised dispute within a generation pull apart."""

import numpy as np
import xarray as xr

from polycentric.poles.groups.landscape_terms.contract import Pairs, Term
from polycentric.poles.groups.landscape_terms.pairs import any_since, in_years

YEARS = 30
NEIGHBOURS = 3  # by land, or across at most 24 miles of water


def compute(panel: xr.Dataset, year: int) -> Pairs:
    """Give -1 for neighbours that had a dispute in the last years, 0 for all other pairs."""
    touch = in_years(panel, "conttype", year, year)
    disputes = any_since("cowmidongoing", YEARS)(panel, year)
    if not len(touch):
        return np.full(disputes.shape, np.nan)
    near = (touch[0] > 0) & (touch[0] <= NEIGHBOURS)
    return np.where(np.isnan(touch[0]), np.nan, disputes * near)


TERM = Term(
    label=f"-1 for neighbours with a militarised dispute within {YEARS} years (COW)",
    needs=("conttype", "cowmidongoing"),
    compute=compute,
    order=4,
    years=YEARS,
)
