"""What many runs say of a year: quantiles of shares, chances of classes, and paired differences of two ensembles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.classes import WORDS
from polycentric.futures.contract import NORMAL_90

NAMED = 0.05  # of the runs: who is first in fewer isn't named
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Difference:
    """A mean paired difference between two ensembles under one seed, with how sure it is.

    Attributes
    ----------
    mean : float
    low, high : float
        90% interval of the mean over runs: what more runs would shrink.
    spread_low, spread_high : float
        5% and 95% of the differences of single runs: levers' and parameters' uncertainty is in these.
    runs : int
    """

    mean: float
    low: float
    high: float
    spread_low: float
    spread_high: float
    runs: int


def fan(ensemble: xr.Dataset, states: Sequence[str], name: str = "share") -> pl.DataFrame:
    """Give the quantiles of a share by year and state: columns year, state, and one for each of `LEVELS`."""
    rows = [
        {"year": int(year), "state": state, **dict(zip(_columns(), quantiles, strict=True))}
        for state in states
        for year, quantiles in zip(ensemble["year"].values, _quantiles(ensemble, state, name), strict=True)
    ]
    return pl.DataFrame(rows)


def _quantiles(ensemble: xr.Dataset, state: str, name: str) -> Floats:
    """Give (year, level) quantiles over the runs."""
    values = ensemble[name].sel(state=state).transpose("run", "year").values.astype(np.float64)
    return np.nanquantile(values, LEVELS, axis=0).T


def _columns() -> list[str]:
    """Name the columns of the quantiles."""
    return [f"q{round(100 * level):02d}" for level in LEVELS]


def leading(ensemble: xr.Dataset, many: int) -> list[str]:
    """Name those first in the last year of `NAMED` of the runs, the likeliest first; then the largest at the start."""
    firsts = [state for state, chance in first(ensemble, int(ensemble["year"].values[-1])) if chance >= NAMED]
    return list(dict.fromkeys([*firsts, *_at_start(ensemble)]))[:many]


def largest(ensemble: xr.Dataset, many: int) -> list[str]:
    """Give the states that `leading` names in the order of their shares at the start."""
    return sorted(leading(ensemble, many), key=_at_start(ensemble).index)


def _at_start(ensemble: xr.Dataset) -> list[str]:
    """Order all states by their share at the start, the largest first."""
    share = ensemble["share"].isel(year=0).median("run").fillna(0.0)
    order = np.lexsort((share["state"].values.astype(str), -share.values))
    return [str(state) for state in share["state"].values[order]]


def rules(ensemble: xr.Dataset) -> list[str]:
    """Name the rules by which an ensemble tells poles, the first the one that holds up."""
    return [str(name).removeprefix("class_") for name in ensemble.data_vars if str(name).startswith("class_")]


def chances(ensemble: xr.Dataset) -> pl.DataFrame:
    """Give the chance of each class by rule and year, with its Monte Carlo error."""
    rows: list[dict[str, object]] = []
    for rule in rules(ensemble):
        told = ensemble[f"class_{rule}"].transpose("run", "year").values
        for place, year in enumerate(ensemble["year"].values):
            for number, word in enumerate(WORDS):
                chance = float((told[:, place] == number).mean())
                error = float(np.sqrt(chance * (1 - chance) / len(told)))
                rows.append({"rule": rule, "year": int(year), "class": word, "chance": chance, "error": error})
    return pl.DataFrame(rows)


def poles(ensemble: xr.Dataset, rule: str, year: int) -> list[tuple[str, float]]:
    """Give the chance that each state is a pole in a year, the likeliest first, those without one left out."""
    chance = ensemble[f"poles_{rule}"].sel(year=year).mean("run")
    held = [(str(state), float(value)) for state, value in zip(chance["state"].values, chance.values, strict=True)]
    return sorted([each for each in held if each[1] > 0], key=lambda each: (-each[1], each[0]))


def first(ensemble: xr.Dataset, year: int) -> list[tuple[str, float]]:
    """Give the chance that each state has the largest share in a year, the likeliest first."""
    share = ensemble["share"].sel(year=year).fillna(0.0).transpose("run", "state")
    names, counts = np.unique(share["state"].values.astype(str)[share.values.argmax(axis=1)], return_counts=True)
    return sorted(
        [(str(name), count / ensemble.sizes["run"]) for name, count in zip(names, counts, strict=True)],
        key=lambda each: (-each[1], each[0]),
    )


def paired(scenario: Floats, baseline: Floats) -> Difference:
    """Give the mean difference of two ensembles run by run; both in the same order of runs."""
    apart = np.asarray(scenario, np.float64) - np.asarray(baseline, np.float64)
    mean, error = float(apart.mean()), float(apart.std(ddof=1) / np.sqrt(len(apart))) if len(apart) > 1 else np.nan
    low, high = np.quantile(apart, (0.05, 0.95))
    return Difference(mean, mean - NORMAL_90 * error, mean + NORMAL_90 * error, float(low), float(high), len(apart))
