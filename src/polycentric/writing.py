"""Write a file, or a folder of files, whole or not at all: an interrupted run leaves what was there before."""

import contextlib
import errno
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Collection, Generator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from polycentric.errors import OutputError
from polycentric.reading import KINDS

NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_WRAPPED = re.compile(r"\(os error ([0-9]{1,3})\)")
_STREAM = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/")


@dataclass(frozen=True)
class _Kept:
    """Files, and folders with all in them, that nothing is written over; each with what it is."""

    files: Mapping[Path, str] = field(default_factory=dict[Path, str])
    folders: Mapping[Path, str] = field(default_factory=dict[Path, str])


_KEPT: ContextVar[_Kept] = ContextVar("files that are read", default=_Kept())  # noqa: B039  # frozen and empty


@contextlib.contextmanager
def keeping(*files: Mapping[Path, str], folders: Mapping[Path, str]) -> Generator[None]:
    """For a while, refuse to write over files, by whatever name or link, or into folders; each with what it is."""
    token = _KEPT.set(_Kept({path: what for each in files for path, what in each.items()}, folders))
    try:
        yield
    finally:
        _KEPT.reset(token)


def write_text(text: str, path: str | os.PathLike[str]) -> Path:
    """Write a text to a file by way of a temporary one beside it, and give the path.

    A link is followed and stays. A character device such as ``/dev/null`` is written into and never replaced.

    Raises
    ------
    OutputError
        If the path is refused by `check_place`, or the file can't be written.
    """
    target = Path(path)
    if kind_of_place(target) == "character device":
        try:
            _pour(text, target)
        except OSError as error:
            raise _unwritable(target, error) from error
        return target
    return write_whole(target, lambda draft: _fill(text, draft))


def write_whole(path: str | os.PathLike[str], fill: Callable[[Path], object]) -> Path:
    """Have a temporary file beside the place filled, and put it there in one step; give the path.

    Raises
    ------
    OutputError
        If the path is refused by `check_place`, is a device, or the file can't be written.
    """
    target = Path(path)
    if kind_of_place(target) == "character device":
        raise OutputError(f"'{shown(target)}' is a character device, which takes texts alone: give the name of a file.")
    try:
        _replace(fill, target.resolve())
    except Exception as error:
        fault = _of_the_machine(error) or error
        if not isinstance(fault, OSError | RuntimeError):
            raise
        raise _unwritable(target, fault) from error
    return target


def write_folder(
    path: str | os.PathLike[str], fill: Callable[[Path], object], replaced: Callable[[Path], Collection[str]]
) -> Path:
    """Have a temporary folder beside the place filled, and put it there in one step; give the path.

    Parameters
    ----------
    path : path
        Where the folder shall stand.
    fill : callable
        Writes the files into the folder that it is given.
    replaced : callable
        From a folder that stands there already to the names of its files that may be replaced.

    Raises
    ------
    OutputError
        If the path is refused by `check_folder`, or a file can't be written.
    """
    check_folder(Path(path), replaced)
    target = Path(path).resolve()
    draft: Path | None = None
    try:
        draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part"))
        fill(draft)
        for file in draft.iterdir():
            _settle(file)
        draft.chmod(_folder_mode())
        _exchange(draft, target)
    except Exception as error:
        fault = _of_the_machine(error) or error
        if not isinstance(fault, OSError | RuntimeError):
            raise
        raise _unwritable(Path(path), fault) from error
    finally:
        if draft is not None:
            shutil.rmtree(draft, ignore_errors=True)
    return Path(path)


def check_folder(path: Path, replaced: Callable[[Path], Collection[str]]) -> None:
    """Refuse a place that no folder can be put in, and a folder that holds what may not be replaced.

    Raises
    ------
    OutputError
        If it is a file, the folder around it doesn't exist or may not be written, or other files are in it.
    """
    try:
        kind, target = kind_of(path), path.resolve()
        allowed = os.access(target.parent, os.W_OK)
        others = sorted({each.name for each in path.iterdir()} - set(replaced(path))) if kind == "folder" else []
    except (OSError, RuntimeError) as error:
        raise _unwritable(path, error) from error
    if kind not in {None, "folder"}:
        raise OutputError(f"'{shown(path)}' is a {kind}: give the name of a folder, which is made.")
    if not target.parent.is_dir():
        around = shown(path.parent)
        raise OutputError(f"'{shown(path)}' can't be made: there is no folder '{around}'. Make it, or choose another.")
    _check_kept(path)
    if others:
        raise OutputError(
            f"'{shown(path)}' holds other files, '{shown(Path(others[0]))}' among them, which would go lost: name a "
            "new folder."
        )
    if target.is_mount():
        raise OutputError(f"'{shown(path)}' is where a disk is mounted: give the name of a folder in it.")
    if not allowed:
        raise OutputError(f"'{shown(path)}' can't be made: you may not write there. Choose another place.")


def kind_of_place(path: Path) -> str | None:
    """Check a place, and say what stands there."""
    check_place(path)
    return kind_of(path)


def check_place(path: Path) -> None:
    """Refuse a place that no file can be written to.

    Raises
    ------
    OutputError
        If the folder doesn't exist, the path is a folder, a pipe, a socket or a disk, or it may not be written.
    """
    try:
        kind, target = kind_of(path), path.resolve()
        exists_here, allowed = target.parent.is_dir(), os.access(target if kind else target.parent, os.W_OK)
        allowed &= kind == "character device" or os.access(target.parent, os.W_OK)
    except (OSError, RuntimeError) as error:
        raise _unwritable(path, error) from error
    if kind == "folder":
        raise OutputError(f"'{shown(path)}' is a folder: give the name of a file in it.")
    if not exists_here:
        folder = shown(target.parent if path.is_symlink() else path.parent)
        raise OutputError(
            f"'{shown(path)}' can't be written: there is no folder '{folder}'. Make it, or choose another."
        )
    _check_kept(path)
    if kind == "file" and str(path).startswith(_STREAM):
        raise OutputError(f"'{shown(path)}' is an open stream and no name: leave --out out, and the result is printed.")
    if kind not in {None, "file", "character device"}:
        raise OutputError(f"'{shown(path)}' is a {kind}, which isn't replaced by a file: give the name of a file.")
    if not allowed:
        raise OutputError(f"'{shown(path)}' can't be written: you may not write there. Choose another place.")


def _check_kept(path: Path) -> None:
    """Refuse a place that is a file which is read, by any name or link, or that lies in a folder of ours.

    Raises
    ------
    OutputError
        It says what the file is.
    """
    kept, target = _KEPT.get(), path.resolve()
    for file, what in kept.files.items():
        if file.resolve() == target or (_same(file, target)):
            raise OutputError(f"'{shown(path)}' is {what}, and the result would replace it: choose another name.")
    for folder, what in kept.folders.items():
        if target.is_relative_to(folder.resolve()):
            raise OutputError(f"'{shown(path)}' is {what}, where no results are kept: choose another place.")


def _same(one: Path, other: Path) -> bool:
    """Tell whether two names are of one file."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def kind_of(path: Path) -> str | None:
    """Say what stands at a path, links followed: a file, a folder, a device, a pipe, a socket; or None."""
    try:
        return KINDS.get(stat.S_IFMT(path.stat().st_mode), "thing of an unknown kind")
    except (FileNotFoundError, NotADirectoryError):
        return None


def shown(path: Path) -> str:
    """Write a path on one line: as it is, or with escapes for what doesn't print."""
    return str(path) if str(path).isprintable() else repr(str(path))[1:-1]


def _unwritable(path: Path, error: Exception) -> OutputError:
    """Word the error of a place where writing fails."""
    why = getattr(error, "strerror", None) or " ".join(str(error).split())
    if getattr(error, "errno", None) in NO_ROOM:
        return OutputError(
            f"'{shown(path)}' can't be written: {why}. In '{shown(path.parent)}' {free_in(path.parent)}: make room, "
            "or choose a folder with room."
        )
    return OutputError(f"'{shown(path)}' can't be written: {why}. Choose another name, or a folder with room.")


def free_in(folder: Path) -> str:
    """Say how much room is left where a folder is, or would be."""
    try:
        nearest = next(each for each in (folder, *folder.parents) if each.is_dir())
        return f"{shutil.disk_usage(nearest).free / 1e6:,.1f} MB are free"
    except (OSError, StopIteration):
        return "how much is free can't be told"


def _of_the_machine(error: Exception) -> OSError | None:
    """Give the machine's error that a library wrapped in one of its own, as polars does when a disk is full."""
    match = _WRAPPED.search(str(error))
    return OSError(int(match[1]), os.strerror(int(match[1]))) if match else None


def _pour(text: str, device: Path) -> None:
    """Write into what is there, without making or replacing anything."""
    with os.fdopen(os.open(device, os.O_WRONLY | os.O_NOCTTY), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _fill(text: str, draft: Path) -> None:
    """Write a text as it is."""
    draft.write_text(text, encoding="utf-8", newline="\n")


def _replace(fill: Callable[[Path], object], target: Path) -> None:
    """Have a draft beside the target filled, then put it in the target's place in one step."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part")
    os.close(handle)
    try:
        fill(Path(name))
        _settle(Path(name))
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _exchange(draft: Path, target: Path) -> None:
    """Put a folder in the place of another; what was there is put back if that fails."""
    if not target.exists():
        draft.rename(target)
        return
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".old"))
    target.rename(aside)  # onto an empty folder, in one step
    try:
        draft.rename(target)
    except BaseException:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _folder_mode() -> int:
    """Give the mode that a new folder would have."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o777 & ~mask


def _settle(draft: Path) -> None:
    """Wait until what was written is on the disk."""
    handle = os.open(draft, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mode(target: Path) -> int:
    """Give the mode of the file that is replaced, or the one a new file would have."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
