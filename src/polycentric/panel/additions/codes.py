"""The same state under the other code system, under our own id, and by the name it has that year."""

import numpy as np
import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.membership import LATEST, SYSTEMS, lives
from polycentric.panel.tidy.base_rows import STATES, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.keys import WHICH
from polycentric.panel.tidy.notes import OWN, Note
from polycentric.states import get, name_of

CODES = {
    "cow": "its code in the Correlates of War's list at the end of the year, missing where it is not in that list",
    "gw": "its code in Gleditsch and Ward's list at the end of the year, missing where it is not in that list",
}


def compute(base: BaseRows) -> Added:
    """Give the other list's code, our stable id, and the name."""
    other = "gw" if base.system == "cow" else "cow"
    columns: dict[str, pl.Series] = {}
    notes: list[Note] = []
    for end in base.ends:
        codes = pl.Series(base.codes(end, other).astype(np.int16))
        columns[f"{SYSTEMS[other]}{end}"] = codes.set(codes == 0, None)
        columns[f"state{end}"] = _ids(base.codes(end, base.system), base.system)
        columns[f"name{end}"] = _names(columns[f"state{end}"], base.year)
        which = WHICH[end]
        notes += [_note(f"{SYSTEMS[other]}{end}", which + CODES[other], SYSTEMS[other]),
                  _note(f"state{end}", f"{which}our own id of it, the same under all its codes", "state"),
                  _note(f"name{end}", f"{which}its name in that year", "text")]  # fmt: skip
    return Added(pl.DataFrame(columns), tuple(notes))


def _note(name: str, meaning: str, unit: str) -> Note:
    return Note(name, meaning, unit, OWN, "polycentric", 1816, LATEST)


def _ids(codes: np.ndarray, system: str) -> pl.Series:
    """Look the codes' states up; a code is one state's at all times."""
    known = lives(system)
    return pl.Series(codes).replace_strict(
        dict(zip(known.code.tolist(), known.state, strict=True)), return_dtype=pl.String
    )


def _names(states: pl.Series, years: np.ndarray) -> pl.Series:
    """Look up each state's name once a year."""
    rows = pl.DataFrame({"state": states, "year": years})
    each = rows.unique(maintain_order=True)
    names = [name_of(get(state), year) for state, year in each.iter_rows()]
    return rows.join(
        each.with_columns(pl.Series("name", names)), on=["state", "year"], how="left", maintain_order="left"
    )["name"]


ADDITION = Addition(
    label="Codes of the other system, our own id, names",
    sources=(),
    units=STATES,
    compute=compute,
    columns=("gwcode", "ccode", "state", "name"),
)
