import errno
import io
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.cli import write
from polycentric.cli.options import Output
from polycentric.errors import OutputError

GRID = Grid(
    (Column("state", "state"), Column("share", "share", "fraction")),
    ({"state": 'Å, "B"', "share": 0.25}, {"state": "C", "share": float("nan")}),
)
SHEET = Answer(
    "Two states", GRID, (Section("", GRID),), notes=("Source: none.",), provenance={"command": "polycentric x"}
)


def test_a_missing_value_is_null_in_json_empty_in_csv_and_a_dash_in_text():
    assert '"share": null' in SHEET.json()
    assert SHEET.csv() == 'state,share\n"Å, ""B""",0.25\nC,\n'
    assert SHEET.text() == 'Two states\n\nstate   share\nÅ, "B"   0.25\nC           –\n\nSource: none.\n'


def test_a_table_for_a_terminal_holds_the_same_texts():
    text = SHEET.text(colour=True)
    assert "\x1b[" in text
    assert 'Å, "B"' in text


def test_a_table_without_rows_says_so():
    empty = Answer("None", GRID, (Section("States", Grid(GRID.columns, ())),))
    assert empty.text() == "None\n\nStates\n  (none)\n"


def test_a_sheet_without_a_picture_says_what_to_ask_for_instead():
    with pytest.raises(OutputError, match="choose --json or --csv"):
        write.deliver(SHEET, Output("svg", None))


@pytest.mark.parametrize(("name", "form"), [("a.json", "json"), ("a.CSV", "csv"), ("a.svg", "svg"), ("a.txt", "txt")])
def test_the_ending_of_a_file_names_its_form(name: str, form: str):
    assert write.form_of(None, Path(name)) == form


def test_a_form_asked_for_counts_where_the_ending_names_none_and_is_refused_where_it_names_another():
    assert write.form_of("json", Path("a.data")) == "json"
    assert write.form_of("json", Path("a.JSON")) == "json"
    with pytest.raises(OutputError, match=r"'a\.csv' ends in \.csv, and --json asks for another form"):
        write.form_of("json", Path("a.csv"))


class HalfAtATime(io.RawIOBase):
    """A stream without a buffer that takes at most ten bytes at a time, and no more than there is room for."""

    def __init__(self, room: int) -> None:
        self.taken, self.room = b"", room

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if len(self.taken) >= self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        part = bytes(data)[: min(10, self.room - len(self.taken))]
        self.taken += part
        return len(part)


def test_a_stream_without_a_buffer_gets_all_of_a_result_or_the_failure_is_told(monkeypatch: pytest.MonkeyPatch):
    text = SHEET.json()
    stream = HalfAtATime(10_000)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream, encoding="utf-8", write_through=True))  # pyright: ignore[reportArgumentType]  # as Python makes it with -u
    write.print_or_write(text, None)
    assert stream.taken.decode() == text
    full = HalfAtATime(25)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(full, encoding="utf-8", write_through=True))  # pyright: ignore[reportArgumentType]  # as above
    with pytest.raises(OSError, match="No space left"):
        write.print_or_write(text, None)


def test_an_ending_that_names_no_form_is_refused():
    with pytest.raises(OutputError, match=r"'a\.doc' doesn't say its form: end the name with one of \.txt, \.json"):
        write.form_of(None, Path("a.doc"))


def test_a_file_is_written_whole_over_an_older_one(tmp_path: Path):
    out = tmp_path / "a.csv"
    out.write_text("old")
    write.deliver(SHEET, Output(None, out))
    assert out.read_text(encoding="utf-8").startswith("state,share\n")
    assert list(tmp_path.iterdir()) == [out]


def test_an_interrupted_write_leaves_the_older_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    out = tmp_path / "a.csv"
    out.write_text("old")

    def interrupt(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write.print_or_write("new", out)
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_full_disk_is_a_mistake_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(OutputError, match="can't be written: No space left on device"):
        write.print_or_write("new", tmp_path / "a.csv")
