"""Read a file that somebody else named: a regular one, of a bounded size, and never one that blocks or has no end.

Every input goes through here, whether a user's, a mirror's or the cache's. What is refused is an `OSError` like any
other, whose `strerror` says why, so that the caller words it as it words a file that isn't there.
"""

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import IO

LARGEST = 1 << 30  # bytes; the largest file of any source has 80 million
KINDS = {stat.S_IFREG: "file", stat.S_IFDIR: "folder", stat.S_IFCHR: "character device", stat.S_IFBLK: "device",
         stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket"}  # fmt: skip
_STEP = 1 << 20
# Without waiting, an open pipe or terminal doesn't block; that it is none is looked at again once it is open.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


class UnfitFileError(OSError):
    """A path that holds no file that could be read to its end: a pipe, a device, a folder, or far too much."""

    def __str__(self) -> str:
        """Say why, without the number of the error, which says nothing more."""
        return self.strerror or ""


def opened(path: str | os.PathLike[str], largest: int = LARGEST) -> IO[bytes]:
    """Open a regular file for reading.

    Raises
    ------
    UnfitFileError
        If a pipe, a device, a socket or a folder is there, or a file of more than `largest` bytes.
    OSError
        If nothing is there, or it may not be read.
    """
    _check(os.stat(path), path, largest)  # noqa: PTH116  # before it is opened, since opening alone can rewind a tape
    handle = os.open(path, _FLAGS)
    try:
        _check(os.fstat(handle), path, largest)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def content_of(path: str | os.PathLike[str], largest: int = LARGEST) -> bytes:
    """Give all bytes of a regular file, however it grows meanwhile; errors as `opened`."""
    with opened(path, largest) as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        raise _too_large(path, largest)
    return content


def digest_of(path: str | os.PathLike[str], largest: int = LARGEST) -> str:
    """Give the sha256 of a regular file; errors as `opened`."""
    digest, left = hashlib.sha256(), largest
    with opened(path, largest) as file:
        while piece := file.read(_STEP):
            digest.update(piece)
            left -= len(piece)
            if left < 0:
                raise _too_large(path, largest)
    return digest.hexdigest()


def exists(path: Path) -> bool:
    """Tell whether anything is there; what can't even be looked at is not."""
    try:
        return path.exists()
    except OSError:
        return False


def _check(status: os.stat_result, path: str | os.PathLike[str], largest: int) -> None:
    """Refuse what is no regular file, or is too large."""
    kind = stat.S_IFMT(status.st_mode)
    if kind != stat.S_IFREG:
        raise UnfitFileError(errno.EINVAL, f"it is a {KINDS.get(kind, 'thing of an unknown kind')}, no file", str(path))
    if status.st_size > largest:
        raise _too_large(path, largest)


def _too_large(path: str | os.PathLike[str], largest: int) -> UnfitFileError:
    """Say that a file is larger than anything that it could be."""
    return UnfitFileError(errno.EFBIG, f"it has more than {largest:,} bytes", str(path))
