"""Votes: how much nearer a state votes to the other than the assembly does."""

import numpy as np
import xarray as xr

from polycentric.ties.channels.contract import Channel, Floats, states


def compute(panel: xr.Dataset, _: Floats) -> Floats:
    """Give nearness to the other's ideal point, less where the other stands in the midst of the assembly."""
    point = states(panel, "ideal_point", "bailey")
    apart = np.abs(point[:, :, np.newaxis] - point[:, np.newaxis, :])
    with np.errstate(all="ignore"):
        mean = _mean(apart)
        spread = np.sqrt(_mean((point - _mean(point)) ** 2))
        near = np.clip(1.0 - apart / np.swapaxes(mean, -1, -2), 0.0, 1.0)
        alone = np.clip(mean[..., 0] / (2.0 * spread), 0.0, 1.0)
    return near * alone[:, np.newaxis, :]


def _mean(values: Floats) -> Floats:
    """Give the mean over the last axis, which stays; missing where nothing is known."""
    known = (~np.isnan(values)).sum(axis=-1, keepdims=True)
    total = np.nansum(values, axis=-1, keepdims=True)
    return np.divide(total, known, out=np.full(total.shape, np.nan), where=known > 0)


CHANNEL = Channel(
    label="Votes",
    ways=(("ideal_point",),),
    scale="1 at the other's own ideal point, 0 at the assembly's mean distance from it and beyond; times that distance "
    "over two standard deviations of the assembly, so that to be near one in the midst counts little",
    reference="Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61(2), 430-456, for the points; the "
    "scale is this project's",
    caveat="Like minds vote alike too: nearness is agreement, which may be free. Two states that are both clients are "
    "near each other, so the stronger of the two seems to hold some.",
    compute=compute,
    measured=True,
)
