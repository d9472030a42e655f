"""Population: how many people live in a state."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's population."""
    return panel["population"]


INDEX = PowerIndex(
    label="Population",
    needs=("population",),
    unit="people",
    reference="Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, "
    "1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48 (one of their six components)",
    compute=compute,
    caveat="People are a potential that a poor state may be unable to use.",
)
