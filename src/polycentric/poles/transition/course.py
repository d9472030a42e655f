"""Two states through time: the ratio of their power, parity, the chance of who is above, and overtaking."""

from dataclasses import dataclass

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.poles.transition.pairs import BAND, at_parity, chance_above, overtakings, ratio
from polycentric.power.contract import PowerIndex, itself


@dataclass(frozen=True)
class Course:
    """Two states through time by one index.

    Attributes
    ----------
    years : DataFrame
        ``year``, ``challenger``, ``leader``, ``ratio``, ``parity`` (1, 0 or null) and ``chance_above``, which is null
        where the index has no standard deviations.
    overtook : tuple of int
        Years in which the challenger came to stand above the leader, having been at or below it when last known.
    """

    years: pl.DataFrame
    overtook: tuple[int, ...]


def course(
    panel: xr.Dataset,
    index: PowerIndex,
    challenger: str,
    leader: str,
    band: tuple[float, float] = BAND,
    correlation: float = 0.0,
) -> Course:
    """Follow a challenger and a leader through the years of a panel.

    Parameters
    ----------
    panel : Dataset
        With what the index needs.
    index : PowerIndex
    challenger, leader : str
        Ids of states of the panel.
    band : tuple of float
        Of parity.
    correlation : float
        Of the logarithms of the two states' errors, where the index has standard deviations.
    """
    power = index(panel).transpose("year", "state")
    held = [power.sel(state=state).values.astype(np.float64) for state in (challenger, leader)]
    ratios = ratio(*held)
    years = panel["year"].values
    frame = pl.DataFrame(
        {
            "year": years.astype(np.int32),
            "challenger": held[0],
            "leader": held[1],
            "ratio": ratios,
            "parity": at_parity(ratios, band),
            "chance_above": _chances(panel, index, (challenger, leader), held, correlation),
        },
        nan_to_null=True,
    )
    return Course(frame, tuple(int(years[place]) for place in overtakings(ratios)))


def _chances(
    panel: xr.Dataset,
    index: PowerIndex,
    states: tuple[str, str],
    held: list[NDArray[np.float64]],
    correlation: float,
) -> NDArray[np.float64]:
    """Give the chance that the first is above, where the index is one estimate with a standard deviation."""
    spreads = index.spreads(panel)
    if index.compute is not itself or len(spreads) != 1:
        return np.full(held[0].shape, np.nan)
    deviation = panel[next(iter(spreads.values()))].transpose("year", "state")
    sds = [deviation.sel(state=state).values.astype(np.float64) for state in states]
    return chance_above(held[0], sds[0], held[1], sds[1], correlation)
