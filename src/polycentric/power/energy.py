"""Energy: how much primary energy a state uses."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's energy use: its use per head times its population."""
    return panel["energy"]


INDEX = PowerIndex(
    label="Energy use",
    needs=("energy",),
    unit="joules per year",
    reference="Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, "
    "1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48 (one of their six components)",
    compute=compute,
    caveat="Energy stands for industry, and also for cold winters, cheap fuel and waste.",
)
