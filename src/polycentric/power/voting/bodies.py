"""The voting rules of bodies of states: who has how many votes in which year."""

from collections.abc import Mapping

from polycentric.errors import CoverageError
from polycentric.power.voting.rule import Criterion, VotingRule

PERMANENT = ("CHN", "FRA", "GBR", "RUS", "USA")
COUNCIL_SINCE, COUNCIL_LARGER, EU_SINCE = 1946, 1966, 2015
BODIES = {
    "security_council": "The Security Council of the United Nations, on what isn't procedure",
    "eu_council": "The Council of the European Union, by qualified majority",
}
REFERENCES = {
    "security_council": "Charter of the United Nations, article 27(3), as amended in 1965 (before: article 27 of 1945)",
    "eu_council": "Treaty on European Union, article 16(4), in force since November 2014",
}


def security_council(year: int) -> VotingRule:
    """Give the rule of the Security Council: 7 of 11 votes to 1965, 9 of 15 since 1966, and five vetoes.

    Raises
    ------
    CoverageError
        If there was none that year.
    """
    if year < COUNCIL_SINCE:
        raise CoverageError(
            f"The Security Council first met in {COUNCIL_SINCE}: {year} has no rule; give a later year."
        )
    elected, quota = (10, 9) if year >= COUNCIL_LARGER else (6, 7)
    members = [*PERMANENT, *(f"elected member {number}" for number in range(1, elected + 1))]
    return VotingRule((Criterion(dict.fromkeys(members, 1), quota, "votes"),), frozenset(PERMANENT))


def check_eu_year(year: int) -> None:
    """Refuse a year before the double majority.

    Raises
    ------
    CoverageError
        If the rule wasn't in force yet for the whole year.
    """
    if year < EU_SINCE:
        raise CoverageError(
            f"The Council of the European Union has this rule since November 2014, and {year} was asked for: give "
            f"{EU_SINCE} or later."
        )


def eu_council(population: Mapping[str, int]) -> VotingRule:
    """Give the rule of the Council of the European Union: 55% of members with 65% of the people, four to block.

    Parameters
    ----------
    population : mapping of str to int
        Of each member, in one unit, such as thousands of people.
    """
    heads, people = -(-len(population) * 55 // 100), -(-sum(population.values()) * 65 // 100)
    return VotingRule(
        (Criterion(dict.fromkeys(population, 1), heads, "members"), Criterion(population, people, "population")),
        blocking=4,
    )
