"""Write into the cache whole or not at all, under fresh names, never through a link that somebody has laid there."""

import os
import secrets
import stat
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

PARTIAL = ".part"
_MAKE = os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_unfinished: set[Path] = set()


@contextmanager
def draft(place: Path) -> Generator[tuple[Path, IO[bytes]]]:
    """Open a new file beside a place, as the user's umask has it; afterwards it is gone, unless it was moved."""
    path = place.with_name(f"tmp{secrets.token_hex(8)}{PARTIAL}")
    _unfinished.add(path)
    try:
        with os.fdopen(os.open(path, _MAKE | os.O_EXCL | os.O_RDWR, 0o666), "r+b") as file:
            yield path, file
    finally:
        with suppress(OSError):
            path.unlink()
        _unfinished.discard(path)


def put(place: Path, content: bytes) -> None:
    """Write a file whole or not at all; what stands there is replaced, and a link is not followed."""
    with draft(place) as (path, file):
        file.write(content)
        settle(path, file, place)


def settle(path: Path, file: IO[bytes], place: Path) -> None:
    """Move a finished file to its place."""
    file.flush()
    if os.name == "nt":  # an open file can't be moved there
        file.close()
    os.replace(path, place)  # noqa: PTH105  # a link at the place is replaced, and never followed


def give_up() -> None:
    """Remove what threads left unfinished that are waited for no longer."""
    for path in tuple(_unfinished):
        with suppress(OSError):
            path.unlink()


def open_part(path: Path) -> IO[bytes] | None:
    """Open a part that an earlier run may have begun, or nothing where another thing has its name.

    A link, a pipe or a file that has a second name elsewhere is taken away (its name here alone), since writing to it
    would change something outside the cache.
    """
    for _ in range(2):
        try:
            kind = path.lstat()
        except FileNotFoundError:
            kind = None
        if kind is None or (stat.S_ISREG(kind.st_mode) and kind.st_nlink == 1):
            return _opened(path)
        with suppress(OSError):
            path.unlink()
    return None


def _opened(path: Path) -> IO[bytes] | None:
    """Open or make a part; nothing where a link or a folder came between, or it is somebody else's."""
    try:
        handle = os.open(path, _MAKE | os.O_RDWR | getattr(os, "O_NONBLOCK", 0), 0o666)
    except (PermissionError, IsADirectoryError):
        return None
    except OSError:
        if path.is_symlink():
            return None
        raise
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode) or status.st_nlink != 1:
        os.close(handle)
        return None
    return os.fdopen(handle, "r+b")
