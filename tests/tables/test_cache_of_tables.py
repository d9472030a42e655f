import warnings
from pathlib import Path

import polars as pl
import pytest

from polycentric.answers.parts.first_reading import tell_if_unkept
from polycentric.errors import PolycentricWarning
from polycentric.tables import cache

FRAME = pl.DataFrame({"a": [1, 2]})
KEY = "k" * 20


def test_a_table_comes_back_as_it_was_kept(tmp_path: Path):
    path = cache.save(tmp_path / "tables", "toy", KEY, FRAME)
    assert path is not None
    found = cache.load(tmp_path / "tables", "toy", KEY)
    assert found is not None
    assert found.equals(FRAME)
    assert cache.load(tmp_path / "tables", "toy", "other" * 4) is None


def test_a_table_that_cannot_be_kept_is_held_for_this_run_and_why_is_known(tmp_path: Path):
    (tmp_path / "file").touch()  # in place of a folder: nothing can be written below it
    folder = tmp_path / "file" / "words"
    assert cache.save(folder, "toy", KEY, FRAME) is None
    held = cache.load(folder, "toy", KEY)
    assert held is not None
    assert held.equals(FRAME)
    assert cache.why_unkept(folder) == "Not a directory"
    assert cache.why_unkept(tmp_path) is None


def test_of_many_tables_that_cannot_be_kept_the_newest_are_held(tmp_path: Path):
    (tmp_path / "file").touch()
    for place in range(cache.HELD + 1):
        assert cache.save(tmp_path / "file" / "words", f"toy{place}", KEY, FRAME) is None
    assert cache.load(tmp_path / "file" / "words", "toy0", KEY) is None
    assert cache.load(tmp_path / "file" / "words", f"toy{cache.HELD}", KEY) is not None


def test_that_texts_cannot_be_kept_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path / "file"))
    _ = cache.save(tmp_path / "file" / "words", "toy", KEY, FRAME)
    with pytest.warns(PolycentricWarning, match=r"can't be kept in '.*file' \(Not a directory\), so that the next run"):
        tell_if_unkept()
    with warnings.catch_warnings(record=True, action="always") as more:
        tell_if_unkept()
    assert more == []
