"""Patron trees: each state follows the strongest of those pledged to defend it that exceeds it by a margin.

The rule of Nystuen and Dacey (1961), on pledges in place of flows. Since a patron is always stronger than its client,
chains end at a head and can't run in a circle. What isn't known stays open:

- Whether a state of unknown power follows one that has pledged to defend it can't be told: it is undecided.
- A state of unknown power that has pledged to defend may be a patron, but is taken not to be the strongest of several:
  who is also pledged to by states of known power is settled among these.
- A pledge that isn't known leaves its two states open if it could make a stronger patron than the known ones.

The assumption in the second is this project's. Without it, one small ally without data would leave the largest open.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.groups.following import heads, reaching

NOBODY, OPEN = -1, -2


@dataclass(frozen=True)
class Trees:
    """Who follows whom in one cell, with places among n states.

    Attributes
    ----------
    patron : array (n,), int
        The patron of each state; `NOBODY` for one that follows nobody, `OPEN` where that isn't known.
    head : array (n,), int
        Where its chain ends, itself for one that follows nobody; -1 where that isn't known.
    inside : array (n,), bool
        Which states the layer says anything about.
    camp : array (n,)
        Power held by a state and those whose chains are known to end at it; 0 for one that isn't a head.
    followers : array (n,), int
        How many these are, without the head.
    most : array (n,)
        The power of all whose chains may end at it, however the open ones go.
    may_lead : array (n,), bool
        Whether anyone may follow it.
    """

    patron: NDArray[np.int64]
    head: NDArray[np.int64]
    inside: NDArray[np.bool_]
    camp: NDArray[np.float64]
    followers: NDArray[np.int64]
    most: NDArray[np.float64]
    may_lead: NDArray[np.bool_]


def trees(pledged: NDArray[np.float64], power: NDArray[np.float64], margin: float) -> Trees:
    """Build the trees of one cell.

    Parameters
    ----------
    pledged : array (n, n)
        1 where the state of the row has pledged to defend that of the column, 0 where not, missing where that isn't
        known. The diagonal isn't looked at: a pledge to oneself makes nobody a patron.
    power : array (n,)
        Missing where unknown.
    margin : float
        A patron's power is more than this times that of its client. Equals don't follow each other; of two patrons of
        equal power the first counts.
    """
    known = ~np.isnan(pledged) & ~np.eye(len(power), dtype=bool)
    inside = np.asarray(known.any(axis=0) | known.any(axis=1))
    ways = _ways(pledged, power, inside, margin)
    patron = np.where(ways.settled, np.where(ways.sure.any(axis=1), ways.best, NOBODY), OPEN)
    patron[~inside] = OPEN
    head, held = heads(patron), np.nan_to_num(power)
    led = head >= 0
    camp = np.bincount(head[led], weights=held[led], minlength=len(power)).astype(np.float64)
    followers = np.bincount(head[led], minlength=len(power)) - (head == np.arange(len(power)))
    most, may_lead = camp, followers > 0
    if not ways.settled[inside].all():
        reached = reaching(ways.onwards(patron))
        most, may_lead = (held[:, np.newaxis] * reached).sum(axis=0), reached.sum(axis=0) > 1
    return Trees(patron, head, inside, camp, followers, most, may_lead & inside)


@dataclass(frozen=True)
class _Ways:
    """Which patrons each state (row) has for certain, and which it may have; `best` is the strongest certain one."""

    sure: NDArray[np.bool_]
    open: NDArray[np.bool_]
    best: NDArray[np.int64]
    settled: NDArray[np.bool_]

    def onwards(self, patron: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Give whom each state may follow: its patron where it is settled, all that are possible where not."""
        chosen = np.arange(len(patron)) == patron[:, np.newaxis]
        return np.where(self.settled[:, np.newaxis], chosen, self.sure | self.open)


def _ways(pledged: NDArray[np.float64], power: NDArray[np.float64], inside: NDArray[np.bool_], margin: float) -> _Ways:
    """Part the patrons that are certain from those that are possible."""
    others = inside[:, np.newaxis] & inside & ~np.eye(len(power), dtype=bool)
    stated, unsaid = (pledged.T == 1.0) & others, np.isnan(pledged.T) & others
    sized = ~np.isnan(power)
    compared = sized[:, np.newaxis] & sized
    exceeds = compared & (np.nan_to_num(power) > margin * np.nan_to_num(power)[:, np.newaxis])
    sure, perhaps = stated & exceeds, (stated | unsaid) & ~compared
    strength = np.where(sure, np.nan_to_num(power), -1.0)
    best, most = strength.argmax(axis=1), strength.max(axis=1)
    unsaid_rivals = unsaid & exceeds & (np.nan_to_num(power) > most[:, np.newaxis])
    among_known = sized & (stated & sized).any(axis=1)
    settled = ~unsaid_rivals.any(axis=1) & (among_known | ~perhaps.any(axis=1))
    return _Ways(sure, perhaps | unsaid_rivals, best, settled)
