"""Rivalry: strategic rivals pull apart."""

from polycentric.poles.groups.landscape_terms.contract import Term
from polycentric.poles.groups.landscape_terms.pairs import any_since

TERM = Term(
    label="-1 for strategic rivals (Thompson, Sakuwa and Suhas)",
    needs=("tss_rivalry",),
    compute=any_since("tss_rivalry", 1),
    order=1,
)
