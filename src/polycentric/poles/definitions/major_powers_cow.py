"""Poles by the Correlates of War list of major powers, which ends in 2016 and is carried forward."""

import xarray as xr

from polycentric.poles.contract import PoleDefinition, Situation
from polycentric.sets.lists import MAJOR_POWERS, OFF_MAP, on_list


def compute(situation: Situation, **_: float) -> xr.DataArray:
    """Mark the states on the list."""
    return on_list(MAJOR_POWERS, situation.panel)


DEFINITION = PoleDefinition(
    label="Major powers by the Correlates of War list (to 2016, carried forward)",
    family="lists",
    reference=MAJOR_POWERS.source,
    compute=compute,
    uses_index=False,
    off_map=OFF_MAP,
    parameters={"list_ends": float(MAJOR_POWERS.ends)},
    caveat="Says who is called a major power by a panel of scholars, not how much power they have; it ends in 2016.",
)
