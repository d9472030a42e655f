"""The class that a number of poles is, where a definition has no classes of its own."""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.poles.classes.contract import BIPOLAR, MISSING, MULTIPOLAR, UNCLASSIFIED, UNIPOLAR

_WORDS = np.array([UNCLASSIFIED, UNIPOLAR, BIPOLAR, MULTIPOLAR], dtype=object)


def by_count(poles: xr.DataArray, possible: xr.DataArray | None) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """Class and reason of each cell: the count with and without the undecided states must agree."""
    marks = poles.values
    open_ones = np.zeros(marks.shape, dtype=bool) if possible is None else possible.values
    low = (marks == 1.0).sum(axis=-1)
    high = low + open_ones.sum(axis=-1)
    words = _WORDS[np.minimum(low, 3)]
    reasons = np.where(low > 0, "", "no state meets the rule").astype(object)
    for cell in np.argwhere(words != _WORDS[np.minimum(high, 3)]):
        at = tuple(cell)
        words[at] = MISSING
        reasons[at] = f"undecided: between {low[at]} and {high[at]} poles, depending on ties that no list shows"
    empty = np.isnan(marks).all(axis=-1) & ~open_ones.any(axis=-1)
    words[empty], reasons[empty] = MISSING, "no state has data for this rule"
    return words, reasons
