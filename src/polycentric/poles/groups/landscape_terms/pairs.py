"""Arithmetic that several terms share: what was between two states in some years, and ties against expectation."""

from collections.abc import Callable

import numpy as np
import xarray as xr

from polycentric.panel.coverage import masked
from polycentric.poles.groups.landscape_terms.contract import Pairs


def against_expected(both: Pairs) -> Pairs:
    """Compare each tie with what the two states' totals lead to expect: (tie - expected) / (tie + expected).

    It is 1 for a tie where none was to be expected, 0 for one as expected, -1 where a tie was to be expected and there
    is none. What is expected is the product of the two totals over the sum of all ties (the null model of modularity:
    Newman 2004), the diagonal left out. Pairs that are missing enter no total.
    """
    seen = np.where(np.isnan(both) | np.eye(len(both), dtype=bool), 0.0, both)
    totals = seen.sum(axis=1)
    expected = np.outer(totals, totals) / max(float(totals.sum()), np.finfo(float).tiny)
    whole = both + expected
    return np.divide(both - expected, whole, out=np.full(both.shape, np.nan), where=whole > 0)


def off_diagonal(values: Pairs) -> Pairs:
    """Take the diagonal away: a state has no propensity towards itself."""
    bare = values.astype(np.float64, copy=True)
    np.fill_diagonal(bare, np.nan)
    return bare


def in_years(panel: xr.Dataset, variable: str, first: int, last: int) -> Pairs:
    """Give some years of a variable, missing where it says nothing."""
    return masked(panel[[variable]].sel(year=slice(first, last)), variable).values.astype(np.float64)


def any_since(variable: str, years: int) -> Callable[[xr.Dataset, int], Pairs]:
    """Make a term of -1 where something was between two states in the last years, else 0."""

    def compute(panel: xr.Dataset, year: int) -> Pairs:
        seen = in_years(panel, variable, year - years + 1, year)
        either = np.fmax(seen, np.swapaxes(seen, 1, 2))
        known = ~np.isnan(either).all(axis=0)
        return np.where(known, -(np.nan_to_num(either).max(axis=0, initial=0.0) > 0).astype(float), np.nan)

    return compute


def nothing(panel: xr.Dataset) -> Pairs:
    """Give a term that says nothing."""
    return np.full((panel.sizes["state"], panel.sizes["state"]), np.nan)
