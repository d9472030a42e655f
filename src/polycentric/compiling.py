"""Say that compiled functions are about to be compiled, which takes a while once on each computer."""

import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from polycentric.errors import CompilingNote

_said: set[str] = set()


def announce(*kernels: ModuleType) -> None:
    """Note that some kernels will be compiled, if they were not on this computer; once for each set of them.

    Parameters
    ----------
    *kernels : module
        Modules of compiled functions, called in what comes next.

    Warns
    -----
    CompilingNote
    """
    anew = [kernel.__name__ for kernel in kernels if not _is_compiled(kernel)]
    if set(anew) - _said:
        _said.update(anew)
        warnings.warn(
            "What this is computed with is compiled for this computer first, which takes up to a minute; from the next "
            "time on the computation alone takes time.",
            CompilingNote,
            stacklevel=3,
        )


def _is_compiled(kernel: ModuleType) -> bool:
    """Tell whether functions of a module were compiled since it, or the compiler, was changed."""
    folders, source = set(_folders(kernel)), Path(str(kernel.__file__))
    ending = f".py{sys.version_info.major}{sys.version_info.minor}.nbi"
    try:
        compiler = Path(str(sys.modules["numba"].__file__))
        changed = max(source.stat().st_mtime, compiler.stat().st_mtime)
        kept = [path for folder in folders for path in Path(folder).glob(f"{source.stem}.*{ending}")]
        return any(path.stat().st_mtime >= changed for path in kept)
    except (OSError, KeyError):
        return False


def _folders(kernel: ModuleType) -> Iterator[str]:
    """Name the folders in which a module's compiled functions are kept."""
    for each in vars(kernel).values():
        folder = getattr(getattr(each, "stats", None), "cache_path", None)
        if folder and getattr(each, "__module__", None) == kernel.__name__:
            yield str(folder)
