import os
from pathlib import Path

import pytest

from polycentric.errors import OutputError
from polycentric.report import Findings, render_findings, write, write_text
from polycentric.report import writing as module


def test_a_text_is_written_and_its_path_given(tmp_path: Path):
    path = write_text("Côte d’Ivoire\n", tmp_path / "page.html")
    assert path.read_bytes() == "Côte d’Ivoire\n".encode()
    assert os.listdir(tmp_path) == ["page.html"]  # noqa: PTH208  # names alone


def test_a_file_that_was_there_is_replaced_and_keeps_its_mode(tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text("old")
    path.chmod(0o640)
    write_text("new", path)
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_an_interrupted_write_leaves_what_was_there_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "page.html"
    path.write_text("old")

    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_text("new", path)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.html"]


def test_a_full_disk_is_told_as_an_output_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(OutputError, match=r"page\.html' can't be written: No space left on device"):
        write_text("new", tmp_path / "page.html")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_as_the_place_is_refused_with_a_better_one(tmp_path: Path):
    with pytest.raises(OutputError, match="is a folder: give the name of a file in it"):
        write_text("x", tmp_path)


def test_a_folder_that_doesnt_exist_is_named(tmp_path: Path):
    with pytest.raises(OutputError, match=r"there is no folder '.*nowhere'"):
        write_text("x", tmp_path / "nowhere" / "page.html")


def test_the_report_is_written_from_a_panel(toy: object, tmp_path: Path, small: Findings):
    path = write(toy, tmp_path / "report.html", made="1 January 2030")  # pyright: ignore[reportArgumentType]
    assert path.read_text(encoding="utf-8") == render_findings(small, "1 January 2030")
