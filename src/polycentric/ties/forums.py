"""Forums: the politically meaningful bodies in which two states sit together, from BRICS to the European Union."""

import numpy as np
import xarray as xr

from polycentric.panel.schema import MEMBER, NOT_LISTED
from polycentric.sources import bodies
from polycentric.ties.contract import TieLayer


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Count the forums of which both states are full members; missing where any forum's membership is unknown."""
    names = set(bodies.names(forum=True))
    forums = [str(name) for name in panel["organisation"].values if str(name) in names]
    codes = panel["membership"].sel(organisation=forums).transpose("year", "state", "organisation").to_numpy()
    member = (codes == MEMBER).astype(np.float64)
    known = np.all(codes >= NOT_LISTED, axis=2) & bool(forums)
    shared = np.einsum("yso,ypo->ysp", member, member)
    both_known = known[:, :, np.newaxis] & known[:, np.newaxis, :] & ~np.eye(codes.shape[1], dtype=bool)
    labels = {"year": panel["year"].values, "state": panel["state"].values, "partner": panel["state"].values}
    return xr.DataArray(np.where(both_known, shared, np.nan), dims=("year", "state", "partner"), coords=labels)


LAYER = TieLayer(
    label="Shared forums",
    needs=("membership",),
    unit="count of forums with both as full members",
    reference="The list of forums is our own: the bodies marked `forum` in the source `bodies`, each with its citation",
    directed=False,
    compute=compute,
    source=bodies.SOURCE.label,
    caveat="A shared seat is not agreement: rivals meet in the G-20 and among the permanent five of the Security "
    "Council. Suspended members, observers and partners don't count.",
)
