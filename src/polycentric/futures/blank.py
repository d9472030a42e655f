"""Leaves out of an ensemble what no process made: what was withheld is missing, never 0."""

from collections.abc import Iterable

import numpy as np
import xarray as xr

MADE_BY = {"council": ("drafts", "vetoed", "vetoes"), "sanctions": ("sanctions",), "disputes": ("disputes", "wars")}


def blanked(ensemble: xr.Dataset, withheld: Iterable[str]) -> xr.Dataset:
    """Give the ensemble with the counts of processes that were left out missing."""
    names = [name for process in withheld for name in MADE_BY.get(process, ()) if name in ensemble]
    return ensemble.assign(
        {name: ensemble[name].copy(data=np.full(ensemble[name].shape, np.nan, np.float32)) for name in names}
    )
