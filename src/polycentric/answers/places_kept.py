"""The folders and files that no result is written into or over."""

import os
from pathlib import Path


def folders() -> dict[Path, str]:
    """Give the folders that results are never written into, each with where that would be."""
    from polycentric.tables.places import cache_folder

    package = Path(__file__).parents[1]
    return {package: "in the package's own folder", cache_folder(): "in the cache"}


def files_of_mirrors(folder: Path | None = None) -> dict[Path, str]:
    """Give the files that sources are read from in a mirror: one that is named, and that of the environment."""
    from polycentric.tables.places import MIRROR_VARIABLE, mirrored

    mirrors = [Path(each) for each in (folder, os.environ.get(MIRROR_VARIABLE)) if each]
    if not mirrors:
        return {}
    from polycentric.sources import SOURCES

    files = [file for source in SOURCES.values() for file in source.files]
    return {mirrored(file, mirror): "a file of the mirror" for mirror in mirrors for file in files}
