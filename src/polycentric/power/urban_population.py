"""Urban population: how many people live in cities of 100,000 and more."""

import xarray as xr

from polycentric.power.cinc import REFERENCE
from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's urban population."""
    return panel["upop"]


INDEX = PowerIndex(
    label="Urban population",
    needs=("upop",),
    unit="people in cities of 100,000 and more",
    reference=REFERENCE + " (one of its six components)",
    compute=compute,
    caveat="A city's borders and the year of its census decide much; small rich states may have no such city.",
)
