"""Who stands apart, by a rule: the few states that hold the first places, with the next one far behind.

For one, two and three states: on how many measures do the same ones hold the first places, while the next has less than
half of what the leader has? The number that does on most measures is taken, the smaller one where two do on as many. It
has to be more than half of the measures, of which there have to be three; else nobody stands apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polycentric.pictures.power_shares import thin
from polycentric.pictures.records.findings import Findings, Index

MOST, HALF, FEWEST = 3, 0.5, 3
Shares = Mapping[str, float]


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
        The states, by how many measures each leads; none where nobody stands apart.
    next : tuple of Place
        The state behind them on each measure on which they do.
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


def apart(findings: Findings) -> Apart:
    """Apply the rule to today's measures."""
    measures = {index.name: index for index in counted(findings)}
    states, firm = by_shares({name: index.shares for name, index in measures.items()})
    if not states:
        return Apart(())
    return Apart(
        states,
        tuple(place(measures[name], ranked(measures[name].shares)[len(states)]) for name in firm),
        tuple(
            place(index, next(state for state in ranked(index.shares) if state not in states))
            for name, index in measures.items()
            if name not in firm and len(index.shares) > len(states)
        ),
    )


def by_shares(measures: Mapping[str, Shares]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Apply the rule to the shares of each measure: who stands apart, and on which measures; nobody and none."""
    if len(measures) < FEWEST:
        return (), ()
    found = [_most(measures, size) for size in range(1, MOST + 1)]
    states, firm = max(found, key=lambda each: (len(each[1]), -len(each[0])))
    if 2 * len(firm) <= len(measures):
        return (), ()
    led = {state: sum(ranked(measures[name])[0] == state for name in firm) for state in states}
    return tuple(sorted(states, key=lambda state: (-led[state], state))), tuple(firm)


def place(index: Index, state: str, other: str = "") -> Place:
    """Set a state against another on a measure, or against its leader."""
    other = other or ranked(index.shares)[0]
    return Place(index, state, other, index.shares[state] / index.shares[other])


def ranked(shares: Shares) -> list[str]:
    """Give the states by their shares, the first one first."""
    return sorted(shares, key=lambda state: (-shares[state], state))


def _most(measures: Mapping[str, Shares], size: int) -> tuple[Sequence[str], list[str]]:
    """Give the states, so many, that on most measures hold the first places with the next far behind, and those."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for name, shares in measures.items():
        order = ranked(shares)
        if len(order) > size and shares[order[size]] < HALF * shares[order[0]]:
            groups.setdefault(tuple(sorted(order[:size])), []).append(name)
    return max(groups.items(), key=lambda each: (len(each[1]), each[0]), default=((), []))
