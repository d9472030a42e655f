"""Power by voting rules: known cases as exact fractions, then every set of members by hand, then what is refused."""

import itertools
from fractions import Fraction
from math import factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric.errors import DataError, PolycentricError, UnknownNameError, UnreachableQuotaError
from polycentric.power.voting import Criterion, VotingRule, voting_power
from polycentric.power.voting.counting import members_alike

PERMANENT = ("CHN", "FRA", "GBR", "RUS", "USA")


def council(elected: int, quota: int) -> VotingRule:
    members = [*PERMANENT, *(f"elected {number}" for number in range(elected))]
    return VotingRule((Criterion(dict.fromkeys(members, 1), quota),), frozenset(PERMANENT))


def weighted(*votes: int, quota: int, vetoes: str = "", blocking: int = 0) -> VotingRule:
    names = [chr(65 + place) for place in range(len(votes))]
    return VotingRule((Criterion(dict(zip(names, votes, strict=True)), quota),), frozenset(vetoes), blocking)


@pytest.mark.parametrize(
    ("rule", "shapley", "banzhaf", "absolute", "passing"),
    [
        (council(10, 9), ("421/2145", "4/2145"), ("106/635", "21/1270"), ("848/16384", "84/16384"), "848/32768"),
        (council(6, 7), ("76/385", "1/462"), ("19/105", "1/63"), ("57/1024", "5/1024"), "57/2048"),
    ],
    ids=["since 1966", "to 1965"],
)
def test_the_security_council_has_its_known_powers_exactly(
    rule: VotingRule, shapley: tuple[str, str], banzhaf: tuple[str, str], absolute: tuple[str, str], passing: str
):
    found = voting_power(rule)
    for values, known in (
        (found.shapley_shubik, shapley),
        (found.banzhaf, banzhaf),
        (found.banzhaf_absolute, absolute),
    ):
        assert (values["USA"], values["elected 0"]) == tuple(map(Fraction, known))
        assert len({values[name] for name in PERMANENT}) == 1
    assert found.passing == Fraction(passing)
    assert [len(names) for names, _ in members_alike(found)] == [5, len(rule.members) - 5]


def test_three_of_whom_any_two_decide_are_equal_whatever_their_votes():
    """The textbook case: 50, 49 and 1 votes of 100, with 51 needed."""
    found = voting_power(weighted(50, 49, 1, quota=51))
    assert found.shapley_shubik == {"A": Fraction(2, 3), "B": Fraction(1, 6), "C": Fraction(1, 6)}
    assert found.banzhaf == {"A": Fraction(3, 5), "B": Fraction(1, 5), "C": Fraction(1, 5)}
    even = voting_power(weighted(49, 49, 2, quota=51))
    assert set(even.shapley_shubik.values()) == set(even.banzhaf.values()) == {Fraction(1, 3)}


def test_the_council_of_six_left_luxembourg_without_any_power():
    """The European Economic Community of 1958: 4, 4, 4, 2, 2, 1 votes, 12 needed: 14/60, 9/60 and 0 (Shapley)."""
    found = voting_power(weighted(4, 4, 4, 2, 2, 1, quota=12))
    assert list(found.shapley_shubik.values()) == [Fraction(14, 60)] * 3 + [Fraction(9, 60)] * 2 + [Fraction(0)]
    assert list(found.banzhaf.values()) == [Fraction(5, 21)] * 3 + [Fraction(3, 21)] * 2 + [Fraction(0)]


def by_hand(rule: VotingRule) -> tuple[dict[str, Fraction], dict[str, int], int]:
    """Go through every set of members."""
    members = rule.members
    shapley, swings, winning = dict.fromkeys(members, Fraction(0)), dict.fromkeys(members, 0), 0
    for size in range(len(members) + 1):
        for chosen in map(frozenset, itertools.combinations(members, size)):
            winning += rule.passes(chosen)
            for name in set(members) - chosen:
                if rule.passes(chosen | {name}) and not rule.passes(chosen):
                    swings[name] += 1
                    shapley[name] += Fraction(
                        factorial(size) * factorial(len(members) - size - 1), factorial(len(members))
                    )
    return shapley, swings, winning


@st.composite
def rules(draw: st.DrawFn) -> VotingRule:
    names = [chr(65 + place) for place in range(draw(st.integers(1, 6)))]
    criteria: list[Criterion] = []
    for _ in range(draw(st.integers(1, 3))):
        weights = {name: draw(st.integers(0, 6)) for name in names}
        weights[names[0]] += 1
        criteria.append(Criterion(weights, draw(st.integers(1, sum(weights.values())))))
    vetoes = draw(st.sets(st.sampled_from(names)))
    return VotingRule(tuple(criteria), frozenset(vetoes), draw(st.integers(0, len(names))))


@settings(max_examples=150, deadline=None)
@given(rule=rules())
def test_any_rule_gives_what_going_through_every_set_gives(rule: VotingRule):
    shapley, swings, winning = by_hand(rule)
    found = voting_power(rule)
    assert found.shapley_shubik == shapley
    assert found.swings == swings
    assert found.passing == Fraction(winning, 2 ** len(rule.members))
    assert sum(found.shapley_shubik.values()) == sum(found.banzhaf.values()) == 1


def test_many_members_are_counted_with_whole_numbers_of_any_length():
    """The General Assembly's two thirds: of 193 alike each has 1/193, and swings no machine word holds."""
    found = voting_power(VotingRule((Criterion({f"{number}": 1 for number in range(193)}, 129),)))
    assert set(found.shapley_shubik.values()) == {Fraction(1, 193)}
    assert found.swings["0"] > 2**64


def test_a_quota_that_nobody_can_reach_is_a_named_error():
    with pytest.raises(UnreachableQuotaError, match="Nobody can reach a quota of 12: all votes together are 10"):
        weighted(4, 4, 2, quota=12)
    assert issubclass(UnreachableQuotaError, PolycentricError)


def test_rules_that_decide_nothing_and_votes_that_can_not_be_are_refused():
    with pytest.raises(DataError, match="'B' has -1 votes"):
        weighted(4, -1, quota=3)
    with pytest.raises(DataError, match="pass with nobody for it"):
        weighted(4, 1, quota=0)
    with pytest.raises(DataError, match="A body without votes"):
        VotingRule(())
    with pytest.raises(UnknownNameError, match="No member is called 'Z'"):
        weighted(4, 1, quota=3, vetoes="Z")
    with pytest.raises(DataError, match="different members"):
        VotingRule((Criterion({"A": 1}, 1), Criterion({"B": 1}, 1)))
    with pytest.raises(DataError, match="give votes in a larger unit"):
        voting_power(weighted(*(10**7 + place for place in range(12)), quota=6 * 10**7))
