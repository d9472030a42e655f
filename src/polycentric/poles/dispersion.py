"""Dispersion of power, once: HHI of a set of fixed size, the effective number, and the second and third to the first.

HHI and the effective number (1/HHI) are one fact in two units. They hang on how many states are in the set, so the set
is of fixed size or named; the ratios of the second and of the third to the first don't. Where the source of an index
gives standard deviations, each has an interval: the middle 95% of the draws of `polycentric.power.uncertainty`. Who is
in the set, who is first, second and third is the estimate's choice and stays so in every draw. So a ratio above 1
means that the two change places.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import in_words, numbers, on_leading, spread, truths, widest
from polycentric.poles.concentration import MEASURES
from polycentric.poles.labelled import NO_POWER
from polycentric.power.uncertainty import HIGH, LOW

Plain = Mapping[str, NDArray[np.float64]]
NUMBERS: Mapping[str, str] = {
    "hhi": MEASURES["hhi"].label,
    "effective_number": MEASURES["effective_number"].label,
    "second_to_first": "Second state over the first",
    "third_to_first": "Third state over the first",
}
PLACES = ("first", "second", "third")
ALONE = "only one state has data: power cannot be spread over one"


@dataclass(frozen=True)
class Spread:
    """One number for each cell of the leading dimensions (year, run, draw), with the interval of the source's errors.

    Attributes
    ----------
    value : DataArray, (...)
        Missing where undefined.
    low, high : DataArray, (...)
        The middle 95% of the draws; missing where the source gives no errors.
    """

    value: xr.DataArray
    low: xr.DataArray
    high: xr.DataArray


@dataclass(frozen=True)
class Dispersion:
    """How evenly power is spread over a set.

    Attributes
    ----------
    hhi, effective_number : Spread
        Sum of squared shares, and how many equal states would have it.
    second_to_first, third_to_first : Spread
        Ratios; the third is missing in a set of two.
    first, second, third : DataArray, (...) of str
        Who they are; empty where there is none. Equal states go by label.
    coverage : DataArray, (...), fraction
        How many of the set's members have data.
    reason : DataArray, (...) of str
        Why there is no number; empty where there is.
    """

    hhi: Spread
    effective_number: Spread
    second_to_first: Spread
    third_to_first: Spread
    first: xr.DataArray
    second: xr.DataArray
    third: xr.DataArray
    coverage: xr.DataArray
    reason: xr.DataArray


def dispersion(
    shares: xr.DataArray, members: xr.DataArray | None = None, draws: xr.DataArray | None = None
) -> Dispersion:
    """Measure how evenly power is spread over a stated set.

    Parameters
    ----------
    shares : DataArray, (..., state)
        Shares of the set; missing outside it.
    members : DataArray, (..., state), bool, optional
        Who belongs to the set, with data or not; the coverage is taken from it.
    draws : DataArray, (..., draw, state), optional
        The same index drawn from its source's errors, in any unit, on the leading dimensions of `shares`. A cell in
        which a state with a share has no draw gets no interval.

    References
    ----------
    HHI and the effective number: `polycentric.poles.concentration`. The ratios are plain.

    Examples
    --------
    >>> from polycentric import toy
    >>> found = dispersion(toy.world({"A": 2, "B": 1, "C": 1}).shares("power"))
    >>> [each.value.item() for each in (found.hhi, found.second_to_first, found.third_to_first)]
    [0.375, 0.5, 0.5]
    """
    shares = shares if members is None else spread(shares, widest(shares, members))
    held = numbers(shares)
    observed = (~np.isnan(held)).sum(axis=-1)
    order = ranked(held, shares["state"].values.astype(str))
    enough = observed >= 2
    values = {name: np.where(enough, each, np.nan) for name, each in measured(held, order).items()}
    ends = _ends(held, order, draws)
    made = {
        name: Spread(*(on_leading(part, shares) for part in (values[name], *(ends[name][end] for end in (0, 1)))))
        for name in NUMBERS
    }
    belonging = observed if members is None else truths(spread(members, shares)).sum(axis=-1)
    coverage = np.divide(observed, belonging, out=np.zeros(observed.shape), where=belonging > 0)
    who = {name: on_leading(_names(shares, order, observed, place), shares) for place, name in enumerate(PLACES)}
    reasons = in_words(np.minimum(observed, 2), (NO_POWER, ALONE, ""))
    return Dispersion(
        made["hhi"], made["effective_number"], made["second_to_first"], made["third_to_first"],
        who["first"], who["second"], who["third"], on_leading(coverage, shares), on_leading(reasons, shares),
    )  # fmt: skip


def measured(shares: NDArray[np.float64], order: NDArray[np.int64]) -> dict[str, NDArray[np.float64]]:
    """Give the numbers of rows of shares (..., state), missing outside the set; `order` (..., 3) says who leads."""
    squares = MEASURES["hhi"].compute(shares)
    leading = np.take_along_axis(shares, order, axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):  # a leader without power has no ratio
        ratios = np.where(leading[..., :1] > 0, leading / leading[..., :1], np.nan)
    last = ratios.shape[-1] - 1
    return {
        "hhi": np.where(squares > 0, squares, np.nan),
        "effective_number": MEASURES["effective_number"].compute(shares),
        "second_to_first": ratios[..., min(1, last)],
        "third_to_first": ratios[..., 2] if last >= 2 else np.full(squares.shape, np.nan),
    }


def ranked(shares: NDArray[np.float64], labels: NDArray[np.str_]) -> NDArray[np.int64]:
    """Give the places of the three largest of (..., state), the largest first; equal ones go by label."""
    by_label = np.argsort(labels, kind="stable")
    filled = np.where(np.isnan(shares), -np.inf, shares)[..., by_label]
    return by_label[np.argsort(-filled, axis=-1, kind="stable")[..., :3]]


def _ends(
    held: NDArray[np.float64], order: NDArray[np.int64], draws: xr.DataArray | None
) -> dict[str, NDArray[np.float64]]:
    """Give the ends of the interval of each number, (2, ...)."""
    empty = np.full((2, *held.shape[:-1]), np.nan)
    if draws is None:
        return dict.fromkeys(NUMBERS, empty)
    tries = np.moveaxis(numbers(draws.transpose(..., "draw", "state")), -2, 0)  # the draws first
    inside = ~np.isnan(held)
    within = np.where(inside, tries, np.nan)
    whole = (~np.isnan(within) | ~inside).all(axis=(0, -1))
    total = np.nansum(within, axis=-1, keepdims=True)
    drawn = np.divide(within, total, out=np.full(within.shape, np.nan), where=total > 0)
    found = measured(drawn, np.broadcast_to(order, (len(tries), *order.shape)))
    known = whole & (inside.sum(axis=-1) >= 2)
    return {name: np.where(known, np.quantile(each, (LOW, HIGH), axis=0), np.nan) for name, each in found.items()}


def _names(
    shares: xr.DataArray, order: NDArray[np.int64], observed: NDArray[np.int64], place: int
) -> NDArray[np.object_]:
    """Name the states at one place of the order; empty where the set has fewer."""
    labels = shares["state"].values.astype(object)
    if place >= order.shape[-1]:
        return np.full(observed.shape, "", dtype=object)
    return np.where(observed > place, labels[order[..., place]], "")
