"""A user's own power index from a CSV file."""

import math
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.panel.blocs_by_date import bloc_members
from polycentric.power.contract import PowerIndex, scale_of_unit
from polycentric.tables.user_file import UserRow, UserTable, own_files, read_user_file, state_in


def read_index(file: str | os.PathLike[str]) -> PowerIndex:
    r"""Read a power index from a CSV file with the columns ``state`` and ``value``, and ``year``, ``unit``, ``source``.

    The last three may be left out. A state without a row is missing, never zero. Values without a year count for any;
    dated ones for their own year, and for later ones on a panel that carries observations forward. A bloc is the sum of
    its members, if all have values. A unit that says *per person* or *% of output* makes the index a rate, which is
    ranked and has no shares; a bloc's rate is missing.

    Parameters
    ----------
    file : str or path
        The file, whose stem becomes the index's name.

    Raises
    ------
    UserFileError
        If the file can't be read or breaks a rule.

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
    table = read_user_file(path, (("state",),), state_in, negative=False)
    return PowerIndex(
        label=path.stem.replace("_", " "),
        needs=(),
        unit=table.unit,
        reference=f"{table.source} (user's file {path.name}, sha256 {table.sha256[:12]})",
        compute=lambda panel: _on_panel(table, path, panel),
        years=lambda panel: _years(table, panel),
        caveat="A user's own index: checked for form, not for truth.",
        name=path.stem,
        scale=scale_of_unit(table.unit),
    )


def read_indices(files: Sequence[Path], known: Mapping[str, PowerIndex]) -> dict[str, PowerIndex]:
    """Give the known indices with the user's own beside them.

    Raises
    ------
    UserFileError
        If a file is named like a known index or like another file, can't be read, or breaks a rule.
    """
    own = own_files(files, known, "power index")
    return {**known, **{name: read_index(path) for name, path in own.items()}}


def _on_panel(table: UserTable, path: Path, panel: xr.Dataset) -> xr.DataArray:
    """Lay the rows out on (year, state)."""
    states = [str(state) for state in panel["state"].values]
    members = str(panel.attrs.get("bloc_members", "")).split(", ")
    by_state: dict[str, list[UserRow]] = {}
    for row in table.rows:
        by_state.setdefault(row.states[0], []).append(row)
    _refuse_strangers(by_state, {*states, *members}, path)
    values = np.full((panel.sizes["year"], len(states)), np.nan)
    adds_up = scale_of_unit(table.unit) == "amount"
    for place, year in enumerate(panel["year"].values):
        known = {state: _value(rows, int(year), panel) for state, rows in by_state.items()}
        bloc = (
            {str(panel.attrs["bloc"]): sum(known.get(member, math.nan) for member in bloc_members(panel, int(year)))}
            if "bloc" in panel.attrs and adds_up
            else {}
        )
        values[place] = [(bloc | known).get(state, math.nan) for state in states]
    if np.isnan(values).all():
        years = sorted({row.year for row in table.rows if row.year is not None})
        raise CoverageError(f"'{path}' has values for {years[0]}-{years[-1]} only, and none for this panel's years.")
    if "bloc" in panel.attrs and "exists" in panel.coords:
        # In its years in a bloc by date a member is no state of its own.
        values = np.where(panel["exists"].values, values, np.nan)
    return xr.DataArray(values, coords={"year": panel["year"], "state": panel["state"]}, dims=("year", "state"))


def _value(rows: list[UserRow], year: int, panel: xr.Dataset) -> float:
    """Give a state's value in a year."""
    row = _fitting(rows, year, panel)
    return math.nan if row is None else row.value


def _fitting(rows: list[UserRow], year: int, panel: xr.Dataset) -> UserRow | None:
    """Give the row of a year: undated, of that year, or the latest before it where the panel carries."""
    carried = bool(panel.attrs.get("carried", 0))
    fitting = [row for row in rows if (row.year is None or row.year == year) or (carried and row.year < year)]
    fitting = [row for row in fitting if not math.isnan(row.value)]
    return max(fitting, key=lambda row: row.year or year) if fitting else None


def _years(table: UserTable, panel: xr.Dataset) -> xr.DataArray:
    """Give the year of each value as the file states it: -1 where it states none; a bloc's is its members' oldest."""
    states = [str(state) for state in panel["state"].values]
    years = np.full((panel.sizes["year"], len(states)), -1, dtype=np.int16)
    for place, year in enumerate(panel["year"].values):
        for at, state in enumerate(states):
            is_bloc = state == panel.attrs.get("bloc") and all(row.states[0] != state for row in table.rows)
            meant = bloc_members(panel, int(year)) if is_bloc else [state]
            used = [_fitting([row for row in table.rows if row.states[0] == one], int(year), panel) for one in meant]
            stated = [row.year for row in used if row is not None and row.year is not None]
            years[place, at] = min(stated, default=-1) if len(stated) == len(meant) else -1
    return xr.DataArray(years, coords={"year": panel["year"], "state": panel["state"]}, dims=("year", "state"))


def _refuse_strangers(by_state: dict[str, list[UserRow]], known: set[str], path: Path) -> None:
    """Refuse rows of states that this world doesn't hold."""
    for state, rows in by_state.items():
        if state not in known:
            raise CoverageError(f"'{path}', line {rows[0].line}: {state} is no state of this world: take the line out.")
