"""Lay the rows of a series's table out as arrays on the axes: the smallest type, a fill value, true zeros."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from polycentric.panel.axes import POLITY, SYSTEMS, Axes
from polycentric.panel.series.contract import Series, Variable

if TYPE_CHECKING:
    import polars as pl

Grid = NDArray[Any]
Cells = NDArray[np.int64]


@dataclass(frozen=True)
class Placed:
    """Where each row of a table goes.

    Attributes
    ----------
    row, cell : array of int
        The rows that have a cell, and its place in the flat array.
    second : array of bool
        Which of them carry a code that the state had given up by the end of the year.
    left_out : int
        Rows of the panel's years for a state or pair that is not in the source's list then.
    """

    row: Cells
    cell: Cells
    second: NDArray[np.bool_]
    left_out: int


def lay_out(
    series: Series, rows: "pl.DataFrame", axes: Axes, variables: Sequence[Variable], years: tuple[int, int]
) -> tuple[Mapping[str, Grid], int]:
    """Lay out the wanted variables of a series.

    Parameters
    ----------
    series : Series
    rows : polars.DataFrame
        Its keys, `year` and the columns of its variables.
    axes : Axes
    variables : sequence of Variable
    years : tuple of int
        First and last year that the edition covers.

    Returns
    -------
    mapping of str to array, int
        (year, state) or (year, state, partner) by variable, and how many rows were left out because their state or
        pair is not in the list then.
    """
    at = places(series, rows, axes)
    present = axes.member(series.system) if len(series.keys) == 1 else axes.together(series.system)
    grids = {
        each.name: _grid(series, each, rows, at, present, _covered(axes, each.years or years)) for each in variables
    }
    return grids, at.left_out


def places(series: Series, rows: "pl.DataFrame", axes: Axes) -> Placed:
    """Find the cell of each row."""
    size = len(axes.states)
    year = rows["year"].to_numpy().astype(np.int64) - axes.years[0]
    ends = [places_of_states(series, rows, key, axes) for key in series.keys]
    # A state that isn't on the axes has the place -1, and years before the first are negative: as an index either would
    # wrap around to the other end without an error, so both are dropped before a cell is computed.
    keep = (year >= 0) & (year < len(axes.years))
    in_years = int(keep.sum())
    for end in ends:
        keep &= end >= 0
    present = axes.member(series.system) if len(ends) == 1 else axes.together(series.system)
    row = np.flatnonzero(keep)
    # The place in the flat array of (year, state) or (year, state, partner).
    cell = year[row]
    for end in ends:
        cell = cell * size + end[row]
    # A row for a state that was not in the source's list that year would stand among zeros that mean something else.
    inside = present.ravel()[cell]
    row, cell = row[inside], cell[inside]
    second = _second(series, rows, axes, row, year, ends)
    return Placed(row, cell, second, in_years - row.size)


def places_of_states(series: Series, rows: "pl.DataFrame", key: str, axes: Axes) -> Cells:
    """Give the place of each row's state."""
    if series.system in SYSTEMS:
        codes = rows[key].to_numpy().astype(np.int64)
        return axes.place_of_code(series.system)[codes].astype(np.int64)
    if series.system == POLITY:
        return axes.place_in_time(rows[key].to_numpy().astype(np.int64), rows["year"].to_numpy().astype(np.int64))
    if series.system == "iso3":
        return axes.place_of_letters(rows[key], rows["year"])
    return axes.place_of_names(rows[key])


def _second(
    series: Series, rows: "pl.DataFrame", axes: Axes, row: Cells, year: Cells, ends: Sequence[Cells]
) -> NDArray[np.bool_]:
    """Tell which rows carry a code that their state had given up by the end of the year."""
    given_up = np.zeros(row.size, dtype=np.bool_)
    if series.system in (*SYSTEMS, POLITY):
        last = axes.code_at_end(series.system)
        for key, end in zip(series.keys, ends, strict=True):
            given_up |= rows[key].to_numpy()[row] != last[year[row], end[row]]
    return given_up


def _covered(axes: Axes, years: tuple[int, int]) -> slice:
    """Give the part of the axis that lies in the source's years."""
    first, last = years[0] - axes.years[0], years[1] - axes.years[0]
    return slice(max(first, 0), max(last + 1, 0))


def _grid(
    series: Series, variable: Variable, rows: "pl.DataFrame", at: Placed, present: NDArray[np.bool_], covered: slice
) -> Grid:
    """Lay out one variable: fill, true zeros, then the rows."""
    grid = np.full(present.shape, variable.nothing, dtype=variable.dtype)
    if series.absence == "zero":
        grid[covered][present[covered]] = 0
    column = rows[variable.held_in]
    values = column.cast(_polars_type(variable.dtype)).fill_null(variable.nothing).to_numpy()[at.row]
    # A view, as the grid was just made: what is written into `flat` stands in `grid`.
    flat = grid.reshape(-1)
    # Only needed to tell a zero that a row says from a zero that stands for no row, when a second code comes to a cell.
    listed = np.zeros(flat.size if at.second.any() and series.absence == "zero" else 0, dtype=np.bool_)
    _write(flat, listed, at.cell, values, at.second, variable, series.merge)
    if len(series.keys) == 2 and not series.directed:
        size = present.shape[-1]
        # The same year's cell with state and partner exchanged.
        pair = at.cell % (size * size)
        mirrored = at.cell - pair + (pair % size) * size + pair // size
        _write(flat, listed, mirrored, values, at.second, variable, series.merge)
    # Last, over whatever rows have written: some files have rows outside the years that their edition vouches for.
    outside = np.ones(present.shape[0], dtype=np.bool_)
    outside[covered] = False
    grid[outside] = variable.nothing
    return grid


def _write(
    flat: Grid, listed: NDArray[np.bool_], cell: Cells, values: Grid, second: NDArray[np.bool_], variable: Variable,
    merge: str,
) -> None:  # fmt: skip
    """Write rows into cells; those of a code given up during the year last, and only where the series says so.

    A zero that stands because nothing is listed gives way to any row; `listed` says, where there are such zeros, which
    cells a row was written into.
    """
    first = ~second
    flat[cell[first]] = values[first]
    if not second.any():
        return
    again, more = cell[second], values[second]
    # NaN is equal to nothing, itself included, so it can't be looked for as other fills are.
    empty = np.isnan(flat[again]) if np.isnan(variable.nothing) else flat[again] == variable.nothing
    if listed.size:
        listed[cell[first]] = True
        empty |= ~listed[again]
    take = empty | (more > flat[again]) if merge == "any" else empty
    flat[again[take]] = more[take]


def _polars_type(dtype: str) -> "type[pl.DataType]":
    """Give the polars type of a numpy type's name."""
    import polars as pl

    return {"int8": pl.Int8, "int16": pl.Int16, "float32": pl.Float32, "float64": pl.Float64}[dtype]
