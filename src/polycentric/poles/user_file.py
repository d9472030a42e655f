"""A user's own coding of the poles from a file: who was one, by year."""

import os
from functools import partial
from pathlib import Path

import numpy as np
import polars as pl
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.labels import on_states
from polycentric.panel.group_record import grouped
from polycentric.panel.own_rows import named, no_year, refuse_strangers, states_of, used_rows
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.tables.user_faults import Faults
from polycentric.tables.user_file import PLAIN, Reading, UserTable, read_user_file, state_in


def read_poles(file: str | os.PathLike[str], reading: Reading = PLAIN) -> PoleDefinition:
    r"""Read a pole definition from a file with the columns ``state`` and ``pole``, and ``year`` and ``source``.

    ``pole`` is 1 or 0. In a year of which the file speaks, a state without a row is no pole; years of which it doesn't
    speak are missing. Without a column ``year`` the rows hold in every year. An empty ``pole`` is unknown: the year's
    class is given only where it doesn't depend on it.

    Parameters
    ----------
    file : str or path
        The file, whose stem becomes the definition's name.
    reading : Reading
        How the file is to be read, where it doesn't say it itself.

    Raises
    ------
    UserFileError
        If the file can't be read or breaks a rule.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from polycentric import toy
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "mine.csv")
    ...     _ = path.write_text("state,pole\nUSA,1\nCHN,1\n")
    ...     mine = read_poles(path)
    >>> toy.world({"USA": 3, "CHN": 2, "IND": 2}).find(mine).verdict()
    'bipolar'
    """
    path = Path(file)
    table = read_user_file(path, (("state",),), state_in, negative=False, value="pole", reading=reading)
    faults = Faults(path)
    for row in table.rows:
        if row.value not in {0.0, 1.0} and not np.isnan(row.value):
            faults.add("number", f"{row.value:g}", row.line, f"pole is {row.value:g}, and 1 or 0 is right.")
    faults.refuse()
    return PoleDefinition(
        label=path.stem.replace("_", " "),
        family="lists",
        reference=f"{table.source} (user's file {path.name}, sha256 {table.sha256[:12]})",
        compute=partial(_on_panel, table, path, reading),
        uses_index=False,
        caveat=" ".join(("A user's own coding: checked for form, not for truth.", *table.notes)),
        name=path.stem,
    )


def _on_panel(table: UserTable, path: Path, reading: Reading, situation: Situation, **_: float) -> Finding:
    """Lay the coding out on (year, state); a state whose coding is empty may be a pole."""
    panel = situation.panel
    place = {str(state): at for at, state in enumerate(panel["state"].values)}
    used = used_rows(table, panel, carried=False)
    if not reading.skip_strangers and not reading.layout:
        refuse_strangers(used, panel, path)
    marks = np.full((panel.sizes["year"], len(place)), np.nan)
    spoken = np.zeros((len(marks), 1), dtype=bool)
    if used.is_empty():
        raise no_year(table, path, panel, "speaks of")
    spoken[used["at"].unique().to_numpy()] = True
    marks[spoken[:, 0]] = 0.0
    within = sorted(({*used["state0"].to_list()} - {*place}) & {*states_of(panel)})
    if within:
        raise CoverageError(
            f"'{path}' codes {named(within)}, which {' and '.join(grouped(panel))} stands for here: look at the states "
            "apart."
        )
    held = used.filter(used["state0"].is_in(list(place)))
    state = held["state0"].replace_strict(place, return_dtype=pl.Int64).to_numpy()
    marks[held["at"].to_numpy(), state] = held["value"].fill_null(np.nan).to_numpy()
    like = xr.DataArray(marks, dims=("year", "state"), coords={name: panel[name].values for name in ("year", "state")})
    return Finding(on_states(marks, like), on_states(spoken & np.isnan(marks), like))
