"""After Lind: what known great powers had relative to the one leading state, metric by metric, a decade at a time.

Her recipe, as far as it could be read (quoted by others, not in the article itself): the great powers of 1820-1990; for
each decade, each power's ratio to the leading state, Britain and then the United States; the middle half of these
ratios is the normal range of a great power, and its lower quartile the mark. Her four metrics are output, output times
output per person, military spending and military personnel; output per person she judges to be no sound one.

Not known of hers: which list of great powers, when the lead passed, whether a decade is a mean or a year, and her
series. Here: the Correlates of War list, 1900, the state's mean over the leader's in those years of a decade in which
it is on the list, and each of the archive's series.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import numbers
from polycentric.poles.validity.leading import LEADERS, Lead, leaders_of
from polycentric.poles.validity.telling import cases_of
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex

FIRST, LAST = 1820, 1989
TOLERANCE = 0.10
METRICS = ("output", "net_resources", "military_spending", "military_personnel")


@dataclass(frozen=True)
class Hers:
    """A row of her table: the quartiles of great powers' ratios to the leading state."""

    lower: float
    median: float
    upper: float


# Lind (2024), International Security 49(2), 7-55; read as quoted in a public research file, not in the article.
PUBLISHED: Mapping[str, Hers] = {
    "output": Hers(0.17, 0.27, 0.45),
    "net_resources": Hers(0.08, 0.15, 0.28),
    "military_spending": Hers(0.23, 0.48, 1.05),
    "military_personnel": Hers(0.88, 1.75, 2.67),
}
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "metric": pl.String,
    "index": pl.String,
    "dyad_decades": pl.Int32,
    "lower": pl.Float64,
    "median": pl.Float64,
    "upper": pl.Float64,
    "her_lower": pl.Float64,
    "her_median": pl.Float64,
    "her_upper": pl.Float64,
    "near": pl.Boolean,
}


def quartiles(
    panel: xr.Dataset, indices: Mapping[str, PowerIndex] | None = None, leaders: Sequence[Lead] = LEADERS
) -> pl.DataFrame:
    """Give the quartiles of great powers' ratios to the leading state beside hers.

    Parameters
    ----------
    panel : Dataset, (year, state)
        Of single states, with the list of major powers and the years 1820-1989.
    indices : mapping, optional
        All that the panel offers of her metrics without it.
    leaders : sequence of Lead
        The one leading state of each year.

    Returns
    -------
    DataFrame
        A row per index: how many dyad-decades, `lower`, `median` and `upper` quartile (linear interpolation), hers, and
        whether the lower ones are `near`, within .10 of each other.
    """
    offered = {name: each for name, each in INDICES.items() if each.measure in METRICS and each.fits(panel)}
    rows = [
        _row(name, index.measure or name, dyad_decades(panel, index, leaders))
        for name, index in (offered if indices is None else indices).items()
    ]
    order = {metric: place for place, metric in enumerate(METRICS)}
    return pl.DataFrame(sorted(rows, key=lambda row: (order[str(row["metric"])], str(row["index"]))), schema=SCHEMA)


def dyad_decades(panel: xr.Dataset, index: PowerIndex, leaders: Sequence[Lead] = LEADERS) -> NDArray[np.float64]:
    """Give a ratio of means for each decade, leading state and other great power, over the years in which it is one."""
    cases = cases_of(panel)
    lead = leaders_of(cases.years.tolist(), leaders)[:, np.newaxis]
    labels = panel["state"].values.astype(str)
    power = numbers(index(panel).transpose("year", "state"))
    below = np.where(labels == lead, power, np.nan)
    below = np.broadcast_to(np.nanmax(below, axis=1, initial=0.0, keepdims=True), power.shape)
    used = cases.majors & (labels != lead) & np.isfinite(power) & (below > 0)
    used &= ((cases.years >= FIRST) & (cases.years <= LAST))[:, np.newaxis]
    year, state = np.nonzero(used)
    _, lead_place = np.unique(lead[:, 0], return_inverse=True)
    keys = np.stack([cases.years[year] // 10, lead_place[year], state])
    _, group = np.unique(keys, axis=1, return_inverse=True)
    above, beneath = (np.bincount(group.ravel(), each[year, state]) for each in (power, below))
    return above / beneath


def _row(name: str, metric: str, held: NDArray[np.float64]) -> dict[str, object]:
    """Give the quartiles of one index beside hers."""
    lower, median, upper = (float(each) for each in np.percentile(held, [25, 50, 75]))
    hers = PUBLISHED[metric]
    return {
        "metric": metric,
        "index": name,
        "dyad_decades": held.size,
        "lower": lower,
        "median": median,
        "upper": upper,
        "her_lower": hers.lower,
        "her_median": hers.median,
        "her_upper": hers.upper,
        "near": abs(lower - hers.lower) <= TOLERANCE,
    }
