"""Exact power of the members of a voting body, by generating functions.

A member's *swing* is a set of other members that loses without it and wins with it. Sets are counted by their size and
their votes in the coefficients of prod(1 + t x1^w1 x2^w2 ...), t for the size and an x for each criterion whose votes
differ; a member is taken out of the product by division. Members with a veto stand in every winning set, so only the
others are multiplied out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import factorial, gcd

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import DataError
from polycentric.power.voting.rule import Criterion, VotingRule

# Coefficients kept at once: some 400 MB of whole numbers of 64 bits, and of any length a tenth of it.
MOST, MOST_LONG, BITS = 50_000_000, 2_000_000, 62
Counts = NDArray[np.int64] | NDArray[np.object_]


@dataclass(frozen=True)
class VotingPower:
    """What a rule gives to each member, exactly.

    Attributes
    ----------
    shapley_shubik : mapping of str to Fraction
        Part of all orders of the members in which the member is the one that makes those before it win; sums to 1.
    banzhaf : mapping of str to Fraction
        The member's part of all swings; sums to 1.
    banzhaf_absolute : mapping of str to Fraction
        Part of the sets of other members in which the member has a swing (Penrose).
    swings : mapping of str to int
        How many those sets are.
    passing : Fraction
        Part of all sets of members that win: Coleman's power of the body to act.
    """

    shapley_shubik: Mapping[str, Fraction]
    banzhaf: Mapping[str, Fraction]
    banzhaf_absolute: Mapping[str, Fraction]
    swings: Mapping[str, int]
    passing: Fraction


def voting_power(rule: VotingRule) -> VotingPower:
    """Count the power of each member of a body.

    Parameters
    ----------
    rule : VotingRule

    Returns
    -------
    VotingPower
        Of rational numbers: nothing is rounded.

    Raises
    ------
    DataError
        If the votes are so many, and so different, that there is no room to count them.

    References
    ----------
    Shapley and Shubik (1954), A Method for Evaluating the Distribution of Power in a Committee System, American
    Political Science Review 48(3), 787-792; Penrose (1946), The Elementary Statistics of Majority Voting, Journal of
    the Royal Statistical Society 109(1), 53-57; Banzhaf (1965), Weighted Voting Doesn't Work, Rutgers Law Review 19,
    317-343; Coleman (1971), Control of Collectivities and the Power of a Collectivity to Act; counting after Brams and
    Affuso (1976), Power and Size, Theory and Decision 7, 29-56. From the definitions as they are widely printed; the
    articles were not read here.
    """
    members, board = rule.members, _Board(rule)
    by_size = board.swings()
    total = {name: sum(by_size[name]) for name in members}
    sets = 2 ** (len(members) - 1)
    of_size = [
        Fraction(factorial(size) * factorial(len(members) - 1 - size), factorial(len(members)))
        for size in range(len(members))
    ]
    everyone = sum(total.values())
    return VotingPower(
        {name: sum((part * each for part, each in zip(of_size, by_size[name], strict=True)), Fraction(0))
         for name in members},
        {name: Fraction(total[name], everyone) for name in members},
        {name: Fraction(total[name], sets) for name in members},
        total,
        Fraction(board.winning(), 2 * sets),
    )  # fmt: skip


class _Board:
    """The members without a veto, and how many sets of them there are of each size and each sum of votes."""

    def __init__(self, rule: VotingRule) -> None:
        self.rule = rule
        self.free = [name for name in rule.members if name not in rule.vetoes]
        self.bound = len(rule.members) - len(self.free)
        plain = [_plain(each) for each in rule.criteria]
        # Criteria in which all have the same votes only count heads.
        self.heads = max((-(-each.quota // max(_first(each), 1)) for each in plain if _alike(each)), default=0)
        self.uneven = [each for each in plain if not _alike(each)]
        self.counts = self._multiplied()

    def swings(self) -> dict[str, list[int]]:
        """Give the swings of each member by the size of the set that it turns."""
        kinds: dict[tuple[int, ...], list[int]] = {}
        for name in self.free:
            if self._votes(name) not in kinds:
                kinds[self._votes(name)] = self._of_free(name)
        with_veto = self._of_vetoes() if self.rule.vetoes else []
        return {name: with_veto if name in self.rule.vetoes else kinds[self._votes(name)] for name in self.rule.members}

    def winning(self) -> int:
        """Count the sets of members that win."""
        return sum(self._counted(size, self._wins(size, None)) for size in range(len(self.free) + 1))

    def _of_free(self, name: str) -> list[int]:
        """Count the swings of a member without a veto: it is divided out, and multiplied in again."""
        votes, found = self._votes(name), [0] * len(self.rule.members)
        for size in range(1, len(self.free) + 1):
            self._shifted(self.counts[size, ...], votes)[...] -= self._cut(self.counts[size - 1, ...], votes)
        for size in range(len(self.free)):
            turned = self._wins(size, name) & ~self._wins(size, None)
            found[size + self.bound] = self._counted(size, turned)
        for size in range(len(self.free), 0, -1):
            self._shifted(self.counts[size, ...], votes)[...] += self._cut(self.counts[size - 1, ...], votes)
        return found

    def _of_vetoes(self) -> list[int]:
        """Count the swings of any one member with a veto: every winning set is one, with it taken out."""
        found = [0] * len(self.rule.members)
        for size in range(len(self.free) + 1):
            found[size + self.bound - 1] = self._counted(size, self._wins(size, None))
        return found

    def _counted(self, size: int, where: NDArray[np.bool_]) -> int:
        """Add up the sets of a size at some sums of votes."""
        return int(self.counts[size, ...][where].sum())

    def _wins(self, size: int, more: str | None) -> NDArray[np.bool_]:
        """Tell at which sums of votes sets of so many free members win, with those of the vetoes and one more."""
        heads = size + self.bound + (more is not None)
        shape = self.counts.shape[1:]
        if len(self.rule.members) - heads < self.rule.blocking:
            return np.ones(shape, dtype=np.bool_)
        if heads < self.heads:
            return np.zeros(shape, dtype=np.bool_)
        inside = np.ones(shape, dtype=np.bool_)
        for sums, each in zip(np.ogrid[tuple(map(slice, shape))], self.uneven, strict=True):
            held = sum(each.weights[name] for name in (*self.rule.vetoes, *([more] if more else [])))
            inside &= sums + held >= each.quota
        return inside

    def _votes(self, name: str) -> tuple[int, ...]:
        """Give a member's votes by the criteria in which members differ."""
        return tuple(each.weights[name] for each in self.uneven)

    def _multiplied(self) -> Counts:
        """Multiply (1 + t x^votes) out over the free members: counts by size and sums."""
        sums = [sum(each.weights[name] for name in self.free) for each in self.uneven]
        shape = (len(self.free) + 1, *(1 + each for each in sums))
        long = len(self.free) > BITS
        if (cells := int(np.prod([float(each) for each in shape]))) > (MOST_LONG if long else MOST):
            raise DataError(
                f"{len(self.free)} members with {' and '.join(f'{each:,}' for each in sums)} votes take {cells:,} "
                f"numbers to count, more than {MOST_LONG if long else MOST:,}: give votes in a larger unit, as "
                "thousands of people."
            )
        counts: Counts = np.zeros(shape, np.object_) if long else np.zeros(shape, np.int64)
        counts[(0,) * len(shape)] = 1
        for place, name in enumerate(self.free):
            votes = self._votes(name)
            for size in range(place + 1, 0, -1):  # downwards, so that nobody is counted twice
                self._shifted(counts[size, ...], votes)[...] += self._cut(counts[size - 1, ...], votes)
        return counts

    @staticmethod
    def _shifted(of_size: Counts, votes: Sequence[int]) -> Counts:
        """Look at the sums from a member's votes up."""
        return of_size[(*(slice(each, None) for each in votes), ...)]

    @staticmethod
    def _cut(of_size: Counts, votes: Sequence[int]) -> Counts:
        """Look at the sums that leave room for a member's votes."""
        return of_size[(*(slice(0, size - each) for each, size in zip(votes, of_size.shape, strict=True)), ...)]


def _plain(criterion: Criterion) -> Criterion:
    """Divide votes and quota by what all votes share; the quota is rounded up, which changes no decision."""
    shared = reduce(gcd, criterion.weights.values(), 0) or 1
    weights = {name: votes // shared for name, votes in criterion.weights.items()}
    return Criterion(weights, -(-criterion.quota // shared), criterion.label)


def _first(criterion: Criterion) -> int:
    """Give the votes of any member."""
    return next(iter(criterion.weights.values()))


def _alike(criterion: Criterion) -> bool:
    """Tell whether all members have the same votes."""
    return len(set(criterion.weights.values())) == 1


def members_alike(power: VotingPower) -> Iterator[tuple[list[str], str]]:
    """Give the members in groups of the same power by both indices, the strongest first, with any one's name."""
    groups: dict[tuple[Fraction, Fraction], list[str]] = {}
    for name, value in power.shapley_shubik.items():
        groups.setdefault((value, power.banzhaf[name]), []).append(name)
    for _, names in sorted(groups.items(), key=lambda each: each[0], reverse=True):
        yield names, names[0]
