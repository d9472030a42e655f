"""Put labels back on plain arrays, and say in words why a year is missing."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import xarray as xr
from numpy.typing import ArrayLike, NDArray

NO_POWER = "no member of the set has power on this index"


def on_years(values: Sequence[object] | NDArray[np.generic], years: xr.DataArray) -> xr.DataArray:
    """Label one value per year; texts are kept as objects."""
    plain = np.asarray(values)
    if plain.dtype.kind in "US":
        plain = plain.astype(object)
    return _years(tuple(int(year) for year in years.values)).copy(data=plain)


def on_states(values: ArrayLike, like: xr.DataArray) -> xr.DataArray:
    """Label a (year, state) array with the years and states of another."""
    plain = np.asarray(values)
    if like.dims == ("year", "state") and set(like.coords) == {"year", "state"}:
        # Copying keeps the indices, which cost more to make than all arithmetic on them.
        copied = like.copy(data=plain)
        copied.name, copied.attrs = None, {}
        return copied
    coords = {"year": like["year"].values, "state": like["state"].values}
    return xr.DataArray(plain, dims=("year", "state"), coords=coords)


@lru_cache(maxsize=64)
def _years(labels: tuple[int, ...]) -> xr.DataArray:
    """Make an array on these years once, to be copied."""
    return xr.DataArray(np.zeros(len(labels)), dims="year", coords={"year": np.array(labels, dtype=np.int64)})


def reason_for(observed: NDArray[np.int64], smallest: int, label: str) -> NDArray[np.object_]:
    """Say for each year why a measure on a set is missing; empty where it is not."""
    return np.array([_reason(int(count), smallest, label) for count in observed], dtype=object)


def _reason(count: int, smallest: int, label: str) -> str:
    """Word the reason for one year."""
    if count == 0:
        return NO_POWER
    if count < smallest:
        return f"{label} is not defined for {count} state{'s' if count > 1 else ''}: {smallest} are needed"
    return ""
