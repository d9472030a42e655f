"""Which members of a collection are here: by the names in the cache and the mirror, and read once each is verified."""

import hashlib
import os
from pathlib import Path

from polycentric.reading import content_of
from polycentric.sources import SOURCES
from polycentric.sources.contract import Collection
from polycentric.sources.record.collection import Member, members_of
from polycentric.tables.archive import verified
from polycentric.tables.members import collection_of
from polycentric.tables.places import cache_folder, mirror_folder


def names_here(collection: Collection) -> tuple[frozenset[str], frozenset[str]]:
    """List the names of files in the cache, and the paths of those in a mirror."""
    cached = frozenset(_walked(cache_folder() / "files" / collection.name, ""))
    mirror, root = mirror_folder(), collection.path.partition("{")[0]
    if mirror is None:
        return cached, frozenset()
    inner = mirror / "files" / root
    return cached, frozenset(_walked(inner if inner.is_dir() else mirror / root, root))


def _walked(folder: Path, before: str) -> list[str]:
    """List the files of a folder and its subfolders by their paths, which start with `before`."""
    top = len(str(folder)) + 1
    return [
        before + f"{where}/{name}"[top:].replace(os.sep, "/") for where, _, names in os.walk(folder) for name in names
    ]


def key_of_members(source: str) -> str:
    """Give a hash of which members are here; it opens no file."""
    collection = collection_of(SOURCES[source])
    cached, mirrored = names_here(collection)
    return hashlib.sha256("\n".join([collection.sha256, *sorted(cached), "", *sorted(mirrored)]).encode()).hexdigest()


def members_here(source: str) -> list[Member]:
    """Give the members that are in the cache or in a mirror, by name."""
    collection = collection_of(SOURCES[source])
    cached, mirrored = names_here(collection)
    return [
        member
        for member in members_of(collection)
        if f"{member.file.sha256[:16]}-{member.file.path.rpartition('/')[2]}" in cached or member.file.path in mirrored
    ]


def text_of(source: str, member: Member) -> str:
    """Read a member's text, its file verified.

    Raises
    ------
    ChecksumError
        If the file is not the pinned one.
    """
    return content_of(verified(SOURCES[source], member.file)).decode("utf-8-sig", "replace")
