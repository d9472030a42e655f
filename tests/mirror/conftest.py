"""Tests on the sources' real files, which are never committed: they run where a mirror of them is."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from polycentric.tables import kept
from polycentric.tables.places import CACHE_VARIABLE, MIRROR_VARIABLE

FOLDER = os.environ.get(MIRROR_VARIABLE)

# Without a mirror nothing here can run; where CI is set nothing may be skipped, so there it is no part of the suite.
collect_ignore_glob = ["test_*.py"] if os.environ.get("CI") and not FOLDER else []
collect_ignore = ["test_tables_in_r.py"] if os.environ.get("CI") and shutil.which("Rscript") is None else []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave single tests in R out where CI is set and there is no R, as the file of such tests is."""
    if os.environ.get("CI") and shutil.which("Rscript") is None:
        items[:] = [item for item in items if not item.name.startswith("test_r_reads")]


@pytest.fixture(scope="session")
def mirror() -> Path:
    """The mirror's folder."""
    if not FOLDER:
        pytest.skip(f"no mirror of the sources' files: set {MIRROR_VARIABLE}")
    return Path(FOLDER)


@pytest.fixture(scope="session")
def archive(mirror: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty cache beside the mirror, so that every table is read from its file once."""
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, str(cache))
        patch.delenv(kept.VARIABLE, raising=False)  # in a cache of its own, what is found once is found
        yield cache
