"""What scenarios are compared on: numbers of the last year, or of all years, each with its unit and its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.fans import rules

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Outcome:
    """One number of a run.

    Attributes
    ----------
    label : str
        What a reader sees.
    unit : str
    of : callable
        An ensemble in, (run,) out.
    """

    label: str
    unit: str
    of: Callable[[xr.Dataset], Floats]


def outcomes(ensemble: xr.Dataset, states: tuple[str, ...] = ()) -> Mapping[str, Outcome]:
    """Give the outcomes of an ensemble: its concentration, classes, counts, and shares of some states."""
    last = int(ensemble["year"].values[-1])
    held = {
        "hhi": Outcome(f"concentration of capabilities, {last}", "share squared", lambda each: _last(each, "hhi")),
        **{
            f"multipolar_{rule}": Outcome(f"chance of multipolarity by {rule}, {last}", "fraction", _class(rule))
            for rule in rules(ensemble)[:1]  # the one that holds up on known cases
        },
        **{
            name: Outcome(f"{label} a year, {int(ensemble['year'].values[1])}-{last}", "count", _mean(name))
            for name, label in (("disputes", "disputes that begin"), ("wars", "pairs of states at war"),
                                ("vetoed", "vetoed drafts"))
        },
        "allied_pairs": Outcome(
            f"pairs of states bound by a pact, {last}", "count",
            lambda each: allied_pairs(each).isel(year=-1).values.astype(np.float64),
        ),
    }  # fmt: skip
    for state in states:
        held[f"share_{state}"] = Outcome(f"share of {state}, {last}", "share of the system", _share(state))
    return held


def allied_pairs(ensemble: xr.Dataset) -> xr.DataArray:
    """Count the pairs of states that share a treaty, (run, year): what free runs of treaties get right, in number."""
    return ensemble["allies"].astype(np.int64).sum("state") // 2


def _last(ensemble: xr.Dataset, name: str) -> Floats:
    """Give the last year's value of each run."""
    return ensemble[name].isel(year=-1).values.astype(np.float64)


def _class(rule: str) -> Callable[[xr.Dataset], Floats]:
    """Tell whether a run ends multipolar."""
    return lambda each: (each[f"class_{rule}"].isel(year=-1).values == 3).astype(np.float64)


def _mean(name: str) -> Callable[[xr.Dataset], Floats]:
    """Give the mean over the years that run."""
    return lambda each: each[name].isel(year=slice(1, None)).mean("year").values.astype(np.float64)


def _share(state: str) -> Callable[[xr.Dataset], Floats]:
    """Give a state's share in the last year; nothing for a run in which it isn't alive."""
    return lambda each: np.nan_to_num(each["share"].sel(state=state).isel(year=-1).values.astype(np.float64))
