"""Organisations: how much of what two states could share of international organisations they do share.

Nearly every state is in the United Nations, so sharing it says nothing; sharing a body of twelve says much. Each
organisation counts by the logarithm of how rare its membership is, and the tie is the part that is shared of all that
either of the two belongs to.
"""

import numpy as np
from numpy.typing import NDArray

from polycentric.fixed_order import product
from polycentric.panel.schema import MEMBER, NOT_LISTED
from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(codes: Floats) -> Floats:
    """Give, for every two states whose memberships are known, the weight of what they share over what either has."""
    cells = codes.reshape(-1, *codes.shape[-2:])
    levels = [shared_level(cell) for cell in cells]
    return np.stack(levels).reshape(*codes.shape[:-1], codes.shape[-2])


def counted(both: Floats, own: Floats) -> Floats:
    """Give the organisations that two states share over those that either is in, from 0 to 1."""
    either = own[..., :, np.newaxis] + own[..., np.newaxis, :] - both
    level = np.divide(both, either, out=np.full(both.shape, np.nan), where=either > 0)
    # The two counts are of one source, but of a few pairs they disagree.
    return off_diagonal(np.minimum(level, 1.0))


def shared_level(codes: Floats | NDArray[np.int8]) -> NDArray[np.float64]:
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


COUNTED = TieLayer(
    label="Shared organisations (COW IGO)",
    needs=("shared_organisations", "organisations_joined"),
    unit="organisations that both are in over those that either is in, from 0 to 1",
    reference="Jaccard (1912), The Distribution of the Flora in the Alpine Zone, New Phytologist 11(2), 37-50",
    directed=False,
    compute=counted,
    caveat="Every body counts alike, universal ones too, since the source's counts don't say which they are.",
    series="cow",
)

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
    series="factbook",
    otherwise=(COUNTED,),
)
