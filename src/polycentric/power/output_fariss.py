"""Output since 1816, from a model that joins what all the sources say."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's estimated output; the standard deviation is the panel's `sd_pwtrgdp`."""
    return panel["pwtrgdp"]


INDEX = PowerIndex(
    label="Output since 1816 (Fariss and others)",
    needs=("pwtrgdp",),
    unit="2017 international dollars",
    reference="Fariss, Anders, Markowitz and Barnum (2022), New Estimates of Over 500 Years of Historic GDP and "
    "Population Data, Journal of Conflict Resolution 66(3), 553-591",
    compute=compute,
    caveat="An estimate with a large standard deviation (United States 2019: 23.1 trillion, give or take 9.9), made "
    "with knowledge of what came after.",
)
