"""Keep tables as Parquet, so that a file is read slowly once: never half, never stale, never by mistake.

A kept table's name holds the hash of all that it was made from (the file, the description, the reader), and a hash of
that and its own bytes together. A changed input asks for another name; a damaged file, or one under another's name, is
not the one that its name promises, and is made again.
"""

import hashlib
import io
from collections.abc import Callable, Iterable
from pathlib import Path

import polars as pl

from polycentric.reading import content_of
from polycentric.tables import drafts

DIGITS = 20
HOLDS, HELD = "words", 12  # what is read of texts takes minutes, and one answer asks for it several times
_held: dict[tuple[Path, str, str], pl.DataFrame] = {}
_unkept: dict[Path, str] = {}


def load(folder: Path, stem: str, key: str) -> pl.DataFrame | None:
    """Give the kept table, or nothing where there is none, or none that is whole."""
    if (folder, stem, key) in _held:
        return _held[folder, stem, key]
    try:
        kept = sorted(folder.glob(f"{stem}.{key[:DIGITS]}.*.parquet"))
    except OSError:  # the folder can't be looked into
        return None
    for path in kept:
        frame = _whole(path, key)
        if frame is not None:
            return frame
    return None


def load_or_make(folder: Path, stem: str, key: str, make: Callable[[], pl.DataFrame]) -> pl.DataFrame:
    """Give the kept table, or make it and keep it."""
    frame = load(folder, stem, key)
    if frame is None:
        frame = make()
        save(folder, stem, key, frame)
    return frame


def hash_of(paths: Iterable[Path]) -> str:
    """Hash what stands in files, one after another: the code and tables that a kept table was made by."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def has(folder: Path, stem: str, key: str) -> bool:
    """Tell whether there is a kept table of a name, whole or not, without reading it."""
    try:
        return next(iter(folder.glob(f"{stem}.{key[:DIGITS]}.*.parquet")), None) is not None
    except OSError:  # the folder can't be looked into
        return False


def save(folder: Path, stem: str, key: str, frame: pl.DataFrame) -> Path | None:
    """Keep a table, whole or not at all; where nothing can be written, do without, and give nothing.

    What was read of texts and couldn't be written is held in memory, so that one process reads it once.
    """
    content = io.BytesIO()
    try:
        frame.write_parquet(content, compression="zstd", statistics=False)
        path = folder / f"{stem}.{key[:DIGITS]}.{_digest(key, content.getvalue())}.parquet"
        folder.mkdir(parents=True, exist_ok=True)
        drafts.put(path, content.getvalue())
    except OSError as error:
        if folder.name == HOLDS:
            _hold(folder, stem, key, frame)
        _unkept[folder] = error.strerror or type(error).__name__
        return None
    return path


def why_unkept(folder: Path) -> str | None:
    """Say why nothing could be written to a folder in this process; nothing where all could be, or wasn't tried."""
    return _unkept.get(folder)


def _hold(folder: Path, stem: str, key: str, frame: pl.DataFrame) -> None:
    """Hold a table that couldn't be written, in place of the oldest where too many are held."""
    _held[folder, stem, key] = frame
    while len(_held) > HELD:
        del _held[next(iter(_held))]


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
