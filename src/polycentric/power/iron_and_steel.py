"""Iron and steel: what heavy industry makes."""

import xarray as xr

from polycentric.power.cinc import REFERENCE
from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's production: iron to 1899, steel from 1900."""
    return panel["irst"]


INDEX = PowerIndex(
    label="Iron and steel production",
    needs=("irst",),
    unit="tonnes per year",
    reference=REFERENCE + " (one of its six components)",
    compute=compute,
    caveat="Iron to 1899 and steel from 1900 are not one series; steel says little of an economy of services.",
)
