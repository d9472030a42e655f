import os
from pathlib import Path

import pytest

from polycentric import writing as module
from polycentric.errors import OutputError
from polycentric.writing import write_text, write_whole


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


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path):
    target, link = tmp_path / "kept" / "page.html", tmp_path / "link.html"
    target.parent.mkdir()
    link.symlink_to(target)
    for text in ("first", "second"):
        assert write_text(text, link) == link
        assert link.is_symlink()
        assert target.read_text() == text
    assert sorted(tmp_path.rglob("*")) == [target.parent, target, link]


def test_a_link_in_a_circle_is_refused(tmp_path: Path):
    link = tmp_path / "a.html"
    link.symlink_to(link)
    with pytest.raises(OutputError, match=r"a\.html' can't be written"):
        write_text("x", link)
    assert link.is_symlink()


def test_a_pipe_is_refused_and_stays_a_pipe(tmp_path: Path):
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for place in (pipe, link):
        with pytest.raises(OutputError, match="is a pipe, which isn't replaced by a file"):
            write_text("x", place)
    assert pipe.is_fifo()


def test_a_device_is_written_into_and_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    device = tmp_path / "null"
    device.touch()
    before = device.stat().st_ino
    monkeypatch.setattr(module, "kind_of", lambda _path: "character device")  # pyright: ignore[reportUnknownLambdaType]
    write_text("gone", device)
    assert device.stat().st_ino == before
    assert device.read_text() == "gone"
    assert list(tmp_path.iterdir()) == [device]


def test_a_name_that_is_too_long_is_an_output_error(tmp_path: Path):
    with pytest.raises(OutputError, match="can't be written: File name too long"):
        write_text("x", tmp_path / ("a" * 300))


def test_a_name_as_long_as_can_be_is_written(tmp_path: Path):
    assert write_text("x", tmp_path / ("a" * 250 + ".html")).read_text() == "x"


def test_a_line_break_in_a_name_is_shown_as_one_line(tmp_path: Path):
    with pytest.raises(OutputError) as refused:
        module.check_place(tmp_path / "no\nwhere" / "a.html")
    assert "no\\nwhere" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_place_that_may_not_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def denied(*_: object) -> bool:
        return False

    monkeypatch.setattr(module.os, "access", denied)
    with pytest.raises(OutputError, match="you may not write there"):
        module.check_place(tmp_path / "a.csv")


def test_a_file_that_is_filled_in_part_is_never_put_in_place(tmp_path: Path):
    place = tmp_path / "table.parquet"
    place.write_bytes(b"old")

    def half(draft: Path) -> None:
        draft.write_bytes(b"half of the n")
        raise OSError(5, "Input/output error")

    with pytest.raises(OutputError, match=r"table\.parquet' can't be written: Input/output error"):
        write_whole(place, half)
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {"table.parquet": b"old"}


def test_a_table_is_not_poured_into_a_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    device = tmp_path / "null"
    device.touch()
    monkeypatch.setattr(module, "kind_of", lambda _path: "character device")  # pyright: ignore[reportUnknownLambdaType]
    with pytest.raises(OutputError, match="is a character device, which takes texts alone"):
        write_whole(device, lambda draft: draft.write_bytes(b"x"))


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        OSError("No space left on device (os error 28)"),
        ValueError("parquet: underlying IO error: No space left on device (os error 28)"),
        OSError(122, "Disk quota exceeded"),
    ],
)
def test_a_full_disk_names_the_folder_and_what_is_free_whoever_tells_of_it(tmp_path: Path, error: Exception):
    def fill(_draft: Path) -> None:
        raise error

    with pytest.raises(OutputError, match=r"In '.*' [0-9.,]+ MB are free: make room, or choose a folder with room\.$"):
        write_whole(tmp_path / "page.parquet", fill)
    assert list(tmp_path.iterdir()) == []


def test_a_bug_in_what_fills_a_file_stays_one(tmp_path: Path):
    def fill(_draft: Path) -> None:
        raise ValueError("not the disk's fault")

    with pytest.raises(ValueError, match="not the disk's fault"):
        write_whole(tmp_path / "page.parquet", fill)
    assert list(tmp_path.iterdir()) == []
