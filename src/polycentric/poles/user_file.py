"""A user's own coding of the poles from a CSV file: who was one, by year."""

import os
from functools import partial
from pathlib import Path

import numpy as np

from polycentric.errors import CoverageError, UserFileError
from polycentric.labels import on_states
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.tables.user_file import UserTable, read_user_file, state_in


def read_poles(file: str | os.PathLike[str]) -> PoleDefinition:
    r"""Read a pole definition from a CSV file with the columns ``state`` and ``pole``, and ``year`` and ``source``.

    ``pole`` is 1 or 0. In a year of which the file speaks, a state without a row is no pole; years of which it doesn't
    speak are missing. Without a column ``year`` the rows hold in every year. An empty ``pole`` is unknown: the year's
    class is given only where it doesn't depend on it.

    Parameters
    ----------
    file : str or path
        The file, whose stem becomes the definition's name.

    Raises
    ------
    UserFileError
        If the file can't be read or breaks a rule.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from polycentric.poles import toy
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "mine.csv")
    ...     _ = path.write_text("state,pole\nUSA,1\nCHN,1\n")
    ...     mine = read_poles(path)
    >>> toy.world({"USA": 3, "CHN": 2, "IND": 2}).find(mine).verdict()
    'bipolar'
    """
    path = Path(file)
    table = read_user_file(path, (("state",),), state_in, negative=False, value="pole")
    for row in table.rows:
        if row.value not in {0.0, 1.0} and not np.isnan(row.value):
            raise UserFileError(f"'{path}', line {row.line}: pole is {row.value:g}, and 1 or 0 is right.")
    return PoleDefinition(
        label=path.stem.replace("_", " "),
        family="lists",
        reference=f"{table.source} (user's file {path.name}, sha256 {table.sha256[:12]})",
        compute=partial(_on_panel, table, path),
        uses_index=False,
        caveat="A user's own coding: checked for form, not for truth.",
        name=path.stem,
    )


def _on_panel(table: UserTable, path: Path, situation: Situation, **_: float) -> Finding:
    """Lay the coding out on (year, state); a state whose coding is empty may be a pole."""
    labels = [str(state) for state in situation.panel["state"].values]
    place = {state: at for at, state in enumerate(labels)}
    marks = np.full((situation.panel.sizes["year"], len(labels)), np.nan)
    spoken = np.zeros((len(marks), 1), dtype=bool)
    for at, year in enumerate(situation.panel["year"].values):
        rows = [row for row in table.rows if row.year is None or row.year == int(year)]
        if not rows:
            continue
        marks[at], spoken[at] = 0.0, True
        for row in rows:
            if row.states[0] not in place:
                raise CoverageError(
                    f"'{path}', line {row.line}: {row.states[0]} is no state of this world: take the line out."
                )
            marks[at, place[row.states[0]]] = row.value
    if not spoken.any():
        years = sorted({row.year for row in table.rows if row.year is not None})
        raise CoverageError(f"'{path}' speaks of {years[0]}-{years[-1]} only, and of none of this panel's years.")
    return Finding(on_states(marks, situation.shares), on_states(spoken & np.isnan(marks), situation.shares))
