"""What a voting rule is: who has how many votes, how many are needed, and who can say no alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from polycentric.errors import DataError, UnknownNameError, UnreachableQuotaError


@dataclass(frozen=True)
class Criterion:
    """Votes that must reach a quota.

    Attributes
    ----------
    weights : mapping of str to int
        The votes of each member: whole numbers, not negative.
    quota : int
        The least sum of votes with which the criterion is met.
    label : str
        What the votes are, where they aren't plain votes: ``"members"``, ``"population"``.
    """

    weights: Mapping[str, int]
    quota: int
    label: str = "votes"

    def __post_init__(self) -> None:
        """Refuse votes that can't be, and a quota that nobody can reach.

        Raises
        ------
        DataError
            If a member's votes are negative or no whole number.
        UnreachableQuotaError
            If all votes together are fewer than the quota.
        """
        for member, votes in self.weights.items():
            if int(votes) != votes or votes < 0:
                raise DataError(f"'{member}' has {votes} {self.label}: votes are whole numbers, 0 or more.")
        if (total := sum(self.weights.values())) < self.quota:
            raise UnreachableQuotaError(
                f"Nobody can reach a quota of {self.quota:,}: all {self.label} together are {total:,}. Give a quota of "
                f"{total:,} or less, or more votes."
            )


@dataclass(frozen=True)
class VotingRule:
    """A decision passes where every criterion is met and every member with a veto agrees.

    Attributes
    ----------
    criteria : tuple of Criterion
        At least one; each has votes for the same members.
    vetoes : frozenset of str
        Members without whom nothing passes.
    blocking : int
        How many members it takes to block: where fewer than these are against, the decision passes whatever the
        criteria say (as four in the Council of the European Union). 0 where there is no such clause.
    """

    criteria: tuple[Criterion, ...]
    vetoes: frozenset[str] = field(default_factory=frozenset)
    blocking: int = 0

    def __post_init__(self) -> None:
        """Refuse a rule that decides nothing.

        Raises
        ------
        DataError
            If there is no criterion, members differ, or a decision passes with nobody for it.
        UnknownNameError
            If a veto is given to somebody who is no member.
        """
        if not self.criteria or not self.members:
            raise DataError("A body without votes decides nothing: give votes of members, and a quota.")
        for each in self.criteria:
            if set(each.weights) != set(self.members):
                odd = sorted(set(each.weights) ^ set(self.members))
                raise DataError(f"Criteria have votes of different members ({', '.join(odd)}): name the same in each.")
        for name in sorted(self.vetoes - set(self.members)):
            raise UnknownNameError("member", name, self.members)
        if not self.vetoes and (all(each.quota <= 0 for each in self.criteria) or self.blocking > len(self.members)):
            raise DataError("A decision would pass with nobody for it: give a quota above 0.")

    @property
    def members(self) -> tuple[str, ...]:
        """The members, in the order of the first criterion."""
        return tuple(self.criteria[0].weights) if self.criteria else ()

    def passes(self, yes: frozenset[str]) -> bool:
        """Tell whether a decision passes with just these members for it."""
        if not self.vetoes <= yes:
            return False
        if len(self.members) - len(yes) < self.blocking:
            return True
        return all(sum(each.weights[name] for name in yes) >= each.quota for each in self.criteria)
