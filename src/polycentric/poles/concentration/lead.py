"""Lead: how far the strongest state is ahead of the second."""

import numpy as np
import xarray as xr

from polycentric.poles.contract import Concentration
from polycentric.poles.labelled import on_years


def compute(shares: xr.DataArray) -> xr.DataArray:
    """Subtract the second largest share from the largest."""
    ordered = np.sort(np.where(shares.isnull(), -np.inf, shares.values), axis=1)
    with np.errstate(invalid="ignore"):
        gap = ordered[:, -1] - ordered[:, -2] if shares.sizes["state"] > 1 else np.full(shares.sizes["year"], np.nan)
    return on_years(gap, shares["year"])


MEASURE = Concentration(
    label="Lead of the strongest over the second",
    unit="fraction of the set",
    reference="A plain difference of shares; used as a mark of preponderance in Organski and Kugler (1980), The War "
    "Ledger, chapter 1",
    compute=compute,
    rises_with="concentration",
    smallest_set=2,
)
