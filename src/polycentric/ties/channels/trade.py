"""Trade: how much more of a state's trade is with the other than of the other's with it."""

import numpy as np
import xarray as xr

from polycentric.ties import reported
from polycentric.ties import trade as todays
from polycentric.ties.channels.contract import Channel, Floats, states

FULL = 0.5
SETTLED = 0.1  # of the scale: a value that is known to within it counts as its middle


def compute(panel: xr.Dataset, _: Floats) -> Floats:
    """Give the difference of the two parts of own trade, half of it being full; missing where it is too open."""
    low, high = _of_lists(panel) if todays.LAYER.on(panel) is todays.LAYER else _of_flows(panel)
    least = np.clip((low - np.swapaxes(high, -1, -2)) / FULL, 0.0, 1.0)
    most = np.clip((high - np.swapaxes(low, -1, -2)) / FULL, 0.0, 1.0)
    return np.where(most - least <= SETTLED, (least + most) / 2, np.nan)


def _of_flows(panel: xr.Dataset) -> tuple[Floats, Floats]:
    """Give the least and the most of each part of own trade, by the flows of two centuries.

    A flow of which one way is known counts with that way, as the source's own sums do; one of which neither is has the
    bound that both sides' totals leave.
    """
    part, most = (each.transpose("year", "state", "partner").to_numpy() for each in (
        reported.PART(panel), reported.PART.bound(panel)))  # fmt: skip
    return np.where(np.isnan(part) & ~np.isnan(most), 0.0, part), np.where(np.isnan(part), most, part)


def _of_lists(panel: xr.Dataset) -> tuple[Floats, Floats]:
    """Give the least and the most of each part of own trade, by lists of the main partners."""
    total = states(panel, "exports") + states(panel, "imports")
    over = np.where(total > 0, total, np.nan)[..., np.newaxis]
    if np.isnan(over).all():
        nothing = np.full((*total.shape, total.shape[-1]), np.nan)
        return nothing, nothing
    flows = [getattr(todays.LAYER, which)(panel).transpose("year", "state", "partner").to_numpy()
             for which in ("floor", "bound")]  # fmt: skip
    low, high = (np.clip((each + np.swapaxes(each, -1, -2)) / over, 0.0, 1.0) for each in flows)
    return low, high


CHANNEL = Channel(
    label="Trade dependence",
    ways=(todays.NEEDS, reported.FLOWS),
    scale="the part of the state's trade that is with the other, less the part of the other's trade that is with the "
    "state, over one half: 1 where at least half of all trade hangs on one that hardly notices",
    reference="Hirschman (1945), National Power and the Structure of Foreign Trade: the part of trade with one "
    "partner, and that it weighs less on the larger (idea; not checked against the original); the scale is this "
    "project's",
    caveat="Goods; what could be bought elsewhere isn't seen. Before 1914 many pairs have no figure, West Germany "
    "hardly any in 1960-89.",
    compute=compute,
    measured=True,
)
