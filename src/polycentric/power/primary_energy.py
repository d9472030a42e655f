"""Primary energy: what a state's industry and people burn."""

import xarray as xr

from polycentric.power.cinc import REFERENCE
from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's primary energy consumption."""
    return panel["pec"]


INDEX = PowerIndex(
    label="Primary energy consumption",
    needs=("pec",),
    unit="tonnes of coal equivalent per year",
    reference=REFERENCE + " (one of its six components)",
    compute=compute,
    caveat="Counts what is burnt, not what is made of it: waste counts as power.",
)
