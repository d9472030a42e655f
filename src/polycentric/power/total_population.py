"""Total population, as the capabilities data have it."""

import xarray as xr

from polycentric.power.cinc import REFERENCE
from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's population."""
    return panel["tpop"]


INDEX = PowerIndex(
    label="Total population (NMC)",
    needs=("tpop",),
    unit="people",
    reference=REFERENCE + " (one of its six components)",
    compute=compute,
    caveat="People are a potential that a poor state may be unable to use.",
)
