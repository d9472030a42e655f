"""Keep tables as Parquet, so that a file is read slowly once: never half, never stale, never by mistake.

A kept table's name holds the hash of all that it was made from (the file, the description, the reader), and a hash of
that and its own bytes together. A changed input asks for another name; a damaged file, or one under another's name, is
not the one that its name promises, and is made again.
"""

import hashlib
import io
from pathlib import Path

import polars as pl

from polycentric.reading import content_of
from polycentric.tables import drafts

DIGITS = 20


def load(folder: Path, stem: str, key: str) -> pl.DataFrame | None:
    """Give the kept table, or nothing where there is none, or none that is whole."""
    try:
        kept = sorted(folder.glob(f"{stem}.{key[:DIGITS]}.*.parquet"))
    except OSError:  # the folder can't be looked into
        return None
    for path in kept:
        frame = _whole(path, key)
        if frame is not None:
            return frame
    return None


def has(folder: Path, stem: str, key: str) -> bool:
    """Tell whether there is a kept table of a name, whole or not, without reading it."""
    try:
        return next(iter(folder.glob(f"{stem}.{key[:DIGITS]}.*.parquet")), None) is not None
    except OSError:  # the folder can't be looked into
        return False


def save(folder: Path, stem: str, key: str, frame: pl.DataFrame) -> Path | None:
    """Keep a table, whole or not at all; where nothing can be written, do without, and give nothing."""
    content = io.BytesIO()
    try:
        frame.write_parquet(content, compression="zstd", statistics=False)
        path = folder / f"{stem}.{key[:DIGITS]}.{_digest(key, content.getvalue())}.parquet"
        folder.mkdir(parents=True, exist_ok=True)
        drafts.put(path, content.getvalue())
    except OSError:
        return None
    return path


def _whole(path: Path, key: str) -> pl.DataFrame | None:
    """Read a kept table that is what its name promises; remove one that is not."""
    try:
        content = content_of(path)
        if _digest(key, content) == path.name.split(".")[-2]:
            return pl.read_parquet(content)
        path.unlink(missing_ok=True)
    except (OSError, pl.exceptions.PolarsError):
        return None
    return None


def _digest(key: str, content: bytes) -> str:
    """Give the start of the sha256 of a key and a table's bytes."""
    return hashlib.sha256(key.encode() + b"\n" + content).hexdigest()[:DIGITS]
