"""Trade: states that trade more with each other than could be expected pull together."""

import xarray as xr

from polycentric.poles.groups.landscape_terms.contract import Pairs, Term
from polycentric.poles.groups.landscape_terms.pairs import against_expected, in_years, nothing, off_diagonal


def compute(panel: xr.Dataset, year: int) -> Pairs:
    """Compare what two states trade with each other with what could be expected; both directions are needed."""
    seen = in_years(panel, "flow", year, year)
    return against_expected(off_diagonal(seen[0] + seen[0].T)) if len(seen) else nothing(panel)


TERM = Term(
    label="from -1 to 1: trade with each other against what could be expected (COW)",
    needs=("flow",),
    compute=compute,
    order=7,
)
