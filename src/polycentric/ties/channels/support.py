"""Support: economic aid from the other, over the state's output."""

import numpy as np
import xarray as xr

from polycentric.ties.channels.contract import Channel, Floats, back, pairs, states

FULL = 0.05


def compute(panel: xr.Dataset, _: Floats) -> Floats:
    """Give aid over output, a twentieth being full; missing where either isn't known."""
    aid, output = back(pairs(panel, "signal_aid")), states(panel, "output", "fariss")
    over = np.where(output > 0, output, np.nan)[..., np.newaxis]
    return np.clip(aid / over / FULL, 0.0, 1.0)


CHANNEL = Channel(
    label="Support received",
    ways=(("signal_aid", "output"),),
    scale="economic aid over output at purchasing power, over one twentieth",
    reference="Aid as McManus and Nieman (2019) have it; output of Fariss and others (2022); the scale is "
    "this project's",
    caveat="Of the United States alone, 1950-2012. Prices of the aid are not stated and look like constant ones. "
    "Soviet aid and cheap oil are missing.",
    compute=compute,
)
