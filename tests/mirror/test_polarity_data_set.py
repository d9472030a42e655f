"""The polarity data set from the archive: known cells, what holds up, the same in R, and the columns of tidy tables."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError, DataError
from polycentric.poles.dataset import Dataset, build, write
from polycentric.poles.validity.shipped import shipped

R = """
years <- haven::read_dta("system_years.dta")
here <- years[years$reading == "after_lind" & years$year %in% c(1985, 2000), ]
print(as.character(haven::as_factor(here$polarity)))
cat(here$poles, sep = "; ", fill = TRUE)
states <- read.csv("state_years.csv")
cat(states$stateabb[states$year == 1985 & states$after_lind %in% 1], fill = TRUE)
print(nrow(states) == nrow(haven::read_dta("state_years.dta")))
print(is.null(attr(years$polarity, "label")))
"""


@pytest.fixture(scope="module")
def data(mirror: Path) -> Dataset:
    return build()


@pytest.fixture(scope="module")
def folder(data: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(data, tmp_path_factory.mktemp("data") / "polarity")


def of(data: Dataset, reading: str, year: int) -> tuple[Any, Any]:
    rows = data.sheet("system_years").frame.filter(reading=reading, year=year)
    return rows["polarity"].item(), rows["poles"].item()


def test_after_lind_1985_is_bipolar_and_2000_unipolar(data: Dataset):
    assert of(data, "after_lind", 1938) == ("multipolar", "USA RUS DEU GBR")
    assert set(str(of(data, "after_lind", 1985)[1]).split()) == {"USA", "RUS"}
    assert of(data, "after_lind", 1985)[0] == "bipolar"
    assert of(data, "after_lind", 2000) == ("unipolar", "USA")
    assert of(data, "after_lind", 2021)[0] is None


def test_states_are_poles_of_a_year_as_its_row_names_them_and_carry_the_fields_codes(data: Dataset):
    states = data.sheet("state_years").frame
    then = states.filter(pl.col("year") == 1985, pl.col("after_lind") == 1).sort("ccode")
    assert then.select("ccode", "stateabb", "state").rows() == [(2, "USA", "USA"), (365, "RUS", "RUS")]
    germany = states.filter(year=1900, state="DEU").row(0, named=True)
    assert (germany["ccode"], germany["stateabb"], germany["name"]) == (255, "GMY", "Germany")
    assert states.filter(year=1970, state="DEU")["stateabb"].item() == "GFR"
    assert states.select("year", "state").is_unique().all()


def test_every_scored_reading_of_polarity_has_a_row_every_year_and_a_column(data: Dataset):
    about = {"common_division", "israeli", "icb"}
    scored = {each.reading for each in shipped() if each.labels in about}
    readings, years, states = (data.sheet(name).frame for name in ("readings", "system_years", "state_years"))
    assert readings.height == len(scored)
    first, last = data.years
    assert (first, years.height) == (1816, readings.height * (last - first + 1))
    assert set(readings["reading"]) <= set(states.columns)


def test_poles_of_a_row_are_the_states_that_are_marked(data: Dataset):
    years, states = data.sheet("system_years").frame, data.sheet("state_years").frame
    for reading in ("after_lind", "half_milex", "thompson_cinc_majors", "patrons_cinc", "as_majors_four"):
        marked = states.filter(pl.col(reading) == 1).group_by("year").agg(pl.col("state").sort())
        named = years.filter(pl.col("reading") == reading, pl.col("poles").is_not_null())
        listed = named.select("year", pl.col("poles").str.split(" ").list.sort().alias("state"))
        both = listed.join(marked, on="year", how="left", suffix="_marked")
        assert both.height > 20, reading
        assert (both["state"] == both["state_marked"]).all(), reading


def test_one_reading_holds_up_on_the_common_division_and_its_hits_are_those_of_the_table_of_validity(data: Dataset):
    readings = data.sheet("readings").frame
    assert readings.filter(pl.col("common_status") == "holds up")["reading"].to_list() == ["after_lind"]
    lind = readings.filter(reading="after_lind").row(0, named=True)
    hits = [lind[f"common_{label}_right"] for label in ("multi", "bi", "uni")]
    table = pc.answers.validity("ratio_after_lind", labels="common_division").table
    assert hits == table["right"].to_list()
    assert (lind["holds_up"], lind["on_map"], lind["sources"]) == (1, 1, "cow_nmc fariss_gdp")
    picked = readings.filter(reading="thompson_milex_top10").row(0, named=True)
    assert picked["in_sample"] == 1
    assert "108 readings" in picked["common_in_sample"]
    assert picked["why_off_map"]


def test_a_share_of_a_set_sums_to_one_and_a_ratio_to_the_leader_is_one_at_the_most(data: Dataset):
    shares = data.sheet("set_shares").frame.group_by("year", "index", "set").agg(pl.col("share").sum())
    assert shares["share"].is_between(0.998, 1.002).all()
    states = data.sheet("state_years").frame
    ratios = states.select(pl.selectors.starts_with("ratio_"))
    assert ratios.width >= 16
    assert max(ratios.max().row(0)) == 1.0


def test_a_source_that_may_not_be_passed_on_has_no_ratio_and_no_share_and_the_codebook_says_so(
    data: Dataset, folder: Path
):
    assert data.kept_back == {"warships": "warships"}
    assert not [
        name for name in data.sheet("state_years").frame.columns if name in ("ratio_warships", "share_warships")
    ]
    assert "warships" not in data.sheet("set_shares").frame["index"].to_list()
    assert "the terms of `warships` forbid passing" in (folder / "codebook.md").read_text(encoding="utf-8")


def test_the_files_are_light_and_stata_gives_the_same_rows(data: Dataset, folder: Path):
    assert sum(each.stat().st_size for each in folder.iterdir()) < 60e6
    stata: Any = pd.read_stata(folder / "system_years.dta")
    whole = data.sheet("system_years").frame
    assert (
        stata["polarity"].astype(object).where(stata["polarity"].notna(), None).tolist() == whole["polarity"].to_list()
    )
    assert [each or None for each in stata["poles"]] == whole["poles"].to_list()
    assert stata["year"].tolist() == whole["year"].to_list()
    states: Any = pd.read_stata(folder / "state_years.dta", convert_categoricals=False)
    for name in ("after_lind", "ratio_milex", "share_gdp_fariss"):
        found = [None if pd.isna(each) else each for each in states[name]]
        assert found == data.sheet("state_years").frame[name].to_list()


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="no R on this machine: apt-get install r-base-core")
def test_r_reads_classes_poles_and_missing_values_as_they_are_here(folder: Path):
    done = subprocess.run(["Rscript", "--vanilla", "-e", R], capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == '[1] "bipolar"  "unipolar"'
    assert lines[1].endswith("; USA")
    assert sorted(lines[2].split()) == ["RUS", "USA"]
    assert lines[3:] == ["[1] TRUE", "[1] FALSE"]


def test_the_hash_is_the_same_on_one_thread_and_from_the_command_line(data: Dataset, tmp_path: Path):
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1", "NUMBA_NUM_THREADS": "1"}
    place = tmp_path / "one"
    command = [sys.executable, "-m", "polycentric", "dataset", "--out", str(place), "--format", "csv", "--json"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert json.loads((place / "dataset.json").read_text(encoding="utf-8"))["content_sha256"] == data.digest
    shown = json.loads(done.stdout)
    assert [row["rows"] for row in shown["rows"]] == [each.frame.height for each in data.sheets]
    assert shown["content_sha256"] == data.digest


def test_a_folder_with_other_files_is_refused_before_anything_is_worked_out(mirror: Path, tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("mine")
    begun = time.monotonic()
    done = CliRunner().invoke(polycentric, ["dataset", "--out", str(tmp_path)])
    assert time.monotonic() - begun < 2
    assert "holds other files" in str(done.exception)


# Columns of tidy tables.


def test_columns_of_other_options_stand_side_by_side_and_the_usual_ones_stay(mirror: Path):
    table = pc.system_years(first=1900, last=2016).add(
        "polarity",
        "polarity:index=output_fariss",
        "polarity:set=five_largest",
        "polarity:index=military_spending:set=powers_maoz",
    )
    assert {"hhi_all", "thompson_majors", "hhi_output_fariss_all"} < set(table.frame.columns)
    assert {"hhi_cinc_five_largest", "thompson_military_spending_powers_maoz"} < set(table.frame.columns)
    assert "thompson_cinc_all" not in table.frame.columns


def test_a_rule_gives_the_classes_of_the_data_set_with_past_error_in_the_notes(data: Dataset):
    rules = {
        "ratio_after_lind": "after_lind",
        "half_of_leader:index=military_spending": "half_milex",
        "thompson:index=cinc:set=permanent_five": "thompson_cinc_p5",
        "default": "as_majors_four",
        "nuclear": "nuclear_states",
    }
    years = data.sheet("system_years").frame
    for rule, reading in rules.items():
        table = pc.system_years(first=1816, last=2016).add(f"polarity:rule={rule}")
        column = table.notes[0].column
        expected = years.filter(pl.col("reading") == reading, pl.col("year") <= 2016)["polarity"]
        assert table.frame[column].to_list() == expected.to_list(), rule
        assert "past error: " in table.notes[0].remark
    lind = pc.system_years(first=1985, last=1985).add("polarity:rule=ratio_after_lind")
    assert lind.frame["ratio_after_lind_number"].item() == 2
    assert "124 of 130 multipolar, 40 of 46 bipolar, 16 of 19 unipolar" in lind.notes[0].remark
    assert lind.sources() == ("cow_nmc", "fariss_gdp")


def test_states_are_marked_as_poles_under_both_lists_of_states(mirror: Path):
    for system in ("cow", "gw"):
        table = pc.state_years(first=1985, last=1985, system=system).add(
            "poles", "poles:rule=half_of_leader:index=cinc"
        )
        code = table.frame.columns[0]
        assert sorted(table.frame.filter(pl.col("ratio_after_lind") == 1)[code].to_list()) == [2, 365]
        assert table.frame["half_of_leader_cinc_all"].sum() == 3


def test_options_that_a_rule_has_no_use_for_are_refused(mirror: Path):
    table = pc.system_years(first=2000, last=2000)
    with pytest.raises(CoverageError, match="looks at no index and no set: leave index and set out"):
        table.add("polarity:rule=ratio_after_lind:index=cinc")
    with pytest.raises(CoverageError, match="isn't for the set 'five_largest': give all"):
        table.add("polarity:rule=half_of_leader:set=five_largest")
    with pytest.raises(CoverageError, match="is on an index of its own"):
        table.add("polarity:rule=default:index=cinc")
    with pytest.raises(CoverageError, match="'output_mer' has no poles before 1990"):
        table.add("polarity:rule=half_of_leader:index=output_mer")
    with pytest.raises(DataError, match="The option 'set' of 'polarity'"):
        table.add("polarity:set=six_largest")
