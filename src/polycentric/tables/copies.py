"""What a user's own copy of a source says of itself: where it lies, its years, and what a record of it names.

The record of a source states the years of the release that is known. Where a copy of another stands in for it, the
copy's own years hold: in all that is computed, and in all that is said.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from polycentric.errors import PolycentricError
from polycentric.reading import exists
from polycentric.sources import SOURCES
from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.tables import archive
from polycentric.tables.places import in_force, kept, mirror_folder, mirrored

Years = tuple[int, int]


def copy_of(file: RemoteFile) -> Path | None:
    """Give the place of a user's copy that a file is read from; none where it is the pinned one, or isn't here."""
    if file.is_pinned:
        return in_force(file)
    mirror = mirror_folder()
    places = [kept(file), *([mirrored(file, mirror)] if mirror else [])]
    return next((place for place in places if exists(place)), None)


def is_own(source: Source) -> bool:
    """Tell whether a user's own copy is here that a source is read from."""
    return any(copy_of(file) is not None for file in source.files)


def years_of(source: Source) -> Years:
    """Give the first and last year of a source: of the user's own copy where all of it is one, else of its record.

    A copy that can't be read has the record's years too; reading it tells why.
    """
    copies = [copy_of(file) for file in source.files]
    if not copies or None in copies:
        return source.years
    stamps = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in copies if path is not None)
    return _years_in(source.name, stamps) or source.years


def record_of(source: Source) -> dict[str, Any]:
    """Give a source's record as a provenance list shows it, with version, years and hash of the copy that is read."""
    record = source.record()
    if is_own(source):
        record |= {"version": archive.version_of(source), "years": years_of(source)}
        record |= {"sha256": archive.checksum_of(source)} if source.is_pinned else {}
    return record


@lru_cache(maxsize=64)
def _years_in(name: str, stamps: tuple[tuple[str, int, int], ...]) -> Years | None:
    """Find the years in the tables of a source; the places, times and sizes of its files tell when to look again."""
    found = [year for table in SOURCES[name].tables for year in _ends(name, table)]
    return (min(found), max(found)) if found else None


def _ends(name: str, table: Table) -> Iterator[int]:
    """Give the first and last year of a table: of its rows where they have years of their own, else of its spells."""
    columns = [column.name for column in table.columns if column.unit == "year"]
    try:
        frame = archive.table(name, table.name)
    except PolycentricError:
        return
    for column in ["year"] if "year" in columns else columns:
        years = frame[column].drop_nulls()
        if len(years):
            yield from (int(str(years.min())), int(str(years.max())))
