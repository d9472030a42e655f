"""Votes as arrays: who voted what on which item in which session, and which items share their parameters.

A *unit* is whoever votes (a state, a deputy), an *item* what is voted on (a roll call), a *session* the period in which
a unit has one ideal point. An absence has no row.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

NO, ABSTAIN, YES = 0, 1, 2
VOTES = ("no", "abstain", "yes")
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Ballots:
    """Votes in one order: by item, and within an item by unit; no unit votes twice on an item.

    Attributes
    ----------
    states : tuple of str
        Labels of the units.
    sessions : tuple of int
        Labels of the sessions, ascending.
    items : tuple of str
        Labels of the items, those of a session together, sessions ascending.
    state : int32, (votes,)
        Whose vote it is: a place in `states`.
    item : int32, (votes,)
        On what: a place in `items`, ascending.
    vote : int8, (votes,)
        0 no, 1 abstain, 2 yes.
    item_session : int16, (items,)
        The session of an item: a place in `sessions`, ascending.
    parameter : int32, (items,)
        The parameter set that an item uses, from 0 without a gap; bridged items share one.
    """

    states: tuple[str, ...]
    sessions: tuple[int, ...]
    items: tuple[str, ...]
    state: Ints
    item: Ints
    vote: NDArray[np.int8]
    item_session: NDArray[np.int16]
    parameter: Ints

    @property
    def session(self) -> NDArray[np.int16]:
        """The session of each vote: a place in `sessions`."""
        return self.item_session[self.item]

    @property
    def parameters(self) -> int:
        """How many parameter sets there are."""
        return int(self.parameter.max()) + 1 if len(self.parameter) else 0

    def keep(self, kept: NDArray[np.bool_]) -> "Ballots":
        """Give the same ballots with some of the votes only; labels and parameter sets stay."""
        return replace(self, state=self.state[kept], item=self.item[kept], vote=self.vote[kept])


@dataclass(frozen=True)
class Cells:
    """The unit-sessions in which a unit voted at all, by unit and then by session.

    Attributes
    ----------
    state : int32, (cells,)
    session : int16, (cells,)
    first : int32, (units + 1,)
        Where each unit's cells begin.
    vote : int32, (votes,)
        The cell of each vote.
    """

    state: Ints
    session: NDArray[np.int16]
    first: Ints
    vote: Ints


def cells_of(ballots: Ballots) -> Cells:
    """Give the unit-sessions with a vote, numbered."""
    sessions = len(ballots.sessions)
    key = ballots.state.astype(np.int64) * sessions + ballots.session
    voted = np.zeros(len(ballots.states) * sessions, bool)
    voted[key] = True
    number = np.cumsum(voted, dtype=np.int64) - 1
    at = np.flatnonzero(voted)
    state = (at // sessions).astype(np.int32)
    first = np.searchsorted(state, np.arange(len(ballots.states) + 1)).astype(np.int32)
    return Cells(state, (at % sessions).astype(np.int16), first, number[key].astype(np.int32))
