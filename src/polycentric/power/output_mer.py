"""Output at exchange rates: what a state produces, in prices at which it can buy from others."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's output at official exchange rates."""
    return panel["gdp_mer"]


INDEX = PowerIndex(
    label="Output at exchange rates",
    needs=("gdp_mer",),
    unit="current US dollars",
    reference="Callen (2007), PPP Versus the Market: Which Weight Matters?, Finance and Development 44(1)",
    compute=compute,
    caveat="Moves with the currency: a devaluation shrinks a state that produces as much as before.",
)
