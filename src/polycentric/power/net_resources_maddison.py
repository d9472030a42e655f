"""Net resources after the Maddison project's output per person and population."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give output times output per head: output per head squared, times people."""
    return panel["maddison_gdppc"] ** 2 * panel["maddison_pop"]


INDEX = PowerIndex(
    label="Net resources (on the Maddison project)",
    needs=("maddison_gdppc", "maddison_pop"),
    unit="2011 international dollars, squared, per person",
    reference="Beckley (2018), The Power of Nations: Measuring What Matters, International Security 43(2), 7-44: GDP "
    "times GDP per head, as a proxy for resources net of costs (here on Bolt "
    "and van Zanden 2024, Journal of Economic Surveys 39(2), 631-671)",
    compute=compute,
    caveat="Economies within today's borders, mostly; rewards wealth per head without limit; sparse before 1950.",
)
