"""Poles by possession of nuclear weapons."""

import xarray as xr

from polycentric.poles.contract import PoleDefinition, Situation
from polycentric.sets.lists import NUCLEAR, OFF_MAP, on_list


def compute(situation: Situation, **_: float) -> xr.DataArray:
    """Mark the states on the list."""
    return on_list(NUCLEAR, situation.panel)


DEFINITION = PoleDefinition(
    label="States that possess nuclear weapons",
    family="lists",
    reference=NUCLEAR.source,
    compute=compute,
    uses_index=False,
    off_map=OFF_MAP,
    parameters={"list_ends": float(NUCLEAR.ends)},
    caveat="Counts a state with dozens of warheads like one with thousands.",
)
