"""A user's own tie layer from a CSV file."""

import math
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.tables.user_file import UserTable, read_user_file, state_in
from polycentric.ties.contract import TieLayer

DIRECTED, MUTUAL = ("state", "partner"), ("state1", "state2")


def read_layer(file: str | os.PathLike[str], unlisted: Literal["missing", "zero"] = "missing") -> TieLayer:
    """Read a tie layer from a CSV file.

    With the columns ``state,partner,value`` the tie goes from the one to the other; with ``state1,state2,value`` it has
    no direction. ``year``, ``unit`` and ``source`` may follow. A pair without a row is missing, never zero: write the
    zeros that you know. Values without a year count for any; dated ones for their own year, and for later ones on a
    panel that carries observations forward.

    Parameters
    ----------
    file : str or path
        The file, whose stem becomes the layer's name.
    unlisted : str
        What a pair without a row is: ``"missing"``, or ``"zero"`` where the file lists every tie there is. Zeros are
        written for the years that the file speaks of; a pair whose value is empty stays missing.

    Raises
    ------
    UserFileError
        If the file can't be read or breaks a rule.
    """
    path = Path(file)
    table = read_user_file(path, (DIRECTED, MUTUAL), state_in, negative=True)
    return TieLayer(
        label=path.stem.replace("_", " "),
        needs=(),
        unit=table.unit,
        reference=f"{table.source} (user's file {path.name}, sha256 {table.sha256[:12]})",
        directed=table.columns == DIRECTED,
        compute=partial(_on_panel, table, path, zeros=unlisted == "zero"),
        caveat=f"A user's own layer: checked for form, not for truth. A pair without a row is {unlisted}.",
        source=table.source,
        name=path.stem,
    )


def _on_panel(table: UserTable, path: Path, panel: xr.Dataset, *, zeros: bool) -> xr.DataArray:
    """Lay the rows out on (year, state, partner)."""
    place = {str(state): index for index, state in enumerate(panel["state"].values)}
    if "bloc" in panel.attrs:
        raise CoverageError(
            f"'{path}' ties single states, and how ties of a bloc's members add up is not for us to guess: "
            f"leave --bloc out, or write a file with rows for {panel.attrs['bloc']}."
        )
    values = np.full((panel.sizes["year"], len(place), len(place)), np.nan)
    for at, year in enumerate(panel["year"].values):
        for (state, partner), value in _of_year(table, int(year), carried=bool(panel.attrs.get("carried", 0))).items():
            _refuse_strangers((state, partner), place, path)
            values[at, place[state], place[partner]] = value
    if np.isnan(values).all():
        years = sorted({row.year for row in table.rows if row.year is not None})
        raise CoverageError(f"'{path}' has values for {years[0]}-{years[-1]} only, and none for this panel's years.")
    if zeros:
        values = _with_zeros(values, table, panel, place)
    coords = {"year": panel["year"].values, "state": panel["state"].values, "partner": panel["state"].values}
    return xr.DataArray(values, coords=coords, dims=("year", "state", "partner"))


def _of_year(table: UserTable, year: int, *, carried: bool) -> dict[tuple[str, str], float]:
    """Give the value of each pair in a year; a later observation takes the place of an earlier one."""
    fitting = [row for row in table.rows if row.year in (None, year) or (carried and row.year < year)]  # pyright: ignore[reportOptionalOperand]
    found: dict[tuple[str, str], float] = {}
    for row in sorted(fitting, key=lambda row: row.year or year):
        if not math.isnan(row.value):
            pair = (row.states[0], row.states[1])
            found[pair] = row.value
            if table.columns == MUTUAL:
                found[pair[1], pair[0]] = row.value
    return found


def _with_zeros(
    values: NDArray[np.float64], table: UserTable, panel: xr.Dataset, place: Mapping[str, int]
) -> NDArray[np.float64]:
    """Write zero for the pairs without a row, in the years that the file speaks of; never on the diagonal."""
    blank = np.broadcast_to(~np.eye(len(place), dtype=bool), values.shape).copy()
    carried = bool(panel.attrs.get("carried", 0))
    for at, year in enumerate(panel["year"].values):
        rows = [row for row in table.rows if row.year is None or row.year == year or (carried and row.year < year)]
        blank[at] &= bool(rows)
        for state, partner in (row.states for row in rows):
            blank[at, place[state], place[partner]] = False
            if table.columns == MUTUAL:
                blank[at, place[partner], place[state]] = False
    return np.where(blank, 0.0, values)


def _refuse_strangers(pair: tuple[str, str], place: dict[str, int], path: Path) -> None:
    """Refuse a pair with a state that this world doesn't hold."""
    for state in pair:
        if state not in place:
            raise CoverageError(f"'{path}': {state} is no state of this world: take its rows out.")
