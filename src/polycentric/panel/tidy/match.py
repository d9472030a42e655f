"""Find a source's row for each row of a table: by a dense index over codes and years, where a join would hash millions.

Every function gives the number of the source's row, or -1 where it has none.
"""

from typing import Any

import numpy as np
import polars as pl

from polycentric.panel.tidy.membership import CODED, CODES
from polycentric.panel.tidy.spine import Numbers, Spine

NONE = -1


def rows_of_states(spine: Spine, table: pl.DataFrame, end: str, system: str) -> Numbers:
    """Match state-years of a source, keyed by ``ccode``, ``gwcode`` or ``polity_ccode``, and ``year``."""
    first, last = spine.span
    where, years = _within(table, first, last)
    grid = np.full((CODES, last - first + 1), NONE, dtype=np.int32)
    grid[table[CODED[system]].to_numpy()[where], years] = where
    grid[0] = NONE
    return grid[spine.codes(end, system), spine.year - first]


def rows_of_dyads(spine: Spine, table: pl.DataFrame, system: str, both_ways: bool = False) -> Numbers:
    """Match dyad-years of a source.

    Parameters
    ----------
    spine : Spine
        Rows with two states.
    table : DataFrame
        Keyed by ``ccode1``, ``ccode2`` (or ``gwcode1``, ``gwcode2``) and ``year``.
    system : str
        The list that the source is coded by.
    both_ways : bool
        Whether a row of the source stands for both directions.
    """
    first, last = spine.span
    ones, others = spine.pairs(system)
    places = _places(ones, others)
    count, length = int(places.max()) + 1, last - first + 1
    where, years = _within(table, first, last)
    code = CODED[system]
    one, other = (places[table[f"{code}{end}"].to_numpy()[where]] for end in ("1", "2"))
    grid = np.full(count * count * length, NONE, dtype=np.int32)
    grid[_flat(one, other, years, count, length)] = where
    if both_ways:
        grid[_flat(other, one, years, count, length)] = where
    grid[: count * length] = NONE
    grid.reshape(count, count, length)[:, 0] = NONE
    return grid[_flat(places[ones], places[others], spine.year - first, count, length)]


def taken(table: pl.DataFrame, rows: Numbers) -> pl.DataFrame:
    """Give the table's rows by number; where there is none, missing values."""
    index = pl.Series(rows)
    wanted = index.set(index == NONE, None)
    return table.select(pl.all().gather(wanted))


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
