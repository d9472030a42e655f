"""HHI: the sum of squared shares, which is the chance that two units of power drawn at random have one owner."""

import xarray as xr

from polycentric.poles.contract import Concentration


def compute(shares: xr.DataArray) -> xr.DataArray:
    """Add up the squared shares."""
    return (shares**2).sum("state")


MEASURE = Concentration(
    label="Herfindahl-Hirschman index (HHI)",
    unit="1/n equal to 1 monopoly",
    reference="Hirschman (1964), The Paternity of an Index, American Economic Review 54(5), 761-762",
    compute=compute,
    rises_with="concentration",
)
