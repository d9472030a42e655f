"""Records that are gathered once: the same values and kinds come back, and nothing depends on a cache that works."""

import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric.answers.world import archive_here, kept_records
from polycentric.answers.world.findings import collect
from polycentric.tables import kept, places


@dataclass(frozen=True)
class Inner:
    value: float | None


@dataclass
class Outer:
    name: str
    inner: Inner
    by_year: dict[int, tuple[object, ...]] = field(default_factory=dict[int, tuple[object, ...]])
    rows: list[object] = field(default_factory=list[object])


KINDS = (Inner, Outer)
WHOLE = Outer("São Tomé", Inner(0.1 + 0.2), {1816: (1, 1.0, True, None, "")}, [{"tuple": ()}, [], ["record", "Inner"]])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache in which results are kept."""
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    monkeypatch.delenv(kept.VARIABLE, raising=False)
    return tmp_path / "cache" / kept.FOLDER


def fails() -> Outer:
    raise AssertionError("made a second time")


def test_a_record_comes_back_with_the_same_values_and_kinds():
    first = kept_records.record("toy", ["a"], lambda: WHOLE, KINDS)
    again = kept_records.record("toy", ["a"], fails, KINDS)
    assert again is not first
    assert repr(again) == repr(first) == repr(WHOLE)


@pytest.mark.parametrize("value", [-0.0, math.inf, -math.inf, math.nan, 5e-324, 1 / 3])
def test_every_number_comes_back_to_the_bit(value: float):
    once, again = (kept_records.record("toy", ["a"], lambda: Inner(value), KINDS) for _ in range(2))
    assert once.value is not None
    assert again.value is not None
    assert np.float64(once.value).tobytes() == np.float64(again.value).tobytes()


@pytest.mark.parametrize("strange", [np.float64(1.0), {1, 2}, object(), np.int64(1), pl.DataFrame(), b"bytes"])
def test_what_a_text_would_not_give_back_is_made_anew_each_time(strange: object, folder: Path):
    assert kept_records.record("toy", ["a"], lambda: [strange], KINDS) == [strange]
    assert not folder.exists()


def test_a_kind_that_is_not_named_is_neither_kept_nor_read():
    assert kept_records.record("toy", ["a"], lambda: WHOLE, (Inner,)) is WHOLE
    _ = kept_records.record("toy", ["b"], lambda: WHOLE, KINDS)
    other = Outer("another", Inner(None))
    assert kept_records.record("toy", ["b"], lambda: other, (Inner,)) is other


@pytest.mark.parametrize("text", [
    "", "{", "[]", "[[]]", '["Outer"]', '["mapping", 1]', '["Nobody", 1]', '["mapping", ["list"], 1]',
])  # fmt: skip
def test_a_text_that_makes_no_record_is_gathered_anew(text: str):
    kept.keep("toy", ["a"], pl.DataFrame({"record": [text]}))
    assert kept_records.record("toy", ["a"], lambda: WHOLE, KINDS) is WHOLE


def test_a_table_of_another_shape_is_gathered_anew():
    kept.keep("toy", ["a"], pl.DataFrame({"other": [1]}))
    assert kept_records.record("toy", ["a"], lambda: WHOLE, KINDS) is WHOLE


def test_nothing_is_kept_of_what_no_longer_holds(folder: Path):
    _ = kept_records.record("toy", ["a"], lambda: WHOLE, KINDS, lambda made: made.name == "another")
    assert not folder.exists()


def test_the_report_is_the_same_kept_or_not(now: xr.Dataset, folder: Path, monkeypatch: pytest.MonkeyPatch):
    first, again = collect(now), collect(now)
    assert list(folder.glob("findings.*"))
    monkeypatch.setenv(kept.VARIABLE, "no")
    assert repr(first) == repr(again) == repr(collect(now))


def test_a_damaged_or_forbidden_cache_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch):
    first = str(pc.answers.state("India"))
    files = list(folder.glob("state.*"))
    assert files
    for path in files:
        path.write_bytes(path.read_bytes()[:-9])
    assert str(pc.answers.state("India")) == first
    nowhere = folder.parent.parent / "file"
    nowhere.touch()
    monkeypatch.setenv(places.CACHE_VARIABLE, str(nowhere))
    assert str(pc.answers.state("India")) == first


def test_another_state_year_or_archive_is_asked_for_anew(folder: Path):
    asked = [pc.answers.state(name, **year).title for name, year in
             [("India", {}), ("India", {"year": 2012}), ("Peru", {})]]  # fmt: skip
    assert len(set(asked)) == len(list(folder.glob("state.*"))) == 3


def test_a_file_that_was_fetched_changes_what_is_said_of_the_archive():
    before = archive_here.described()
    file = pc.sources.SOURCES["cow_nmc"].files[0]
    place = places.kept(file)
    place.parent.mkdir(parents=True)
    place.touch()
    after = archive_here.described()
    place.unlink()
    assert before is not None
    assert after is not None
    assert before != after
    assert archive_here.described() == before
