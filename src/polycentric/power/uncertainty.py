"""How sure a rank is: indices whose source gives standard deviations, drawn many times.

Fariss and others give for each state and year an estimate and its standard deviation. Each is drawn here from the
lognormal distribution of that mean and that standard deviation: output can't be negative, and their model is one of
logarithms. **How the errors of two states go together they don't publish**, and it decides much: errors that all share
in proportion (a price level) move no rank, errors of their own do, and where errors that go together are larger for one
state than for another, the difference does. So draws are independent unless a `correlation` of the logarithms
is given, the same for every pair of states; show several. Errors of two variables of a state, and of two years, are
drawn independently: nothing here speaks of change.

Each state's draws come from a stream of its own, keyed by seed, year, variable and state: other states or other years
in the panel change none of them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, DataError
from polycentric.panel.state_index import id_among
from polycentric.power.contract import PowerIndex
from polycentric.renamed import first_name
from polycentric.scoring.streams import stream

if TYPE_CHECKING:
    import polars as pl

DRAWS, SEED = 4_000, 1
LOW, HIGH = 0.025, 0.975
COLUMNS = (
    "year", "state", "name", "value", "share", "share_low", "share_high", "first", "rank", "rank_low", "rank_high",
)  # fmt: skip


def uncertain(index: PowerIndex, panel: xr.Dataset) -> tuple[str, ...]:
    """Name the variables of an index for which the panel holds standard deviations."""
    return tuple(index.spreads(panel))


def drawn(
    index: PowerIndex,
    panel: xr.Dataset,
    year: int,
    draws: int = DRAWS,
    seed: int = SEED,
    correlation: float = 0.0,
) -> xr.DataArray:
    """Draw an index of one year from its source's uncertainty.

    Parameters
    ----------
    index : PowerIndex
    panel : Dataset
        With a standard deviation for at least one of the variables that the index is computed from; the others are
        taken as certain.
    year : int
    draws, seed : int
    correlation : float
        Of the logarithms' errors of any two states, 0 to 1. It is a choice: the source gives none.

    Returns
    -------
    DataArray, (draw, state)
        Missing where the state has no value, or a value without a standard deviation.

    Raises
    ------
    CoverageError
        If no variable of the index has a standard deviation in this panel, or the year isn't in it.
    DataError
        If the correlation or the number of draws is out of bounds, or a standard deviation is negative.
    """
    return index(drawn_panel(index, panel, year, draws, seed, correlation)).isel(year=0, drop=True)


def drawn_panel(
    index: PowerIndex,
    panel: xr.Dataset,
    year: int,
    draws: int = DRAWS,
    seed: int = SEED,
    correlation: float = 0.0,
) -> xr.Dataset:
    """Give one year of a panel with what an index is computed from drawn along a dimension `draw`.

    What is certain stays as it is; any measure takes the result, and gives one value for each draw.

    Raises
    ------
    CoverageError, DataError
        As `drawn` does.
    """
    spreads = index.spreads(panel)
    if not spreads:
        raise CoverageError(
            f"Power index '{index.name}' has no standard deviations in this panel: load a series that gives them "
            "('fariss'), and choose an index that rests on it, for example 'output_fariss'."
        )
    if not 0.0 <= correlation <= 1.0 or draws < 1:
        raise DataError(
            f"A correlation of {correlation:g} and {draws} draws were asked for: 0 to 1, and at least 1, are right."
        )
    if year not in panel["year"].values:
        first, last = int(panel["year"].values[0]), int(panel["year"].values[-1])
        raise CoverageError(f"The year {year} is not in this panel, which has {first}-{last}.")
    row = panel.sel(year=year)
    cells = {name: _lognormal(row, name, spread, draws, seed, correlation) for name, spread in spreads.items()}
    return panel.sel(year=[year]).assign(
        {name: (("draw", "year", "state"), values[:, np.newaxis], panel[name].attrs) for name, values in cells.items()}
    )


def leads(
    index: PowerIndex,
    panel: xr.Dataset,
    years: Sequence[int] | None = None,
    *,
    top: int = 10,
    draws: int = DRAWS,
    seed: int = SEED,
    correlation: float = 0.0,
) -> "pl.DataFrame":
    """Say how sure the order of the strongest is: the chance of being first, and the ranges of share and rank.

    Parameters
    ----------
    index : PowerIndex
    panel : Dataset
    years : sequence of int, optional
        All years of the panel that have a value without it.
    top : int
        How many of the strongest, by the estimate itself, are shown in each year.
    draws, seed, correlation
        As in `drawn`.

    Returns
    -------
    DataFrame
        `first` is the part of the draws in which the state is ahead of all others; `value`, `share` and `rank` are of
        the estimate, `_low` and `_high` bound the middle 95% of the draws. Shares are of all states with a value.
    """
    import polars as pl

    values = index(panel)
    known = [int(year) for year in values["year"].values[values.notnull().any("state").values]]
    rows = [
        row
        for year in (known if years is None else years)
        for row in _leaders(values, drawn(index, panel, year, draws, seed, correlation), panel, year, top)
    ]
    return pl.DataFrame(rows, schema=list(COLUMNS), orient="row")


def chance_of_leading(
    index: PowerIndex,
    panel: xr.Dataset,
    state: str,
    year: int,
    draws: int = DRAWS,
    seed: int = SEED,
    correlation: float = 0.0,
) -> float:
    """Give the part of the draws in which a state is ahead of all others, such as China in 2010.

    Raises
    ------
    PolycentricError
        If the panel has no such state.
    CoverageError
        If the index has no value with a standard deviation for it then; and as `drawn` does.
    """
    labels = [str(label) for label in panel["state"].values]
    state = str(id_among(state, labels))
    tries = drawn(index, panel, year, draws, seed, correlation)
    if bool(tries.sel(state=state).isnull().any()):
        raise CoverageError(f"Power index '{index.name}' has no value with a standard deviation for {state} in {year}.")
    return float(_first(tries.values)[:, labels.index(state)].mean())


def _lognormal(
    row: xr.Dataset, name: str, spread_name: str, draws: int, seed: int, correlation: float
) -> NDArray[np.float64]:
    """Draw one variable of one year for every state."""
    mean, spread, year = row[name].values.astype(float), row[spread_name].values.astype(float), int(row["year"])
    known = np.isfinite(mean) & np.isfinite(spread)
    if (spread[known] < 0).any() or (mean[known] < 0).any():
        raise DataError(f"'{name}' or its standard deviation is below zero in {year}: neither can be.")
    lognormal = np.full((draws, mean.size), np.nan)
    shared = np.sqrt(correlation) * _normal(draws, seed, year, name, "")
    for place in np.flatnonzero(known):
        own = np.sqrt(1.0 - correlation) * _normal(draws, seed, year, name, str(row["state"].values[place]))
        lognormal[:, place] = _scaled(mean[place], spread[place], shared + own)
    return lognormal


def _scaled(mean: float, spread: float, normal: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn normal draws into lognormal ones of a mean and a standard deviation; zero stays zero."""
    if mean == 0.0:
        return np.zeros_like(normal)
    variance = np.log1p((spread / mean) ** 2)
    return mean * np.exp(np.sqrt(variance) * normal - variance / 2.0)


def _normal(draws: int, seed: int, year: int, name: str, state: str) -> NDArray[np.float64]:
    """Draw from the stream of one state, year and variable; a variable that is renamed keeps its stream."""
    return stream(seed, year, first_name(name), state).standard_normal(draws)


def _first(tries: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell in each draw who is ahead of all others; two at the top are ahead of nobody."""
    filled = np.where(np.isnan(tries), -np.inf, tries)
    best = filled.max(axis=1, keepdims=True)
    ahead = (filled == best) & np.isfinite(best)
    return ahead & (ahead.sum(axis=1, keepdims=True) == 1)


def _leaders(
    values: xr.DataArray, tries: xr.DataArray, panel: xr.Dataset, year: int, top: int
) -> list[tuple[object, ...]]:
    """Give the rows of one year, the strongest first."""
    estimate, table = values.sel(year=year).values, tries.values
    shares, total = table / np.nansum(table, axis=1, keepdims=True), np.nansum(estimate)
    first, names = _first(table).mean(axis=0), panel["name"].sel(year=year).values
    order = [place for place in np.argsort(-np.nan_to_num(estimate), kind="stable") if estimate[place] > 0][:top]
    rows: list[tuple[object, ...]] = []
    for rank, place in enumerate(order, 1):
        ranks = 1 + (table > table[:, [place]]).sum(axis=1)
        low, high = np.quantile(shares[:, place], (LOW, HIGH))
        worst, best = np.quantile(ranks, (LOW, HIGH), method="nearest")
        rows.append((
            year, str(values["state"].values[place]), str(names[place]), float(estimate[place]),
            float(estimate[place] / total), float(low), float(high), float(first[place]), rank, int(worst), int(best),
        ))  # fmt: skip
    return rows
