"""Top share: the part of the set's power that its strongest state holds."""

import xarray as xr

from polycentric.poles.contract import Concentration


def compute(shares: xr.DataArray) -> xr.DataArray:
    """Give the largest share."""
    return shares.max("state")


MEASURE = Concentration(
    label="Share of the strongest",
    unit="fraction of the set",
    reference="Modelski (1974), World Power Concentrations: Typology, Data, Explanatory Framework",
    compute=compute,
    rises_with="concentration",
)
