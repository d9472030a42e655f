"""Votes alike in the General Assembly of the United Nations."""

import numpy as np

from polycentric.poles.concert.acts.contract import JOINT, Act, Floats
from polycentric.poles.concert.pairs import Pairs
from polycentric.ties.similar import SPANS, votes
from polycentric.ties.similarity.contract import LEAST_OVERLAP
from polycentric.ties.similarity.portfolios import UNKNOWN


def compute(pairs: Pairs) -> Floats:
    """Give the part of the year's roll calls on which the two voted alike, of those that both voted on."""
    alike = pairs.empty()
    if not any(SPANS["votes"][0] <= year <= SPANS["votes"][1] for year in pairs.years):
        return alike
    one, other = pairs.ends
    for year in votes(pairs.panel):
        place = np.full(len(pairs.states), -1)
        place[year.places] = np.arange(year.places.size)
        there = (place[one] >= 0) & (place[other] >= 0)
        first, second = (year.portfolios.values[place[end[there]]] for end in (one, other))
        known = (first != UNKNOWN) & (second != UNKNOWN)
        both = known.sum(axis=1)
        same = ((first == second) & known).sum(axis=1)
        enough = both >= max(LEAST_OVERLAP * year.items, 1)
        alike[pairs.row[year.year], there] = np.where(enough, same / np.maximum(both, 1), np.nan)
    return alike


ACT = Act(
    label="votes alike in the General Assembly",
    side=JOINT,
    years=SPANS["votes"],
    scale="the part of the year's roll calls on which both voted yes, both no or both abstained, of those that both "
    "voted on; what was adopted without a vote isn't in it",
    missing=f"where both voted on less than {LEAST_OVERLAP:.0%} of the roll calls, or one was no member: China's seat "
    "was Taipei's to October 1971, Germany and Japan were no members at first",
    reference="Voeten (2013), UN General Assembly Voting Data",
    compute=compute,
    tables=(("un_votes", ""),),
)
