"""Lets a command read the archive from a folder that it was told, for as long as it runs."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def mirrored(folder: Path | None) -> Generator[None]:
    """Take a folder for the mirror in place of the one that the environment names; None changes nothing.

    Raises
    ------
    DataError
        If it is no folder.
    """
    if folder is None:
        yield
        return
    from polycentric.tables.places import MIRROR_VARIABLE, checked_mirror

    before = os.environ.get(MIRROR_VARIABLE)
    os.environ[MIRROR_VARIABLE] = str(checked_mirror(folder))
    try:
        yield
    finally:
        if before is None:
            del os.environ[MIRROR_VARIABLE]
        else:
            os.environ[MIRROR_VARIABLE] = before
