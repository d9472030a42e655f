"""Read a table of a fetched source: its file verified, made tidy, held to its description, and kept as Parquet."""

import hashlib
import inspect
import warnings
from functools import cache
from pathlib import Path

import polars as pl

from polycentric.errors import ChecksumError, DataError, NotFetchedError, PolycentricWarning
from polycentric.reading import UnfitFileError, digest_of, exists
from polycentric.sources import SOURCES
from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.tidy import read_table
from polycentric.sources.record.collection import LISTS
from polycentric.tables import cache as kept_tables
from polycentric.tables.own_copy import check_whole
from polycentric.tables.own_words import BROKEN, check_text, worded
from polycentric.tables.places import cache_folder, in_force, kept, mirror_folder, mirrored
from polycentric.tables.validate import validate


def table(source: str, name: str = "") -> pl.DataFrame:
    """Give one table of a fetched source.

    The first time its file is verified by sha256, read and checked; then it comes from the cache, which is keyed on
    the file's hash, the description and the reader.

    Parameters
    ----------
    source : str
        The source, for example ``"cow_nmc"``.
    name : str
        The table, for example ``"state_years"``; may be left out where the source has only one.

    Returns
    -------
    DataFrame
        As the source's record describes it.

    Raises
    ------
    UnknownNameError
        If there is no such source or table.
    NotFetchedError
        If the table's file is neither in the cache nor in a mirror.
    ChecksumError
        If a file is not the pinned one.
    DataError
        If the file cannot be read, or its content breaks a rule of its description.

    Examples
    --------
    >>> capabilities = table("cow_nmc", "state_years")  # doctest: +SKIP
    """
    record = SOURCES[source]
    names = [each.name for each in record.tables]
    if not name and len(names) > 1:
        known = ", ".join(f"'{each}'" for each in names)
        raise DataError(f"Source '{source}' has several tables: say which of {known}.")
    described = record.table(name or names[0])
    return _listed(record, described) if record.collection is not None else _cached(record, described)


@cache
def _listed(source: Source, described: Table) -> pl.DataFrame:
    """Give the list of a collection's members, which ships with the package."""
    frame = source.read(LISTS)[described.name]
    _check_rows(source, described, frame)
    return frame


def file_of(source: Source, described: Table) -> RemoteFile:
    """Give the file that a table is read from."""
    pinned = next((file for file in source.files if file.path == described.file), None)
    if pinned is None:
        raise DataError(f"Source '{source.name}' pins no file '{described.file}' for its table '{described.name}'.")
    return pinned


def is_present(file: RemoteFile) -> bool:
    """Tell whether a file is in the cache; whether it is sound is checked when it is read."""
    return exists(kept(file)) or in_force(file) is not None


def is_here(file: RemoteFile) -> bool:
    """Tell whether a file is in the cache or in a mirror; whether it is sound is checked when it is read."""
    mirror = mirror_folder()
    return is_present(file) or (mirror is not None and exists(mirrored(file, mirror)))


def verified(source: Source, file: RemoteFile) -> Path:
    """Give the place of a file whose sha256 is the pinned one: the cache, else the mirror.

    Of a file that is not pinned, give the user's own copy, and so where a copy of another release was handed over.

    Raises
    ------
    NotFetchedError, ChecksumError
        If it is nowhere, or only a file with another hash is there.
    """
    if (copy := in_force(file)) is not None:
        return copy
    mirror = mirror_folder()
    places = [kept(file), *([mirrored(file, mirror)] if mirror else [])]
    places_here, others, unreadable = [place for place in places if exists(place)], dict[Path, str](), list[DataError]()
    for place in places_here:
        try:
            digest = sha256_of(place)
        except DataError as error:
            unreadable.append(error)
            continue
        if digest == (file.sha256 or digest):
            _say_once(unreadable, places[0], place)
            return place
        others[place] = digest
    for place, digest in others.items():
        raise ChecksumError(
            f"The file '{place}' of source '{source.name}' has sha256 {digest}, where {file.sha256} is pinned: it is "
            f"damaged or another version. Fetch it again: polycentric fetch {source.name}"
        )
    if unreadable:
        raise DataError(f"{unreadable[0]} Or fetch source '{source.name}' again: polycentric fetch {source.name}")
    if not file.is_pinned:
        raise NotFetchedError(by_hand_message(source))
    if source.asks_first:
        raise NotFetchedError(
            f"Source '{source.name}' has not been fetched, and its terms come first: polycentric fetch {source.name} "
            "shows them."
        )
    raise NotFetchedError(
        f"Source '{source.name}' has not been fetched ('{Path(file.path).name}' is missing): polycentric fetch "
        f"{source.name}, or name a mirror folder in POLYCENTRIC_MIRROR."
    )


def _say_once(unreadable: list[DataError], file: Path, place: Path) -> None:
    """Say which file can't be read where another stands in for it: once for all files of a folder."""
    if unreadable and file.parent not in _warned:
        _warned.add(file.parent)
        warnings.warn(
            f"{unreadable[0]} '{place}' is read in its place, and so it is done with other files there.",
            PolycentricWarning,
            stacklevel=2,
        )


_warned: set[Path] = set()
SHOWN = 12  # digits of a hash that a version is told by


def by_hand_message(source: Source) -> str:
    """Say where to get a source of which a user's own copy is read."""
    return (
        f"Source '{source.name}' is read from your own copy: get it from {source.address}, then: polycentric fetch "
        f"{source.name} --from FILE"
    )


def hash_of(source: Source, file: RemoteFile) -> str:
    """Give the pinned sha256 of a file, or that of the user's own copy."""
    copy = in_force(file)
    return sha256_of(copy) if copy is not None else file.sha256 or sha256_of(verified(source, file))


def checksum_of(source: Source) -> str:
    """Give the hash of what a source is read from: its record's, or one over a user's copies where some stand in."""
    copies = [copy for file in source.files if (copy := in_force(file)) is not None]
    if not copies:
        return source.checksum()
    return hashlib.sha256("".join(map(sha256_of, copies)).encode()).hexdigest()


def version_of(source: Source) -> str:
    """Give the version of what a source is read from: its record's, or that it is the user's own copy, and which."""
    own = next((copy for file in source.files if (copy := in_force(file)) is not None), None)
    return source.version if own is None else f"your own copy, sha256 {sha256_of(own)[:SHOWN]}"


def sha256_of(path: Path) -> str:
    """Give a file's sha256.

    Raises
    ------
    DataError
        If it cannot be read.
    """
    try:
        return digest_of(path)
    except UnfitFileError as error:
        raise DataError(f"The file '{path}' cannot be read ({error.strerror}): put the source's file there.") from error
    except OSError as error:
        raise DataError(f"The file '{path}' cannot be read ({error.strerror}): check who may read it.") from error


def key_of(source: Source, described: Table) -> str:
    """Give the hash of all that a table is made from: its file, its description, and the code that reads it."""
    parts = (
        hash_of(source, file_of(source, described)),
        source.reader_version,
        _described(described),
        _code(source.name),
    )
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


def _cached(source: Source, described: Table) -> pl.DataFrame:
    """Give a table from the cache, or read its file and keep it."""
    folder, stem, key = cache_folder() / "tables", f"{source.name}.{described.name}", key_of(source, described)
    frame = kept_tables.load(folder, stem, key)
    if frame is None:
        frame = read_file(source, described, verified(source, file_of(source, described)))
        kept_tables.save(folder, stem, key, frame)
    return frame


def read_file(source: Source, described: Table, path: Path) -> pl.DataFrame:
    """Read a table from a verified file and hold it to its description.

    Raises
    ------
    DataError
        If it breaks a rule, or has another number of rows than the pinned file.
    """
    file = file_of(source, described)
    of_the_user = not file.is_pinned or (file.takes_copies and sha256_of(path) != file.sha256)
    try:
        frame = _read_own(source, described, file, path) if of_the_user else read_table(described, path)
    except DataError as error:
        raise DataError(f"Source '{source.name}': {error}") from error
    _check_rows(source, described, frame, own=of_the_user)
    return frame


def _read_own(source: Source, described: Table, file: RemoteFile, path: Path) -> pl.DataFrame:
    """Read a table from a user's copy; whatever is wrong with it is said in the user's words."""
    check_text(source, file, path)
    try:
        frame = read_table(described, path)
        check_whole(source, described, file, path)
    except (DataError, *BROKEN) as error:
        raise worded(error, source, path) from error
    return frame


def _check_rows(source: Source, described: Table, frame: pl.DataFrame, *, own: bool = False) -> None:
    """Hold a table to its description; where its file is the pinned one, to the number of its rows too."""
    if not own and described.rows and frame.height != described.rows:
        raise DataError(
            f"Source '{source.name}', table '{described.name}': {frame.height:,} rows were read, where the pinned file "
            f"has {described.rows:,}. Fetch it again; if that doesn't help, report it."
        )
    validate(source, {described.name: frame}, tables=(described,), own=own)


def _described(described: Table) -> str:
    """Write down a table's description without the function that reads it, whose place in memory changes."""
    return repr(
        (
            described.name,
            described.key,
            described.columns,
            described.variables,
            described.file,
            described.rows,
            described.dropped,
        )
    )


@cache
def _code(source: str) -> str:
    """Hash the code that reads a source: its own file, and all that the readers share."""
    from polycentric import sources
    from polycentric.sources.reading import r_parse, raw, tidy, workbook

    own = Path(inspect.getfile(sources)).parent / f"{source}.py"
    shared = [
        Path(inspect.getfile(raw)),
        Path(inspect.getfile(tidy)),
        Path(inspect.getfile(workbook)),
        *Path(inspect.getfile(r_parse)).parent.glob("*.py"),
    ]
    digest = hashlib.sha256()
    for path in [own, *sorted(shared)]:
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()
