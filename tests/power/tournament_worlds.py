"""Toy tournaments: contests between real codes, and a panel of made-up power; small enough to know the answer."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import polars as pl
import xarray as xr

from polycentric.panel.axes import Axes
from polycentric.power.contract import PowerIndex, itself
from polycentric.power.tournament.contests import LISTS, Contests

CODES = (2, 20, 200, 210, 211, 220, 230, 235, 325, 350, 365, 380, 640, 740)
FIRST, LAST = 1900, 1999
Case = tuple[int, int, Sequence[int], Sequence[int], int]


def contests_of(*cases: Case, sides: str = "single", name: str = "cow") -> Contests:
    """Contests as (number, year, codes of A, codes of B, outcome); each ends in its year."""
    schema = {"contest": pl.Int32, "year": pl.Int16, "end": pl.Int16, "a": pl.List(pl.Int16), "b": pl.List(pl.Int16),
              "outcome": pl.Int8}  # fmt: skip
    rows = [
        {"contest": number, "year": year, "end": year, "a": list(a), "b": list(b), "outcome": outcome}
        for number, year, a, b, outcome in cases
    ]
    return Contests(LISTS[name], sides, pl.DataFrame(rows, schema=schema))


def panel_of(values: np.ndarray | None = None, seed: int = 0) -> xr.Dataset:
    """A panel of 1900-1999 with one variable, `might`: log-normal for the states of `CODES`, or as given."""
    axes = Axes.between(FIRST, LAST)
    table = np.full(axes.shape, np.nan)
    places = axes.place_of_code("cow")[list(CODES)]
    made = np.exp(np.random.default_rng(seed).normal(0, 1.5, (len(axes.years), len(CODES))))
    table[:, places] = made if values is None else values
    might = xr.DataArray(table, dims=("year", "state"), attrs={"source": "toy 1", "source_name": "cow_nmc"})
    return xr.Dataset({"might": might}, coords={"year": list(axes.years), "state": list(axes.states)})


def index_of(name: str = "might", scale: Literal["amount", "order"] = "amount", variable: str = "might") -> PowerIndex:
    """A variable as an index."""
    return PowerIndex("Might", (variable,), "units", "Nobody (2000)", itself, name=name, scale=scale)


def random_contests(count: int, panel: xr.Dataset, *, decides: bool, seed: int = 1) -> Contests:
    """Contests in which the share of the year before decides the outcome, or in which it has nothing to do with it."""
    rng = np.random.default_rng(seed)
    axes = Axes.between(FIRST, LAST)
    places, might = axes.place_of_code("cow"), panel["might"].to_numpy()
    cases: list[Case] = []
    for number in range(count):
        year = int(rng.integers(FIRST + 1, LAST + 1))
        a, b = rng.choice(CODES, 2, replace=False).tolist()
        one, two = might[year - 1 - FIRST, places[a]], might[year - 1 - FIRST, places[b]]
        share = one / (one + two) if decides else rng.random()
        cases.append((number, year, [a], [b], 0 if share < 0.3 else 2 if share > 0.7 else 1))
    return contests_of(*cases)
