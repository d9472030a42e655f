"""Where a source's files are kept: the user's cache, and a mirror folder where there is one."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from polycentric.errors import DataError
from polycentric.reading import exists
from polycentric.sources.contract import RemoteFile

CACHE_VARIABLE, MIRROR_VARIABLE = "POLYCENTRIC_CACHE", "POLYCENTRIC_MIRROR"


def cache_folder() -> Path:
    """Give the folder that fetched files and tables are kept in: POLYCENTRIC_CACHE, or the user's own cache folder."""
    from platformdirs import user_cache_path

    setting = os.environ.get(CACHE_VARIABLE)
    return Path(setting).expanduser().absolute() if setting else user_cache_path("polycentric", appauthor=False)


def mirror_folder() -> Path | None:
    """Give the mirror that POLYCENTRIC_MIRROR names, if any.

    Raises
    ------
    DataError
        If it names no folder.
    """
    setting = os.environ.get(MIRROR_VARIABLE)
    return checked_mirror(Path(setting)) if setting else None


@contextmanager
def using_mirror(folder: Path | None) -> Generator[None]:
    """Read from a mirror for a while; without one from wherever files are read anyway."""
    before = os.environ.get(MIRROR_VARIABLE)
    try:
        if folder is not None:
            os.environ[MIRROR_VARIABLE] = str(checked_mirror(folder))
        yield
    finally:
        if folder is not None:
            os.environ.pop(MIRROR_VARIABLE, None)
            os.environ.update({} if before is None else {MIRROR_VARIABLE: before})


def checked_mirror(folder: Path) -> Path:
    """Give the folder, or refuse what is none."""
    if not exists(folder) or not folder.is_dir():
        raise DataError(
            f"The mirror '{folder}' is no folder: name one that holds the sources' files, with --mirror or "
            f"{MIRROR_VARIABLE}."
        )
    return folder


def kept(file: RemoteFile, cache: Path | None = None) -> Path:
    """Give the path that a fetched file has in the cache; its hash is part of it, so that versions never meet.

    A file without a pinned hash is the user's own: one at a time. The members of a collection have a folder together.
    """
    name = f"{file.sha256[:16]}-{Path(file.path).name}" if file.is_pinned else own(file).name
    return (cache or cache_folder()) / "files" / file.among / name


def own(file: RemoteFile) -> Path:
    """Give the path that a user's own copy has in the cache, which no hash pins."""
    return cache_folder() / "files" / f"own-{file.path.replace('/', '-')}"


def in_force(file: RemoteFile) -> Path | None:
    """Give the user's copy of another release, where one stands in for a pinned file."""
    copy = own(file)
    return copy if file.is_pinned and file.takes_copies and exists(copy) else None


def mirrored(file: RemoteFile, mirror: Path) -> Path:
    """Give the path that a file has in a mirror, whose files may lie in its subfolder ``files``."""
    inner = mirror / "files" / file.path
    return inner if exists(inner) else mirror / file.path
