"""Effective number of powers by entropy: it gives small states more weight than 1/HHI does."""

import numpy as np
import xarray as xr

from polycentric.poles.contract import Concentration


def compute(shares: xr.DataArray) -> xr.DataArray:
    """Exponentiate the Shannon entropy of the shares; a share of zero adds nothing."""
    positive = shares.where(shares > 0)
    entropy = -(positive * np.log(positive)).sum("state")
    return xr.apply_ufunc(np.exp, entropy)


MEASURE = Concentration(
    label="Effective number of powers (entropy)",
    unit="equal states",
    reference="Hill (1973), Diversity and Evenness: A Unifying Notation and Its Consequences, Ecology 54(2), 427-432, "
    "the number of order 1",
    compute=compute,
    rises_with="dispersion",
)
