"""The effective number of powers, rounded: this project's own rule, for want of one in the literature."""

import numpy as np
import xarray as xr

from polycentric.poles.concentration.effective_number import compute as effective_number
from polycentric.poles.contract import PolarityClass, class_of
from polycentric.poles.labelled import on_states, on_years

_HAIR = 1e-9


def compute(shares: xr.DataArray) -> xr.DataArray:
    """Round 1/HHI to the nearest whole number (a half goes up) and give its class."""
    return on_years([class_of(int(number)) for number in _rounded(shares)], shares["year"])


def poles(shares: xr.DataArray) -> xr.DataArray:
    """Mark as many of the strongest states as the rounded number says; equal shares at the edge go by label."""
    labels = np.argsort(np.argsort(shares["state"].values.astype(str)))
    marks = np.where(shares.isnull(), np.nan, 0.0)
    for year, number in enumerate(_rounded(shares)):
        order = np.lexsort((labels, np.where(np.isnan(shares.values[year]), np.inf, -shares.values[year])))
        marks[year, order[: int(number)]] = 1.0
    return on_states(marks, shares)


def _rounded(shares: xr.DataArray) -> np.ndarray:
    """Round the effective number; zero where nothing is observed."""
    return np.floor(np.nan_to_num(effective_number(shares).values) + 0.5 + _HAIR)


MEASURE = PolarityClass(
    label="Effective number of powers, rounded",
    reference="This project's own rule on the number of Laakso and Taagepera (1979), Comparative Political Studies "
    "12(1), 3-27: they count parties and give no classes of polarity",
    compute=compute,
    poles=poles,
    cut_offs={"unipolar_below": 1.5, "bipolar_below": 2.5},
)
