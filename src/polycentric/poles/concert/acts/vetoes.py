"""Vetoes in the Security Council that one of two permanent members cast without the other."""

from polycentric.poles.concert.acts.contract import HOSTILE, Act, Floats
from polycentric.poles.concert.council import FIRST, LAST, MISSING, TABLES, share_passed
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give the drafts that one of the two alone vetoed over these and the resolutions."""
    return 1.0 - share_passed(pairs)


ACT = Act(
    label="vetoes of one without the other",
    side=HOSTILE,
    years=(FIRST, LAST),
    scale="drafts that one of the two alone vetoed, over these and the resolutions adopted; who voted for a vetoed "
    "draft isn't in the files (but for 53 votes that somebody chose), so it counts against every permanent member "
    "that didn't veto it, also one that abstained",
    missing=MISSING,
    reference="Yordan (2022), vetoes; Dag Hammarskjöld Library, meetings of the Council",
    compute=compute,
    tables=TABLES,
    counts_with="council_resolutions",
)
