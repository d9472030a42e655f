"""Forums: the politically meaningful bodies in which two states sit together, from BRICS to the European Union."""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.panel.schema import MEMBER, NOT_LISTED
from polycentric.sources import bodies
from polycentric.ties.contract import TieLayer

Floats = NDArray[np.float64]


def compute(codes: Floats, forum: Floats) -> Floats:
    """Count the forums of which both states are full members; missing where any forum's membership is unknown."""
    chosen = np.flatnonzero(forum.reshape(-1, forum.shape[-1])[0] == 1.0)
    in_forums = codes[..., chosen]
    member = (in_forums == MEMBER).astype(np.float64)
    known = np.all(in_forums >= NOT_LISTED, axis=-1) & bool(chosen.size)
    shared = np.einsum("...so,...po->...sp", member, member)
    both_known = known[..., :, np.newaxis] & known[..., np.newaxis, :] & ~np.eye(codes.shape[-2], dtype=bool)
    return np.where(both_known, shared, np.nan)


def is_forum(panel: xr.Dataset) -> xr.DataArray:
    """Mark with 1 the organisations that are forums, by our list."""
    names = set(bodies.names(forum=True))
    marks = np.array([float(str(name) in names) for name in panel["organisation"].values])
    return xr.DataArray(marks, dims="organisation", coords={"organisation": panel["organisation"].values})


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
