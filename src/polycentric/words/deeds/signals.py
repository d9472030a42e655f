"""Cheap and costly signals side by side: how often a state says a word, and where it stands by what it does.

Words cost little, votes little more; pledges, trade, arms and troops of another state cost something. Over states the
order by words is held against the order by each deed (Spearman's rank correlation), with exchanged states as
chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.scoring.streams import stream
from polycentric.words.deeds.compared import LEAST_YEARS
from polycentric.words.deeds.lags import DRAWS
from polycentric.words.deeds.measured import FIRST, measured
from polycentric.words.found import find

FEWEST = 10  # states that an order needs
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Order:
    """How the order of states by words stands to that by a deed; missing with too few states."""

    deed: str
    states: int
    rho: float
    p: float


def signals(
    concept: str, deeds: Sequence[str], body: str, years: tuple[int, int] | None = None, seed: int = 0
) -> tuple[pl.DataFrame, list[Order]]:
    """Give each state's rate with interval and its mean of each deed in years with a text, and orders over states.

    Only states with `LEAST_YEARS` years of texts stand here; a mean rests on as many years of the deed, else it is
    missing.

    Raises
    ------
    NotFetchedError
        If texts or a source have not been fetched.
    """
    found = find(concept, body, years=years)
    spoke = (
        found.counted.drop_nulls("state")
        .group_by("state")
        .agg(pl.col("year").unique().sort().alias("years"), pl.col("year").median().cast(pl.Int64).alias("middle"))
    )
    long = spoke.filter(pl.col("years").list.len() >= LEAST_YEARS).sort("state")
    rates = found.rates("state").join(long, on="state", how="inner").sort("state")
    table = rates.select("state", "middle", "texts", "hits", "rate", "low", "high")
    for deed in deeds:
        means = _means(deed, rates["state"].to_list(), rates["years"].to_list())
        table = table.with_columns(pl.Series(deed, means).fill_nan(None))
    said = rates["rate"].to_numpy().astype(float)
    return table.sort("low", "rate", descending=True, nulls_last=True), [
        order(deed, said, table[deed].cast(pl.Float64).fill_null(float("nan")).to_numpy(), seed) for deed in deeds
    ]


def order(deed: str, said: Floats, done: Floats, seed: int = 0) -> Order:
    """Give the rank correlation of two series over states, (state,), with the chance of one at least as large."""
    both = ~np.isnan(said) & ~np.isnan(done)
    number = int(both.sum())
    if number < FEWEST or np.unique(said[both]).size < 2 or np.unique(done[both]).size < 2:
        return Order(deed, number, float("nan"), float("nan"))
    one, other = (_ranks(values[both]) for values in (said, done))
    one, other = (values - values.mean() for values in (one, other))
    size = float(np.sqrt((one**2).sum() * (other**2).sum()))
    rho = float((one * other).sum()) / size
    mixed = stream(seed, "order", deed).permuted(np.tile(one, (DRAWS, 1)), axis=1)
    drawn = np.abs((mixed * other).sum(axis=1)) / size
    return Order(deed, number, rho, float((1 + (drawn >= abs(rho) - 1e-12).sum()) / (1 + DRAWS)))


def _ranks(values: Floats) -> Floats:
    """Give places from the smallest; equal ones share the mean of theirs."""
    below = (values[None, :] < values[:, None]).sum(axis=1)
    same = (values[None, :] == values[:, None]).sum(axis=1)
    return below + (same + 1) / 2


def _means(deed: str, states: Sequence[str], years: Sequence[Sequence[int]]) -> list[float]:
    """Give each state's mean of a deed over the years with a text."""
    values = measured(deed).reindex(state=list(states)).values
    means: list[float] = []
    for row, when in zip(values, years, strict=True):
        known = row[[year - FIRST for year in when]]
        known = known[~np.isnan(known)]
        means.append(float(known.mean()) if known.size >= LEAST_YEARS else float("nan"))
    return means
