"""Write the tables that ship with the package; the same input always gives the same frames."""

import hashlib
import json
from pathlib import Path
from typing import Any

import polars as pl

from polycentric.sources.factbook import RECORDS, SOURCE, one_sha256, verified
from polycentric.sources.reading.factbook_editions.together import read
from polycentric.sources.reading.factbook_parse.folder import read_bloc
from polycentric.tables.validate import validate
from polycentric.writing import write_text, write_whole

META = "meta.json"


def write_embedded(records: Path, archive: Path, out: Path, years: tuple[int, ...] | None = None) -> dict[str, Any]:
    """Read all editions, write each table as Parquet and `meta.json` last, and give what it says.

    Parameters
    ----------
    records, archive : Path
        The last edition's records and the archive's files, as `polycentric.sources.factbook.verified` wants them.
    out : Path
        Where the tables are to lie.
    years : tuple of int, optional
        The editions, described or not; by default those that `sources/data/factbook_editions.csv` describes.

    Raises
    ------
    ChecksumError, DataError
        If the records or a file are not the pinned ones, or not there, or a table breaks its description.
    OutputError
        If a file can't be written.
    """
    made_from = verified(records, archive, years)
    frames = read(records, archive, years)
    validate(SOURCE, frames)
    out.mkdir(parents=True, exist_ok=True)
    files = {name: _write(frame, out / f"{name}.parquet") for name, frame in frames.items()}
    meta = describe(records, frames, made_from) | {"tables": files}
    write_text(json.dumps(meta, indent=1, ensure_ascii=False, sort_keys=True) + "\n", out / META)
    return meta


def describe(records: Path, frames: dict[str, pl.DataFrame], made_from: dict[str, str]) -> dict[str, Any]:
    """Say what the tables were made from and what they hold, apart from the hashes of the written files."""
    return {
        "source": "factbook",
        "edition": SOURCE.title,
        "package": RECORDS,
        "reader_version": SOURCE.reader_version,
        "editions": sorted(frames["states"]["edition"].unique().to_list()),
        "inputs": {"files": made_from, "sha256": one_sha256(made_from)},
        "counts": {name: frame.height for name, frame in frames.items()},
        "units": {column.name: column.unit for column in SOURCE.table("cells").variables},
        "blocs": read_bloc(records),
    }


def _write(frame: pl.DataFrame, path: Path) -> dict[str, Any]:
    """Write one frame whole or not at all; give its rows and the file's hash."""
    write_whole(
        path, lambda draft: frame.write_parquet(draft, compression="zstd", compression_level=19, statistics=False)
    )
    return {"rows": frame.height, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
