"""What there is of the archive, in a text: so that what follows from it can be kept."""

import os
from pathlib import Path

from polycentric.errors import PolycentricError
from polycentric.reading import exists
from polycentric.sources import SOURCES
from polycentric.sources.contract import RemoteFile
from polycentric.tables import places
from polycentric.tables.archive import hash_of


def described() -> str | None:
    """Name the hash of each file of the archive that is here; None where the folders or a user's file can't be read.

    A file is the pinned one or isn't read at all. Of a source whose files aren't all here there may be tables that were
    read before.
    """
    try:
        folder, mirror = places.cache_folder(), places.mirror_folder()
        files, tables = _names(folder / "files"), _names(folder / "tables")
        parts: list[object] = []
        for source in SOURCES.values():
            here = [file for file in source.files if _is_here(file, files, mirror)]
            parts += [(source.name, file.path, hash_of(source, file)) for file in here]
            if len(here) < len(source.files):
                parts.append(sorted(name for name in tables if name.startswith(f"{source.name}.")))
    except (PolycentricError, OSError, RuntimeError):
        return None
    return repr(parts)


def _is_here(file: RemoteFile, files: set[str], mirror: Path | None) -> bool:
    """Tell whether a file is in the cache or in the mirror."""
    names = {places.kept(file).name, places.own(file).name} if file.takes_copies else {places.kept(file).name}
    return bool(names & files) or (mirror is not None and exists(places.mirrored(file, mirror)))


def _names(folder: Path) -> set[str]:
    """Name the files of a folder; none where it isn't there."""
    try:
        return set(os.listdir(folder))  # noqa: PTH208  # names alone are wanted
    except FileNotFoundError:
        return set()
