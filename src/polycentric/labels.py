"""Take a labelled array apart into plain numbers with the states last, and put labels back on what comes out.

Every measure computes on plain arrays ``(..., state)`` or ``(..., state, partner)``: a year, a run and a draw are the
same to it. This is the one place that lays the core dimensions out last and contiguous before anything is summed (a sum
along a strided axis rounds in another order), labels results, and turns reason codes into words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
import xarray as xr
from numpy.typing import ArrayLike, NDArray

from polycentric.errors import ShapeError

Scalar = TypeVar("Scalar", bound=np.generic)
STATE = ("state",)
PAIR = ("state", "partner")
_CORE = ("state", "partner", "organisation")
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
    # Turning an array to where it stands costs more than most of what is computed of it.
    stands = values.dims[values.ndim - len(core) :] == tuple(core)
    return np.ascontiguousarray((values if stands else values.transpose(..., *core)).values)


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
    return xr.DataArray(_objects(np.asarray(values)), dims=named, coords=labels_of(like, named))


def on_years(values: Sequence[object] | NDArray[np.generic], years: xr.DataArray) -> xr.DataArray:
    """Label one value per year; texts are kept as objects."""
    return _years(tuple(int(year) for year in years.values)).copy(data=_objects(np.asarray(values)))


def on_states(values: ArrayLike, like: xr.DataArray) -> xr.DataArray:
    """Label an array (..., state) with the leading dimensions and the states of another."""
    given = np.asarray(values)
    named = (*leading(like), "state")
    if like.dims == named and set(like.coords) <= set(named):
        # Copying keeps the indices, which cost more to make than all arithmetic on them.
        copied = like.copy(deep=False, data=given)
        copied.name, copied.attrs = None, {}
        return copied
    return xr.DataArray(given, dims=named, coords=labels_of(like, named))


def labels_of(like: xr.DataArray | xr.Dataset, named: Iterable[str]) -> xr.Coordinates:
    """Give the labels of some dimensions as they are in another array, its indices included."""
    variables, indexes = like.coords.variables, like.xindexes
    kept = [name for name in named if name in indexes]
    return xr.Coordinates(
        {name: variables[name].copy(deep=False) for name in kept}, indexes={name: indexes[name] for name in kept}
    )


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
    lacking: dict[str, Any] = {
        name: like[name].values if name in like.coords else like.sizes[name]
        for name in named
        if name not in values.dims
    }
    return (values.expand_dims(lacking) if lacking else values).transpose(*named, *core)


def widest(*arrays: xr.DataArray) -> xr.DataArray:
    """Give of some arrays (..., state) one on the leading dimensions of all: one that has them, else all spread out."""
    sizes = lead_sizes(*arrays)
    known = next((each for each in arrays if set(leading(each)) == set(sizes)), None)
    return xr.broadcast(*arrays, exclude=STATE)[0].transpose(*sizes, *STATE) if known is None else known


def in_order(panel: xr.Dataset) -> xr.Dataset:
    """Lay every variable out by run, draw, vintage and year, then the rest; one on years alone stays as it is."""
    extra = [name for name in LEADING if name in panel.dims]
    return panel.transpose(*extra, "year", ...) if extra else panel


def lead_sizes(*arrays: xr.DataArray | xr.Dataset) -> dict[str, int]:
    """Give the leading dimensions that any of some arrays has, with their sizes: run, draw, vintage, others, year.

    Of a panel these are those that are known by name.
    """
    sizes = {str(name): size for each in arrays for name, size in each.sizes.items()}
    known = {name: sizes[name] for name in (*LEADING, "year") if name in sizes}
    others = {str(name) for each in arrays if isinstance(each, xr.DataArray) for name in each.dims} - {*known, *_CORE}
    named = [*(name for name in LEADING if name in known), *(name for name in sizes if name in others)]
    return {name: sizes[name] for name in (*named, *(("year",) if "year" in known else ()))}


def places(values: xr.DataArray, sizes: Mapping[str, int]) -> NDArray[np.int64]:
    """Say for each cell of some leading dimensions which row of an array holds it, its own being laid out as one."""
    return places_among([name for name in sizes if name in values.dims], sizes)


def places_among(own: Iterable[str], sizes: Mapping[str, int]) -> NDArray[np.int64]:
    """Say the same of an array on some of these dimensions, in their order."""
    has = set(own)
    kept = [size if name in has else 1 for name, size in sizes.items()]
    grid = np.arange(int(np.prod(kept)), dtype=np.int64).reshape(kept)
    return np.broadcast_to(grid, tuple(sizes.values())).reshape(-1)


def rows(values: xr.DataArray, sizes: Mapping[str, int], core: Sequence[str] = STATE) -> NDArray[Any]:
    """Give an array with one row for each cell of some leading dimensions; what it lacks is the same everywhere."""
    laid_out = laid(values, sizes, core)
    return laid_out.rows if len(laid_out.rows) == len(laid_out.place) else laid_out.rows[laid_out.place]


@dataclass(frozen=True)
class Laid:
    """An array (row, *core) with its leading dimensions laid out as one, and the row that each cell of others reads."""

    rows: NDArray[Any]
    place: NDArray[np.int64]

    def __getitem__(self, cell: int) -> Any:
        """Give the part of one cell."""
        return self.rows[self.place[cell]]


def laid(values: xr.DataArray, sizes: Mapping[str, int], core: Sequence[str] = STATE) -> Laid:
    """Lay an array out for the cells of some leading dimensions, of which it may lack some; nothing is repeated."""
    own = [name for name in sizes if name in values.dims]
    stands = values.dims == (*own, *core)
    return Laid(
        cells(plain(values if stands else values.transpose(*own, *core), core), len(core)), places(values, sizes)
    )


def cell_labels(panel: xr.Dataset) -> dict[str, NDArray[Any]]:
    """Give the run, draw, vintage and year of each cell of a panel, the years running fastest."""
    sizes = lead_sizes(panel)
    grids = np.indices(tuple(sizes.values())).reshape(len(sizes), -1)
    return {name: _labels_of(panel, name)[grid] for name, grid in zip(sizes, grids, strict=True)}


def _labels_of(panel: xr.Dataset, name: str) -> NDArray[Any]:
    """Give the labels of a dimension, or numbers from zero."""
    if name == "year":
        return panel[name].values.astype(np.int32)
    return panel[name].values if name in panel.coords else np.arange(panel.sizes[name])


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
