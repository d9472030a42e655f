"""A user's own tie layer from a file."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.panel.group_record import grouped
from polycentric.panel.own_rows import left_rows, no_year, refuse_strangers, states_of, used_rows
from polycentric.tables.user_file import PLAIN, Reading, UserTable, read_user_file, state_in
from polycentric.ties.contract import TieLayer

DIRECTED, MUTUAL = ("state", "partner"), ("state1", "state2")


def read_layer(
    file: str | os.PathLike[str], unlisted: Literal["missing", "zero"] = "missing", reading: Reading = PLAIN
) -> TieLayer:
    """Read a tie layer from a file.

    With the columns ``state,partner,value`` the tie goes from the one to the other; with ``state1,state2,value`` it has
    no direction, and a pair given twice, in one order or both, has to have one value. ``year``, ``unit`` and ``source``
    may follow. A pair without a row is missing, never zero: write the zeros that you know. Values without a year count
    for any; dated ones for their own year, and for later ones on a panel that carries observations forward.

    Parameters
    ----------
    file : str or path
        The file, whose stem becomes the layer's name.
    unlisted : str
        What a pair without a row is: ``"missing"``, or ``"zero"`` where the file lists every tie there is. Zeros are
        written for the years that the file speaks of; a pair whose value is empty stays missing.
    reading : Reading
        How the file is to be read, where it doesn't say it itself.

    Raises
    ------
    UserFileError
        If the file can't be read or breaks a rule.
    """
    path = Path(file)
    table = read_user_file(path, (DIRECTED, MUTUAL), state_in, negative=True, reading=reading)
    return TieLayer(
        label=path.stem.replace("_", " "),
        needs=(),
        unit=table.unit,
        reference=f"{table.source} (user's file {path.name}, sha256 {table.sha256[:12]})",
        directed=table.columns == DIRECTED,
        # A file with values below zero is a scale; in one without, zero is what it is elsewhere: no tie.
        zero_is_value=bool((table.frame["value"] < 0).any()),
        compute=partial(_on_panel, table, path, reading, zeros=unlisted == "zero"),
        caveat=" ".join(
            (f"A user's own layer: checked for form, not for truth. A pair without a row is {unlisted}.", *table.notes)
        ),
        source=table.source,
        name=path.stem,
    )


def _on_panel(table: UserTable, path: Path, reading: Reading, panel: xr.Dataset, *, zeros: bool) -> xr.DataArray:
    """Lay the rows out on (year, state, partner)."""
    if grouped(panel):
        raise CoverageError(
            f"'{path}' ties single states, and how ties of a bloc's members add up is not for us to guess: "
            f"leave --as-one out, or write a file with rows for {' and '.join(grouped(panel))}."
        )
    used = used_rows(table, panel)
    if not reading.skip_strangers and not reading.layout:
        refuse_strangers(used, panel, path)
    known = states_of(panel)
    held = used.filter(pl.all_horizontal(pl.col("state0", "state1").is_in(known)))
    values = _laid_out(held.drop_nulls("value"), panel, mutual=table.columns == MUTUAL)
    if np.isnan(values).all():
        raise no_year(table, path, panel)
    if zeros:
        values = _with_zeros(values, held, known, mutual=table.columns == MUTUAL)
    coords = {"year": panel["year"].values, "state": panel["state"].values, "partner": panel["state"].values}
    return xr.DataArray(
        values, coords=coords, dims=("year", "state", "partner"), attrs=_note_left_rows(table, used, panel)
    )


def _laid_out(held: pl.DataFrame, panel: xr.Dataset, *, mutual: bool) -> NDArray[np.float64]:
    """Write the values into their cells; a later row takes the place of an earlier one."""
    size = panel.sizes["state"]
    values = np.full((panel.sizes["year"], size, size), np.nan)
    at, state, partner = _places(held, [str(state) for state in panel["state"].values])
    for row, column in ((state, partner), (partner, state)) if mutual else ((state, partner),):
        values[at, row, column] = held["value"].to_numpy()
    return values


def _places(held: pl.DataFrame, labels: Sequence[str]) -> tuple[NDArray[np.int64], ...]:
    """Give the place of each row's year and states."""
    place = {label: at for at, label in enumerate(labels)}
    ends = (held[name].replace_strict(place, return_dtype=pl.Int64).to_numpy() for name in ("state0", "state1"))
    return held["at"].to_numpy(), *ends


def _with_zeros(
    values: NDArray[np.float64], held: pl.DataFrame, labels: Sequence[str], *, mutual: bool
) -> NDArray[np.float64]:
    """Write zero for the pairs without a row, in the years that the file speaks of; never on the diagonal."""
    at, state, partner = _places(held, labels)
    blank = np.zeros(values.shape, dtype=bool)
    blank[np.unique(at)] = ~np.eye(len(labels), dtype=bool)
    blank[at, state, partner] = False
    if mutual:
        blank[at, partner, state] = False
    return np.where(blank, 0.0, values)


def _note_left_rows(table: UserTable, used: pl.DataFrame, panel: xr.Dataset) -> dict[str, str]:
    """Say which rows the panel doesn't show."""
    notes = left_rows(table, used, panel)
    return {"note_own": " ".join(notes)} if notes else {}
