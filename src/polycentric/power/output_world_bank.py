"""Output at exchange rates since 1960, after the World Bank."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's output at current prices and exchange rates."""
    return panel["wb_gdp"]


INDEX = PowerIndex(
    label="Output at exchange rates (World Bank)",
    needs=("wb_gdp",),
    unit="current US dollars",
    reference="World Bank (2026), World Development Indicators, GDP at current US dollars (NY.GDP.MKTP.CD)",
    compute=compute,
    caveat="Moves with the currency: a fall of the exchange rate looks like a loss of power; no figures for the Soviet "
    "Union before its last years.",
)
