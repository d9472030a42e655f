"""Organisations: states that share more of them than could be expected pull together."""

import xarray as xr

from polycentric.poles.groups.landscape_terms.contract import Pairs, Term
from polycentric.poles.groups.landscape_terms.pairs import against_expected, in_years, nothing, off_diagonal


def compute(panel: xr.Dataset, year: int) -> Pairs:
    """Compare the organisations that two states share with what could be expected."""
    seen = in_years(panel, "dyadigos", year, year)
    return against_expected(off_diagonal(seen[0])) if len(seen) else nothing(panel)


TERM = Term(
    label="from -1 to 1: shared organisations against what could be expected (COW)",
    needs=("dyadigos",),
    compute=compute,
    order=6,
)
