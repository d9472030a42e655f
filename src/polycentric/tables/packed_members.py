"""Fetch members of a collection out of one archive of all, where the host offers one: a stream that is never unpacked.

The archive is read from its beginning, and each member that is wanted is held to its own size and sha256 before it gets
its name. Nothing else of the archive touches the disk. One that breaks off leaves the members that had come whole; the
next time these are not looked for again.
"""

import hashlib
import io
import tarfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from polycentric.errors import ChecksumError, DataError, FetchError, PolycentricError
from polycentric.sources.contract import RemoteFile, Source
from polycentric.sources.record.collection import Member
from polycentric.tables import answers, drafts, fetch_errors, jobs
from polycentric.tables.archive import sha256_of
from polycentric.tables.download import CONNECT, READ
from polycentric.tables.fetch import Outcome, Watch, make_room
from polycentric.tables.places import cache_folder, kept

LARGEST = 1 << 31  # bytes of an archive; the largest that is known has a tenth of it
DEEPEST = 1 << 33  # bytes of what is in it
_BROKEN = (tarfile.TarError, EOFError, zlib.error)


def bring_packed(source: Source, members: Sequence[Member], watch: Watch = lambda _file, _count: None) -> list[Outcome]:
    """Bring members out of the archive; those that are here are left as they are.

    Raises
    ------
    DataError
        If the collection has no archive.
    FetchError
        If the cache cannot be written to, or has no room.
    """
    if source.collection is None or not source.collection.archive:
        raise DataError(f"Source '{source.name}' has no archive of its members: fetch them one by one.")
    address, done = source.collection.archive, dict[str, Outcome]()
    for member in members:
        if _is_sound(member.file):
            done[member.name] = _outcome(source, member.file, "there")
    wanted = {member.inside: member for member in members if member.name not in done}
    make_room([member.file for member in wanted.values()])

    def bring(pulse: jobs.Pulse) -> list[PolycentricError]:
        try:
            for member, failure in _found(source, address, wanted, pulse):
                done[member.name] = _outcome(source, member.file, "failed" if failure else "fetched", failure)
                watch(member.file, member.file.size)
        except _BROKEN as error:
            return [_broken(source, address, error)]
        except Exception as error:  # each kind is worded
            file = RemoteFile(f"the archive of {source.name}", address=address)
            return [fetch_errors.explain(error, source, file, cache_folder())]
        return []

    why = jobs.run([bring], lambda _, late: [_late(source, late)], 1, drafts.give_up)[0] if wanted else []
    lacking = (
        why[0]
        if why
        else FetchError(f"The archive {address} lacks members of source '{source.name}': fetch them one by one.")
    )
    return [done.get(member.name) or _outcome(source, member.file, "failed", lacking) for member in members]


def _found(
    source: Source, address: str, wanted: Mapping[str, Member], pulse: jobs.Pulse
) -> Iterator[tuple[Member, PolycentricError | None]]:
    """Go through the archive, and give each wanted member once it is in the cache, or why it isn't."""
    left = dict(wanted)
    with answers.request(address, 0, pulse.wait, (CONNECT, READ)) as answer:
        stream = _Stream(answer, address, pulse)
        with tarfile.open(fileobj=stream, mode="r|gz") as archive:
            for entry in archive:
                if entry.offset > DEEPEST:
                    raise FetchError("the archive unpacks to more than it can have")
                member = left.pop(entry.name, None) if entry.isreg() else None
                held = archive.extractfile(entry) if member is not None else None
                if member is not None and held is not None:
                    content = held.read(member.file.size + 1) if entry.size == member.file.size else b""
                    yield member, _kept(source, member.file, content)
                if not left:
                    return


def _kept(source: Source, file: RemoteFile, content: bytes) -> PolycentricError | None:
    """Put a member into the cache if it is the pinned one."""
    if hashlib.sha256(content).hexdigest() != file.sha256:
        name = Path(file.path).name
        return ChecksumError(
            f"'{name}' of source '{source.name}' is another one in the archive: its sha256 is not the pinned "
            f"{file.sha256}. It is left out; fetch it alone."
        )
    drafts.put(kept(file), content)
    return None


class _Stream(io.RawIOBase):
    """The bytes of an answer as a file that is read forwards."""

    def __init__(self, answer: Any, address: str, pulse: jobs.Pulse) -> None:
        super().__init__()
        self.pieces, self.rest, self.pulse, self.count = answers.pieces(answer), b"", pulse, 0
        self.rest = next(self.pieces, b"")
        answers.refuse_a_page(answer, self.rest, address)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Give the next bytes."""
        self.rest = self.rest or next(self.pieces, b"")
        piece, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(piece)] = piece
        self.count += len(piece)
        self.pulse.beat(len(piece))
        if self.count > LARGEST:
            raise FetchError(f"the server sends more than {LARGEST:,} bytes")
        return len(piece)


def _is_sound(file: RemoteFile) -> bool:
    """Tell whether a member is in the cache and the pinned one."""
    try:
        return kept(file).is_file() and sha256_of(kept(file)) == file.sha256
    except (DataError, OSError):
        return False


def _outcome(source: Source, file: RemoteFile, state: str, failure: PolycentricError | None = None) -> Outcome:
    """Say what became of a member."""
    return Outcome(source.name, kept(file).name, file.size, state, failure)


def _broken(source: Source, address: str, error: Exception) -> FetchError:
    """Say that an archive broke off, or is none."""
    return FetchError(
        f"The archive of source '{source.name}' at {address} is damaged or broke off ({error}). What had come whole is "
        "kept: run it again, or fetch the members one by one."
    )


def _late(source: Source, why: str) -> FetchError:
    """Say that the archive was given up because it took too long."""
    return FetchError(f"The archive of source '{source.name}' was not fetched to its end: {why}. {fetch_errors.AGAIN}")
