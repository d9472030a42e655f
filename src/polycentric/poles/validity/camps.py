"""Holds measures of camps against camps that nobody disputes, pair by pair of the states on a side.

Two states of one side should be together, two of opposed sides apart. Groups say which pairs are together; of a measure
of nearness (a distance, a similarity) it is asked whether two of one side are nearer than two of opposed sides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import UnknownNameError
from polycentric.poles.validity.contract import CasesError, LabelSet
from polycentric.poles.validity.hits import Hits

TOGETHER, APART, NEARER = "together", "apart", "nearer"
Cells = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """What a measure says of the pairs of some states in a year.

    Attributes
    ----------
    states : tuple of str
    values : array (n, n)
        Of groups 1 for two together, 0 for two apart; of nearness the more the nearer. Missing where nothing is known.
        The diagonal isn't looked at.
    """

    states: tuple[str, ...]
    values: Cells

    def among(self, states: Sequence[str]) -> Cells:
        """Give the cells of some states, missing for those that it says nothing of."""
        place = {state: position for position, state in enumerate(self.states)}
        known = [position for position, state in enumerate(states) if state in place]
        laid = np.full((len(states), len(states)), np.nan)
        at = [place[states[position]] for position in known]
        laid[np.ix_(known, known)] = self.values[np.ix_(at, at)]
        return laid


def of_groups(groups: Mapping[str, object]) -> Pairs:
    """Give the pairs of a partition: the group of each state; a state without one isn't in it.

    Examples
    --------
    >>> of_groups({"A": 1, "B": 1, "C": 2}).values.tolist()
    [[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    states = tuple(groups)
    numbers = np.unique([str(groups[state]) for state in states], return_inverse=True)[1]
    return Pairs(states, (numbers[:, np.newaxis] == numbers).astype(np.float64))


def of_overlapping(groups: Sequence[Sequence[str]]) -> Pairs:
    """Give the pairs of groups that may overlap: two states are together if they share one."""
    states = tuple(sorted({state for group in groups for state in group}))
    place = {state: position for position, state in enumerate(states)}
    together = np.zeros((len(states), len(states)))
    for group in groups:
        members = [place[state] for state in group]
        together[np.ix_(members, members)] = 1.0
    return Pairs(states, together)


def labelled(cases: LabelSet, year: int) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Give the states on a side in a year, and the number of each one's side.

    Raises
    ------
    CasesError
        If a member was no state that year.
    """
    from polycentric.states import lives, name_of

    states = tuple(state for side in cases.sides for state in side.of(year))
    for state in states:
        try:
            alive = lives(state, year)
        except UnknownNameError as unknown:
            raise CasesError(f"A side of the known camps '{cases.name}' has '{state}': {unknown}") from unknown
        if not alive:
            raise CasesError(
                f"{name_of(state)} ({state}) stands on a side of the known camps '{cases.name}' in {year}, and was no "
                "state then: give it other years."
            )
    return states, np.array([place for place, side in enumerate(cases.sides) for _ in side.of(year)])


def groups_against(cases: LabelSet, by_year: Mapping[int, Pairs]) -> list[Hits]:
    """Count the pairs of each year that groups have right: one side together, opposed sides apart."""
    counts = {TOGETHER: [0, 0, 0], APART: [0, 0, 0]}
    for year in cases.years:
        states, sides = labelled(cases, year)
        values, one, other = _pairs(by_year.get(year), states)
        same = sides[one] == sides[other]
        for what, mine, wanted in ((TOGETHER, same, 1.0), (APART, ~same, 0.0)):
            tally = counts[what]
            tally[0] += int((values[mine] == wanted).sum())
            tally[1] += int((~np.isnan(values[mine])).sum())
            tally[2] += int(mine.sum())
    span = f"{cases.first}-{cases.last}"
    return [Hits(what, span, *tally) for what, tally in counts.items()]


def nearness_against(cases: LabelSet, by_year: Mapping[int, Pairs]) -> list[Hits]:
    """Count the pairs of each year that are as near as they should be.

    Each pair of one side is compared with each of opposed sides; of a year the part of the comparisons in which the
    first is nearer (level isn't) counts for all its pairs that are known, and the sum is rounded.
    """
    right, judged, total = 0.0, 0, 0
    for year in cases.years:
        states, sides = labelled(cases, year)
        values, one, other = _pairs(by_year.get(year), states)
        same, known = sides[one] == sides[other], ~np.isnan(values)
        inside, across = values[same & known], values[~same & known]
        total += same.size
        if inside.size and across.size:
            judged += int(known.sum())
            right += float(np.mean(inside[:, np.newaxis] > across)) * float(known.sum())
    return [Hits(NEARER, f"{cases.first}-{cases.last}", round(right), judged, total)]


def rand_by_year(cases: LabelSet, by_year: Mapping[int, Mapping[str, object]]) -> dict[int, float]:
    """Give for each year the adjusted Rand index of sides and groups, over the states that have both."""
    from polycentric.poles.groups.communities import adjusted_rand

    made: dict[int, float] = {}
    for year in cases.years:
        states, sides = labelled(cases, year)
        groups = by_year.get(year, {})
        known = [place for place, state in enumerate(states) if state in groups]
        if known:
            numbers = np.unique([str(groups[states[place]]) for place in known], return_inverse=True)[1]
            made[year] = adjusted_rand(sides[known], numbers.astype(np.int64))
    return made


def _pairs(known: Pairs | None, states: tuple[str, ...]) -> tuple[Cells, NDArray[np.intp], NDArray[np.intp]]:
    """Give the value of each pair of labelled states once, and the places of both."""
    one, other = np.triu_indices(len(states), 1)
    values = np.full((len(states), len(states)), np.nan) if known is None else known.among(states)
    return values[one, other], one, other
