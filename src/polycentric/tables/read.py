"""Read a source's tables: verified by sha256 before they are read, held to their description after."""

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import polars as pl

from polycentric.errors import ChecksumError, DataError
from polycentric.reading import content_of
from polycentric.sources import SOURCES
from polycentric.sources.contract import Source
from polycentric.states import states
from polycentric.tables.archive import table
from polycentric.tables.validate import validate

EMBEDDED = Path(__file__).parent / "embedded"
META = "meta.json"

_held: dict[tuple[str, str, int], dict[str, pl.DataFrame]] = {}


def read(name: str, folder: Path = EMBEDDED) -> dict[str, pl.DataFrame]:
    """Give the tables of a source by name; one that is fetched is read by `polycentric.tables.archive`.

    A second call gives the same frames from memory, if the files' hashes and the reader's version are still the same.

    Parameters
    ----------
    name : str
        The source, for example ``"factbook"``.
    folder : Path
        Where the embedded tables lie.

    Returns
    -------
    dict of str to DataFrame
        As the source's `tables` describe them.

    Raises
    ------
    UnknownNameError
        If no source has that name.
    NotFetchedError
        If a source that does not ship with the package has not been fetched.
    ChecksumError
        If a file is not the one that `meta.json` names.
    DataError
        If a file is absent or unreadable, was made by another reader, or breaks a rule of its table.

    Examples
    --------
    >>> sorted(read("factbook"))
    ['cells', 'memberships', 'partners', 'problems', 'states']
    """
    source = SOURCES[name]
    if not source.embedded:
        return {each.name: table(name, each.name) for each in source.tables}
    if source.folder is not None:
        return _held_or(source, source.checksum(), lambda: source.read(cast(Path, source.folder)))
    pinned = _pinned_tables(source, folder)
    contents = {path: _verified(folder / path, sha256) for path, sha256 in pinned.items()}
    return _held_or(source, "".join(pinned.values()), lambda: _finished(folder, contents))


def _held_or(source: Source, digest: str, make: Callable[[], dict[str, pl.DataFrame]]) -> dict[str, pl.DataFrame]:
    """Give the tables from memory, or make them and hold them to their description."""
    key = (source.name, digest, source.reader_version)
    if key not in _held:
        frames = make()
        validate(source, frames, states_of(frames))
        _held[key] = frames
    return dict(_held[key])


def read_meta(folder: Path = EMBEDDED) -> dict[str, Any]:
    """Give what `meta.json` says of the embedded tables: edition, inputs, counts, units, blocs, file hashes.

    Parameters
    ----------
    folder : Path
        Where the embedded tables lie.

    Raises
    ------
    DataError
        If it cannot be read, or lacks a part that the tables are verified or named by.

    Examples
    --------
    >>> "inputs" in read_meta()
    True
    """
    path = folder / META
    try:
        meta: Any = json.loads(content_of(path))
    except (OSError, ValueError) as error:
        raise DataError(f"The record of the embedded tables, '{path}', cannot be read ({error}): {_AGAIN}") from error
    lacking = _lacking(meta)
    if lacking:
        raise DataError(f"The record of the embedded tables, '{path}', lacks {', '.join(lacking)}: {_AGAIN}")
    return cast(dict[str, Any], meta)


def _lacking(meta: object) -> list[str]:
    """Name what the record should hold and doesn't."""
    parts = meta if isinstance(meta, dict) else {}
    texts = [name for name in ("edition", "package") if not isinstance(parts.get(name), str)]
    numbers = [name for name in ("reader_version",) if not isinstance(parts.get(name), int)]
    hashed = [("inputs", parts.get("inputs")), *_entries(parts.get("tables"))]
    hashes = [
        f"the sha256 of {name}"
        for name, entry in hashed
        if not (isinstance(entry, dict) and isinstance(entry.get("sha256"), str))
    ]
    printed = parts.get("editions")
    whole = isinstance(printed, list) and bool(printed) and all(isinstance(year, int) for year in printed)
    return texts + numbers + ([] if whole else ["editions"]) + hashes


def _entries(tables: object) -> list[tuple[str, object]]:
    """Give the record's entries by table, or one that says there are none."""
    return [(str(name), entry) for name, entry in tables.items()] if isinstance(tables, dict) else [("tables", None)]


def states_of(frames: dict[str, pl.DataFrame]) -> list[str]:
    """Give the ids that a state may have: of the source's own list of states where it has one, else of any time."""
    own = frames.get("states")
    return own["state"].unique().to_list() if own is not None and "state" in own.columns else list(states())


_AGAIN = "install the package again, or run 'make embedded' in a checkout."


def _pinned_tables(source: Source, folder: Path) -> dict[str, str]:
    """Give the sha256 of each finished table's file, as the record beside them names it."""
    meta = read_meta(folder)
    if meta.get("reader_version") != source.reader_version:
        raise DataError(
            f"The embedded tables were made by reader version {meta.get('reader_version')} of '{source.name}', "
            f"this package has version {source.reader_version}: {_AGAIN}"
        )
    known: dict[str, dict[str, Any]] = meta.get("tables", {})
    return {f"{table.name}.parquet": str(known.get(table.name, {}).get("sha256")) for table in source.tables}


def _verified(path: Path, sha256: str) -> bytes:
    """Load a file whose sha256 is the pinned one."""
    try:
        content = content_of(path)
    except OSError as error:
        raise DataError(f"The embedded file '{path}' cannot be read ({error.strerror}): {_AGAIN}") from error
    have = hashlib.sha256(content).hexdigest()
    if have != sha256:
        raise ChecksumError(f"The embedded file '{path}' has sha256 {have}, where {sha256} is pinned: {_AGAIN}")
    return content


def _finished(folder: Path, contents: dict[str, bytes]) -> dict[str, pl.DataFrame]:
    """Read verified Parquet files into frames by table name."""
    return {Path(name).stem: _frame(folder / name, content) for name, content in contents.items()}


def _frame(path: Path, content: bytes) -> pl.DataFrame:
    """Read a verified file."""
    try:
        return pl.read_parquet(io.BytesIO(content))
    except (pl.exceptions.PolarsError, OSError) as error:
        raise DataError(f"The embedded table '{path}' is no Parquet file ({error}): {_AGAIN}") from error
