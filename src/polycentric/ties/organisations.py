"""Organisations: how much of what two states could share of international organisations they do share.

Nearly every state is in the United Nations, so sharing it says nothing; sharing a body of twelve says much. Each
organisation counts by the logarithm of how rare its membership is, and the tie is the part that is shared of all that
either of the two belongs to.
"""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.fixed_order import product
from polycentric.panel.schema import MEMBER, NOT_LISTED
from polycentric.ties.contract import TieLayer


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give, for every two states whose memberships are known, the weight of what they share over what either has."""
    codes = panel["membership"].transpose("year", "state", "organisation").to_numpy()
    levels = np.stack([shared_level(of_year) for of_year in codes])
    return xr.DataArray(
        levels,
        dims=("year", "state", "partner"),
        coords={"year": panel["year"].values, "state": panel["state"].values, "partner": panel["state"].values},
    )


def shared_level(codes: NDArray[np.floating | np.integer]) -> NDArray[np.float64]:
    """Give the weighted Jaccard index of the memberships of every two states.

    Parameters
    ----------
    codes : array, (state, organisation)
        The panel's codes, missing as NaN or -1; only full members share. A state of which any organisation is unknown
        has missing ties.

    Returns
    -------
    array, (state, state), from 0 (nothing shared) to 1 (the same organisations); missing on the diagonal
    """
    known = np.all(codes >= NOT_LISTED, axis=1)  # neither NaN nor -1 is
    member = ((codes == MEMBER) & known[:, np.newaxis]).astype(np.float64)
    weights = rarity(member.sum(axis=0), int(known.sum()))
    shared = product(member * weights, member.T)
    own = product(member, weights)
    either = own[:, np.newaxis] + own[np.newaxis, :] - shared
    level = np.divide(shared, either, out=np.full(shared.shape, np.nan), where=either > 0)
    level[~known, :] = np.nan
    level[:, ~known] = np.nan
    np.fill_diagonal(level, np.nan)
    return level


def rarity(members: NDArray[np.float64], states: int) -> NDArray[np.float64]:
    """Give each organisation's weight: the logarithm of states over members, 0 where all are in or fewer than two.

    An organisation with a single member in this world cannot be shared, so it would only lower that member's ties.
    """
    ratio = np.divide(states, members, out=np.ones_like(members), where=members > 1)
    return np.log(ratio)


LAYER = TieLayer(
    label="Shared organisations",
    needs=("membership",),
    unit="weight of shared memberships over weight of memberships that either has, from 0 to 1",
    reference="Weights: Spärck Jones (1972), A Statistical Interpretation of Term Specificity and Its Application in "
    "Retrieval, Journal of Documentation 28(1), 11-21 (log of all over those that have it); ratio: Jaccard (1912), The "
    "Distribution of the Flora in the Alpine Zone, New Phytologist 11(2), 37-50, weighted",
    directed=False,
    compute=compute,
    caveat="Counts what states have joined, not what they do there; a state with few memberships can tie closely to "
    "another with the same few.",
)
