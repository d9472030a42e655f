"""How ties of a bloc's members become ties of the bloc, with what is not listed bounded rather than guessed.

All functions take ties (..., state, partner) and the places of the members, and give ties with the bloc as the last
state and partner, after those that are no members; its tie to itself is missing.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


def pool_observed(value: Floats, members: Places) -> Floats:
    """Add up what is observed of the members' flows with each outsider; missing where nothing is.

    Flows between members are left out.
    """
    return _summed(value, members, gaps=True)


def pool_upper(upper: Floats, members: Places) -> Floats:
    """Add up the most that the members' flows with each outsider can be; missing where any of them has no bound."""
    return _summed(upper, members, gaps=False)


def pool_majority(tie: Floats, members: Places) -> Floats:
    """Give the bloc a tie of 1 with an outsider where most of its members have one, else 0.

    Missing where any member's is. By the same rule `polycentric.panel.blocs.pool` makes a bloc a member of a body.
    """
    held = _summed(tie, members, gaps=False)
    most = np.where(np.isnan(held), np.nan, (held * 2 > len(members)) * 1.0)
    held[..., -1, :], held[..., :, -1] = most[..., -1, :], most[..., :, -1]
    return held


def outsiders(states: int, members: Places) -> Places:
    """Give the places of the states that are no members."""
    return np.setdiff1d(np.arange(states), members)


def _summed(tie: Floats, members: Places, *, gaps: bool) -> Floats:
    """Put the sum of the members' rows and columns at the end, as the bloc's; `gaps`: what is missing adds nothing."""
    rest = outsiders(tie.shape[-1], members)
    for axis in (-2, -1):
        total = over_members(tie, members, axis, gaps=gaps)
        tie = np.concatenate([np.take(tie, rest, axis=axis), np.expand_dims(total, axis)], axis=axis)
    tie[..., -1, -1] = np.nan
    return tie


def over_members(tie: Floats, members: Places, axis: int, *, gaps: bool) -> Floats:
    """Add up along the members; with `gaps` what is missing adds nothing, and the sum is missing where all is."""
    # One member after the other, whatever lies beside them: the same bits with any leading axes.
    among = np.moveaxis(tie, axis, 0)[members]
    if not gaps:
        return among.sum(axis=0)
    return np.where(np.isnan(among).all(axis=0), np.nan, np.nansum(among, axis=0))
