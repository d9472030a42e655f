"""Output at purchasing power: what a state produces, in prices that make a haircut cost the same everywhere."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's output at purchasing power parity."""
    return panel["gdp_ppp"]


INDEX = PowerIndex(
    label="Output at purchasing power",
    needs=("gdp_ppp",),
    unit="2021 US dollars at purchasing power parity",
    reference="World Bank (2024), Purchasing Power Parities and the Size of World Economies: "
    "Results from the 2021 International Comparison Program",
    compute=compute,
    caveat="Counts what a state could do at home; it overstates what a poor state can buy abroad.",
)
