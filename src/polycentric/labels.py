"""Take a labelled array apart into plain numbers with the states last, and put labels back on what comes out.

Every measure computes on plain arrays ``(..., state)`` or ``(..., state, partner)``: a year, a run and a draw are the
same to it. This is the one place that lays the core dimensions out last and contiguous before anything is summed (a sum
along a strided axis rounds in another order), labels results, and turns reason codes into words.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

import numpy as np
import xarray as xr
from numpy.typing import ArrayLike, NDArray

from polycentric.errors import ShapeError

Scalar = TypeVar("Scalar", bound=np.generic)
STATE = ("state",)
PAIR = ("state", "partner")
# What a panel may hold beside years and states; in a result they stand before the years.
LEADING = ("run", "draw", "vintage")


def plain(values: xr.DataArray, core: Sequence[str] = STATE) -> NDArray[np.generic]:
    """Give the numbers with the core dimensions last, contiguous in memory.

    Raises
    ------
    ShapeError
        If the array lacks one of the core dimensions.
    """
    lacking = [name for name in core if name not in values.dims]
    if lacking:
        raise ShapeError(
            f"The dimensions are {tuple(map(str, values.dims))}, and {', '.join(lacking)} is missing: name the "
            f"{'dimensions' if len(core) > 1 else 'dimension'} {', '.join(core)}; any others may stand beside."
        )
    return np.ascontiguousarray(values.transpose(..., *core).values)


def numbers(values: xr.DataArray, core: Sequence[str] = STATE) -> NDArray[np.float64]:
    """Give the same as floats, missing where they are missing."""
    return plain(values, core).astype(np.float64, copy=False)


def truths(values: xr.DataArray, core: Sequence[str] = STATE) -> NDArray[np.bool_]:
    """Give the same as true and false."""
    return plain(values, core).astype(np.bool_, copy=False)


def leading(values: xr.DataArray, core: Sequence[str] = STATE) -> tuple[str, ...]:
    """Name the dimensions other than the core ones, in their order: year, run, draw, vintage."""
    return tuple(str(name) for name in values.dims if name not in core)


def on_leading(values: ArrayLike, like: xr.DataArray, core: Sequence[str] = STATE) -> xr.DataArray:
    """Label one value for each cell of the leading dimensions of another array; texts are kept as objects."""
    named = leading(like, core)
    if named == ("year",):
        return on_years(np.asarray(values), like["year"])
    given = _objects(np.asarray(values))
    return xr.DataArray(given, dims=named, coords={name: like[name].values for name in named if name in like.coords})


def on_years(values: Sequence[object] | NDArray[np.generic], years: xr.DataArray) -> xr.DataArray:
    """Label one value per year; texts are kept as objects."""
    return _years(tuple(int(year) for year in years.values)).copy(data=_objects(np.asarray(values)))


def on_states(values: ArrayLike, like: xr.DataArray) -> xr.DataArray:
    """Label an array (..., state) with the leading dimensions and the states of another."""
    given = np.asarray(values)
    named = (*leading(like), "state")
    if like.dims == named and set(like.coords) <= set(named):
        # Copying keeps the indices, which cost more to make than all arithmetic on them.
        copied = like.copy(data=given)
        copied.name, copied.attrs = None, {}
        return copied
    return xr.DataArray(given, dims=named, coords={name: like[name].values for name in named if name in like.coords})


def spread(values: xr.DataArray, like: xr.DataArray, core: Sequence[str] = STATE) -> xr.DataArray:
    """Bring an array to the leading dimensions of another, in their order; what it lacks is the same everywhere.

    Parameters
    ----------
    values : DataArray, (..., *core)
    like : DataArray, (..., state)
    core : sequence of str
        The last dimensions of `values`.
    """
    named = leading(like)
    lacking = {name: like.sizes[name] for name in named if name not in values.dims}
    return (values.expand_dims(lacking) if lacking else values).transpose(*named, *core)


def run_by_run(
    panel: xr.Dataset, compute: Callable[[xr.Dataset], xr.DataArray], variables: Iterable[str]
) -> xr.DataArray:
    """Compute on each run, draw and vintage alone what is written for years, states and partners.

    Parameters
    ----------
    panel : Dataset
    compute : callable
        A panel without a run, a draw or a vintage in, an array on years and states out.
    variables : iterable of str
        What it is computed from; a dimension that none of them has isn't in the result.
    """
    has = {str(dim) for name in variables for dim in panel[name].dims}
    extra = next((name for name in LEADING if name in panel.dims), None)
    if extra is None:
        return compute(panel)
    if extra not in has:
        return run_by_run(panel.isel({extra: 0}, drop=True), compute, variables)
    parts = [run_by_run(panel.isel({extra: at}, drop=True), compute, variables) for at in range(panel.sizes[extra])]
    return xr.concat(parts, dim=panel[extra] if extra in panel.coords else extra)


def in_words(codes: NDArray[np.integer], words: Sequence[str]) -> NDArray[np.object_]:
    """Turn small whole numbers into the words that they stand for."""
    return np.array(words, dtype=object)[codes]


def cells(values: NDArray[Scalar], core: int = 1) -> NDArray[Scalar]:
    """Lay the leading axes out as one, for what must be done cell by cell; `core` is the number of last axes kept."""
    return values.reshape(-1, *values.shape[values.ndim - core :])


def _objects(values: NDArray[np.generic]) -> NDArray[np.generic]:
    """Keep texts as objects, whose length is free."""
    return values.astype(object) if values.dtype.kind in "US" else values


@lru_cache(maxsize=64)
def _years(labels: tuple[int, ...]) -> xr.DataArray:
    """Make an array on these years once, to be copied."""
    return xr.DataArray(np.zeros(len(labels)), dims="year", coords={"year": np.array(labels, dtype=np.int64)})
