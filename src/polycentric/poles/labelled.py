"""Put labels back on plain arrays, and say in words why a year is missing."""

from collections.abc import Mapping, Sequence
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


def unlike_before(shares: xr.DataArray, lag: int) -> NDArray[np.object_]:
    """Say for each year why it can't be compared with the one `lag` earlier; empty where the states are the same."""
    years, states = shares["year"].values, shares["state"].values
    here = shares.notnull().transpose("year", "state").values
    place = {int(year): row for row, year in enumerate(years)}
    return np.array([_unlike(here, states, place, int(year), lag) for year in years], dtype=object)


def _unlike(here: NDArray[np.bool_], states: NDArray[np.object_], place: Mapping[int, int], year: int, lag: int) -> str:
    """Word the reason for one year."""
    earlier = place.get(year - lag)
    if earlier is None:
        return f"{year - lag} is not among these years"
    now, before = here[place[year]], here[earlier]
    if not before.any():
        return f"{year - lag}: {NO_POWER}"
    changes = [*(f"+{state}" for state in states[now & ~before]), *(f"-{state}" for state in states[before & ~now])]
    shown = " ".join(changes[:4]) + (f" and {len(changes) - 4} more" if len(changes) > 4 else "")
    return f"the states compared changed since {year - lag}: {shown}" if changes else ""


def _reason(count: int, smallest: int, label: str) -> str:
    """Word the reason for one year."""
    if count == 0:
        return NO_POWER
    if count < smallest:
        return f"{label} is not defined for {count} state{'s' if count > 1 else ''}: {smallest} are needed"
    return ""
