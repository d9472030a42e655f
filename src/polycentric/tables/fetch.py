"""Bring sources' files into the cache: from their pinned addresses, a mirror folder, or a user's own copy."""

import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from polycentric.errors import ChecksumError, DataError, FetchError, NotFetchedError, PolycentricError
from polycentric.reading import LARGEST, exists, opened
from polycentric.sources import SOURCES
from polycentric.sources.contract import RemoteFile, Source
from polycentric.sources.record.collection import members_of
from polycentric.tables import drafts, fetch_errors, jobs
from polycentric.tables.archive import by_hand_message, read_file, sha256_of
from polycentric.tables.download import download
from polycentric.tables.drafts import PARTIAL, draft, settle
from polycentric.tables.places import cache_folder, checked_mirror, in_force, kept, mirrored, own
from polycentric.tables.presence import looks_whole

AT_ONCE = 6
STEP = 1 << 18  # bytes that are copied between two looks at whether the user has had enough
GIVEN_UP = 2  # files of a host that can't be reached, after which no other is asked of it
REFUSED = 12  # members of a collection that a server refuses one after the other, after which no other is asked for
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
        ``fetched``, ``copied`` (from a mirror or a user's copy), ``there`` (already in the cache), ``failed``, or of a
        member of a collection ``not in the mirror``.
    failure : PolycentricError, optional
        Why it failed.
    """

    source: str
    file: str
    size: int
    state: str
    failure: PolycentricError | None = None


def choose(names: Iterable[str], every: bool = False) -> list[Source]:
    """Give the sources of these names, or all that are fetched without being named.

    Sources read from a user's own copy are none of these, nor are those that wait for their name (see `left_out`).

    Raises
    ------
    UnknownNameError
        If no source has that name.
    DataError
        If none is named, or one ships with the package.
    """
    if every:
        return [source for source in SOURCES.values() if source.is_fetched and not source.waits_for_its_name]
    chosen = [SOURCES[name] for name in dict.fromkeys(names)]
    if not chosen:
        raise DataError("Say which sources to fetch, or --all; polycentric sources lists them.")
    shipped = next((source.name for source in chosen if not source.files and source.collection is None), None)
    if shipped is not None:
        raise DataError(f"Source '{shipped}' ships with the package: there is nothing to fetch.")
    return chosen


def left_out() -> list[Source]:
    """Give the sources that are fetched only when they are named."""
    return [source for source in SOURCES.values() if source.is_fetched and source.waits_for_its_name]


def fetch(
    sources: Sequence[Source],
    mirror: Path | None = None,
    offline: bool = False,
    watch: Watch | None = None,
    members: Mapping[str, Sequence[RemoteFile]] | None = None,
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
    members : mapping, optional
        Of each collection by its source's name: the members to bring; without it none.

    Returns
    -------
    list of Outcome
        One for each file, in order; one that failed doesn't keep the others from coming.

    Raises
    ------
    FetchError
        If the cache cannot be written to, or has no room.
    """
    files = [(source, file) for source in sources for file in (*source.needed(), *(members or {}).get(source.name, ()))]
    lost, refused = Counter[str](), Counter[str]()
    coming = [file for _, file in files if mirror is not None or (file.is_pinned and not offline)]
    if not files or not all(map(looks_whole, coming)):
        make_room(coming)

    def bring(source: Source, file: RemoteFile, pulse: jobs.Pulse) -> Outcome:
        def report(count: int) -> None:
            pulse.beat(count)
            (watch or _nobody)(file, count)

        if lost[fetch_errors.host_of(file)] >= GIVEN_UP:
            offline_too = fetch_errors.UnreachableError("", fetch_errors.host_of(file), "")
            return Outcome(source.name, kept(file).name, file.size, "failed", offline_too)
        if refused[file.among] >= REFUSED:
            failure = fetch_errors.not_asked_for(source, file, REFUSED)
            return Outcome(source.name, kept(file).name, file.size, "failed", failure)
        outcome = _bring(source, file, mirror, offline, report, pulse)
        if isinstance(outcome.failure, fetch_errors.UnreachableError):
            lost[outcome.failure.host] += 1
        elif outcome.state == "fetched":
            lost[fetch_errors.host_of(file)] = -len(files)  # it can be reached: each file is tried
        if file.among:
            refused[file.among] = refused[file.among] + 1 if isinstance(outcome.failure, FetchError) else 0
        return outcome

    def late(place: int, why: str) -> Outcome:
        source, file = files[place]
        return Outcome(source.name, kept(file).name, file.size, "failed", fetch_errors.late(why, source, file))

    tasks = [partial(bring, source, file) for source, file in files]
    return _at_once_for_all(jobs.run(tasks, late, AT_ONCE, drafts.give_up))


def take(source: Source, paths: Sequence[Path]) -> list[Outcome]:
    """Take a user's own copies of a source's files into the cache, each known by its sha256.

    A file that is not pinned is read and held to its description before it enters, and so is a copy of another release
    of a pinned file that takes such; the pinned release, handed over, takes its place again.

    Raises
    ------
    ChecksumError
        If a file is none of the source's.
    DataError
        If a file that is not pinned breaks a rule of its description.
    """
    pinned = {file.sha256: file for file in _files_of(source) if file.is_pinned}
    free = [file for file in source.files if file.takes_copies]
    if len(paths) != 1 or not free or (pinned and _is_one_of(pinned, paths[0])):
        if not pinned:
            return [_take_unpinned(source, free[0], paths)]
        return [_take(source, pinned, path) for path in paths]
    return [_take_unpinned(source, free[0], paths)]


def _files_of(source: Source) -> list[RemoteFile]:
    """Give a source's files, or all members of its collection."""
    members = members_of(source.collection) if source.collection else ()
    return [*source.files, *(member.file for member in members)]


def _is_sound(file: RemoteFile) -> bool:
    """Tell whether a file is in the cache, can be read and is the pinned one."""
    try:
        return exists(kept(file)) and sha256_of(kept(file)) == (file.sha256 or sha256_of(kept(file)))
    except DataError:
        return False


def _bring(
    source: Source,
    file: RemoteFile,
    mirror: Path | None,
    offline: bool,
    report: Callable[[int], None],
    pulse: jobs.Pulse,
) -> Outcome:
    """Bring one file, or say why not."""
    place = kept(file)
    try:
        if _is_sound(file):
            report(file.size)
            return Outcome(source.name, place.name, file.size, "there")
        if mirror is not None:
            copy_in_mirror = mirrored(file, checked_mirror(mirror))
            if not file.is_pinned and exists(copy_in_mirror):
                _check_unpinned(source, file, copy_in_mirror)
            _copy(source, file, copy_in_mirror, report)
            return Outcome(source.name, place.name, file.size, "copied")
        _fetch(source, file, offline, report, pulse)
        return Outcome(source.name, place.name, file.size, "fetched")
    except PolycentricError as failure:
        absent = file.among and mirror is not None and isinstance(failure, NotFetchedError)
        return Outcome(source.name, place.name, file.size, "not in the mirror" if absent else "failed", failure)


def _at_once_for_all(outcomes: list[Outcome]) -> list[Outcome]:
    """Give one failure to all files whose hosts can't be reached, so that it is said once."""
    lost = [each.failure for each in outcomes if isinstance(each.failure, fetch_errors.UnreachableError)]
    if len(lost) < 2:
        return outcomes
    nothing_else = not any(each.state == "fetched" for each in outcomes)
    hosts = list(dict.fromkeys(failure.host for failure in lost))
    reason = next(failure.reason for failure in lost if failure.reason)
    failure = fetch_errors.unreachable(hosts, reason, len(lost), nothing_else)
    return [
        replace(each, failure=failure) if isinstance(each.failure, fetch_errors.UnreachableError) else each
        for each in outcomes
    ]


def _fetch(source: Source, file: RemoteFile, offline: bool, report: Callable[[int], None], pulse: jobs.Pulse) -> None:
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
        download(file, kept(file), report, pulse.wait)
    except Exception as error:  # each kind is worded
        raise fetch_errors.explain(error, source, file, cache_folder()) from error


def _copy(source: Source, file: RemoteFile, path: Path, report: Callable[[int], None] = lambda _: None) -> None:
    """Copy a file into the cache, whole and verified, or not at all."""
    place = kept(file)
    if not exists(path):
        raise NotFetchedError(
            f"The mirror has no '{file.path}', which source '{source.name}' needs: complete it, or fetch "
            "without --mirror."
        )
    try:
        taken = opened(path)
    except OSError as error:
        raise DataError(
            f"'{path}', which source '{source.name}' needs, cannot be read ({error.strerror}): put the file there, or "
            "mend its rights."
        ) from error
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with taken, draft(place) as (unfinished, handle):
            while (piece := taken.read(STEP)) and handle.tell() <= LARGEST:  # it may grow while it is copied
                handle.write(piece)
                report(len(piece))
            handle.flush()
            digest = sha256_of(unfinished)
            if file.is_pinned and digest != file.sha256:
                raise ChecksumError(
                    f"'{path}' has sha256 {digest}, where source '{source.name}' pins {file.sha256}: it is damaged, or "
                    "another version. Get it again."
                )
            settle(unfinished, handle, place)
    except OSError as error:
        raise fetch_errors.explain(error, source, file, cache_folder()) from error


def _take(source: Source, pinned: dict[str, RemoteFile], path: Path) -> Outcome:
    """Take one file of a user's."""
    if not (exists(path) and path.is_file()):  # a folder, a pipe, a device, or nothing
        raise DataError(f"'{path}' is no file: name the file of source '{source.name}' that you have.")
    make_room(())
    sha = sha256_of(path)
    file = pinned.get(sha)
    if file is None:
        known = ", ".join(f"'{Path(each.path).name}' ({each.sha256})" for each in source.files)
        known = known or f"{len(pinned):,} members by their sha256, and this one is none"
        raise ChecksumError(
            f"'{path}' has sha256 {sha}, and source '{source.name}' knows {known}: it is damaged, or another version."
        )
    _copy(source, file, path)
    if (copy := in_force(file)) is not None:
        copy.unlink(missing_ok=True)
    return Outcome(source.name, kept(file).name, file.size, "copied")


def _is_one_of(pinned: Mapping[str, RemoteFile], path: Path) -> bool:
    """Tell whether a file is one of the pinned ones."""
    return exists(path) and path.is_file() and sha256_of(path) in pinned


def _take_unpinned(source: Source, file: RemoteFile, paths: Sequence[Path]) -> Outcome:
    """Take a user's copy of a file of which no one copy stands for all, if it is as described."""
    if len(paths) != 1 or not (exists(paths[0]) and paths[0].is_file()):
        listing = ", ".join(f"'{path}'" for path in paths)
        raise DataError(f"{listing} is not one file: name the one that holds source '{source.name}'.")
    _check_unpinned(source, file, paths[0])
    make_room(())
    copied = replace(file, sha256="")
    _copy(source, copied, paths[0])
    return Outcome(source.name, own(file).name, own(file).stat().st_size, "copied")


def _check_unpinned(source: Source, file: RemoteFile, path: Path) -> None:
    """Hold a copy that no hash pins to the description of what is read from it."""
    for each in source.tables:
        if each.file == file.path:
            read_file(source, each, path)


def _nobody(file: RemoteFile, count: int) -> None:
    """Take a report that nobody waits for."""


def make_room(files: Sequence[RemoteFile]) -> None:
    """Make the cache's folder, sweep up what killed fetches left long ago, and see that the files will fit."""
    cache = cache_folder()
    folder = cache / "files"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with draft(folder / "try"):
            pass
        for among in {file.among for file in files}:
            (folder / among).mkdir(exist_ok=True)
            _sweep(folder / among)
        _sweep(folder)
        _sweep(cache / "tables")
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise fetch_errors.unwritable(error, cache) from error
    need = sum(file.size - _has(file) for file in files if not looks_whole(file))
    if need > free:
        raise fetch_errors.no_room(need, free, cache)


def _has(file: RemoteFile) -> int:
    """Give how many bytes of a file an earlier run has left to go on from."""
    try:
        return min(kept(file).with_name(f"{kept(file).name}{PARTIAL}").lstat().st_size, file.size)
    except OSError:
        return 0


def _sweep(folder: Path) -> None:
    """Remove temporary files that nobody has touched for a day."""
    for path in {*folder.glob("tmp*"), *folder.glob(f"*{PARTIAL}")}:
        with suppress(OSError):
            if time.time() - path.lstat().st_mtime > STALE:
                path.unlink()
