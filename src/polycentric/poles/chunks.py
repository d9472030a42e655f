"""Walk a panel of many runs in chunks, so that what grows with runs times pairs of states is never held all at once.

A relational measure of 1,000 runs, 30 years and 200 states would be ten gigabytes a layer. It is computed inside a
chunk of runs, made into a table, and let go; the tables are put together. No number hangs on how many runs a chunk has.
"""

from collections.abc import Callable, Iterator

import numpy as np
import polars as pl
import xarray as xr

from polycentric.labels import in_order
from polycentric.poles.by_run import beside

# Bytes that a chunk may take.
MEMORY = 500_000_000
# How many arrays of states, and of pairs, a world and its definitions hold of each cell at a time: counted on today's.
OF_STATES, OF_PAIRS = 400, 25


def in_chunks(
    panel: xr.Dataset, compute: Callable[[xr.Dataset], pl.DataFrame], size: int | None = None, memory: int = MEMORY
) -> pl.DataFrame:
    """Compute a table of a panel with runs chunk by chunk.

    Parameters
    ----------
    panel : Dataset
        With a `run`, a `draw` or a `vintage`; without them it is one chunk.
    compute : callable
        A part of the panel in, its table out, run after run: ``verdict_map``, or
        ``lambda part: three_numbers(World(part))``.
    size : int, optional
        How many runs (times draws, times vintages) a chunk has; as many as `memory` has room for without it.
    memory : int
        Bytes that a chunk may take, by a rough count.

    Returns
    -------
    DataFrame
        The same rows in the same order whatever the size of a chunk.

    Examples
    --------
    >>> from polycentric import toy
    >>> panel = toy.world({"A": 3, "B": 1}).panel.assign_coords(run=[0, 1, 2])
    >>> in_chunks(panel, lambda part: pl.DataFrame({"run": part["run"].values}), size=2)["run"].to_list()
    [0, 1, 2]
    """
    return pl.concat([compute(part) for part in pieces(panel, size or room(panel, memory))])


def pieces(panel: xr.Dataset, size: int) -> Iterator[xr.Dataset]:
    """Give parts of a panel of at most so many runs, in their order; each keeps the labels of its runs."""
    return _cut(_labelled(in_order(panel)), beside(panel), max(size, 1))


def room(panel: xr.Dataset, memory: int = MEMORY) -> int:
    """Say how many runs of a panel fit in so many bytes: fewer where what pairs of states have differs between runs."""
    extra, states = set(beside(panel)), panel.sizes["state"]
    pairs = any("partner" in each.dims and extra & set(each.dims) for each in panel.data_vars.values())
    drawn = any(extra & set(each.dims) for each in panel.data_vars.values())
    # Dependence on trade is made of output and of pairs, so drawn output alone makes drawn pairs, in one layer.
    alike = (OF_PAIRS if pairs else 4 if drawn and _has_pairs(panel) else 0) * states
    return max(1, int(memory // (8 * panel.sizes["year"] * states * (OF_STATES + alike))))


def _has_pairs(panel: xr.Dataset) -> bool:
    """Tell whether the panel holds anything of pairs of states."""
    return any("partner" in each.dims for each in panel.data_vars.values())


def _labelled(panel: xr.Dataset) -> xr.Dataset:
    """Give runs without labels numbers, so that a part knows which are its own."""
    bare = [name for name in beside(panel) if name not in panel.coords]
    return panel.assign_coords({name: np.arange(panel.sizes[name]) for name in bare})


def _cut(panel: xr.Dataset, named: tuple[str, ...], size: int) -> Iterator[xr.Dataset]:
    """Cut along the first dimension, and where one of its places is too much already, along the next."""
    if not named:
        yield panel
        return
    name, rest = named[0], named[1:]
    inner = int(np.prod([panel.sizes[each] for each in rest]))
    step = max(size // inner, 1)
    for start in range(0, panel.sizes[name], step):
        part = panel.isel({name: slice(start, start + step)})
        if inner > size:
            yield from _cut(part, rest, size)
        else:
            yield part
