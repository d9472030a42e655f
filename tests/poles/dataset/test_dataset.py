"""The data set on a toy world: what its tables hold, in every form the same, and how it is written whole."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from polycentric import toy
from polycentric import writing as module
from polycentric.errors import DataError, OutputError, UnknownNameError
from polycentric.poles.dataset import FORMATS, Dataset, build, write
from polycentric.poles.dataset.codebook import codebook
from polycentric.poles.dataset.names import variable, variables
from polycentric.poles.dataset.scored import readings
from polycentric.poles.dataset.sheet import significant
from polycentric.poles.dataset.write import checked_formats
from polycentric.poles.validity.polarity import Reading

HALF, FIVE = Reading("half_of_leader", "power", "all"), Reading("thompson", "power", "five_largest")
POWER = {"USA": 6.0, "RUS": 3.0, "CHN": 1.0, "FRA": 0.000123, "GBR": 0.5, "LIE": float("nan")}


def made(power: dict[str, float] | None = None) -> Dataset:
    held = power or POWER
    people = {state: 1.0 if np.isnan(value) else 1000.0 for state, value in held.items()}
    return build(toy.world(held, people=people), [HALF, FIVE])


@pytest.fixture
def data() -> Dataset:
    return made()


def files(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_a_year_and_a_reading_have_a_class_its_poles_and_their_number(data: Dataset):
    rows = {row["reading"]: row for row in data.sheet("system_years").frame.iter_rows(named=True)}
    assert (rows["half_power"]["polarity"], rows["half_power"]["poles"]) == ("bipolar", "USA RUS")
    assert rows["half_power"]["number"] == rows["half_power"]["most"] == 2
    assert rows["thompson_power_top5"]["set"] == "five_largest"


def test_a_state_is_a_pole_or_not_and_missing_without_data_or_outside_the_set(data: Dataset):
    rows = {row["state"]: row for row in data.sheet("state_years").frame.iter_rows(named=True)}
    assert [rows[state]["half_power"] for state in ("USA", "RUS", "CHN", "LIE")] == [1, 1, 0, None]
    assert rows["LIE"]["thompson_power_top5"] is None
    assert rows["LIE"]["ratio_power"] is None
    assert (rows["USA"]["ratio_power"], rows["RUS"]["ratio_power"]) == (1.0, 0.5)


def test_a_small_ratio_is_rounded_to_four_digits_and_never_to_zero(data: Dataset):
    rows = {row["state"]: row for row in data.sheet("state_years").frame.iter_rows(named=True)}
    assert rows["FRA"]["ratio_power"] == 2.05e-05
    assert significant(np.array([0.0, 123456.0, np.nan])).tolist()[:2] == [0.0, 123500.0]


def test_shares_of_a_set_are_of_its_members_alone_and_sum_to_one():
    shares = made(POWER | {"LIE": 0.1}).sheet("set_shares").frame
    assert set(shares["state"]) == {"USA", "RUS", "CHN", "GBR", "LIE"}
    assert shares["share"].sum() == pytest.approx(1, abs=1e-3)


def test_of_a_set_with_one_state_nothing_is_said():
    alone = made({"USA": 1.0, "RUS": float("nan")})
    row = alone.sheet("system_years").frame.row(0, named=True)
    assert (row["polarity"], row["poles"], row["number"]) == (None, None, None)
    assert row["reason"] == "a set of one state has one class alone"
    assert alone.sheet("state_years").frame["half_power"].to_list() == [None, None]


@pytest.mark.parametrize("sheet", ["system_years", "state_years", "set_shares", "readings"])
def test_every_form_holds_the_same(data: Dataset, sheet: str, tmp_path: Path):
    folder = write(data, tmp_path / "polarity")
    whole = data.sheet(sheet).frame
    assert_frame_equal(pl.read_parquet(folder / f"{sheet}.parquet"), whole)
    csv = pl.read_csv(folder / f"{sheet}.csv", schema=whole.schema)
    assert_frame_equal(csv, whole)
    stata: Any = pd.read_stata(folder / f"{sheet}.dta")
    assert list(stata.columns) == whole.columns
    for name in whole.columns:
        expected, found = whole[name].to_list(), stata[name].tolist()
        if whole.schema[name] == pl.String:
            assert [None if pd.isna(each) or each == "" else each for each in found] == expected, name
        else:
            assert [None if pd.isna(each) else each for each in found] == expected, name


def test_stata_has_a_label_for_every_column_and_for_every_class(data: Dataset, tmp_path: Path):
    folder = write(data, tmp_path / "polarity", ["dta"])
    opened: Any = pd.read_stata(folder / "system_years.dta", iterator=True)
    with opened as reader:
        labels, values = reader.variable_labels(), reader.value_labels()
    assert all(labels.values())
    assert values["polarity"] == {
        1: "unipolar", 2: "near-unipolar", 3: "bipolar", 4: "multipolar", 5: "unclassified"
    }  # fmt: skip


def test_the_same_cells_are_the_same_bytes_and_the_same_hash_and_another_cell_another(tmp_path: Path):
    one, other = write(made(), tmp_path / "one"), write(made(), tmp_path / "other")
    assert files(one) == files(other)
    for name in files(one):
        assert (one / name).read_bytes() == (other / name).read_bytes(), name
    assert made(POWER | {"CHN": 3.5}).digest != made().digest


def test_the_record_names_the_version_the_hash_and_every_other_file_and_no_day(data: Dataset, tmp_path: Path):
    folder = write(data, tmp_path / "polarity")
    record = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    assert record["content_sha256"] == data.digest
    assert set(record["files"]) | {"dataset.json"} == files(folder)
    assert record["tables"]["system_years"]["rows"] == 2
    assert {"common", "israeli", "icb"} == set(record["label_sets"])


def test_the_codebook_describes_every_column_of_every_table_and_how_to_cite(data: Dataset):
    text = codebook(data, list(FORMATS))
    for sheet in data.sheets:
        assert {note.column for note in sheet.notes} == set(sheet.frame.columns)
        for column in sheet.frame.columns:
            assert f"| `{column}` |" in text, column
    assert f"content {data.digest[:12]}" in text


def test_every_scored_reading_has_a_variable_of_its_own_that_stata_takes():
    named = variables(readings())
    assert len(set(named.values())) == len(named) > 250
    assert named[Reading("ratio_after_lind")] == "after_lind"
    assert variable(Reading("thompson", "military_spending", "ten_largest")) == "thompson_milex_top10"


def test_two_readings_of_one_variable_and_a_name_that_is_too_long_are_refused():
    with pytest.raises(DataError, match="is that of 'half_of_leader/cinc/all' too"):
        variables([Reading("half_of_leader", "cinc", "all"), Reading("half", "cinc")])
    with pytest.raises(DataError, match=r"is 33 characters, and Stata takes 32"):
        variables([Reading("a" * 33)])


def test_an_earlier_data_set_is_replaced_and_an_empty_folder_filled(data: Dataset, tmp_path: Path):
    folder = tmp_path / "polarity"
    folder.mkdir()
    write(data, folder)
    write(data, folder, ["csv"])
    assert "readings.csv" in files(folder)
    assert "readings.dta" not in files(folder)
    assert files(tmp_path) == {"polarity"}


def test_a_folder_with_other_files_is_left_as_it_is(data: Dataset, tmp_path: Path):
    folder = write(data, tmp_path / "polarity", ["csv"])
    (folder / "thesis.docx").write_text("mine")
    with pytest.raises(OutputError, match=r"holds other files, 'thesis\.docx' among them.*name a new folder"):
        write(data, folder)
    assert (folder / "thesis.docx").read_text() == "mine"
    assert "readings.csv" in files(folder)


def test_a_folder_with_a_record_of_something_else_is_not_replaced(data: Dataset, tmp_path: Path):
    (tmp_path / "dataset.json").write_text('{"title": "Trade", "files": []}')
    with pytest.raises(OutputError, match=r"'dataset\.json' among them"):
        write(data, tmp_path)
    (tmp_path / "dataset.json").write_text("[broken")
    with pytest.raises(OutputError, match="is no record of a data set"):
        write(data, tmp_path)


def test_a_file_in_the_place_and_a_folder_that_is_nowhere_are_named(data: Dataset, tmp_path: Path):
    (tmp_path / "polarity").write_text("a file")
    with pytest.raises(OutputError, match="is a file: give the name of a folder"):
        write(data, tmp_path / "polarity")
    with pytest.raises(OutputError, match=r"there is no folder '.*nowhere'"):
        write(data, tmp_path / "nowhere" / "polarity")


def test_an_unknown_format_is_refused_with_those_known_and_one_named_twice_is_written_once():
    with pytest.raises(UnknownNameError, match=r"'xls'.*'csv', 'dta' or 'parquet'"):
        checked_formats(["csv", "xls,xls"])
    assert checked_formats(["csv,dta", " CSV "]) == ("csv", "dta")
    assert checked_formats([]) == ("csv", "dta", "parquet")


def test_a_place_that_may_not_be_written_is_refused(data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # What the system would answer somebody; nothing is forbidden to the machine's administrator.
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    with pytest.raises(OutputError, match="you may not write there"):
        write(data, tmp_path / "polarity")


@pytest.mark.parametrize("earlier", [False, True])
def test_an_interrupted_write_leaves_nothing_half_and_an_earlier_data_set_whole(
    data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, earlier: bool
):
    before = files(write(data, tmp_path / "polarity", ["csv"])) if earlier else set[str]()

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(data, tmp_path / "polarity")
    assert files(tmp_path) == ({"polarity"} if earlier else set())
    assert not earlier or files(tmp_path / "polarity") == before


def test_a_failed_exchange_puts_the_earlier_data_set_back(
    data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = write(data, tmp_path / "polarity", ["csv"])
    rename, calls = Path.rename, list[Path]()

    def once(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == 2:
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(OutputError, match="Input/output error"):
        write(data, folder)
    assert files(tmp_path) == {"polarity"}
    assert "readings.csv" in files(folder)


def test_a_full_disk_is_told_with_the_room_that_is_left_and_nothing_stays(data: Dataset, tmp_path: Path):
    small = tmp_path / "small"
    small.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        with pytest.raises(OutputError, match=r"No space left on device\. In '.*' .* MB are free"):
            write(data, small / "polarity")
        assert files(small) == set()
    finally:
        subprocess.run(["umount", str(small)], check=True)


KILLED = """
import os, pathlib, sys, time
from polycentric import toy
from polycentric.poles.dataset import build, write
from polycentric.poles.validity.polarity import Reading
data = build(toy.world({"USA": 2.0, "RUS": 1.0}), [Reading("half_of_leader", "power", "all")])
os.fsync = lambda _: (print("writing", flush=True), time.sleep(300))
write(data, pathlib.Path(sys.argv[1]))
"""


def test_a_killed_write_leaves_no_folder_of_that_name(tmp_path: Path):
    command = [sys.executable, "-c", KILLED, str(tmp_path / "polarity")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "writing\n"
        running.kill()
    assert not (tmp_path / "polarity").exists()
