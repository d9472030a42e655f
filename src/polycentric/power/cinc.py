"""CINC: the Composite Index of National Capability, as the Correlates of War project publishes it."""

import xarray as xr

from polycentric.power.contract import PowerIndex

REFERENCE = (
    "Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, 1820-1965, in "
    "Russett (ed.), Peace, War, and Numbers, Sage, 19-48; Singer (1987), Reconstructing the Correlates of War Dataset "
    "on Material Capabilities of States, 1816-1985, International Interactions 14, 115-132"
)


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give the published column, which does not sum to one: `polycentric.power.shares.shares` renormalises it."""
    return panel["cinc"]


INDEX = PowerIndex(
    label="CINC, as published",
    needs=("cinc",),
    unit="mean share of six components",
    reference=REFERENCE,
    compute=compute,
    caveat="Does not sum to one (1.075 in 1860), since a component that is not known for a state is left out of its "
    "mean; counts people and steel for much, technology for nothing.",
)
