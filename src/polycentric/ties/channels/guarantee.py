"""Guarantee: whether a stronger state has pledged to defend a weaker one, and how alone it stands with that."""

import numpy as np
import xarray as xr

from polycentric.panel import reading
from polycentric.ties import pacts
from polycentric.ties.channels.contract import Channel, Floats, back, pairs


def compute(panel: xr.Dataset, strength: Floats) -> Floats:
    """Give pledge x (1 - strength of the protected over the protector's) x the protector's part of all protectors'.

    A pledge counts that either list has. Protectors of unknown strength are left out of the sum; of one itself nothing
    is known.
    """
    pledged = back(_pledges(panel))  # by who is protected, and by whom
    power = np.where(strength > 0, strength, np.nan)
    over = np.clip(1.0 - power[:, :, np.newaxis] / power[:, np.newaxis, :], 0.0, 1.0)
    given = np.nan_to_num(pledged) * np.nan_to_num(power)[:, np.newaxis, :]
    total = given.sum(axis=-1, keepdims=True)
    part = np.divide(given, total, out=np.zeros_like(given), where=total > 0)
    return np.where(np.isnan(pledged), np.nan, np.where(pledged > 0, over * part, 0.0))


def _pledges(panel: xr.Dataset) -> Floats:
    """Give 1 where `state` has pledged to defend `partner`: by ATOP, by the list of pacts since 1990, or by both."""
    listed = pacts.listed(panel).transpose("year", "state", "partner").to_numpy()
    if not reading.offered(panel, "atop_defense"):
        return listed
    return np.fmax(pairs(panel, "atop_defense"), listed)


CHANNEL = Channel(
    label="Guarantee",
    ways=((),),
    scale="0 without a pledge; else how much weaker the protected is (1 less the ratio of the two strengths) times the "
    "protector's part of the strength of all who are pledged to it: 1 where a lone giant protects a dwarf",
    reference="Lake (2009), Hierarchy in International Relations: security hierarchy by troops and by the number of "
    "independent alliances (idea, from memory); pledges of Leeds, Ritter, Mitchell and Long (2002) to 2018, and the "
    "project's own list of pacts since 1990; the scale is this project's",
    caveat="Paper. ATOP has no pledge in the treaties of the United States with Cuba and Panama in 1903, nor in the "
    "Compacts, which the project's list has since 1990. A pledge of several rivals holds less than that of one.",
    compute=compute,
)
