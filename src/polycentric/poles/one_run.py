"""One run of a world: what crosses years by names, such as the labels of camps, is found run after run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, TypeVar

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import LEADING, cell_labels, lead_sizes
from polycentric.poles.by_run import beside
from polycentric.poles.world import World

Where = Mapping[str, Any]
Kind = TypeVar("Kind", xr.Dataset, xr.DataArray)


class OneRun(World):
    """A world of one run, draw and vintage of another, whose indices and layers it takes over.

    Parameters
    ----------
    whole : World
    at : mapping of str to int
        The place of the run, draw and vintage.
    """

    def __init__(self, whole: World, at: Mapping[str, int]) -> None:
        self.__dict__.update(whole.__dict__)
        self._whole, self._at = whole, at
        self.single, self.panel = (_part(each, at) for each in (whole.single, whole.panel))
        self.sizes = lead_sizes(self.panel)
        self._kept, self._gaps, self._findings, self._columns = {}, {}, {}, {}

    def power(self, index: str) -> xr.DataArray:
        """Give an index of this run."""
        return self.keep(("power", index), lambda: _part(self._whole.power(index), self._at))

    def layer(self, name: str) -> xr.DataArray:
        """Give a tie layer of this run."""
        return _part(self._whole.layer(name), self._at)

    def bound(self, name: str) -> xr.DataArray:
        """Give the largest value that each cell of a layer can have in this run."""
        return _part(self._whole.bound(name), self._at)

    def floor(self, name: str) -> xr.DataArray:
        """Give the smallest."""
        return _part(self._whole.floor(name), self._at)

    def unknown(self, name: str) -> xr.DataArray:
        """Say why main partners aren't known in this run."""
        return _part(self._whole.unknown(name), self._at)

    def doubtful(self, name: str) -> xr.DataArray:
        """Mark what can't be believed as printed in this run."""
        return _part(self._whole.doubtful(name), self._at)


def each_run(world: World, along: Sequence[str] = LEADING) -> Iterator[tuple[Where, World]]:
    """Give the runs of a world with their labels, the last dimension running fastest; of others only the first."""
    labels = _labels(world.panel)
    ranges = [range(world.sizes[name]) if name in along else (0,) for name in beside(world.panel)]
    for at in product(*ranges):
        places = dict(zip(beside(world.panel), at, strict=True))
        yield {name: labels[name][place] for name, place in places.items()}, OneRun(world, places)


def stacked(frames: Sequence[tuple[Where, pl.DataFrame]]) -> pl.DataFrame:
    """Put the tables of runs below each other, with the columns that name them in front."""
    return pl.concat([labelled(where, frame) for where, frame in frames])


def labelled(where: Where, frame: pl.DataFrame) -> pl.DataFrame:
    """Put columns in front of a table that name its run."""
    named = (pl.lit(label, dtype=pl.Series([label]).dtype).alias(name) for name, label in where.items())
    return frame.select(*named, pl.all())


def joined(parts: Sequence[xr.DataArray], like: xr.DataArray) -> xr.DataArray:
    """Put the arrays (year, state) of all runs that an array has into one on its leading dimensions."""
    sizes = [size for name, size in lead_sizes(like).items() if name != "year"]
    first = parts[0]
    values: NDArray[Any] = np.stack([part.values for part in parts]).reshape(*sizes, *first.shape)
    named = [name for name in lead_sizes(like) if name != "year"]
    coords = {name: like[name].values for name in named if name in like.coords}
    coords |= {str(name): first[name].values for name in first.dims}
    return xr.DataArray(values, dims=(*named, *first.dims), coords=coords)


def table_of_runs(
    panel: xr.Dataset, compute: Callable[[xr.Dataset], pl.DataFrame], variables: Sequence[str]
) -> pl.DataFrame:
    """Compute the table of each run of a panel, once for those that differ in none of the variables it is made from."""
    named, labels = beside(panel), _labels(panel)
    if not named:
        return compute(panel)
    has = {str(dim) for name in variables if name in panel for dim in panel[name].dims}
    made: dict[tuple[int, ...], pl.DataFrame] = {}
    frames: list[tuple[Where, pl.DataFrame]] = []
    for at in product(*(range(panel.sizes[name]) for name in named)):
        own = tuple(place if name in has else 0 for name, place in zip(named, at, strict=True))
        if own not in made:
            made[own] = compute(_part(panel, dict(zip(named, own, strict=True))))
        frames.append(({name: labels[name][place] for name, place in zip(named, at, strict=True)}, made[own]))
    return stacked(frames)


def _labels(panel: xr.Dataset) -> dict[str, list[Any]]:
    """Give the labels of runs, draws and vintages, each once."""
    return {name: list(dict.fromkeys(each.tolist())) for name, each in cell_labels(panel).items() if name != "year"}


def _part(values: Kind, at: Mapping[str, int]) -> Kind:
    """Give the part of one run; what lacks a dimension is the same in all of it."""
    return values.isel({name: place for name, place in at.items() if name in values.dims}, drop=True)
