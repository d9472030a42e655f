"""Runs the command line within this process, as a terminal of 80 columns shows it."""

import contextlib
import io
import os
import signal
import warnings
from collections.abc import Generator, Sequence
from pathlib import Path
from unittest import mock

from polycentric.answers.parts import first_reading
from polycentric.cli.app import main
from polycentric.errors import BrokenEntryWarning, PolycentricWarning

WIDTH = 80


def run_command(arguments: Sequence[str], *, cache: Path | None, mirror: bool = True) -> tuple[int, str]:
    """Run ``polycentric`` with arguments; give its exit code, and what it prints and what it complains of, in order.

    With a ``cache`` of its own and no ``mirror`` it sees nothing else of the archive, whatever this machine has, and so
    prints the same everywhere. That texts are read for the first time isn't said: it hangs on what ran before.
    """
    printed = io.StringIO()
    before = signal.getsignal(signal.SIGTERM)
    quiet = mock.patch.object(first_reading, "say_first_reading")
    with quiet, _surroundings(cache, mirror), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            main([*arguments])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        finally:
            signal.signal(signal.SIGTERM, before)
    return code, printed.getvalue()


@contextlib.contextmanager
def _surroundings(cache: Path | None, mirror: bool) -> Generator[None]:
    """Give a terminal's width, and the archive or a cache alone; show warnings as a user sees them."""
    kept = dict(os.environ)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("default", PolycentricWarning)
        warnings.simplefilter("default", BrokenEntryWarning)
        os.environ |= {"COLUMNS": str(WIDTH), "NO_COLOR": "1"}
        if not mirror:
            _ = os.environ.pop("POLYCENTRIC_MIRROR", None)
        if cache is not None:
            os.environ["POLYCENTRIC_CACHE"] = str(cache)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(kept)
