"""Interventions: whether the other used force in or on a state that didn't answer with force, in the last ten years."""

import numpy as np
import xarray as xr

from polycentric.panel import reading
from polycentric.ties.channels.contract import Channel, Floats, back, pairs

FULL = 5.0


def compute(panel: xr.Dataset, _: Floats) -> Floats:
    """Give the years of the last ten with unanswered force, five being full: the more of two sources."""
    years = back(pairs(panel, "force_unanswered"))
    if reading.offered(panel, "us_force_unanswered"):
        years = np.fmax(years, back(pairs(panel, "us_force_unanswered")))
    return np.clip(years / FULL, 0.0, 1.0)


CHANNEL = Channel(
    label="Interventions",
    ways=(("force_unanswered",),),
    scale="years of the last ten in which the other used force and the state didn't, over five",
    reference="Gibler, Miller and Little (2016), International Studies Quarterly 60(4), 719-730, for all states to "
    "2010; Kushi and Toft (2023), Journal of Conflict Resolution 67(4), 752-779, for the United States to 2019; the "
    "scale is this project's",
    caveat="A raid on an adversary that can't hit back counts too. Hungary in 1956 fought, so it doesn't count.",
    compute=compute,
)
