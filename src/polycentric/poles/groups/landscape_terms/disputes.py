"""Disputes: states that had a militarised dispute within a decade pull apart."""

from polycentric.poles.groups.landscape_terms.contract import Term
from polycentric.poles.groups.landscape_terms.pairs import any_since

YEARS = 10

TERM = Term(
    label=f"-1 for a militarised dispute within {YEARS} years (COW)",
    needs=("cowmidongoing",),
    compute=any_since("cowmidongoing", YEARS),
    order=3,
    years=YEARS,
)
