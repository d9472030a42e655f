"""Regime: states of one degree of democracy pull together."""

import numpy as np
import xarray as xr

from polycentric.poles.groups.landscape_terms.contract import Pairs, Term
from polycentric.poles.groups.landscape_terms.pairs import in_years


def compute(panel: xr.Dataset, year: int) -> Pairs:
    """Give 1 for two states of one degree of democracy, -1 for the two ends of the index."""
    seen = in_years(panel, "v2x_polyarchy", year, year)
    values = seen[0] if len(seen) else np.full(panel.sizes["state"], np.nan)
    return 1.0 - 2.0 * np.abs(values[:, np.newaxis] - values)


TERM = Term(
    label="from -1 to 1: how alike in electoral democracy (V-Dem)",
    needs=("v2x_polyarchy",),
    compute=compute,
    order=5,
)
