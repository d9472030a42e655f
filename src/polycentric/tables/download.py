"""Download one file, going on where an earlier attempt broke off; its hash is checked before it gets its name."""

import os
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from polycentric.errors import FetchError
from polycentric.sources.contract import RemoteFile

CHUNK = 1 << 16
CONNECT, READ = 10, 60  # seconds of silence after which a server counts as gone
BUSY = (429, 500, 502, 503, 504)
PARTIAL = ".part"

Advance = Callable[[int], None]


def download(file: RemoteFile, place: Path, advance: Advance = lambda _: None) -> None:
    """Fetch a file to its place, where it appears whole and with the pinned sha256, or not at all.

    Parameters
    ----------
    file : RemoteFile
        With its address and sha256.
    place : Path
        Where it is to be.
    advance : callable
        Told how many bytes have come, as they come; fewer than zero when a start is made anew.

    Raises
    ------
    ValueError
        If the hash is another one (from pooch).
    FetchError
        If the server sends more than the file has.
    requests.RequestException, OSError
        As they come; `polycentric.tables.fetch_errors` words them.
    """
    import pooch

    pooch.get_logger().setLevel("ERROR")
    resuming = Resuming(file, place.with_name(f"{place.name}{PARTIAL}"), advance)
    loader: Any = resuming  # pooch's own type asks for other names of the arguments
    try:
        pooch.retrieve(file.address, f"sha256:{file.sha256}", place.name, place.parent, downloader=loader)
    except ValueError:
        if not resuming.went_on:
            raise
        advance(-file.size)  # the earlier part was of something else
        pooch.retrieve(file.address, f"sha256:{file.sha256}", place.name, place.parent, downloader=loader)


class Resuming:
    """A downloader for pooch that keeps what has come, so that a killed fetch goes on from there."""

    def __init__(self, file: RemoteFile, part: Path, advance: Advance) -> None:
        self.file, self.part, self.advance = file, part, advance
        self.went_on = False

    def __call__(self, url: str, output_file: str, pooch: object) -> None:
        """Fetch to `output_file`, by way of the part."""
        with _held(self.part) as (part, handle):
            self._fill(url, handle)
            handle.flush()
            if os.name == "nt":  # an open file can't be moved there
                handle.close()
            part.replace(output_file)  # still under the lock: who waits for it must not write to the moved file

    def _fill(self, url: str, handle: IO[bytes]) -> None:
        """Bring the part to the file's full length."""
        import requests

        have = handle.seek(0, os.SEEK_END)
        if self.file.size and have >= self.file.size:
            have = self._restart(handle)
        headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={have}-"} if have else {})}
        with _session() as session, session.get(url, headers=headers, stream=True, timeout=(CONNECT, READ)) as answer:
            if have and answer.status_code == requests.codes.partial_content and _starts_at(answer, have):
                self.went_on = True
                self.advance(have)
            elif have:
                have = self._restart(handle)
            answer.raise_for_status()
            for chunk in answer.iter_content(CHUNK):
                have += handle.write(chunk)
                self.advance(len(chunk))
                self._not_too_much(have)
        if have < self.file.size:
            raise requests.ConnectionError(f"the connection broke off at {have:,} of {self.file.size:,} bytes")

    def _restart(self, handle: IO[bytes]) -> int:
        """Throw away what came of something else."""
        handle.truncate(0)
        return handle.seek(0)

    def _not_too_much(self, have: int) -> None:
        """Stop a server that sends another, larger file, before it fills the disk."""
        if self.file.size and have > self.file.size:
            with suppress(OSError):
                self.part.unlink()
            raise FetchError(f"the server sends more than the {self.file.size:,} bytes that the pinned file has")


def _starts_at(answer: Any, have: int) -> bool:
    """Tell whether a partial answer goes on exactly where the part ends."""
    return str(answer.headers.get("Content-Range", "")).startswith(f"bytes {have}-")


def _session() -> Any:
    """Open a session that tries a busy server again, twice."""
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    session = requests.Session()
    waits = Retry(total=2, connect=1, read=0, backoff_factor=0.5, status_forcelist=BUSY, raise_on_status=False)
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=waits))
    return session


@contextmanager
def _held(part: Path) -> Generator[tuple[Path, IO[bytes]]]:
    """Open a part for this process alone; where another one holds it, open one of our own."""
    handle = part.open("ab")
    if not _lock(handle, part):
        handle.close()
        number, name = tempfile.mkstemp(prefix=f"{part.name}.", suffix=PARTIAL, dir=part.parent)
        part, handle = Path(name), os.fdopen(number, "ab")
        try:
            yield part, handle
        finally:
            handle.close()
            part.unlink(missing_ok=True)
        return
    with handle:
        yield part, handle


def _lock(handle: IO[bytes], part: Path) -> bool:
    """Take a lock that ends with the process, however it ends; without locks every process uses a part of its own."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(handle.fileno()), part.stat())  # another process may have moved it away
    except OSError:
        return False
