"""Shares of a stated set of states, who ranks where, and what a share leaves out."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import DataError
from polycentric.labels import leading, numbers
from polycentric.panel.reading import offered, read
from polycentric.panel.state_index import id_among

if TYPE_CHECKING:
    import polars as pl

# Why an index that is no amount has no shares, and what can be done with it.
NO_SHARES: Mapping[str, str] = {
    "order": "an order ({unit}) and has no shares: rank it, or choose an index that is an amount.",
    "rate": "a rate ({unit}) and has no shares, for rates don't add up to a world total: rank it, set it against the "
    "leader's, or choose an index that is an amount.",
}
# What is said of the states that an index leaves out: the part that they hold of each of these quantities.
HELD = {"population_share": "population", "output_share": "output", "capability_share": "capability_index"}


def shares(power: xr.DataArray, states: Sequence[str] | None = None) -> xr.DataArray:
    """Make an index into shares of a set of states.

    Parameters
    ----------
    power : DataArray, (year, state)
        What a power index gives.
    states : sequence of str, optional
        The set; all states of the panel without it.

    Returns
    -------
    DataArray, (year, state), fraction
        Sums to one over the set's observed states; missing outside the set, without data, and in a year in which the
        whole set holds nothing. Attributes: `state_set`, and `observed` and `missing`, how many of the set's states are
        in the last year.

    Raises
    ------
    PolycentricError
        If the set names a state that the panel doesn't have.
    DataError
        If a power is negative, infinite or too large to be summed, or the index is no amount: a code that can only be
        ranked, or a rate.

    Examples
    --------
    >>> power = xr.DataArray([[3.0, 1.0, float("nan")]], dims=("year", "state"), coords={"state": ["A", "B", "C"]})
    >>> shares(power).values.tolist()
    [[0.75, 0.25, nan]]
    """
    labels = [str(state) for state in power["state"].values]
    chosen = labels if states is None else _known(states, labels)
    inside = power["state"].isin(list(chosen))
    result = within(power, inside)
    observed = int(power.where(inside).isel(year=-1).notnull().sum("state").min())
    result.attrs = dict(power.attrs) | {
        "units": "fraction",
        "long_name": f"{power.attrs.get('long_name', power.name)}, share",
        "state_set": "all states" if states is None else ", ".join(chosen),
        "observed": observed,
        "missing": len(chosen) - observed,
    }
    return result


def within(power: xr.DataArray, inside: xr.DataArray) -> xr.DataArray:
    """Make an index into shares of the states marked true, which may differ from year to year.

    Parameters
    ----------
    power : DataArray, (year, state)
    inside : DataArray, (state,) or (year, state), bool

    Raises
    ------
    DataError
        As `shares` does.
    """
    scale = str(power.attrs.get("scale", "amount"))
    if scale != "amount":
        unit = power.attrs.get("units", "codes")
        raise DataError(f"Power index '{power.name}' is {NO_SHARES[scale].format(unit=unit)}")
    _refuse_negative(power)
    marked = inside.broadcast_like(power).transpose(*power.dims).values if inside.dims != power.dims else inside.values
    # Plain arrays with the states last: this is done for every index and set, and a strided sum rounds otherwise.
    held = power.copy(deep=False, data=np.where(marked, power.values, np.nan).astype(np.float64))
    states_last = numbers(held)
    # Of numbers near the largest the sum is infinite, and every share of it would be nought.
    with np.errstate(over="ignore"):
        total = np.nansum(states_last, axis=-1, keepdims=True)
    _refuse_infinite(power, total[..., 0])
    # Not deep: the names and codes beside the labels would be copied one by one.
    parted = states_last / np.where(total > 0, total, np.nan)
    return power.copy(deep=False, data=np.moveaxis(parted, -1, power.get_axis_num("state")))


def dropped(panel: xr.Dataset, power: xr.DataArray, states: Sequence[str] | None = None) -> xr.Dataset:
    """Say what an index leaves out of a set: which states, and how much of the set's people and output they hold.

    Parameters
    ----------
    panel : Dataset
    power : DataArray, (year, state)
    states : sequence of str, optional
        The set; all states of the panel without it.

    Returns
    -------
    Dataset, (year,)
        `count` of states without a value, `states` (their labels, joined), `population_share`, `output_share` (at
        purchasing power) and `capability_share` (by the published CINC): the part of the observed total of the set that
        they hold, missing where the panel lacks it or knows it of none of them. `population_unknown` counts those of
        them whose people aren't known, so that their part is more than `population_share` says.
        Over two centuries a state that is not on the list that the sources follow in a year is not left out in it.
    """
    labels = [str(state) for state in power["state"].values]
    chosen = labels if states is None else _known(states, labels)
    inside = power["state"].isin(list(chosen))
    present = next((panel[name] for name in ("in_cow", "exists") if name in panel.coords), True)
    gone = power.isnull() & inside & present
    result = xr.Dataset({"count": gone.sum("state")})
    names = [", ".join(np.asarray(labels)[row]) for row in gone.transpose("year", "state").to_numpy()]
    result["states"] = ("year", np.asarray(names, dtype=object))
    for name, quantity in HELD.items():
        if offered(panel, quantity, borders="of the day"):
            held = read(panel, quantity, borders="of the day").where(inside & present)
            # What is known of none of those left out is no nought: output says nothing of states without output.
            least = 0 if name == "population_share" else 1  # whose people aren't known either are counted apart
            of_gone = held.where(gone).sum("state", min_count=least).where(gone.any("state"), 0.0)
            result[name] = of_gone / held.sum("state", min_count=1)
            if name == "population_share":
                result["population_unknown"] = (gone & held.isnull()).sum("state")
    return result.drop_vars([str(name) for name in result.coords if name not in result.dims])


def ranking(power: xr.DataArray, year: int | None = None, top: int | None = None) -> "pl.DataFrame":
    """Rank the states of a year: rank, state, name, value, share, of_leader; equal values share the better rank.

    An order (nuclear status) and a rate (steel per head) have no shares, and an order has no part of the leader's.

    Parameters
    ----------
    power : DataArray, (year, state)
    year : int, optional
        The panel's last year without it.
    top : int, optional
        How many rows; all observed states without it.
    """
    import polars as pl  # heavy: imported when a ranking is asked for

    row = power.isel(year=-1) if year is None else power.sel(year=year)
    scale = power.attrs.get("scale", "amount")
    share = shares(power).sel(year=row["year"]) if scale == "amount" else xr.full_like(row, np.nan, dtype=float)
    lead = of_leader(row.values.astype(float), str(scale))
    names = row["name"].values if "name" in row.coords else row["state"].values
    frame = pl.DataFrame(
        {
            "state": [str(state) for state in row["state"].values],
            "name": [str(name) for name in names],
            "value": row.values.astype(float),
            "share": share.values.astype(float),
            "of_leader": lead,
        }
    ).filter(pl.col("value").is_not_nan())
    ranked = frame.with_columns(pl.col("value").rank("min", descending=True).cast(pl.Int64).alias("rank"))
    ordered = ranked.sort("rank", "state").select("rank", "state", "name", "value", "share", "of_leader")
    return ordered if top is None else ordered.head(top)


def of_leader(values: NDArray[np.float64], scale: str = "amount") -> NDArray[np.float64]:
    """Give each value over the largest; missing for an order, and where the largest is nothing."""
    largest = np.nanmax(values, initial=0.0)
    return values / largest if scale != "order" and largest > 0 else np.full(values.shape, np.nan)


def _known(states: Sequence[str], labels: Sequence[str]) -> tuple[str, ...]:
    """Give the ids of states by any of their names; refuse one that the panel doesn't have."""
    return tuple(str(id_among(state, labels)) for state in states)


def _refuse_negative(power: xr.DataArray) -> None:
    """Raise with the first state whose power is negative."""
    values = numbers(power)
    below = np.argwhere(values < 0)
    if below.size:
        at = tuple(below[0])
        state = power["state"].values[at[-1]]
        raise DataError(
            f"Power index '{power.name}' is {values[at]:g} for {state} in {_cell(power, at[:-1])}: shares need values "
            "of zero or more; mend the value or leave the cell empty."
        )


def _refuse_infinite(power: xr.DataArray, total: NDArray[np.float64]) -> None:
    """Raise with the first cell whose power can't be added up."""
    endless = np.argwhere(np.isinf(total))
    if endless.size:
        at = tuple(endless[0])
        largest = float(np.nanmax(numbers(power)[at]))
        raise DataError(
            f"Power index '{power.name}' can't be added up in {_cell(power, at)}: its largest value is {largest:g}, "
            "and the sum is more than a number can hold; choose a larger unit."
        )


def _cell(power: xr.DataArray, at: Sequence[int]) -> str:
    """Name a cell of the leading dimensions: its year, and the run or draw where there is one."""
    labels = {
        name: power[name].values[place] if name in power.coords else place
        for name, place in zip(leading(power), at, strict=True)
    }
    beside = [f"{name} {label}" for name, label in labels.items() if name != "year"]
    return ", ".join([str(labels.get("year", "a year")), *beside])
