"""Nuclear status: whether a state had, pursued or considered nuclear weapons. An order, no amount."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give the source's code; where it has none, the state is missing."""
    return panel["nuclear_status"].where(panel["nuclear_status"] >= 0)


INDEX = PowerIndex(
    label="Nuclear weapons status",
    needs=("nuclear_status",),
    unit="code: 0 none, 1 considering, 2 pursuing, 3 possessing",
    reference="Bleek (2017), When Did (and Didn't) States Proliferate?, Harvard Belfer Center, and the Nuclear Threat "
    "Initiative, by way of Our World in Data (2022)",
    compute=compute,
    caveat="An order: three is not three times one, so it has no shares and enters no concentration; a dozen warheads "
    "count like thousands.",
    scale="order",
)
