"""MOVE: how much of the power has changed hands in five years, as a part of the most that could have."""

import numpy as np
import xarray as xr

from polycentric.poles.contract import Concentration
from polycentric.poles.labelled import on_years

LAG = 5


def compute(shares: xr.DataArray) -> xr.DataArray:
    """Divide half the sum of absolute changes by the most that can move: all but the smallest share, to its holder.

    The smallest share is taken at the earlier year, since only so is 1 the upper bound.
    """
    values, years = shares.transpose("year", "state").values, shares["year"].values
    place = {int(year): row for row, year in enumerate(years)}
    earlier = np.array([place.get(int(year) - LAG, -1) for year in years])
    before = np.where((earlier >= 0)[:, np.newaxis], values[earlier], np.nan)
    least = np.where(np.isnan(before), np.inf, before).min(axis=1)
    moved = np.nansum(np.abs(values - before), axis=1) / 2.0
    with np.errstate(divide="ignore", invalid="ignore"):
        return on_years(np.where(earlier >= 0, moved / (1.0 - least), np.nan), shares["year"])


MEASURE = Concentration(
    label="Movement of power in five years (MOVE)",
    unit="0 nothing moved to 1 all that could",
    reference="After Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, "
    "1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48: five years, and the most that can move as the "
    "normaliser. Not checked against the original, nor whether it takes the smallest share of the earlier year, as "
    "here, or of the later",
    compute=compute,
    rises_with="change",
    smallest_set=2,
    lag=LAG,
)
