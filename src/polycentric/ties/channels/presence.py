"""Presence: a stronger state's troops and nuclear weapons in a state."""

import numpy as np
import xarray as xr

from polycentric.panel import reading
from polycentric.ties.channels.contract import Channel, Floats, back, pairs

LEAST, DECADES = 100.0, 3.0


def compute(panel: xr.Dataset, _: Floats) -> Floats:
    """Give the size of the troops on a scale of tens, or 1 with nuclear weapons; missing where neither is known."""
    american = back(pairs(panel, "troops_abroad"))
    others = back(_or_nothing(panel, "signal_troops"))
    weapons = back(_or_nothing(panel, "signal_nukes"))
    troops = np.where(np.isnan(american), others, american)
    size = np.clip(np.log10(np.maximum(troops, 1.0) / LEAST) / DECADES, 0.0, 1.0)
    return np.where(weapons > 0, 1.0, size)


def _or_nothing(panel: xr.Dataset, name: str) -> Floats:
    """Read a variable on pairs, all missing where the panel has none."""
    if reading.offered(panel, name):
        return pairs(panel, name)
    return np.full(tuple(panel.sizes[each] for each in ("year", "state", "state")), np.nan)


CHANNEL = Channel(
    label="Troops and nuclear weapons",
    ways=(("troops_abroad",),),
    scale="0 to 100 troops, 1 from 100,000, a third for each factor of ten between; 1 with nuclear weapons in the "
    "state",
    reference="Allen, Flynn and Martinez Machain (2022), Conflict Management and Peace Science 39(3), 351-370, for the "
    "United States; McManus and Nieman (2019) for four others; troops as a mark of hierarchy after Lake (2009), from "
    "memory; the scale is this project's",
    caveat="True zeros of the United States alone, since 1950. Soviet troops stand in the source since 1981 alone, so "
    "those of 1945-80 in Germany, Poland, Hungary and Czechoslovakia are missing until nuclear weapons came.",
    compute=compute,
)
