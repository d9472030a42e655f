"""The world `history` on the command line, from toy archives."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from polycentric.answers.questions import coverage
from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError, DataError, NotFetchedError, UnknownNameError
from toy_archive import capabilities, use

NMC = ("cow_nmc", "")


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> None:
    """The capabilities of two states in 1900 and 1901; France's spending of 1900 is not known. Nothing else."""
    rows = ((2, 1900, 3.0, 76e6), (220, 1900, None, 38e6), (2, 1901, 3.0, 77e6), (220, 1901, 5.0, 38e6))
    use(monkeypatch, {NMC: capabilities(*rows)})


def run(*arguments: str) -> Result:
    return CliRunner().invoke(polycentric, [*arguments], catch_exceptions=False)


@pytest.mark.usefixtures("archive")
def test_coverage_counts_what_is_there_and_tells_the_years_of_what_is_not_fetched():
    done = run("coverage", "milex", "atop_defense", "--from", "1900", "--to", "1901")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "What the series of the world 'history' cover, 1900–1901"
    assert [line.split()[:4] for line in lines if line.startswith(("milex", "atop"))] == [
        ["milex", "states", "1900", "1901"],
        ["atop_defense", "pairs", "1900", "1901"],
    ]
    assert "Not fetched, so only the years of the record are known: Alliances (ATOP 5.1)." in done.stdout


@pytest.mark.usefixtures("archive")
def test_coverage_as_csv_has_a_row_per_variable_and_year_whose_counts_add_up():
    rows = list(csv.DictReader(io.StringIO(run("coverage", "milex", "--from", "1900", "--to", "1901", "--csv").stdout)))
    assert [(row["year"], row["observed"], row["basis"]) for row in rows] == [
        ("1900", "1", "counted"),
        ("1901", "2", "counted"),
    ]
    for row in rows:
        assert sum(int(row[name]) for name in ("observed", "absent", "missing", "outside")) == int(row["cells"])


@pytest.mark.usefixtures("archive")
def test_coverage_says_the_unit_of_each_variable_on_the_screen_and_in_every_row():
    lines = run("coverage", "milper", "capdist", "--from", "1900", "--to", "1900").stdout.splitlines()
    heads = [line.split() for line in lines if line.startswith("variable ")]
    assert [head[-1] for head in heads] == ["unit", "unit"]
    assert lines[2] == "2 variables of 2 sources."
    assert [line.split()[-1] for line in lines if line.startswith(("milper", "capdist"))] == ["people", "metres"]
    written = run("coverage", "milper", "capdist", "--from", "1900", "--to", "1901", "--csv").stdout
    assert [row["units"] for row in csv.DictReader(io.StringIO(written))] == ["people", "people", "metres", "metres"]


@pytest.mark.usefixtures("archive")
def test_coverage_as_json_names_the_sources_and_their_hashes():
    content = json.loads(run("coverage", "nmc", "--from", "1900", "--to", "1900", "--json").stdout)
    assert "cow_nmc/cow/cow_nmc.rda" in json.dumps(content)


@pytest.mark.usefixtures("archive")
def test_the_map_has_a_bar_for_what_is_counted_and_a_dashed_one_for_what_is_not_fetched():
    drawn = run("coverage", "milex", "atop_defense", "--from", "1890", "--to", "1910", "--svg").stdout
    root = ElementTree.fromstring(drawn)
    bars = [each for each in root.iter("{http://www.w3.org/2000/svg}rect") if each.find("{*}title") is not None]
    titles = [str(each.findtext("{*}title")) for each in bars]
    assert [title.split(":")[0] for title in titles] == [
        "milex, 1900",
        "milex, 1901",
        "atop_defense, 1890–1910",
    ]
    assert titles[2].endswith("not fetched")


def test_an_unknown_layer_or_a_year_before_the_world_is_a_users_mistake():
    with pytest.raises(UnknownNameError, match="did you mean 'contiguity'"):
        run("coverage", "contiguty")
    with pytest.raises(CoverageError, match="World 'history' covers 1816-2025, but 1700 was asked for"):
        run("coverage", "nmc", "--from", "1700")


@pytest.mark.usefixtures("archive")
def test_power_of_1900_reads_only_what_its_index_needs_and_says_the_unit_of_then():
    done = run("power", "military_spending", "--world", "history", "--year", "1901", "--csv")
    rows = [row for row in csv.DictReader(io.StringIO(done.stdout)) if row["value"]]
    assert [(row["state"], float(row["share"])) for row in rows] == [("FRA", 0.625), ("USA", 0.375)]
    assert rows[0]["unit"].startswith("current British pounds to 1913")


@pytest.mark.usefixtures("archive")
def test_the_power_of_two_centuries_names_the_sources_it_used():
    content = json.loads(run("power", "cinc", "--world", "history", "--year", "1900", "--json").stdout)
    assert [source["name"] for source in content["sources"]] == ["cow_nmc"]


def test_the_report_is_of_the_world_now():
    done = CliRunner().invoke(polycentric, ["report", "--world", "history", "--out", "never.html"])
    assert done.exit_code == 2
    assert "The report is on the world 'now'" in done.output
    assert "give --history" in done.output


def test_a_report_with_two_centuries_of_which_nothing_is_here_says_what_to_fetch(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {})
    with pytest.raises(NotFetchedError, match=r"polycentric fetch atop cow_majors .*--mirror"):
        run("report", "--history", "--json")


def test_a_picture_of_two_centuries_of_which_nothing_is_here_says_what_to_fetch(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {})
    with pytest.raises(NotFetchedError, match="polycentric fetch"):
        run("report", "--picture", "power_through_time")


@pytest.mark.usefixtures("archive")
def test_a_report_on_part_of_the_archive_says_what_is_missing_and_what_is_too_little(tmp_path: Path):
    past = json.loads(run("report", "--json").stdout)["findings"]["past"]
    assert past["indices"] == []
    assert past["unseen"]["Total population (NMC)"].startswith("2 of "), (
        "two states are too little of the world to draw"
    )
    missing = {each["source"]: each["reason"] for each in past["lacking"]}
    assert missing["fariss_gdp"] == "not fetched: polycentric fetch fariss_gdp"
    assert {"cow_majors", "maddison"} <= set(missing)
    page = tmp_path / "page.html"
    run("report", "--out", str(page))
    text = page.read_text(encoding="utf-8")
    assert "too little of the world in every year" in text
    assert "polycentric fetch fariss_gdp" in text
    assert 'id="power_through_time"' not in text


@pytest.mark.usefixtures("archive")
def test_two_centuries_can_be_left_out_and_a_folder_for_them_then_makes_no_sense(tmp_path: Path):
    assert json.loads(run("report", "--no-history", "--json").stdout)["findings"]["past"] is None
    refused = CliRunner().invoke(polycentric, ["report", "--no-history", "--mirror", str(tmp_path)])
    assert refused.exit_code == 2
    assert "--mirror names the archive, and --no-history leaves it out" in refused.output


def test_a_mirror_that_is_no_folder_is_refused(tmp_path: Path):
    with pytest.raises(DataError, match="is no folder"):
        run("report", "--history", "--mirror", str(tmp_path / "nowhere"))


@pytest.mark.usefixtures("archive")
def test_an_index_over_two_centuries_is_one_picture_and_several_are_refused():
    drawn = run("power", "total_population", "--world", "history", "--svg").stdout
    root = ElementTree.fromstring(drawn)
    texts = ["".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"United States", "France"} <= set(texts)
    assert any("another source, World Factbook" in text for text in texts)
    assert not any("Bands" in text for text in texts), "the expert periods have not been fetched"
    refused = CliRunner().invoke(polycentric, ["power", "cinc", "total_population", "--world", "history", "--svg"])
    assert "shows one index: name it" in refused.output


@pytest.mark.usefixtures("archive")
def test_the_picture_of_a_past_year_reads_what_its_index_needs():
    """Two states of the world of 1901 are too few for shares; the picture still names the index it was asked for."""
    drawn = run("power", "military_spending", "--world", "history", "--year", "1901", "--svg").stdout
    root = ElementTree.fromstring(drawn)
    assert "spending" in ["".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "United States" not in drawn


@pytest.mark.parametrize(
    ("seen", "of", "shown"), [(1, 5_000, "<0.1"), (0, 5_000, None), (5, 5_000, "0.1"), (1, 2, "50.0")]
)
def test_a_few_cells_of_many_are_not_none_in_the_coverage(
    seen: int, of: int, shown: str | None, monkeypatch: pytest.MonkeyPatch
):
    cells = {"observed": [seen], "absent": [0], "missing": [of - seen], "outside": [0], "cells": [of]}
    said = {"series": ["nmc"], "variable": ["milex"], "label": ["Spending"], "cells_are": ["states"], "source": ["NMC"]}
    table = pl.DataFrame(said | {"basis": ["counted"], "year": [1900], "covered": [seen / of]} | cells)
    monkeypatch.setattr(coverage, "_surveyed", lambda names, years: table)
    line = next(each for each in run("coverage", "milex").stdout.splitlines() if each.startswith("milex"))
    assert (shown in line.split()) if shown else ("0.0" not in line)


@pytest.mark.parametrize(("old", "new"), [("trade_imports", "imports"), ("major_cow", "cowmaj"), ("mid_cow", None)])
def test_an_old_name_of_what_is_no_tie_leads_to_no_dead_end(old: str, new: str | None):
    if new is None:
        with pytest.raises(UnknownNameError, match=f"'{old}' is now called"):
            run("network", old)
        return
    with pytest.raises(DataError, match=f"'{old}' is now called '{new}', and is no strength of a tie .*choose one of"):
        run("network", old)
