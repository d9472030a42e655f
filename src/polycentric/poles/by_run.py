"""Tables of a world that holds runs, draws or vintages: columns that name them, and the rows run after run.

A table of a panel with runs is the tables of its single runs, one below the other, with a column for each of these
dimensions in front. A panel without them has none of the columns.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import polars as pl
import xarray as xr

from polycentric.labels import LEADING, cell_labels

Schema = Mapping[str, pl.DataType | type[pl.DataType]]


def beside(panel: xr.Dataset) -> tuple[str, ...]:
    """Name the dimensions that a panel has beside its years: run, draw, vintage."""
    return tuple(name for name in LEADING if name in panel.dims)


def columns_of(frame: pl.DataFrame) -> list[str]:
    """Name the columns of a table that say which run, draw or vintage a row is of."""
    return [name for name in LEADING if name in frame.columns]


def with_runs(panel: xr.Dataset, schema: Schema) -> dict[str, Any]:
    """Put the columns of a panel's runs in front of a table's own."""
    labels = cell_labels(panel)
    return {name: pl.Series(labels[name][:1].tolist()).dtype for name in beside(panel)} | dict(schema)


def table(rows: Iterable[Mapping[str, object]], panel: xr.Dataset, schema: Schema) -> pl.DataFrame:
    """Make a table of rows that name their run."""
    return in_runs(pl.DataFrame(list(rows), schema=with_runs(panel, schema)), panel)


def in_runs(frame: pl.DataFrame, panel: xr.Dataset) -> pl.DataFrame:
    """Sort the rows of a table by run, each run's in the order in which they are; a table without runs stays."""
    named, labels = beside(panel), cell_labels(panel)
    if not named or frame.is_empty():
        return frame
    order = [_positions(frame[name], list(dict.fromkeys(labels[name].tolist()))) for name in reversed(named)]
    return frame[np.lexsort(order)]


def _positions(column: pl.Series, labels: list[object]) -> np.ndarray:
    """Give the place of each label among those of its dimension."""
    return column.replace_strict(labels, list(range(len(labels))), return_dtype=pl.Int64).to_numpy()
