"""Military personnel: how many people a state has under arms."""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's active military personnel, the middle of the range that the source gives."""
    return panel["milper"]


INDEX = PowerIndex(
    label="Military personnel",
    needs=("milper",),
    unit="people",
    reference="Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, "
    "1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48 (one of their six components)",
    compute=compute,
    caveat="Counts heads, not training or arms; what counts as active differs, and many figures are ranges.",
)
