"""Composite over four components: the mean share of military spending, personnel, energy and population.

These are the four of the six components of the Composite Index of National Capability (CINC) that today's world has in
kind. It is not CINC: iron and steel production and urban population are not in it, and its numbers don't compare.
"""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.power.cinc_recomputed import component_share, component_shares
from polycentric.power.contract import PowerIndex

Floats = NDArray[np.float64]
COMPONENTS = ("military_spending", "military_personnel", "energy", "population")


def compute(*components: Floats) -> Floats:
    """Give the mean of a state's four shares, where all four are observed.

    A state that lacks a component is missing. Zero in its place would be an invention, and the mean of the others
    would compare unlike things: a state whose spending is secret would be judged on its headcount. What is dropped is
    said by `polycentric.sets.shares.dropped`.
    """
    return sum((component_share(each) for each in components), start=np.zeros(components[0].shape)) / len(components)


def components(panel: xr.Dataset) -> xr.Dataset:
    """Give the four shares beside each other, and `observed`, how many of the four a state has."""
    shares = component_shares(panel, COMPONENTS)
    return shares.assign(observed=shares.notnull().to_dataarray("component").sum("component"))


INDEX = PowerIndex(
    label="Composite over four components",
    needs=COMPONENTS,
    unit="mean share of the system",
    reference="After Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, "
    "1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48, who "
    "average six shares; iron and steel and urban population are not in this world, so this is not their index",
    compute=compute,
    caveat="Not CINC: two of its six components are lacking. States that lack any of the four are missing.",
    series=dict.fromkeys(COMPONENTS, "factbook"),
    short="Composite of four",
    after="cinc",
    composed_of=COMPONENTS,
)
