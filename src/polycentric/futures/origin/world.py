"""The world of a year of `history` as a panel that runs can start from: who was a state, and what each had.

A cell takes its latest value of the last `CARRIED` years, so that a state whose spending isn't printed for the very
year isn't left out; the ages are told. Iron and steel and urban population are left out: the shipped estimates of
capabilities have four components, as the world of today has.
"""

import datetime
from collections.abc import Sequence

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.labels import numbers
from polycentric.panel import reading
from polycentric.panel.load import load
from polycentric.states import Cow
from polycentric.states.membership import lives

Floats = NDArray[np.float64]
CARRIED = 5  # years
FIRST, LAST = 1830, 2022  # a pair's past needs some years before; capabilities end in 2022
FROM_A_YEAR = ("history",)  # worlds that have a past to start from
LATEST = 2019  # the last year of which output is known too
HAD = ("milex", "milper", "pec", "tpop", "pwtrgdp", "v2x_polyarchy", "idealpointall")
POWER = ("milex", "milper", "pec", "tpop", "pwtrgdp")
TODAY_UNTIL, YEARS = 2050, 30  # the last year of runs from today, and for how long those from a year of the past go on
SERIES = ("nmc", "majors", "fariss", "democracy", "ideal_points")


def has_past(panel: xr.Dataset) -> bool:
    """Tell whether the archive knows a panel's states by its own list, so that it knows what they recall too."""
    return "in_cow" in panel.coords


def usual_last_year(panel: xr.Dataset) -> int:
    """Give the last year of runs of which none is asked for: 2050 from today, or `YEARS` on from a year of the past."""
    return int(panel["year"].values[-1]) + YEARS if has_past(panel) else TODAY_UNTIL


def world_of(world: xr.Dataset | str, year: int | None = None) -> xr.Dataset:
    """Give the panel that runs start from: a panel as it is, a world by its name, `history` at a year.

    Parameters
    ----------
    world : Dataset or str
        A panel of `history` stands for its last year, and is loaded again with all that runs need.
    year : int, optional
        Of `history`: the year whose end runs start from; `LATEST` without it.

    Raises
    ------
    CoverageError
        If a year is given of the world of today, or one that `history` can't start from.
    NotFetchedError
        If the archive isn't at hand.
    """
    if isinstance(world, xr.Dataset):
        if not has_past(world) or "run_from" in world.attrs:
            return world
        return history(int(world["year"].values[-1]) if year is None else year)
    if world in FROM_A_YEAR:
        return history(LATEST if year is None else year)
    if year is not None:
        raise CoverageError(
            f"Runs of the world '{world}' start from its last year, and year is {year}: leave it out, or take the "
            "world 'history'."
        )
    return load(world)


def history(year: int) -> xr.Dataset:
    """Give the panel of one year of the archive, on the states that were in the Correlates of War system at its end.

    Returns
    -------
    Dataset, (year, state), one year
        The four components and output, each the latest of `CARRIED` years; `growth` of output in the last known year;
        regime, ideal point; attribute ``aged`` says how many cells of each are older than the year.

    Raises
    ------
    CoverageError
        If the year isn't within `FIRST` to `LAST`.
    """
    if not FIRST <= year <= LAST:
        raise CoverageError(
            f"Runs of the world 'history' start from a year of {FIRST} to {LAST}, and year is {year}: give one of "
            f"them; {LATEST} is the last with output of the very year."
        )
    loaded = load("history", years=(year - CARRIED, year), series=SERIES)
    day = datetime.date(year, 12, 31)
    inside = np.array([lives(str(state), day, Cow) for state in loaded["state"].values])
    panel = loaded.isel(state=np.flatnonzero(inside))
    built, aged = panel.isel(year=[-1]).drop_vars(("irst", "upop", "cinc"), errors="ignore"), dict[str, str]()
    for name in HAD:
        values, age = latest(numbers(panel[name]))
        built[name] = xr.DataArray(values[np.newaxis], dims=("year", "state"), attrs=panel[name].attrs)
        if (age > 0).any():
            aged[name] = f"{int((age > 0).sum())} states carried from up to {int(age.max())} years before"
    growth, of = _growth(numbers(panel["pwtrgdp"]))
    built["growth"] = xr.DataArray(growth[np.newaxis], dims=("year", "state"), attrs={"units": "fraction a year"})
    check(built, year)
    return built.assign_attrs(panel.attrs, run_from=year, aged=aged, output_of=year - of)


def with_positions(panel: xr.Dataset, points: xr.DataArray) -> xr.Dataset:
    """Give the world with our own ideal points, in place of the published ones; their own drift then runs.

    Parameters
    ----------
    panel : Dataset
        What `history` gave.
    points : DataArray, (year, state)
        ``ideal_point`` of `polycentric.positions.ideal_points()`; an estimate knows what came after its year.

    Raises
    ------
    CoverageError
        If it has no points of the panel's year.
    """
    year = int(panel["year"].values[-1])
    if year not in points["year"].values:
        held = points["year"].values
        raise CoverageError(
            f"The ideal points are of {int(held.min())}-{int(held.max())}, and the runs start from {year}: estimate "
            "them from votes of that year, or start from another."
        )
    own = points.sel(year=[year]).reindex(state=panel["state"].values)
    column = xr.DataArray(own.transpose("year", "state").values, dims=("year", "state"))
    return panel.assign(idealpointall=column).assign_attrs(positions_by="own")


def latest(values: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """Give each column's last value that is known, and how many rows before the last it stands; age -1 if none is.

    Examples
    --------
    >>> [each.tolist() for each in latest(np.array([[1.0, 2.0, np.nan], [3.0, np.nan, np.nan]]))]
    [[3.0, 2.0, nan], [0, 1, -1]]
    """
    known = ~np.isnan(values[::-1])
    age = np.where(known.any(axis=0), known.argmax(axis=0), -1)
    found = values[::-1][np.maximum(age, 0), np.arange(values.shape[1])]
    return np.where(age < 0, np.nan, found), age


def _growth(output: Floats) -> tuple[Floats, int]:
    """Give the growth of each state in the last year of which output is known, and how many years ago that was."""
    known = np.flatnonzero(~np.isnan(output).all(axis=1))
    if len(known) < 2:
        return np.full(output.shape[1], np.nan), 0
    last = int(known[-1])
    return np.log(output[last] / output[last - 1]), len(output) - 1 - last


def check(panel: xr.Dataset, year: int, needed: Sequence[str] = POWER) -> None:
    """Refuse a year of which something is known of nobody.

    Raises
    ------
    CoverageError
    """
    missing = [name for name in needed if not np.isfinite(numbers(panel[name])).any()]
    if missing:
        raise CoverageError(
            f"Of {year} and the {CARRIED} years before, {', '.join(missing)} is known of no state: start from another "
            "year."
        )
    if not reading.offered(panel, "output", None):
        raise CoverageError(f"The world of {year} has no output: start from another year.")
