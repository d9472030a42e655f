"""Votes: states of near ideal points in the General Assembly pull together."""

import numpy as np
import xarray as xr

from polycentric.poles.groups.landscape_terms.contract import Pairs, Term
from polycentric.poles.groups.landscape_terms.pairs import in_years


def compute(panel: xr.Dataset, year: int) -> Pairs:
    """Give 1 for two states of one ideal point, -1 for the two furthest apart of these states."""
    seen = in_years(panel, "idealpointall", year, year)
    values = seen[0] if len(seen) else np.full(panel.sizes["state"], np.nan)
    apart = np.abs(values[:, np.newaxis] - values)
    if np.isnan(apart).all() or np.nanmax(apart) == 0:
        return 1.0 - apart
    return 1.0 - 2.0 * apart / np.nanmax(apart)


TERM = Term(
    label="from -1 to 1: how near in UN ideal points",
    needs=("idealpointall",),
    compute=compute,
    order=8,
)
