"""Wars: states that were at war with each other within a generation pull apart."""

from polycentric.poles.groups.landscape_terms.contract import Term
from polycentric.poles.groups.landscape_terms.pairs import any_since

YEARS = 20

TERM = Term(
    label=f"-1 for states at war with each other within {YEARS} years (COW)",
    needs=("cowinterongoing",),
    compute=any_since("cowinterongoing", YEARS),
    order=2,
    years=YEARS,
)
