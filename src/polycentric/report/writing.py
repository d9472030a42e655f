"""Write a file whole or not at all: an interrupted run leaves what was there before."""

import contextlib
import os
import tempfile
from pathlib import Path

from polycentric.errors import OutputError


def write_text(text: str, path: str | os.PathLike[str]) -> Path:
    """Write a text to a file by way of a temporary one beside it, and give the path.

    Raises
    ------
    OutputError
        If the folder doesn't exist, the path is a folder, or the file can't be written.
    """
    target = Path(path)
    if target.is_dir():
        raise OutputError(f"'{target}' is a folder: give the name of a file in it, such as '{target / 'report.html'}'.")
    if not target.absolute().parent.is_dir():
        raise OutputError(
            f"'{target}' can't be written: there is no folder '{target.parent}'. Make it, or choose another."
        )
    try:
        return _replace(text, target)
    except OSError as error:
        raise OutputError(
            f"'{target}' can't be written: {error.strerror or error}. Choose a folder that you may write to."
        ) from error


def _replace(text: str, target: Path) -> Path:
    """Write beside the target, then put it in the target's place in one step."""
    handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return target


def _mode(target: Path) -> int:
    """Give the mode of the file that is replaced, or the one a new file would have."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
