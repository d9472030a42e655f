"""Propensities to align: the terms of `landscape_terms` that are known of two states, weighted and added up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, PolycentricError, UnknownNameError
from polycentric.poles.groups.landscape_terms import TERMS
from polycentric.poles.groups.landscape_terms.pairs import off_diagonal

Pairs = NDArray[np.float64]
# So many years before the first one asked for must be in the panel.
LOOKS_BACK = max((term.years for term in TERMS.values()), default=1)


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
    present = panel["exists"].sel(year=year).values.astype(bool)
    labels = panel["state"].values.astype(str)
    chosen_states = sorted(labels[present]) if states is None else list(states)
    _refuse_unknown(chosen_states, labels)
    part = panel.sel(state=chosen_states, partner=chosen_states)
    terms: dict[str, xr.DataArray] = {}
    missing: dict[str, str] = {}
    for name in chosen:
        values = off_diagonal(TERMS[name].compute(part, year))
        if np.isnan(values).all():
            missing[name] = f"'{name}' says nothing of these states in {year}"
        else:
            terms[name] = _labelled(values, chosen_states)
    if not terms:
        raise CoverageError(
            f"No term says anything of these states in {year}: {', '.join(chosen) or 'none was named'}."
        )
    return Propensity(
        _labelled(_mean(terms, chosen), chosen_states), terms, {name: chosen[name] for name in terms}, missing
    )


def listed() -> list[str]:
    """Name all terms in the order in which they are shown and added up."""
    return sorted(TERMS, key=lambda name: (TERMS[name].order, name))


def needed(terms: Sequence[str] | None = None) -> list[str]:
    """Name the variables that some terms need, all without it."""
    named = listed() if terms is None else list(_by_name(dict.fromkeys(terms, 1.0)))
    return sorted({variable for name in named for variable in TERMS[name].needs})


def _chosen(panel: xr.Dataset, weights: Mapping[str, float] | None) -> dict[str, float]:
    """Give the terms asked for, or all that the panel can give."""
    if weights is None:
        return {name: 1.0 for name in listed() if all(each in panel for each in TERMS[name].needs)}
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
                f"themselves; the terms are {', '.join(listed())}."
            )
        if name not in TERMS:
            raise UnknownNameError("term of a propensity", name, TERMS)
    return dict(weights)


def _refuse_unknown(states: Sequence[str], labels: NDArray[np.str_]) -> None:
    """Raise for a state that the panel doesn't have."""
    known = set(labels.tolist())
    for state in states:
        if state not in known:
            raise UnknownNameError("state of this panel", state, known)


def _mean(terms: Mapping[str, xr.DataArray], weights: Mapping[str, float]) -> Pairs:
    """Add the weighted terms that are known of each pair, over the sum of all weights."""
    stacked = np.stack([terms[name].values * weights[name] for name in terms])
    total = sum(abs(weights[name]) for name in terms)
    summed = np.nansum(stacked, axis=0) / total
    return np.where(np.isnan(stacked).all(axis=0), np.nan, summed)


def _labelled(values: Pairs, labels: Sequence[str]) -> xr.DataArray:
    """Put the states' labels on both sides."""
    return xr.DataArray(values, dims=("state", "partner"), coords={"state": list(labels), "partner": list(labels)})
