"""Arms: which part of the major arms that great powers delivered to a state in five years came from the other."""

import numpy as np
import xarray as xr

from polycentric.ties.channels.contract import Channel, Floats, back, pairs


def compute(panel: xr.Dataset, _: Floats) -> Floats:
    """Give the supplier's part; missing where none of the five delivered anything, or isn't among them."""
    given = back(pairs(panel, "arms_five_years"))
    total = np.nansum(given, axis=-1, keepdims=True)
    part = np.divide(given, total, out=np.full_like(given, np.nan), where=total > 0)
    return np.clip(part, 0.0, 1.0)


CHANNEL = Channel(
    label="Arms",
    ways=(("arms_five_years",),),
    scale="the other's part of what five great powers delivered in this year and the four before",
    reference="SIPRI's trend-indicator values as McManus and Nieman (2019), Journal of Peace Research 56(3), 364-378, "
    "have them; the scale is this project's",
    caveat="What others sell and what a state makes itself isn't seen, so Sweden and India look more tied than they "
    "were. The United States, Russia and China are no recipients. Ends in 2012.",
    compute=compute,
)
