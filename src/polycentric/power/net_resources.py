"""Net resources: what a state has left after feeding, policing and serving its own people."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give output times output per head, both at purchasing power."""
    output = panel["gdp_ppp"]
    return output * output / panel["population"].where(panel["population"] > 0)


INDEX = PowerIndex(
    label="Net resources",
    needs=("gdp_ppp", "population"),
    unit="2021 US dollars (PPP), squared, per person",
    reference="Beckley (2018), The Power of Nations: Measuring What Matters, International Security 43(2), 7-44: GDP "
    "times GDP per head, as a proxy for resources net of costs (here at purchasing power)",
    compute=compute,
    caveat="A proxy: it rewards wealth per head without limit, so a rich small state passes a poor large one.",
)
