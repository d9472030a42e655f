import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from polycentric.tables import drafts, kept, places

FRAME = pl.DataFrame(
    {
        "state": ["AAA", None],
        "poles": [["AAA", "BBB"], []],
        "share": [np.nan, -0.0],
        "gap": [None, 0.1],
        "year": [1, 2],
    },
    schema_overrides={"year": pl.Int32},
)
Folder = Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """An empty cache in which results are kept."""
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(kept.VARIABLE, raising=False)
    return tmp_path / "cache" / kept.FOLDER


class Maker:
    """Makes a table, and counts how often."""

    def __init__(self, frame: pl.DataFrame = FRAME) -> None:
        self.frame, self.times = frame, 0

    def __call__(self) -> pl.DataFrame:
        self.times += 1
        return self.frame.clone()


def files(folder: Folder) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_result_is_worked_out_once_and_comes_back_to_the_bit():
    make = Maker()
    once, again = (kept.frame("toy", ["a"], make) for _ in range(2))
    assert make.times == 1
    for each in (once, again):
        assert each.schema == FRAME.schema
        assert each.equals(FRAME, null_equal=True)
        assert each["share"].to_numpy().tobytes() == FRAME["share"].to_numpy().tobytes()


def test_whatever_else_is_asked_is_worked_out_for_itself(folder: Folder):
    make = Maker()
    asked = [("toy", ["a"]), ("toy", ["b"]), ("toys", ["a"]), ("toy", ["a", ""]), ("toy", ["", "a"]), ("toy", ["a b"]),
             ("toy", ["a", "b"])]  # fmt: skip
    for stem, about in asked:
        kept.frame(stem, about, make)
    assert make.times == len(files(folder)) == len(asked)


def test_another_package_or_library_asks_for_another_file(monkeypatch: pytest.MonkeyPatch):
    make = Maker()
    kept.frame("toy", ["a"], make)
    before = kept.package_digest()
    kept.package_digest.cache_clear()
    monkeypatch.setattr(kept, "_version", lambda name: "99")  # pyright: ignore[reportUnknownLambdaType]
    try:
        assert kept.package_digest() not in (None, before)
        kept.frame("toy", ["a"], make)
    finally:
        kept.package_digest.cache_clear()
    assert make.times == 2


def test_a_changed_file_of_the_package_changes_its_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = tmp_path / "package"
    (root / "poles").mkdir(parents=True)
    monkeypatch.setattr(kept, "ROOT", root)
    digests: list[str | None] = []
    for text in ("x = 1", "x = 2", "x = 2 ", "x = 1"):
        (root / "poles" / "rule.py").write_text(text)
        os.utime(root / "poles" / "rule.py", (1, 1))
        digests.append(kept.package_digest.__wrapped__())
    assert len(set(digests)) == 3
    assert digests[0] == digests[3] is not None


def test_of_a_package_that_was_changed_since_it_was_loaded_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    (tmp_path / "rule.py").write_text("x = 1")
    monkeypatch.setattr(kept, "_LOADED", (tmp_path / "rule.py").stat().st_mtime - 1)
    assert kept.package_digest.__wrapped__() is None


def test_of_a_package_without_files_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept, "ROOT", tmp_path / "package.zip")
    assert kept.package_digest.__wrapped__() is None


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _changed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def _replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [_cut, _emptied, _changed, _replaced_by_a_folder])
def test_a_damaged_file_is_never_used(folder: Folder, damage: Callable[[Path], None]):
    make = Maker()
    kept.frame("toy", ["a"], make)
    (path,) = files(folder)
    damage(path)
    assert kept.frame("toy", ["a"], make).equals(FRAME)
    assert make.times == 2


def test_a_whole_file_under_the_name_of_another_is_never_used(folder: Folder):
    kept.frame("toy", ["a"], Maker())
    (wrong,) = files(folder)
    make = Maker(FRAME.head(1))
    kept.frame("toy", ["b"], make)
    (right,) = set(files(folder)) - {wrong}
    named = right.name.split(".")
    wrong.rename(folder / ".".join([named[0], named[1], wrong.name.split(".")[2], "parquet"]))
    right.unlink()
    assert kept.frame("toy", ["b"], make).height == 1
    assert make.times == 2


def test_a_full_disk_only_means_that_nothing_is_kept(folder: Folder, monkeypatch: pytest.MonkeyPatch):
    def full(place: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(drafts, "put", full)
    make = Maker()
    assert [kept.frame("toy", ["a"], make).equals(FRAME) for _ in range(2)] == [True, True]
    assert make.times == 2
    assert files(folder) == []


@pytest.mark.parametrize("place", ["/proc/nowhere", "/dev/null/cache", "~nobody-of-that-name/cache"])
def test_a_cache_that_cannot_be_is_done_without(place: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(places.CACHE_VARIABLE, place)
    assert kept.frame("toy", ["a"], Maker()).equals(FRAME)


def test_who_wants_nothing_kept_gets_nothing_kept(folder: Folder, monkeypatch: pytest.MonkeyPatch):
    make = Maker()
    kept.frame("toy", ["a"], make)
    before = files(folder)
    monkeypatch.setenv(kept.VARIABLE, "no")
    kept.frame("toy", ["a"], make)
    kept.frame("toy", ["b"], make)
    assert make.times == 3
    assert files(folder) == before


def test_what_cannot_be_told_apart_is_not_kept(folder: Folder):
    make = Maker()
    kept.frame("toy", None, make)
    kept.frame("toy", ["a"], make, lambda: False)
    assert make.times == 2
    assert files(folder) == []


def test_what_fails_is_not_kept(folder: Folder):
    def fail() -> pl.DataFrame:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept.frame("toy", ["a"], fail)
    assert files(folder) == []


def test_the_oldest_results_go_when_there_are_too_many(folder: Folder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept, "MOST", 3)
    make = Maker()
    for number in range(5):
        kept.frame("toy", [str(number)], make)
        for age, path in enumerate(sorted(files(folder), key=lambda each: each.stat().st_mtime, reverse=True)):
            os.utime(path, (1000 - age, 1000 - age))
    assert len(files(folder)) == 3
    kept.frame("toy", ["4"], make)
    assert make.times == 5
