"""Who stands apart today, by the rule of `polycentric.poles.apart`, with what the page says of each place."""

from dataclasses import dataclass

from polycentric.pictures.power_shares import thin
from polycentric.pictures.records.findings import Findings, Index
from polycentric.poles.apart import FEWEST, Standing, Values, standing

__all__ = ["FEWEST", "Apart", "Place", "apart", "counted", "place", "ranked", "standing_of"]


@dataclass(frozen=True)
class Place:
    """A state's part of what another has, on one measure: of the leader, if nothing else is said."""

    measure: Index
    state: str
    other: str
    ratio: float


@dataclass(frozen=True)
class Apart:
    """Who stands apart.

    Attributes
    ----------
    states : tuple of str
        The states, by on how many measures each is near the leader; none where nobody stands apart.
    next : tuple of Place
        The state behind them on each measure on which they hold the first places.
    others : tuple of Place
        The first of the other states on each of the other measures.
    """

    states: tuple[str, ...]
    next: tuple[Place, ...] = ()
    others: tuple[Place, ...] = ()


def counted(findings: Findings) -> list[Index]:
    """Give the measures that are counted: known for enough of the world, and none that is made of others."""
    left_out = {index.name for index in thin(findings)}
    return [index for index in findings.side_by_side if index.shares and index.name not in left_out]


def standing_of(findings: Findings) -> Standing:
    """Set every state against the leader on today's measures."""
    return standing({index.name: index.shares for index in counted(findings)})


def apart(findings: Findings) -> Apart:
    """Apply the rule to today's measures."""
    measures, found = {index.name: index for index in counted(findings)}, standing_of(findings)
    if not found.apart():
        return Apart(())
    behind, others = (
        tuple(place(measures[name], state) for name, (state, _) in held.items())
        for held in (found.behind(), found.others())
    )
    return Apart(found.apart(), behind, others)


def place(index: Index, state: str, other: str = "") -> Place:
    """Set a state against another on a measure, or against its leader."""
    other = other or ranked(index.shares)[0]
    return Place(index, state, other, index.shares[state] / index.shares[other])


def ranked(shares: Values) -> list[str]:
    """Give the states by their shares, the first one first."""
    return sorted(shares, key=lambda state: (-shares[state], state))
