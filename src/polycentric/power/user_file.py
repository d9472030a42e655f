"""A user's own power index from a file."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import UserFileError
from polycentric.panel.group_record import GROUPS, grouped, members_of
from polycentric.panel.own_rows import left_rows, named, no_year, refuse_strangers, used_rows, years_of
from polycentric.power.contract import PowerIndex, Scale, scale_of_unit
from polycentric.tables.user_file import PLAIN, Reading, UserTable, own_files, read_user_file, state_in

CAVEAT = "A user's own index: checked for form, not for truth."
Grid = NDArray[np.float64]


def read_index(file: str | os.PathLike[str], reading: Reading = PLAIN) -> PowerIndex:
    r"""Read a power index from a file with the columns ``state`` and ``value``, and ``year``, ``unit``, ``source``.

    The last three may be left out, and the columns may have other names that say what they are (``ccode``, ``iso3``,
    ``Country Name``) or that `reading` gives. A state without a row is missing, never zero. Values without a year count
    for any; dated ones for their own year, and for later ones on a panel that carries observations forward. A bloc is
    the sum of its members, if all have values. A unit that says *per person* or *% of output* makes the index a rate,
    which is ranked and has no shares; a bloc's rate is missing.

    Parameters
    ----------
    file : str or path
        The file, whose stem becomes the index's name.
    reading : Reading
        How the file is to be read, where it doesn't say it itself.

    Raises
    ------
    UserFileError
        If the file can't be read or breaks a rule; the message names all that is wrong.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> import polycentric as pc
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "ships.csv")
    ...     _ = path.write_text("state,value,unit\nUSA,11,carriers\nIndia,2,carriers\n")
    ...     ships = read_index(path)
    >>> ships(pc.load("now")).sel(state="IND").item()
    2.0
    """
    path = Path(file)
    table = read_user_file(path, (("state",),), state_in, negative=False, reading=reading)
    return PowerIndex(
        label=path.stem.replace("_", " "),
        needs=(),
        unit=table.unit,
        reference=f"{table.source} (user's file {path.name}, sha256 {table.sha256[:12]})",
        compute=partial(_on_panel, table, path, reading),
        years=lambda panel: _years(table, panel),
        caveat=" ".join((CAVEAT, *table.notes)),
        name=path.stem,
        scale=_scale(table, path.stem),
        notes=lambda panel: _notes(table, panel),
    )


def _scale(table: UserTable, name: str) -> Scale:
    """Tell amounts from rates and scores by the publisher, the unit, the column or indicator, the file's name."""
    if table.ranks:
        return "order"
    scales: list[Scale] = [scale for words in (table.unit, table.title) if (scale := scale_of_unit(words)) != "amount"]
    # A file's name is the user's own: "index.csv" may hold amounts, but "gdp_per_capita.csv" doesn't.
    if scales:
        return scales[0]
    return "rate" if scale_of_unit(name) == "rate" else "amount"


def read_indices(
    files: Sequence[Path], known: Mapping[str, PowerIndex], reading: Reading = PLAIN
) -> dict[str, PowerIndex]:
    """Give the known indices with the user's own beside them.

    Raises
    ------
    UserFileError
        If a file is named like a known index or like another file, can't be read, or breaks a rule.
    """
    own = own_files(files, known, "power index")
    return {**known, **{name: read_index(path, reading) for name, path in own.items()}}


def check_own(indices: Mapping[str, PowerIndex], known: Mapping[str, PowerIndex], panel: xr.Dataset) -> None:
    """Compute a user's own indices on a panel, so that one that fails there ends the command and isn't left out.

    Raises
    ------
    UserFileError
        If an index can only be ranked, where shares are needed.
    CoverageError
        If a file says nothing of the panel's years, or speaks of states that it doesn't hold.
    """
    for name, index in indices.items():
        if name in known:
            continue
        if index.scale != "amount":
            kind = "a rate" if index.scale == "rate" else "a score"
            raise UserFileError(
                f"'{name}' is {kind}: states can be ranked by it, and shares of it mean nothing, so it can't be used "
                f"here. `polycentric power {name} --add FILE` ranks by it."
            )
        index(panel)


def _on_panel(table: UserTable, path: Path, reading: Reading, panel: xr.Dataset) -> xr.DataArray:
    """Lay the rows out on (year, state)."""
    used = used_rows(table, panel).drop_nulls("value")
    if not reading.skip_strangers and not reading.layout:
        refuse_strangers(used, panel, path)
    adds_up = _scale(table, path.stem) == "amount"
    values = _by_label(
        used, panel, "value", np.nan, lambda members: members.sum(axis=1) if adds_up else np.full(len(members), np.nan)
    )
    if np.isnan(values).all() and GROUPS not in panel.attrs:
        raise no_year(table, path, panel)
    if GROUPS in panel.attrs and "exists" in panel.coords:
        # In its years in a group a member is no state of its own.
        values = np.where(panel["exists"].values, values, np.nan)
    return xr.DataArray(values, coords={"year": panel["year"], "state": panel["state"]}, dims=("year", "state"))


def _by_label(
    used: pl.DataFrame, panel: xr.Dataset, column: str, nothing: float, pooled: Callable[[Grid], Grid]
) -> Grid:
    """Lay a column of the used rows out on (year, state); a group's is made of its members', if all have one."""
    labels = [str(state) for state in panel["state"].values]
    grid, place = _grid(used, panel.sizes["year"], labels, column, nothing)
    values = grid[:, : len(labels)]
    for group in grouped(panel):
        own = labels.index(group)
        for at, year in enumerate(panel["year"].values):
            members = [place.get(state) for state in members_of(panel, int(year), group)]
            held = grid[at, [one for one in members if one is not None]]
            whole = bool(members) and None not in members and not _nothing(held, nothing).any()
            values[at, own] = pooled(held[np.newaxis])[0] if whole else nothing
    return values


def _grid(
    used: pl.DataFrame, years: int, labels: Sequence[str], column: str, nothing: float
) -> tuple[Grid, dict[str, int]]:
    """Lay a column out for the states of a panel and, behind them, for others that have rows."""
    held = used["state0"].unique(maintain_order=True).to_list()
    place = {label: at for at, label in enumerate(dict.fromkeys([*labels, *held]))}
    grid = np.full((years, len(place)), nothing)
    state = used["state0"].replace_strict(place, return_dtype=pl.Int64).to_numpy() if used.height else []
    grid[used["at"].to_numpy(), state] = used[column].cast(pl.Float64).fill_null(nothing).to_numpy()
    return grid, place


def _nothing(values: Grid, nothing: float) -> NDArray[np.bool_]:
    """Tell the cells that hold nothing."""
    return np.isnan(values) if np.isnan(nothing) else values == nothing


def _years(table: UserTable, panel: xr.Dataset) -> xr.DataArray:
    """Give the year of each value as the file states it: -1 where it states none; a bloc's is its members' oldest."""
    years = _by_label(
        used_rows(table, panel).drop_nulls("value"), panel, "year", -1.0, lambda members: members.min(axis=1)
    )
    coords = {"year": panel["year"], "state": panel["state"]}
    return xr.DataArray(years.astype(np.int16), coords=coords, dims=("year", "state"))


def _notes(table: UserTable, panel: xr.Dataset) -> list[str]:
    """Say which rows a panel doesn't show, and why."""
    used = used_rows(table, panel)
    notes, last = left_rows(table, used, panel), int(panel["year"].values[-1])
    if used.filter((pl.col("at") == panel.sizes["year"] - 1) & pl.col("value").is_not_null()).is_empty():
        notes.append(f"The file has no value of {last}, the last year here: its years are {years_of(table)}.")
    return [*notes, *(note for group in grouped(panel) for note in _of_group(used.drop_nulls("value"), panel, group))]


def _of_group(used: pl.DataFrame, panel: xr.Dataset, group: str) -> list[str]:
    """Say which members of a group have no value, so that it has none."""
    members = members_of(panel, int(panel["year"].values[-1]), group)
    held = set(used.filter(pl.col("at") == panel.sizes["year"] - 1)["state0"].to_list())
    lacking = [member for member in members if member not in held]
    if not lacking:
        return []
    return [
        f"{group} as one has no value, since {len(lacking)} of its {len(members)} members have none: {named(lacking)}."
    ]
