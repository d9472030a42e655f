"""Download one file, going on where an earlier attempt broke off; its hash is checked before it gets its name."""

import errno
import hashlib
import os
import time
import zlib
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import IO, Any

from polycentric.errors import FetchError
from polycentric.sources.contract import RemoteFile
from polycentric.tables import answers
from polycentric.tables.answers import OtherContent, Refusal, Wait
from polycentric.tables.drafts import PARTIAL, draft, open_part, settle

CONNECT, READ = 10, 60  # seconds of silence after which a server counts as gone
Advance = Callable[[int], None]


def download(file: RemoteFile, place: Path, advance: Advance = lambda _: None, wait: Wait = time.sleep) -> None:
    """Fetch a file to its place, where it appears whole and with the pinned sha256, or not at all.

    Parameters
    ----------
    file : RemoteFile
        With its address and sha256.
    place : Path
        Where it is to be.
    advance : callable
        Told how many bytes have come, as they come; fewer than zero when a start is made anew.
    wait : callable
        Waits so many seconds, where a server asks for it.

    Raises
    ------
    OtherContent
        If the hash is another one.
    FetchError
        If the server sends something else: a page, a file of another size.
    requests.RequestException, OSError
        As they come; `polycentric.tables.fetch_errors` words them.
    """
    resuming = Resuming(file, place, advance, wait)
    try:
        resuming.bring()
    except OtherContent:
        if not resuming.went_on:
            raise
        advance(-file.size)  # the earlier part was of something else
        resuming.bring()


class Resuming:
    """A fetch that keeps what has come, so that a killed one goes on from there."""

    def __init__(self, file: RemoteFile, place: Path, advance: Advance, wait: Wait) -> None:
        self.file, self.place, self.advance, self.wait = file, place, advance, wait
        self.part = self.shared = place.with_name(f"{place.name}{PARTIAL}")
        self.went_on = False

    def bring(self) -> None:
        """Fetch to the place, by way of the part."""
        with _held(self.shared, self.place) as (self.part, handle):
            try:
                self._fill(handle)
            except BaseException:
                with suppress(OSError):
                    handle.flush()  # of a small file, all that came may still be on its way to the disk
                if not os.fstat(handle.fileno()).st_size:
                    self._throw_away()  # nothing came: there is nothing to go on from
                raise
            if _sha256(handle) != self.file.sha256:
                self._throw_away()
                raise OtherContent
            if not _is_at(handle, self.part):
                raise OSError(errno.ESTALE, "another program changed the unfinished file", str(self.part))
            settle(self.part, handle, self.place)  # still under the lock: who waits for it must not write to the file

    def _fill(self, handle: IO[bytes]) -> None:
        """Bring the part to the file's full length."""
        have = handle.seek(0, os.SEEK_END)
        if self.file.size and have >= self.file.size:
            have = self._restart(handle)
        with self._request(have) as answer:
            if have and answers.coding(answer):
                have = self._restart(handle)
            elif have and answers.goes_on(answer, have, self.file.size):
                return self._take(answer, handle, have)
            elif answer.status_code == 200:
                return self._take(answer, handle, 0)
        self._restart(handle)  # the server can't go on from there: ask for the whole
        with self._request(0) as answer:
            self._take(answer, handle, 0)
        return None

    def _request(self, have: int) -> AbstractContextManager[Any]:
        """Ask the server for the file, from a byte on."""
        return answers.request(self.file.address, have, self.wait, (CONNECT, READ))

    def _take(self, answer: Any, handle: IO[bytes], have: int) -> None:
        """Write down what comes, of a file that can be the right one."""
        stream = answers.pieces(answer)
        first = next(stream, b"")
        answers.refuse_a_page(answer, first, self.file.address)  # before a good part is thrown away for it
        if have:
            self.went_on = True
            self.advance(have)
        else:
            self._restart(handle)
        if answers.coding(answer):
            self._take_packed(answer, chain([first], stream), handle)
            return
        self._not_too_much(have + (answers.promised(answer) or 0))
        for piece in chain([first], stream):
            have += handle.write(piece)
            self.advance(len(piece))
            self._not_too_much(have)
        handle.flush()
        if have < self.file.size:
            self._too_little(answer, have)

    def _take_packed(self, answer: Any, stream: "chain[bytes]", handle: IO[bytes]) -> None:
        """Take what a server packed unasked: the file itself under a wrong name of its packing, or its packed form."""
        most, packed = self.file.size + self.file.size // 100 + 4096, bytearray()
        for piece in stream:
            packed += piece
            self.advance(len(piece))
            self._not_too_much(len(packed) if len(packed) > most else 0)
        plain = bytes(packed)
        if hashlib.sha256(plain).hexdigest() != self.file.sha256:
            plain = _unpacked(plain, answers.coding(answer), self.file.size)
        handle.write(plain)
        handle.flush()

    def _restart(self, handle: IO[bytes]) -> int:
        """Throw away what came of something else."""
        handle.truncate(0)
        return handle.seek(0)

    def _throw_away(self) -> None:
        """Remove the part."""
        with suppress(OSError):
            self.part.unlink()

    def _not_too_much(self, have: int) -> None:
        """Stop a server that sends another, larger file, before it fills the disk."""
        if self.file.size and have > self.file.size:
            self._throw_away()
            raise FetchError(f"the server sends more than the {self.file.size:,} bytes that the pinned file has")

    def _too_little(self, answer: Any, have: int) -> None:
        """Tell a connection that broke off from a file that is shorter."""
        import requests

        whole = answers.promised(answer)
        if answer.status_code == 200 and (whole == have or (whole is None and _is_chunked(answer))):
            self._throw_away()
            raise FetchError(
                f"the server's file has {have:,} bytes, where the pinned one has {self.file.size:,}: it was changed, "
                "or is cut short there"
            )
        raise requests.ConnectionError(f"the connection broke off at {have:,} of {self.file.size:,} bytes")


def _is_chunked(answer: Any) -> bool:
    """Tell whether the answer's end was marked, so that it is known to have come whole."""
    return "chunked" in str(answer.headers.get("Transfer-Encoding", "")).lower()


def _unpacked(packed: bytes, how: str, size: int) -> bytes:
    """Unpack what a server packed, up to the pinned size."""
    if how not in {"gzip", "x-gzip", "deflate"}:
        raise Refusal("the server sends it packed in a way that was not asked for, which is not known here")
    unpacker = zlib.decompressobj(32 + zlib.MAX_WBITS)
    try:
        plain = unpacker.decompress(packed, size + 1)
    except zlib.error as error:
        raise Refusal(f"the server sends it packed ({how}), and damaged on the way") from error
    if len(plain) > size:
        raise FetchError(f"the server sends more than the {size:,} bytes that the pinned file has")
    return plain


def _sha256(handle: IO[bytes]) -> str:
    """Give the sha256 of an open file."""
    handle.flush()
    handle.seek(0)
    return hashlib.file_digest(handle, "sha256").hexdigest()  # pyright: ignore[reportArgumentType]  # it is binary


@contextmanager
def _held(part: Path, place: Path) -> Generator[tuple[Path, IO[bytes]]]:
    """Open a part for this process alone; where that can't be, as when another holds it, open one of our own."""
    handle = open_part(part)
    if handle is not None:
        with handle:
            if _lock(handle, part):
                yield part, handle
                return
    with draft(place) as (own, file):
        yield own, file


def _lock(handle: IO[bytes], part: Path) -> bool:
    """Take a lock that ends with the process, however it ends; without locks every process uses a part of its own."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return _is_at(handle, part)  # another process may have moved it away
    except OSError:
        return False


def _is_at(handle: IO[bytes], path: Path) -> bool:
    """Tell whether an open file is the one at a path, links not followed."""
    try:
        return os.path.samestat(os.fstat(handle.fileno()), path.lstat())
    except OSError:
        return False
