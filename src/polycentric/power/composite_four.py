"""Composite over four components: the mean share of military spending, personnel, energy and population.

These are the four of the six components of the Composite Index of National Capability (CINC) that this world has in
kind. It is not CINC: iron and steel production and urban population are not in it, and its numbers don't compare.
"""

import xarray as xr

from polycentric.power.contract import PowerIndex

COMPONENTS = ("milex", "milper", "energy", "population")


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give the mean of a state's four shares, where all four are observed.

    A state that lacks a component is missing. Zero in its place would be an invention, and the mean of the others
    would compare unlike things: a state whose spending is secret would be judged on its headcount. What is dropped is
    said by `polycentric.power.shares.dropped`.
    """
    total = sum((component_share(panel, name) for name in COMPONENTS), start=xr.zeros_like(panel[COMPONENTS[0]]))
    return total / len(COMPONENTS)


def component_share(panel: xr.Dataset, name: str) -> xr.DataArray:
    """Give each state's part of a component, of the sum over the states in which it is observed."""
    total = panel[name].sum("state", min_count=1)
    return panel[name] / total.where(total > 0)


def components(panel: xr.Dataset) -> xr.Dataset:
    """Give the four shares beside each other, and `observed`, how many of the four a state has."""
    shares = xr.Dataset({name: component_share(panel, name) for name in COMPONENTS})
    return shares.assign(observed=sum(shares[name].notnull().astype(int) for name in COMPONENTS))


INDEX = PowerIndex(
    label="Composite over four components",
    needs=COMPONENTS,
    unit="mean share of the system",
    reference="After Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, "
    "1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48, who "
    "average six shares; iron and steel and urban population are not in this world, so this is not their index",
    compute=compute,
    caveat="Not CINC: two of its six components are lacking. States that lack any of the four are missing.",
)
