"""Say in words why a number of a set of states is missing, and whether an earlier year has the same states."""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import ShapeError
from polycentric.labels import LEADING, on_leading

NO_POWER = "no member of the set has power on this index"


def too_few(smallest: int, label: str) -> tuple[str, ...]:
    """Give the reasons by code: 0 none, then one for each number of states below the smallest, beginning with none."""
    words = [
        f"{label} is not defined for {count} state{'s' if count > 1 else ''}: {smallest} are needed"
        for count in range(1, smallest)
    ]
    return ("", NO_POWER, *words)


def too_few_codes(observed: NDArray[np.int64], smallest: int) -> NDArray[np.int8]:
    """Give the code of `too_few` for each number of observed states."""
    return np.where(observed < smallest, observed + 1, 0).astype(np.int8)


def years_before(shares: xr.DataArray, lag: int) -> xr.DataArray:
    """Give the shares of `lag` years before, cell by cell; missing where that year is not among these."""
    ordered, rows = shares.transpose("year", ..., "state"), _rows_before(shares, lag)
    taken = ordered.values[rows].astype(np.float64)
    taken[rows < 0] = np.nan
    return ordered.copy(data=taken).transpose(*shares.dims)


def unlike_before(shares: xr.DataArray, lag: int) -> xr.DataArray:
    """Say for each cell why it can't be compared with `lag` years earlier; empty where the states are the same."""
    ordered, rows = shares.transpose("year", ..., "state"), _rows_before(shares, lag)
    now = ~np.isnan(ordered.values.astype(np.float64))
    before = now[rows] & (rows >= 0).reshape(-1, *[1] * (now.ndim - 1))
    years, states = shares["year"].values, shares["state"].values
    reasons = np.full(now.shape[:-1], "", dtype=object)
    for cell in np.argwhere((now != before).any(axis=-1) | ~before.any(axis=-1)):
        at = tuple(cell)
        reasons[at] = _unlike(now[at], before[at], states, int(years[at[0]]) - lag, among=bool(rows[at[0]] >= 0))
    return on_leading(reasons, ordered)


def _rows_before(shares: xr.DataArray, lag: int) -> NDArray[np.int64]:
    """Give the row of the year `lag` years before each; -1 where it is not among these."""
    place = {int(year): row for row, year in enumerate(shares["year"].values)}
    return np.array([place.get(int(year) - lag, -1) for year in shares["year"].values], dtype=np.int64)


def _unlike(
    now: NDArray[np.bool_], before: NDArray[np.bool_], states: NDArray[np.object_], year: int, *, among: bool
) -> str:
    """Word the reason for one cell; `year` is the earlier one."""
    if not among:
        return f"{year} is not among these years"
    if not before.any():
        return f"{year}: {NO_POWER}"
    changes = [*(f"+{state}" for state in states[now & ~before]), *(f"-{state}" for state in states[before & ~now])]
    shown = " ".join(changes[:4]) + (f" and {len(changes) - 4} more" if len(changes) > 4 else "")
    return f"the states compared changed since {year}: {shown}"


def single(values: xr.DataArray) -> xr.DataArray:
    """Refuse what has runs where one run is meant."""
    extra = [name for name in LEADING if name in values.dims]
    if extra:
        raise ShapeError(
            f"This finding has the dimensions {', '.join(map(str, values.dims))}, and one year of one world is asked "
            f"for: choose first, as in finding.alone({extra[0]}=0) or panel.sel({extra[0]}=0)."
        )
    return values
