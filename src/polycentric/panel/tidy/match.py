"""Find a source's row for each row of a table: by a dense index over codes and years, where a join would hash millions.

Every function gives the number of the source's row, or -1 where it has none.
"""

from typing import Any

import numpy as np
import polars as pl

from polycentric.panel.membership import CODED, CODES, carried
from polycentric.panel.tidy.base_rows import BaseRows, Numbers

NONE = -1


def rows_of_states(base: BaseRows, table: pl.DataFrame, end: str, system: str) -> Numbers:
    """Match state-years of a source, keyed by ``ccode``, ``gwcode`` or ``polity_ccode``, and ``year``.

    A row under a number that its state doesn't carry that year is taken for it where it has no row under its own, or
    one that says nothing.
    """
    first, last = base.span
    where, years = _within(table, first, last)
    grid = np.full((CODES, last - first + 1), NONE, dtype=np.int32)
    code = table[CODED[system]].to_numpy()[where]
    then = carried(system, first, last)[code, years]
    own = then == code
    for rows in _own_last(own, _says_nothing(table, own)[where]):
        grid[then[rows], years[rows]] = where[rows]
    grid[0] = NONE
    return grid[base.codes(end, system), base.year - first]


def rows_of_dyads(base: BaseRows, table: pl.DataFrame, system: str, both_ways: bool = False) -> Numbers:
    """Match dyad-years of a source.

    Parameters
    ----------
    base : BaseRows
        Rows with two states.
    table : DataFrame
        Keyed by ``ccode1``, ``ccode2`` (or ``gwcode1``, ``gwcode2``) and ``year``.
    system : str
        The list that the source is coded by.
    both_ways : bool
        Whether a row of the source stands for both directions.
    """
    first, last = base.span
    ones, others = base.pairs(system)
    places = _places(ones, others)
    count, length = int(places.max()) + 1, last - first + 1
    where, years = _within(table, first, last)
    code = CODED[system]
    written = [table[f"{code}{end}"].to_numpy()[where] for end in ("1", "2")]
    then = [carried(system, first, last)[numbers, years] for numbers in written]
    one, other = (places[numbers] for numbers in then)
    grid = np.full(count * count * length, NONE, dtype=np.int32)
    own = (then[0] == written[0]) & (then[1] == written[1])
    for rows in _own_last(own, _says_nothing(table, own)[where]):
        grid[_flat(one[rows], other[rows], years[rows], count, length)] = where[rows]
        if both_ways:
            grid[_flat(other[rows], one[rows], years[rows], count, length)] = where[rows]
    grid[: count * length] = NONE
    grid.reshape(count, count, length)[:, 0] = NONE
    return grid[_flat(places[ones], places[others], base.year - first, count, length)]


def taken(table: pl.DataFrame, rows: Numbers) -> pl.DataFrame:
    """Give the table's rows by number; where there is none, missing values."""
    index = pl.Series(rows)
    numbers = index.set(index == NONE, None)
    return table.select(pl.all().gather(numbers))


def _own_last(own: Numbers, nothing: Numbers) -> tuple[Numbers, ...]:
    """Give the places of rows in the order in which they are written down, so that the best is written last.

    First the rows under a state's own number that say nothing, then those under another number of it, then the others
    under its own.
    """
    return np.flatnonzero(own & nothing), np.flatnonzero(~own), np.flatnonzero(own & ~nothing)


def _says_nothing(table: pl.DataFrame, own: Numbers) -> Numbers:
    """Say which rows have no value besides their codes and year; asked only where a row has another number."""
    values = [name for name in table.columns if not name.startswith(tuple(CODED.values())) and name != "year"]
    if own.all() or not values:
        return np.zeros(table.height, dtype=bool)
    return table.select(pl.all_horizontal(pl.col(values).is_null())).to_series().to_numpy()


def _within(table: pl.DataFrame, first: int, last: int) -> tuple[Numbers, Numbers]:
    """Give the rows of a table that are in some years, and how many years after the first each is."""
    years = table["year"].to_numpy()
    where = np.flatnonzero((years >= first) & (years <= last)).astype(np.int32)
    return where, years[where].astype(np.int64) - first


def _places(ones: Numbers, others: Numbers) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Give the codes that occur numbers from 1 on; all others share the place 0, which matches nothing."""
    seen = np.zeros(CODES, dtype=bool)
    seen[ones] = True
    seen[others] = True
    seen[0] = False
    return np.where(seen, np.cumsum(seen), 0)


def _flat(one: Numbers, other: Numbers, years: Numbers, count: int, length: int) -> Numbers:
    """Give the place of a dyad-year in the dense index."""
    return (one * count + other) * length + years
