"""What threatens a state as measured: the terms of the balance of threat, each by itself.

Walt (1987), The Origins of Alliances, 21-26, names four: aggregate power, proximity, offensive power and aggressive
intentions (pages not checked against the original). Here they are, for a state and each other state of a year:

=========  =====================================================================================  =========
term       what it is                                                                             known to
=========  =====================================================================================  =========
power      the other's CINC (Correlates of War, NMC 7.0), share of the system                     2022
proximity  minus the distance between the capitals, metres (peacesciencer)                        2024
offence    the other's part of the military spending of all states observed (NMC 7.0)             2022
rivalry    1 where the two are strategic rivals (Thompson, Sakuwa and Suhas 2021), else 0         2020
disputes   years with a militarized dispute between the two in the ten that end with this one      2014
           (MID 5.0), 0 to 10
=========  =====================================================================================  =========

Offensive power has no good series over two centuries; spending stands for it and is close to power. Intentions have two
terms, what experts call rivalry and what the two did. No term is mixed with another; `ranks` gives the place of a
state in each, and `middle` the mean of the places, which never stands without them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.tables import kept
from polycentric.words.corpus.fetched import key_of_source

if TYPE_CHECKING:
    import xarray as xr

TERMS = ("power", "proximity", "offence", "rivalry", "disputes")
UNITS: Mapping[str, str] = {
    "power": "share of the system", "proximity": "metres, negative", "offence": "share of spending",
    "rivalry": "yes or no", "disputes": "years of ten",
}  # fmt: skip
SERIES = ("cinc", "milex", "capdist", "tss_rivalry", "cowmidongoing")
SOURCES = ("cow_nmc", "capitals", "tss_rivalries", "cow_mid")
WINDOW = 10  # years of disputes that still count
LAST = 2024  # the latest year of any term
Floats = NDArray[np.float64]
_FLAT = {"year": pl.Int32, "partner": pl.String} | dict.fromkeys(TERMS, pl.Float64)


@lru_cache(maxsize=8)
def terms(first: int, last: int) -> "xr.Dataset":
    """Load the terms of some years.

    Returns
    -------
    Dataset, (year, state, partner)
        Each of `TERMS`; missing outside what its source covers, and on the diagonal.

    Raises
    ------
    CoverageError
        If the years are outside the archive's.
    NotFetchedError
        If a source has not been fetched.
    """
    import xarray as xr

    from polycentric.panel.load import load

    panel = load("history", years=(max(first - WINDOW + 1, 1816), last), series=SERIES)
    asked = panel["year"].values >= first
    of_partner = {
        "power": panel["cinc"].transpose("year", "state").values,
        "offence": _shares(panel["milex"].transpose("year", "state").values),
    }
    pairs = {
        "proximity": -_plain(panel["capdist"]),
        "rivalry": _plain(panel["tss_rivalry"]),
        "disputes": recent(_plain(panel["cowmidongoing"]), first_known=int(panel["year"].values[0]) == 1816),
    }
    exists = ~np.isnan(pairs["proximity"])
    values = {name: np.where(exists, array[:, None, :], np.nan) for name, array in of_partner.items()}
    values |= pairs
    coords = {"year": panel["year"].values[asked], "state": panel["state"].values, "partner": panel["state"].values}
    dims = ("year", "state", "partner")
    return xr.Dataset({name: (dims, _off_diagonal(values[name][asked])) for name in TERMS}, coords=coords)


def recent(disputes: Floats, *, first_known: bool = False) -> Floats:
    """Count the years with a dispute in the `WINDOW` that end with each year.

    Parameters
    ----------
    disputes : array, (year, state, partner)
        1, 0 or missing.
    first_known : bool
        Whether the record begins with the first year, so that the years before it are none.

    Returns
    -------
    array
        Missing where this year isn't covered, or where fewer years than the window stand before; a year in which one of
        the two was no state counts as none.
    """
    known = ~np.isnan(disputes)
    sums = np.cumsum(np.where(known, disputes, 0.0), axis=0)
    sums[WINDOW:] -= sums[:-WINDOW].copy()
    result = np.where(known, sums, np.nan)
    if not first_known:
        result[: WINDOW - 1] = np.nan
    return result


def ranks(values: Floats) -> Floats:
    """Give the place of each value among those known, 1 for the largest; equal ones share the mean of their places."""
    result = np.full(values.shape, np.nan)
    known = np.flatnonzero(~np.isnan(values))
    if known.size:
        of = values[known]
        above = (of[None, :] > of[:, None]).sum(axis=1)
        same = (of[None, :] == of[:, None]).sum(axis=1)
        result[known] = above + (same + 1) / 2
    return result


@dataclass(frozen=True)
class OfState:
    """The terms of one state: for each name an array (year, partner); without years where the panel lacks the state."""

    partners: tuple[str, ...]
    years: tuple[int, ...]
    values: Mapping[str, Floats]

    def over(self, years: Sequence[int]) -> dict[str, Floats]:
        """Give each term of the partners as the mean over some years, missing where none of them is known."""
        inside = np.isin(self.years, list(years))
        return {name: _means(self.values[name][inside]) for name in TERMS}

    def known_to(self, years: Sequence[int]) -> dict[str, int | None]:
        """Say which of some years is the last in which each term is known."""
        known = {name: np.any(~np.isnan(array), axis=1).tolist() for name, array in self.values.items()}
        reach = {name: [year for year, one in zip(self.years, known[name], strict=True) if one and year in set(years)]
                 for name in TERMS}  # fmt: skip
        return {name: max(each) if each else None for name, each in reach.items()}


def of_state(state: str, first: int, last: int) -> OfState:
    """Give the terms of a state in some years; kept under the hash of the sources, so that they are worked out once.

    Raises
    ------
    CoverageError
        If the years are outside the archive's.
    NotFetchedError
        If a source has not been fetched.
    """
    about = (state, str(first), str(last), *(key_of_source(source) for source in SOURCES))
    frame = kept.frame("threat-terms", about, lambda: _laid_flat(terms(first, last), state))
    partners = tuple(frame["partner"].unique(maintain_order=True))
    years = tuple(int(year) for year in frame["year"].drop_nulls().unique(maintain_order=True))
    shape = (len(years), len(partners))
    return OfState(
        partners, years,
        {name: frame[name].to_numpy().reshape(shape) if years else np.empty((0, len(partners))) for name in TERMS},
    )  # fmt: skip


def _laid_flat(found: "xr.Dataset", state: str) -> pl.DataFrame:
    """Give a row for each year and partner of a state; of a state that the panel lacks the partners alone."""
    partners = [str(each) for each in found["partner"].values]
    if state not in found["state"].values:
        none = {name: [float("nan")] * len(partners) for name in TERMS}
        return pl.DataFrame({"year": [None] * len(partners), "partner": partners, **none}, schema_overrides=_FLAT)
    mine = found.sel(state=state)
    years = [int(year) for year in found["year"].values for _ in partners]
    values = {name: mine[name].transpose("year", "partner").values.ravel() for name in TERMS}
    return pl.DataFrame({"year": years, "partner": partners * found.sizes["year"], **values}, schema_overrides=_FLAT)


def middle(places: Mapping[str, Floats]) -> Floats:
    """Give the mean of a state's places in the terms, by partner; missing where fewer than three terms are known."""
    stack = np.stack([places[name] for name in TERMS])
    known = (~np.isnan(stack)).sum(axis=0)
    return np.where(known >= 3, _means(stack), np.nan)


def _means(values: Floats) -> Floats:
    """Give means over the first axis of what is known."""
    known = ~np.isnan(values)
    count = known.sum(axis=0)
    return np.where(count > 0, np.where(known, values, 0.0).sum(axis=0) / np.maximum(count, 1), np.nan)


def _shares(values: Floats) -> Floats:
    """Divide by the sum over states of each year."""
    total = np.nansum(values, axis=1, keepdims=True)
    return np.where(total > 0, values / np.where(total > 0, total, 1.0), np.nan)


def _plain(values: "xr.DataArray") -> Floats:
    """Give numbers with missing in place of the fill value."""
    plain = values.transpose("year", "state", "partner").values.astype(np.float64)
    fill = values.attrs.get("fill_value")
    return plain if fill is None else np.where(plain == fill, np.nan, plain)


def _off_diagonal(values: Floats) -> Floats:
    place = np.arange(values.shape[1])
    values = values.copy()
    values[:, place, place] = np.nan
    return values
