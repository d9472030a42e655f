"""Forums: the politically meaningful bodies in which two states sit together, from BRICS to the European Union."""

import datetime

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.panel.schema import MEMBER, NOT_LISTED
from polycentric.sources import bodies
from polycentric.ties.contract import TieLayer

Floats = NDArray[np.float64]


def compute(codes: Floats, forum: Floats) -> Floats:
    """Count the forums of which both states are full members; missing where any forum's membership is unknown."""
    chosen = np.flatnonzero((forum == 1.0).reshape(-1, forum.shape[-1]).any(axis=0))
    counts, in_forums = (forum[..., chosen] == 1.0)[..., np.newaxis, :], codes[..., chosen]
    member = ((in_forums == MEMBER) & counts).astype(np.float64)
    known = np.all((in_forums >= NOT_LISTED) | ~counts, axis=-1) & counts.any(axis=-1)
    shared = np.einsum("...so,...po->...sp", member, member)
    both_known = known[..., :, np.newaxis] & known[..., np.newaxis, :] & ~np.eye(codes.shape[-2], dtype=bool)
    return np.where(both_known, shared, np.nan)


def is_forum(panel: xr.Dataset) -> xr.DataArray:
    """Mark with 1 the organisations that count as forums at each year's end, by our list."""
    names, years = [str(name) for name in panel["organisation"].values], panel["year"].values
    counted = [set(bodies.forums(datetime.date(int(year), 12, 31))) for year in years]
    marks = np.array([[float(name in those) for name in names] for those in counted]).reshape(years.size, len(names))
    coords = {"year": years, "organisation": panel["organisation"].values}
    return xr.DataArray(marks, dims=("year", "organisation"), coords=coords)


LAYER = TieLayer(
    label="Shared forums",
    needs=("membership",),
    unit="count of forums with both as full members",
    reference="The list of forums is our own: the bodies marked `forum` in the source `bodies`, each with its citation",
    directed=False,
    compute=compute,
    marks=(is_forum,),
    source=bodies.SOURCE.label,
    caveat="A shared seat is not agreement: rivals meet in the G-20 and among the permanent five of the Security "
    "Council. Suspended members, observers and partners don't count.",
)
