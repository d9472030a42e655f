"""Propensities to align, from what two states do and are: each term on [-1, 1], alliances never among them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, PolycentricError, UnknownNameError
from polycentric.panel.coverage import masked

Pairs = NDArray[np.float64]
# How many years back a war, a dispute and a clash of neighbours still count.
WAR_YEARS, DISPUTE_YEARS, CLASH_YEARS = 20, 10, 30
LOOKS_BACK = max(WAR_YEARS, DISPUTE_YEARS, CLASH_YEARS)
NEIGHBOURS = 3  # by land, or across at most 24 miles of water


@dataclass(frozen=True)
class Term:
    """One part of a propensity.

    Attributes
    ----------
    label : str
        What a reader sees: what makes it positive or negative.
    needs : tuple of str
        The variables of a panel of `history` that it reads.
    compute : callable
        A panel and a year in, (state, state) out: in [-1, 1], symmetric, missing where nothing is known.
    """

    label: str
    needs: tuple[str, ...]
    compute: Callable[[xr.Dataset, int], Pairs]


@dataclass(frozen=True)
class Propensity:
    """Propensities of a year, and what they were made of.

    Attributes
    ----------
    values : DataArray, (state, partner)
        Weighted sum of the terms that are known of a pair over the sum of all weights used; missing where none is.
    terms : mapping of str to DataArray
        Each term.
    weights : mapping of str to float
        The weight of each.
    missing : mapping of str to str
        Terms that say nothing that year, with the reason.
    """

    values: xr.DataArray
    terms: dict[str, xr.DataArray]
    weights: dict[str, float]
    missing: dict[str, str]


def propensities(
    panel: xr.Dataset, year: int, states: Sequence[str] | None = None, weights: Mapping[str, float] | None = None
) -> Propensity:
    """Add up the terms of a year.

    Parameters
    ----------
    panel : Dataset
        Of the world `history`, from `LOOKS_BACK` years before.
    year : int
    states : sequence of str, optional
        All that there were that year without it. Terms that compare a tie with what could be expected compare it among
        these states.
    weights : mapping of str to float, optional
        Terms with their weights; every term that the panel has the variables of, each 1, without it.

    Raises
    ------
    UnknownNameError
        If a term is none of `TERMS`, or a state isn't in the panel.
    PolycentricError
        If an alliance is asked for as a term.
    CoverageError
        If no term says anything that year.
    """
    chosen = _chosen(panel, weights)
    there = panel["exists"].sel(year=year).values.astype(bool)
    labels = panel["state"].values.astype(str)
    wanted = sorted(labels[there]) if states is None else list(states)
    _refuse_unknown(wanted, labels)
    part = panel.sel(state=wanted, partner=wanted)
    found: dict[str, xr.DataArray] = {}
    missing: dict[str, str] = {}
    for name in chosen:
        values = _off_diagonal(TERMS[name].compute(part, year))
        if np.isnan(values).all():
            missing[name] = f"'{name}' says nothing of these states in {year}"
        else:
            found[name] = _labelled(values, wanted)
    if not found:
        raise CoverageError(
            f"No term says anything of these states in {year}: {', '.join(chosen) or 'none was named'}."
        )
    return Propensity(_labelled(_mean(found, chosen), wanted), found, {name: chosen[name] for name in found}, missing)


def needed(terms: Sequence[str] | None = None) -> list[str]:
    """Name the variables that some terms need, all without it."""
    named = list(TERMS) if terms is None else list(_by_name(dict.fromkeys(terms, 1.0)))
    return sorted({variable for name in named for variable in TERMS[name].needs})


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


def _chosen(panel: xr.Dataset, weights: Mapping[str, float] | None) -> dict[str, float]:
    """Give the terms asked for, or all that the panel can give."""
    if weights is None:
        return {name: 1.0 for name, term in TERMS.items() if all(each in panel for each in term.needs)}
    chosen = _by_name(weights)
    for name in chosen:
        lacking = [each for each in TERMS[name].needs if each not in panel]
        if lacking:
            raise CoverageError(f"Term '{name}' needs {', '.join(lacking)}: load a panel of 'history' that has it.")
    return chosen


def _by_name(weights: Mapping[str, float]) -> dict[str, float]:
    """Refuse what is no term, and alliances by name."""
    for name in weights:
        if "atop" in name or name in ("alliance", "alliances", "pacts", "pact"):
            raise PolycentricError(
                f"'{name}' can't be a term: the landscape says who would ally, and alliances must not foretell "
                f"themselves; the terms are {', '.join(TERMS)}."
            )
        if name not in TERMS:
            raise UnknownNameError("term of a propensity", name, TERMS)
    return dict(weights)


def _refuse_unknown(wanted: Sequence[str], labels: NDArray[np.str_]) -> None:
    """Raise for a state that the panel doesn't have."""
    known = set(labels.tolist())
    for state in wanted:
        if state not in known:
            raise UnknownNameError("state of this panel", state, known)


def _mean(found: Mapping[str, xr.DataArray], weights: Mapping[str, float]) -> Pairs:
    """Add the weighted terms that are known of each pair, over the sum of all weights."""
    stacked = np.stack([found[name].values * weights[name] for name in found])
    total = sum(abs(weights[name]) for name in found)
    summed = np.nansum(stacked, axis=0) / total
    return np.where(np.isnan(stacked).all(axis=0), np.nan, summed)


def _labelled(values: Pairs, labels: Sequence[str]) -> xr.DataArray:
    """Put the states' labels on both sides."""
    return xr.DataArray(values, dims=("state", "partner"), coords={"state": list(labels), "partner": list(labels)})


def _off_diagonal(values: Pairs) -> Pairs:
    """Take the diagonal away: a state has no propensity towards itself."""
    bare = values.astype(np.float64, copy=True)
    np.fill_diagonal(bare, np.nan)
    return bare


def _years(panel: xr.Dataset, variable: str, first: int, last: int) -> Pairs:
    """Give some years of a variable, missing where it says nothing."""
    return masked(panel[[variable]].sel(year=slice(first, last)), variable).values.astype(np.float64)


def _any_since(variable: str, years: int) -> Callable[[xr.Dataset, int], Pairs]:
    """Make a term of -1 where something was between two states in the last years, else 0."""

    def compute(panel: xr.Dataset, year: int) -> Pairs:
        seen = _years(panel, variable, year - years + 1, year)
        either = np.fmax(seen, np.swapaxes(seen, 1, 2))
        known = ~np.isnan(either).all(axis=0)
        return np.where(known, -(np.nan_to_num(either).max(axis=0, initial=0.0) > 0).astype(float), np.nan)

    return compute


def _clashes(panel: xr.Dataset, year: int) -> Pairs:
    """Give -1 for neighbours that had a dispute in the last years, 0 for all other pairs."""
    touch = _years(panel, "conttype", year, year)
    disputes = _any_since("cowmidongoing", CLASH_YEARS)(panel, year)
    if not len(touch):
        return np.full(disputes.shape, np.nan)
    near = (touch[0] > 0) & (touch[0] <= NEIGHBOURS)
    return np.where(np.isnan(touch[0]), np.nan, disputes * near)


def _regimes(panel: xr.Dataset, year: int) -> Pairs:
    """Give 1 for two states of one degree of democracy, -1 for the two ends of the index."""
    seen = _years(panel, "v2x_polyarchy", year, year)
    values = seen[0] if len(seen) else np.full(panel.sizes["state"], np.nan)
    return 1.0 - 2.0 * np.abs(values[:, np.newaxis] - values)


def _votes(panel: xr.Dataset, year: int) -> Pairs:
    """Give 1 for two states of one ideal point, -1 for the two furthest apart of these states."""
    seen = _years(panel, "idealpointall", year, year)
    values = seen[0] if len(seen) else np.full(panel.sizes["state"], np.nan)
    apart = np.abs(values[:, np.newaxis] - values)
    if np.isnan(apart).all() or np.nanmax(apart) == 0:
        return 1.0 - apart
    return 1.0 - 2.0 * apart / np.nanmax(apart)


def _organisations(panel: xr.Dataset, year: int) -> Pairs:
    """Compare the organisations that two states share with what could be expected."""
    seen = _years(panel, "dyadigos", year, year)
    return against_expected(_off_diagonal(seen[0])) if len(seen) else _nothing(panel)


def _trade(panel: xr.Dataset, year: int) -> Pairs:
    """Compare what two states trade with each other with what could be expected; both directions are needed."""
    seen = _years(panel, "flow", year, year)
    return against_expected(_off_diagonal(seen[0] + seen[0].T)) if len(seen) else _nothing(panel)


def _nothing(panel: xr.Dataset) -> Pairs:
    """Give a term that says nothing."""
    return np.full((panel.sizes["state"], panel.sizes["state"]), np.nan)


TERMS: Mapping[str, Term] = {
    "rivalry": Term("-1 for strategic rivals (Thompson, Sakuwa and Suhas)", ("tss_rivalry",),
                    _any_since("tss_rivalry", 1)),
    "wars": Term(f"-1 for states at war with each other within {WAR_YEARS} years (COW)", ("cowinterongoing",),
                 _any_since("cowinterongoing", WAR_YEARS)),
    "disputes": Term(f"-1 for a militarised dispute within {DISPUTE_YEARS} years (COW)", ("cowmidongoing",),
                     _any_since("cowmidongoing", DISPUTE_YEARS)),
    "clashes": Term(f"-1 for neighbours with a militarised dispute within {CLASH_YEARS} years (COW)",
                    ("conttype", "cowmidongoing"), _clashes),
    "regime": Term("from -1 to 1: how alike in electoral democracy (V-Dem)", ("v2x_polyarchy",), _regimes),
    "organisations": Term("from -1 to 1: shared organisations against what could be expected (COW)",
                          ("dyadigos",), _organisations),
    "trade": Term("from -1 to 1: trade with each other against what could be expected (COW)",
                  ("flow",), _trade),
    "votes": Term("from -1 to 1: how near in UN ideal points", ("idealpointall",), _votes),
}  # fmt: skip
