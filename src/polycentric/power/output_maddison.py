"""Output since 1820 after the Maddison project: output per person times people."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Multiply output per person by the population of the same source."""
    return panel["maddison_gdppc"] * panel["maddison_pop"]


INDEX = PowerIndex(
    label="Output (Maddison project)",
    needs=("maddison_gdppc", "maddison_pop"),
    unit="2011 international dollars",
    reference="Bolt and van Zanden (2024), Maddison-Style Estimates of the Evolution of the World Economy: A New 2023 "
    "Update, Journal of Economic Surveys 39(2), 631-671",
    compute=compute,
    caveat="Economies within today's borders, mostly, so an empire is counted without its colonies and a divided state "
    "whole; years are sparse before 1950.",
)
