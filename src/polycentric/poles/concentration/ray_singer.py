"""CON: how far the shares are from equal, on a scale that is 0 for equal shares and 1 for a monopoly."""

import xarray as xr

from polycentric.poles.contract import Concentration


def compute(shares: xr.DataArray) -> xr.DataArray:
    """Scale the sum of squared shares between its least (equal shares) and its most (one state has all)."""
    number = shares.notnull().sum("state")
    excess = (shares**2).sum("state") - 1.0 / number.where(number > 1)
    # Rounding can leave equal shares a hair below zero.
    return (excess.clip(min=0.0) / (1.0 - 1.0 / number.where(number > 1))) ** 0.5


MEASURE = Concentration(
    label="Concentration (CON)",
    unit="0 equal to 1 monopoly",
    reference="Ray and Singer (1973), Measuring the Concentration of Power in the International System, Sociological "
    "Methods & Research 1(4), 403-437; formula as restated by Mansfield (1993), not checked against the original",
    compute=compute,
    rises_with="concentration",
    smallest_set=2,
)
