"""How ties of groups' members become ties of the groups, with what is not listed bounded rather than guessed.

All functions take ties (..., state, partner) and the places of each group's members, and give ties with the groups as
the last states and partners, in their order, after those that are in none; a group's tie to itself is missing.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Members = Sequence[Places]


def pool_observed(value: Floats, groups: Members) -> Floats:
    """Add up what is observed of the members' flows with each outsider; missing where nothing is.

    Flows between members are left out.
    """
    return _summed(value, groups, gaps=True)


def pool_upper(upper: Floats, groups: Members) -> Floats:
    """Add up the most that the members' flows with each outsider can be; missing where any of them has no bound."""
    return _summed(upper, groups, gaps=False)


def pool_majority(tie: Floats, groups: Members) -> Floats:
    """Give a group a tie of 1 with an outsider where most of its members have one, else 0.

    Two groups have one where most of the pairs of their members do. Missing where any member's is. By the same rule
    `polycentric.panel.blocs.as_one` makes a group a member of a body.
    """
    held = _summed(tie, groups, gaps=False)
    sizes = np.ones(held.shape[-1])
    sizes[held.shape[-1] - len(groups) :] = [len(members) for members in groups]
    pairs = sizes[:, np.newaxis] * sizes
    most = np.where(np.isnan(held), np.nan, (held * 2 > pairs) * 1.0)
    return np.where(pairs > 1, most, held)


def outsiders(states: int, groups: Members) -> Places:
    """Give the places of the states that are in no group."""
    return np.setdiff1d(np.arange(states), np.concatenate([np.asarray(each, dtype=np.int64) for each in groups]))


def in_turn(states: int, groups: Members) -> list[Places]:
    """Give the places of each group's members once the groups before it have been pooled, and stand at the end."""
    order, turns = list(range(states)), list[Places]()
    for number, members in enumerate(groups, 1):
        inside = {int(member) for member in members}
        turns.append(np.array([at for at, state in enumerate(order) if state in inside], dtype=np.int64))
        order = [*(state for state in order if state not in inside), -number]
    return turns


def pool_one(tie: Floats, members: Places, *, gaps: bool) -> Floats:
    """Put the sum of the members' rows and columns at the end, as the group's; `gaps`: what is missing adds nothing."""
    rest = outsiders(tie.shape[-1], [members])
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


def _summed(tie: Floats, groups: Members, *, gaps: bool) -> Floats:
    """Pool one group after the other."""
    for members in in_turn(tie.shape[-1], groups):
        tie = pool_one(tie, members, gaps=gaps)
    return tie
