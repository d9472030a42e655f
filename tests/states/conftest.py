"""Where the lists' own files are, for the tests that hold our table to them."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[3] / "shared" / "data"


def mirror() -> Path | None:
    """Give the folder of the mirror's files: POLYCENTRIC_MIRROR, or shared/data beside the checkout."""
    folder = Path(os.environ.get("POLYCENTRIC_MIRROR") or BESIDE)
    files = folder / "files" if (folder / "files").is_dir() else folder
    return files if (files / "cow" / "cow_states.rda").is_file() else None


# Where continuous integration has no mirror these tests are not part of the suite, for there nothing may be skipped.
collect_ignore = ["test_mirror.py"] if os.environ.get("CI") and mirror() is None else []


@pytest.fixture(scope="session")
def lists() -> Path:
    folder = mirror()
    if folder is None:
        pytest.skip("no mirror of the lists: set POLYCENTRIC_MIRROR")
    return folder
