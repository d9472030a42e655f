"""Net resources since 1816, on the output and population of one model."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give output times output per head, both on the scale of the Penn World Table."""
    output = panel["pwtrgdp"]
    return output * output / panel["pwtpop"].where(panel["pwtpop"] > 0)


INDEX = PowerIndex(
    label="Net resources since 1816 (on Fariss and others)",
    needs=("pwtrgdp", "pwtpop"),
    unit="2017 international dollars, squared, per person",
    reference="Beckley (2018), The Power of Nations: Measuring What Matters, International Security 43(2), 7-44: GDP "
    "times GDP per head, as a proxy for resources net of costs (here on the estimates of "
    "Fariss, Anders, Markowitz and Barnum 2022, Journal of Conflict Resolution 66(3), 553-591)",
    compute=compute,
    caveat="Squares the error of an estimate that is uncertain already; rewards wealth per head without limit.",
)
