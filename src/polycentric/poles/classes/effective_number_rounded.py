"""The effective number of powers, rounded: this project's own rule, for want of one in the literature."""

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.classes.contract import BIPOLAR, CLASSES, MULTIPOLAR, UNCLASSIFIED, UNIPOLAR, PolarityClass
from polycentric.poles.concentration.effective_number import compute as effective_number

_TOLERANCE = 1e-9
_CODES = np.array([CLASSES.index(word) for word in (UNCLASSIFIED, UNIPOLAR, BIPOLAR, MULTIPOLAR)], dtype=np.int8)


def compute(shares: NDArray[np.float64]) -> NDArray[np.int8]:
    """Round 1/HHI to the nearest whole number (a half goes up) and give the code of its class."""
    return _CODES[np.minimum(_rounded(shares), 3)]


def poles(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mark as many of the strongest states as the rounded number says; of equal shares the first go first."""
    unknown = np.isnan(shares)
    order = np.argsort(np.where(unknown, np.inf, -shares), axis=-1, kind="stable")
    marks = (np.argsort(order, axis=-1) < _rounded(shares)[..., np.newaxis]).astype(np.float64)
    return np.where(unknown & (marks == 0.0), np.nan, marks)


def _rounded(shares: NDArray[np.float64]) -> NDArray[np.int64]:
    """Round the effective number; zero where nothing is observed."""
    return np.floor(np.nan_to_num(effective_number(shares)) + 0.5 + _TOLERANCE).astype(np.int64)


MEASURE = PolarityClass(
    label="Effective number of powers, rounded",
    reference="This project's own rule on the number of Laakso and Taagepera (1979), Comparative Political Studies "
    "12(1), 3-27: they count parties and give no classes of polarity",
    compute=compute,
    poles=poles,
    cut_offs={"unipolar_below": 1.5, "bipolar_below": 2.5},
)
