"""Keep tables as Parquet, so that a file is read slowly once: never half, never stale, never by mistake.

A kept table's name holds the hash of all that it was made from (the file, the description, the reader) and the hash of
its own bytes. A changed input asks for another name; a damaged file is no longer the one that its name promises, and is
made again.
"""

import hashlib
import os
import tempfile
from pathlib import Path

import polars as pl

DIGITS = 20
PARTIAL = ".part"


def load(folder: Path, stem: str, key: str) -> pl.DataFrame | None:
    """Give the kept table, or nothing where there is none, or none that is whole."""
    for path in sorted(folder.glob(f"{stem}.{key[:DIGITS]}.*.parquet")):
        frame = _whole(path)
        if frame is not None:
            return frame
    return None


def save(folder: Path, stem: str, key: str, frame: pl.DataFrame) -> Path | None:
    """Keep a table, whole or not at all; where nothing can be written, do without, and give nothing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{stem}.", suffix=PARTIAL, dir=folder)
        os.close(handle)
        draft = Path(name)
        try:
            frame.write_parquet(draft, compression="zstd", statistics=False)
            path = folder / f"{stem}.{key[:DIGITS]}.{_digest(draft)}.parquet"
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError:
        return None
    return path


def _whole(path: Path) -> pl.DataFrame | None:
    """Read a kept table that is what its name promises; remove one that is not."""
    try:
        if _digest(path) == path.name.split(".")[-2]:
            return pl.read_parquet(path)
        path.unlink(missing_ok=True)
    except (OSError, pl.exceptions.PolarsError):
        return None
    return None


def _digest(path: Path) -> str:
    """Give the start of a file's sha256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:DIGITS]
