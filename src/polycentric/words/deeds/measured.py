"""What states do, by state and year, in the forms that words are held against.

=========  ==========================================================================================  =========
deed       what it is                                                                                  years
=========  ==========================================================================================  =========
votes      distance of the ideal point from that of the United States, published, all votes            1946-2023
votes_own  the same by the estimator of `polycentric.positions`                                        1946-2019
pacts      logarithm of one and the number of states that it pledges to defend (ATOP 5.1)              1946-2018
concert    mean of its concert with the other great powers, in the edition of acts 1946-2005           1946-2005
trade      part of the United States in its trade with all partners reported (COW 4.0)                 1946-2014
arms       logarithm of its part of the military spending of all states observed (NMC 7.0)             1946-2022
troops     logarithm of one and the United States' troops in it (troopdata)                            1950-2024
=========  ==========================================================================================  =========

Votes are cheap next to the others: nobody pays for one. The United States has no distance from itself, no trade with
itself and no troops in itself by this account: there it is missing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.registry import Registry

FIRST, LAST = 1946, 2025
AMERICA = "USA"
PARTNERS = 20  # with fewer trading partners reported a part of trade is missing (West Germany of 1960-89)
EDITION = "1946-2005"
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Deed:
    """One deed: what a reader sees, what a larger and a smaller value are, its unit, its cost, sources and function.

    The cost is ``"cheap"`` or ``"costly"``.
    """

    label: str
    more: str
    less: str
    unit: str
    cost: str
    sources: tuple[str, ...]
    compute: Callable[[], xr.DataArray]
    name: str = ""


@lru_cache(maxsize=16)
def measured(name: str) -> xr.DataArray:
    """Load a deed.

    Returns
    -------
    DataArray, (state, year), 1946-2025
        Missing where its source is.

    Raises
    ------
    NotFetchedError
        If a source has not been fetched.
    """
    return DEEDS[name].compute().transpose("state", "year").reindex(year=np.arange(FIRST, LAST + 1))


def _votes() -> xr.DataArray:
    return distance(_series("idealpointall"))


def _votes_own() -> xr.DataArray:
    from polycentric.positions import ideal_points

    return distance(ideal_points("un").data["ideal_point"])


def distance(points: xr.DataArray) -> xr.DataArray:
    """Give how far each state stands from the United States, which itself is missing."""
    apart = abs(points - points.sel(state=AMERICA))
    return apart.where(points["state"] != AMERICA).reset_coords(drop=True)


def _pacts() -> xr.DataArray:
    pledged = _series("atop_defense")
    return logarithm_of_number((pledged == 1).sum("partner"), (pledged >= 0).any("partner"))


def logarithm_of_number(number: xr.DataArray, known: xr.DataArray) -> xr.DataArray:
    """Give the logarithm of one and a number, where it is known."""
    return _by(np.log1p, number.astype(float)).where(known)


def _concert() -> xr.DataArray:
    import polars as pl

    from polycentric.poles.concert.found import concert

    pairs = concert("majors").by_pair.filter(pl.col("edition") == EDITION).select("year", "state", "partner", "concert")
    both = pl.concat([pairs, pairs.rename({"state": "partner", "partner": "state"}).select(pairs.columns)])
    means = both.drop_nulls("concert").group_by("state", "year").agg(pl.col("concert").mean()).sort("state", "year")
    states, years = sorted(set(means["state"])), np.arange(FIRST, LAST + 1)
    values = np.full((len(states), years.size), np.nan)
    for state, year, value in means.iter_rows():
        if FIRST <= year <= LAST:
            values[states.index(state), year - FIRST] = value
    return xr.DataArray(values, dims=("state", "year"), coords={"state": states, "year": years})


def _trade() -> xr.DataArray:
    return part_of_trade(_series("flow"))


def part_of_trade(flow: xr.DataArray) -> xr.DataArray:
    """Give the part of the United States in what each state buys from and sells to all, from imports of each pair."""
    bought = flow.transpose("year", "state", "partner").values.astype(float)
    both = np.where(np.isnan(bought), 0.0, bought) + np.where(np.isnan(bought), 0.0, bought).transpose(0, 2, 1)
    partners, total = (both > 0).sum(axis=2), both.sum(axis=2)
    place = flow["partner"].values.tolist().index(AMERICA)
    whole = (partners >= PARTNERS) & (total > 0)
    part = np.where(whole, both[:, :, place] / np.where(whole, total, 1.0), np.nan)
    part[:, place] = np.nan
    return xr.DataArray(part, dims=("year", "state"), coords={name: flow[name].values for name in ("year", "state")})


def _arms() -> xr.DataArray:
    spending = _series("milex")
    part = spending / spending.sum("state")
    return _by(np.log, part.where(part > 0)).reset_coords(drop=True)


def _troops() -> xr.DataArray:
    there = _series("troops_abroad").sel(state=AMERICA, drop=True).rename(partner="state")
    there = there.where(there["state"] != AMERICA)
    return logarithm_of_number(there, there.notnull())


def _by(function: Callable[[Floats], Floats], values: xr.DataArray) -> xr.DataArray:
    """Put a function of plain numbers to each value."""
    return values.copy(data=function(values.values))


def _series(name: str) -> xr.DataArray:
    """Load one variable of the archive for the years that it has."""
    from polycentric.panel.load import load

    found = load("history", years=(FIRST, 2024 if name == "troops_abroad" else 2022), series=(name,))[name]
    plain = [each for each in found.coords if each not in found.dims]
    return found.drop_vars(plain)


_MADE: Sequence[tuple[str, Deed]] = (
    ("votes", Deed(
        "votes: distance from the United States", "votes farther from the United States",
        "votes nearer to the United States", "ideal points", "cheap", ("un_ideal_points",), _votes,
    )),
    ("votes_own", Deed(
        "votes: distance from the United States, own estimate", "votes farther from the United States (own estimate)",
        "votes nearer to the United States (own estimate)", "ideal points", "cheap", ("un_votes",), _votes_own,
    )),
    ("pacts", Deed(
        "pacts: states it pledges to defend", "more states it pledges to defend", "fewer states it pledges to defend",
        "log of one and number", "costly", ("atop",), _pacts,
    )),
    ("concert", Deed(
        "concert with the other great powers", "more concert with the other great powers",
        "less concert with the other great powers", "-1 to 1", "costly", (), _concert,
    )),
    ("trade", Deed(
        "trade: part of the United States", "more of its trade with the United States",
        "less of its trade with the United States", "share", "costly", ("cow_trade",), _trade,
    )),
    ("arms", Deed(
        "arms: part of the world's military spending", "a larger part of military spending",
        "a smaller part of military spending", "log of share", "costly", ("cow_nmc",), _arms,
    )),
    ("troops", Deed(
        "troops of the United States in it", "more troops of the United States in it",
        "fewer troops of the United States in it", "log of one and people", "costly", ("us_troops",), _troops,
    )),
)  # fmt: skip

DEEDS = Registry("deed", {name: replace(deed, name=name) for name, deed in _MADE})
DEFAULT = tuple(name for name, _ in _MADE if name != "votes_own")  # which takes half a minute
AMERICAS = ("votes", "votes_own", "trade", "troops")  # missing for the United States themselves
