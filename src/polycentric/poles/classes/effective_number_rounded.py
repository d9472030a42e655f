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
    by_label = np.argsort(shares["state"].values.astype(str))
    values = shares.values[:, by_label]
    order = np.argsort(np.where(np.isnan(values), np.inf, -values), axis=1, kind="stable")
    places = np.empty_like(order)
    np.put_along_axis(places, by_label[order], np.broadcast_to(np.arange(order.shape[1]), order.shape), axis=1)
    marks = (places < _rounded(shares)[:, np.newaxis]).astype(float)
    return on_states(np.where(shares.isnull().values & (marks == 0.0), np.nan, marks), shares)


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
