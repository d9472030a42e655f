"""Poles by the Charter: the permanent members of the Security Council."""

import xarray as xr

from polycentric.poles.contract import PoleDefinition, Situation
from polycentric.sets.lists import OFF_MAP, PERMANENT_FIVE, on_list


def compute(situation: Situation, **_: float) -> xr.DataArray:
    """Mark the states on the list."""
    return on_list(PERMANENT_FIVE, situation.panel)


DEFINITION = PoleDefinition(
    label="Permanent members of the Security Council",
    family="lists",
    reference=PERMANENT_FIVE.source,
    compute=compute,
    uses_index=False,
    off_map=OFF_MAP,
    parameters={"list_ends": float(PERMANENT_FIVE.ends)},
    caveat="Says who won a seat in 1945, not who has power now.",
)
