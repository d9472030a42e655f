"""CINC recomputed from its six components, by the rule that gives the published column again."""

from collections.abc import Sequence

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import numbers, on_states
from polycentric.panel import reading
from polycentric.power.cinc import COMPONENTS, REFERENCE
from polycentric.power.contract import PowerIndex

Floats = NDArray[np.float64]


def compute(*components: Floats) -> Floats:
    """Give the mean of a state's shares over the components that are known for it.

    A share is of the sum over the states for which the component is known. A component that is not known for a state is
    neither zero nor guessed: it is left out of that state's mean, which is why the index does not sum to one. With
    every row of the source (Germany and Yemen stand twice in 1990), this gives each published value to 3e-8; with zero
    in place of what is not known, 2,719 of 17,121 are off by more than 1e-6.
    """
    shares = np.stack([component_share(each) for each in components])
    known = (~np.isnan(shares)).sum(axis=0)
    return np.divide(np.nansum(shares, axis=0), known, out=np.full(known.shape, np.nan), where=known > 0)


def component_share(component: Floats) -> Floats:
    """Give each state's part of the sum over the states known; missing where it isn't known or the world has none."""
    total = np.nansum(component, axis=-1, keepdims=True)
    return component / np.where(total > 0, total, np.nan)


def component_shares(panel: xr.Dataset, names: Sequence[str] = COMPONENTS) -> xr.Dataset:
    """Give the shares of each state in some quantities beside each other, missing where the quantity isn't known."""
    return xr.Dataset({name: _labelled_share(reading.read(panel, name)) for name in names})


def components_known(panel: xr.Dataset) -> xr.DataArray:
    """Count how many of the six components are known for each state."""
    return component_shares(panel).notnull().to_dataarray("component").sum("component")


def _labelled_share(component: xr.DataArray) -> xr.DataArray:
    """Give the shares of one quantity with its labels."""
    return on_states(component_share(numbers(component)), component)


INDEX = PowerIndex(
    label="CINC, recomputed",
    needs=COMPONENTS,
    unit="mean share of the components known",
    reference=REFERENCE + "; the rule for components that are not known is the one that gives the published column "
    "again, found by trying (not checked against the original)",
    compute=compute,
    caveat="A state is judged on the components known for it, which may be one; differs from the published column in "
    "1990, where that counts Germany and Yemen twice.",
    partial=True,
    composed_of=COMPONENTS,
    series=dict.fromkeys(COMPONENTS, "nmc"),
    short="CINC, recomputed",
)
