"""Bring sources' files into the cache: from their pinned addresses, a mirror folder, or a user's own copy."""

import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import ChecksumError, DataError, NotFetchedError, PolycentricError
from polycentric.sources import SOURCES
from polycentric.sources.contract import RemoteFile, Source
from polycentric.tables import fetch_errors
from polycentric.tables.archive import by_hand_message, read_file, sha256_of
from polycentric.tables.download import PARTIAL, download
from polycentric.tables.places import cache_folder, checked_mirror, kept, mirrored

if TYPE_CHECKING:
    from concurrent.futures import Future

AT_ONCE = 6
LOOK = 0.1  # seconds between two looks at whether the user has had enough
STALE = 24 * 3600  # seconds after which what a killed fetch left behind is swept up

Watch = Callable[[RemoteFile, int], None]


@dataclass(frozen=True)
class Outcome:
    """What became of one file.

    Attributes
    ----------
    source, file : str
        The source's name, and the file's.
    size : int
        Its bytes.
    state : str
        ``fetched``, ``copied`` (from a mirror or a user's copy), ``there`` (already in the cache) or ``failed``.
    failure : PolycentricError, optional
        Why it failed.
    """

    source: str
    file: str
    size: int
    state: str
    failure: PolycentricError | None = None


def wanted(names: Iterable[str], every: bool = False) -> list[Source]:
    """Give the sources of these names, or all that are fetched; those read from a user's own copy are none of them.

    Raises
    ------
    UnknownNameError
        If no source has that name.
    DataError
        If none is named, or one ships with the package.
    """
    if every:
        return [source for source in SOURCES.values() if any(file.is_pinned for file in source.files)]
    found = [SOURCES[name] for name in dict.fromkeys(names)]
    if not found:
        raise DataError("Say which sources to fetch, or --all; polycentric sources lists them.")
    shipped = next((source.name for source in found if not source.files), None)
    if shipped is not None:
        raise DataError(f"Source '{shipped}' ships with the package: there is nothing to fetch.")
    return found


def fetch(
    sources: Sequence[Source], mirror: Path | None = None, offline: bool = False, watch: Watch | None = None
) -> list[Outcome]:
    """Bring all files of some sources into the cache, several at once; each is verified before it gets its name.

    Parameters
    ----------
    sources : sequence of Source
        What to bring.
    mirror : Path, optional
        A folder to copy from; nothing is then fetched over the network.
    offline : bool
        Fetch nothing: a file that is not there fails.
    watch : callable
        Told of every file how many more of its bytes are there.

    Returns
    -------
    list of Outcome
        One for each file, in order; one that failed doesn't keep the others from coming.

    Raises
    ------
    FetchError
        If the cache cannot be written to, or has no room.
    """
    files = [(source, file) for source in sources for file in source.files]
    stop = threading.Event()

    def told(file: RemoteFile, count: int) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        (watch or _nobody)(file, count)

    _make_room([file for _, file in files])
    with ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = [pool.submit(_bring, source, file, mirror, offline, told) for source, file in files]
        return _gathered(jobs, stop)


def take(source: Source, paths: Sequence[Path]) -> list[Outcome]:
    """Take a user's own copies of a source's files into the cache, each known by its sha256.

    A file that is not pinned is read and held to its description before it enters.

    Raises
    ------
    ChecksumError
        If a file is none of the source's.
    DataError
        If a file that is not pinned breaks a rule of its description.
    """
    if not source.files[0].is_pinned:
        return [_take_unpinned(source, paths)]
    pinned = {file.sha256: file for file in source.files}
    return [_take(source, pinned, path) for path in paths]


def state_of(source: Source) -> str:
    """Say in a word how much of a source is in the cache, going by names and sizes alone."""
    if source.embedded:
        return "ships with the package"
    if not any(file.is_pinned for file in source.files):
        return "your own copy" if all(kept(file).exists() for file in source.files) else "takes your own copy"
    there = sum(kept(file).exists() and kept(file).stat().st_size == file.size for file in source.files)
    if there == len(source.files):
        return "fetched"
    return "not fetched" if not there else f"{there} of {len(source.files)} files"


def _bring(source: Source, file: RemoteFile, mirror: Path | None, offline: bool, watch: Watch) -> Outcome:
    """Bring one file, or say why not."""
    place = kept(file)
    try:
        if place.exists() and (not file.is_pinned or sha256_of(place) == file.sha256):
            watch(file, file.size)
            return Outcome(source.name, place.name, file.size, "there")
        if mirror is not None:
            _copy(source, file, mirrored(file, checked_mirror(mirror)))
            watch(file, file.size)
            return Outcome(source.name, place.name, file.size, "copied")
        _fetch(source, file, offline, watch)
        return Outcome(source.name, place.name, file.size, "fetched")
    except PolycentricError as failure:
        return Outcome(source.name, place.name, file.size, "failed", failure)


def _fetch(source: Source, file: RemoteFile, offline: bool, watch: Watch) -> None:
    """Fetch one file over the network."""
    if not file.is_pinned:
        raise NotFetchedError(by_hand_message(source))
    if offline:
        raise NotFetchedError(
            f"'{Path(file.path).name}' of source '{source.name}' is not in the cache, and --offline forbids fetching "
            "it: do without --offline, or name a mirror folder with --mirror."
        )
    if not file.address:
        raise fetch_errors.forbidden(source)
    try:
        download(file, kept(file), lambda count: watch(file, count))
    except Exception as error:  # each kind is worded
        raise fetch_errors.explain(error, source, file, cache_folder()) from error


def _copy(source: Source, file: RemoteFile, path: Path) -> None:
    """Copy a file into the cache, whole and verified, or not at all."""
    place = kept(file)
    if not path.is_file():
        raise NotFetchedError(
            f"The mirror has no '{file.path}', which source '{source.name}' needs: complete it, or fetch "
            "without --mirror."
        )
    draft = _draft(place)
    try:
        shutil.copyfile(path, draft)
        found = sha256_of(draft)
        if file.is_pinned and found != file.sha256:
            raise ChecksumError(
                f"'{path}' has sha256 {found}, where source '{source.name}' pins {file.sha256}: it is damaged, or "
                "another version. Get it again."
            )
        draft.replace(place)
    except OSError as error:
        raise fetch_errors.explain(error, source, file, cache_folder()) from error
    finally:
        draft.unlink(missing_ok=True)


def _take(source: Source, pinned: dict[str, RemoteFile], path: Path) -> Outcome:
    """Take one file of a user's."""
    if not path.is_file():
        raise DataError(f"'{path}' is no file: name the file of source '{source.name}' that you have.")
    _make_room([])
    found = sha256_of(path)
    file = pinned.get(found)
    if file is None:
        known = ", ".join(f"'{Path(each.path).name}' ({each.sha256})" for each in source.files)
        raise ChecksumError(
            f"'{path}' has sha256 {found}, and source '{source.name}' knows {known}: it is damaged, or another version."
        )
    _copy(source, file, path)
    return Outcome(source.name, kept(file).name, file.size, "copied")


def _take_unpinned(source: Source, paths: Sequence[Path]) -> Outcome:
    """Take a user's copy of a file of which no one copy stands for all, if it is as described."""
    file = source.files[0]
    if len(paths) != 1 or not paths[0].is_file():
        said = ", ".join(f"'{path}'" for path in paths)
        raise DataError(f"{said} is not one file: name the one that holds source '{source.name}'.")
    for each in source.tables:
        read_file(source, each, paths[0])
    _make_room([])
    _copy(source, file, paths[0])
    return Outcome(source.name, kept(file).name, kept(file).stat().st_size, "copied")


def _nobody(file: RemoteFile, count: int) -> None:
    """Take a report that nobody waits for."""


def _draft(place: Path) -> Path:
    """Make an empty file beside a place."""
    with tempfile.NamedTemporaryFile(prefix="tmp", suffix=PARTIAL, dir=place.parent, delete=False) as file:
        return Path(file.name)


def _gathered(jobs: "Sequence[Future[Outcome]]", stop: threading.Event) -> list[Outcome]:
    """Wait for all jobs; on an interrupt drop those that have not begun, and stop the others at their next bytes."""
    try:
        while wait(jobs, timeout=LOOK).not_done:  # an endless wait can't be interrupted everywhere
            pass
        return [job.result() for job in jobs]
    except BaseException:
        stop.set()
        for job in jobs:
            job.cancel()
        raise


def _make_room(files: Sequence[RemoteFile]) -> None:
    """Make the cache's folder, sweep up what killed fetches left long ago, and see that the files will fit."""
    cache = cache_folder()
    folder = cache / "files"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _draft(folder / "try").unlink()
        _sweep(folder)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise fetch_errors.unwritable(error, cache) from error
    need = sum(file.size for file in files if not kept(file).exists())
    if need > free:
        raise fetch_errors.no_room(need, free, cache)


def _sweep(folder: Path) -> None:
    """Remove temporary files that nobody has touched for a day."""
    for path in (*folder.glob("tmp*"), *folder.glob(f"*{PARTIAL}")):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > STALE:
                path.unlink()
