"""Effective number of powers: how many equal states would give the same sum of squared shares."""

import xarray as xr

from polycentric.poles.contract import Concentration


def compute(shares: xr.DataArray) -> xr.DataArray:
    """Invert the sum of squared shares."""
    squares = (shares**2).sum("state")
    return 1.0 / squares.where(squares > 0)


MEASURE = Concentration(
    label="Effective number of powers (1/HHI)",
    unit="equal states",
    reference="Laakso and Taagepera (1979), 'Effective' Number of Parties: A Measure with Application to West Europe, "
    "Comparative Political Studies 12(1), 3-27",
    compute=compute,
    rises_with="dispersion",
)
