"""Results that a computer need not work out twice: kept beside the tables, under the hash of all that they follow from.

A result follows from its data, from what was asked, from the package's own files and from the libraries underneath.
Whatever of these changes asks for another file; a damaged one is not the one that its name promises, and is worked out
anew. The same bits come back as were worked out. ``POLYCENTRIC_KEEP=no`` keeps nothing and reads nothing kept.
"""

import hashlib
import os
import platform
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache as once
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import polars as pl

from polycentric.reading import content_of
from polycentric.tables import cache, places
from polycentric.tables.read import EMBEDDED, META

VARIABLE = "POLYCENTRIC_KEEP"
FOLDER = "results"
MOST = 400  # files; the oldest go first
ROOT = Path(__file__).parent.parent
LIBRARIES = ("numpy", "scipy", "xarray", "polars", "numba", "graspologic-native", "scikit-learn")
_DERIVED = {"embedded", "__pycache__"}  # tables that come with the package are data, and hashed as such
_LOADED = time.time()


def frame(
    stem: str,
    about: Iterable[str] | None,
    make: Callable[[], pl.DataFrame],
    still_holds: Callable[[], bool] = lambda: True,
) -> pl.DataFrame:
    """Give the table that was kept of the same before, or make it and keep it.

    Parameters
    ----------
    stem : str
        How the files of such results begin.
    about : iterable of str, or None
        All that the result follows from beside the package; None where this can't be said, so that nothing is kept.
    make : callable
        Makes the table. What it raises is raised, and nothing is kept.
    still_holds : callable
        Tells, once the table is made, whether all is as `about` says; if not, it isn't kept.
    """
    asked = None if about is None else tuple(about)
    known = find(stem, asked)
    if known is not None:
        return known
    made = make()
    if asked is not None and is_on() and still_holds():
        keep(stem, asked, made)
    return made


def find(stem: str, about: Iterable[str] | None) -> pl.DataFrame | None:
    """Give the table that was kept of the same, or nothing."""
    key, folder = _key(stem, about), _folder()
    return None if key is None or folder is None else cache.load(folder, stem, key)


def keep(stem: str, about: Iterable[str] | None, made: pl.DataFrame) -> None:
    """Keep a table of what it is about; where nothing can be written, do without."""
    key, folder = _key(stem, about), _folder()
    if key is not None and folder is not None and cache.save(folder, stem, key, made) is not None:
        _thin_out(folder)


def is_on() -> bool:
    """Tell whether results are kept, which the environment variable ``POLYCENTRIC_KEEP=no`` ends."""
    return os.environ.get(VARIABLE, "").strip().lower() != "no"


def _key(stem: str, about: Iterable[str] | None) -> str | None:
    """Hash all that a result follows from; None where it isn't to be kept."""
    if about is None or not is_on():
        return None
    package = package_digest()
    if package is None:
        return None
    digest = hashlib.sha256()
    for part in (package, stem, *about):
        digest.update(f"{len(part)} {part}\n".encode())
    return digest.hexdigest()


@once
def package_digest() -> str | None:
    """Hash the package's own files and name the libraries; None where the files can't tell what runs."""
    digest = hashlib.sha256()
    named = " ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    digest.update(f"{platform.python_version()} {platform.machine()} {named}\n".encode())
    found = False
    try:
        for path in sorted(_files(str(ROOT))):
            # A file that was changed since may not be the one that runs.
            if os.stat(path).st_mtime > _LOADED:  # noqa: PTH116  # a thousand files are looked at
                return None
            content = content_of(path)
            digest.update(f"{path[len(str(ROOT)) :]} {len(content)}\n".encode() + content)
            found = True
    except OSError:
        return None
    return digest.hexdigest() if found else None


@once
def tables_digest() -> str | None:
    """Hash the record of the tables that come with the package, which names the hash of each; None where it can't be.

    The tables are held to it whenever they are read.
    """
    try:
        return hashlib.sha256(content_of(EMBEDDED / META)).hexdigest()
    except OSError:
        return None


def _files(folder: str) -> Iterator[str]:
    """Name the files below a folder that a result may follow from."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in _DERIVED:
                    yield from _files(entry.path)
            else:
                yield entry.path


def _version(name: str) -> str:
    """Give a library's version, none where it isn't there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _folder() -> Path | None:
    """Give the folder of kept results, or nothing where its path can't be told."""
    try:
        return places.cache_folder() / FOLDER
    except (OSError, RuntimeError):  # a home that nobody has
        return None


def _thin_out(folder: Path) -> None:
    """Remove the oldest results where there are too many; another process may do the same."""
    with suppress(OSError):
        kept = list(folder.glob("*.parquet"))
        if len(kept) > MOST:
            for path in sorted(kept, key=lambda each: each.stat().st_mtime)[: len(kept) - MOST]:
                path.unlink(missing_ok=True)
