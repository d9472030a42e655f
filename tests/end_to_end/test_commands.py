import csv
import importlib
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from polycentric import __version__
from polycentric.cli.app import polycentric

TABLES = [
    ["power"],
    ["power", "output_ppp", "--set", "permanent_five"],
    ["power", "military_spending", "--as-one", "EU"],
    ["power", "population", "--year", "2024"],
    ["power", "population", "--year", "2024", "--carry"],
    ["ties"],
    ["ties", "trade_dependence", "--state", "Kazakhstan"],
    ["ties", "pacts", "--as-one", "EU", "--state", "EU"],
    ["polarity", "half_of_leader", "--as-one", "none"],
    ["polarity", "--table", "concentration", "--as-one", "EU"],
    ["states"],
    ["states", "list", "--year", "1914"],
    ["states", "match", "S. Korea", "Burma"],
    ["states", "show", "Germany"],
    ["sources"],
    ["sources", "show", "factbook"],
    ["sources", "check"],
]


def run(*arguments: str) -> Result:
    """Run the command line in this process; a bug or a mistake is raised, for the test to see."""
    return CliRunner().invoke(polycentric, [*arguments], catch_exceptions=False)


def words(arguments: list[str]) -> str:
    return " ".join(arguments)


def test_the_largest_economy_comes_first_with_its_share_and_the_year_of_its_number():
    lines = run("power", "output_ppp", "--top", "2").stdout.splitlines()
    assert lines[0] == "Output at purchasing power, shares of all states; latest observation of each number"
    assert lines[2].startswith("China 19.6%, the United States 15% and India 8.3%.")
    assert re.match(r"rank +state +trillion 2021 US dollars .* +share % +year", lines[4])
    assert re.match(r" +1 +China +33\.6 +19\.\d +2024", lines[5])
    assert re.match(r" +2 +United States +25\.7 +15\.\d +2024", lines[6])


@pytest.mark.parametrize("arguments", TABLES, ids=words)
def test_a_table_for_people_has_a_title_and_no_empty_line_at_its_end(arguments: list[str]):
    done = run(*arguments)
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) >= 3
    assert not done.stdout.endswith("\n\n")
    assert "nan" not in done.stdout.lower().split()


@pytest.mark.parametrize("arguments", TABLES, ids=words)
def test_json_says_how_it_was_made_from_which_data_in_which_units(arguments: list[str]):
    content = json.loads(run(*arguments, "--json").stdout)
    assert content["polycentric"] == __version__
    assert content["command"] == _quoted(["polycentric", *arguments, "--json"])
    assert content["rows"] or arguments == ["sources", "check"]
    for row in content["rows"]:
        assert row.keys() == content["units"].keys()
    if arguments[0] in {"power", "ties", "polarity"}:
        assert {source["name"] for source in content["sources"]} >= {"factbook"}
        assert all(re.fullmatch(r"[0-9a-f]{64}", hashed) for hashed in content["hashes"].values())
        assert content["hashes"]


@pytest.mark.parametrize("arguments", TABLES, ids=words)
def test_csv_holds_the_rows_of_the_json(arguments: list[str]):
    rows = list(csv.DictReader(io.StringIO(run(*arguments, "--csv").stdout)))
    content = json.loads(run(*arguments, "--json").stdout)
    assert len(rows) == len(content["rows"])
    for row, other in zip(rows[:50], content["rows"][:50], strict=True):
        assert row == {name: "" if value is None else str(value) for name, value in other.items()}


def _quoted(parts: list[str]) -> str:
    import shlex

    return shlex.join(parts)


@pytest.mark.parametrize(
    "arguments",
    [["power", "output_mer", "--svg"], ["ties", "--svg"], ["polarity", "--svg"], ["report", "--svg"],
     ["report", "--picture", "coverage"]],
    ids=words,
)  # fmt: skip
def test_a_picture_is_one_whole_svg_that_loads_nothing(arguments: list[str]):
    text = run(*arguments).stdout
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(list(root.iter())) > 20
    assert re.findall(r"(?:href|src)=[\"'](?!#|data:)|url\((?!data:|#)|@import", text) == []


def test_the_report_is_written_where_it_is_wanted_and_its_answer_is_said(tmp_path: Path):
    out = tmp_path / "world.html"
    done = run("report", "--no-history", "--out", str(out))
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "polycentric report --no-history --out" in page
    assert done.stdout.splitlines()[0] in page.replace("&#39;", "'")
    assert f"Wrote {out}" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["world.html"]


def test_the_report_as_json_and_csv_holds_the_same_verdicts():
    content = json.loads(run("report", "--no-history", "--json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("report", "--csv").stdout)))
    assert len(rows) == len(content["rows"]) > 50
    assert content["findings"]["states"]["USA"]["name"] == "United States"
    assert content["sentences"]


@pytest.mark.parametrize("name", ["result.json", "result.csv", "result.txt"])
def test_the_ending_of_out_names_the_form(tmp_path: Path, name: str):
    out = tmp_path / name
    done = run("power", "output_ppp", "--out", str(out))
    assert done.stdout == ""
    start = {"json": "{", "csv": "index,state", "txt": "Output at purchasing power"}[out.suffix[1:]]
    assert out.read_text(encoding="utf-8").startswith(start)


def test_a_users_index_stands_beside_the_others_and_a_users_layer_is_shown(tmp_path: Path):
    ships, visits = tmp_path / "ships.csv", tmp_path / "visits.csv"
    ships.write_text("state,value,unit\nUSA,11,carriers\nChina,3,carriers\nIndia,2,carriers\n")
    visits.write_text("state1,state2,value,unit\nUSA,Japan,3,visits\n")
    ranked = json.loads(run("power", "ships", "--add", str(ships), "--json").stdout)["rows"]
    assert [(row["state"], row["value"]) for row in ranked[:3]] == [("USA", 11.0), ("CHN", 3.0), ("IND", 2.0)]
    assert ranked[0]["share"] == pytest.approx(11 / 16)
    assert ranked[3]["value"] is None
    half = json.loads(run("polarity", "half_of_leader", "--as-one", "none", "--add", str(ships), "--json").stdout)[
        "rows"
    ]
    of_ships = next(row for row in half if (row["index"], row["set"]) == ("ships", "all"))
    assert (of_ships["class"], of_ships["poles"]) == ("missing", "")
    assert of_ships["reason"].startswith("3 of 196 states have data")
    assert run("ties", "visits", "--add", str(visits), "--csv").stdout.splitlines()[1].startswith("visits,JPN,USA")


def test_a_pair_that_is_not_listed_is_bounded_and_never_zero():
    rows = json.loads(run("ties", "trade_dependence", "--state", "ISL", "--bounds", "--json").stdout)["rows"]
    unlisted = [row for row in rows if row["value"] is None]
    assert unlisted
    assert all(row["at_most"] > 0 for row in unlisted)
    listed = [row for row in rows if row["value"] is not None]
    assert all(row["at_least"] <= row["value"] <= row["at_most"] * (1 + 1e-6) for row in listed)


def test_a_damaged_source_is_told_with_exit_code_1(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    module = importlib.import_module("polycentric.tables.check")
    whole = module.check

    def elsewhere(name: str) -> object:
        return whole(name, tmp_path)

    monkeypatch.setattr(module, "check", elsewhere)
    done = run("sources", "check", "factbook")
    assert done.exit_code == 1
    assert "NOT sound" in done.stdout
    assert "factbook: faults" in done.stdout


@pytest.mark.parametrize(
    ("bloc", "message"),
    [("none", "with every state by itself"), ("NATO", "with NATO as one"), ("EU", "with EU as one")],
)
def test_the_note_on_readings_says_how_blocs_are_treated(bloc: str, message: str):
    note = run("polarity", "--as-one", bloc).output
    assert "A reading is a definition on one index and set" in note
    assert f"{message};" in note


def test_ties_as_strong_as_the_last_one_shown_are_counted_so_that_nobody_takes_the_cut_for_a_rank(tmp_path: Path):
    rows = "state,partner,value\nUSA,CHN,9\nUSA,JPN,2\nUSA,DEU,2\nUSA,FRA,2\nUSA,ITA,1\nUSA,ESP,0\nUSA,POL,0\n"
    (tmp_path / "visits.csv").write_text(rows, encoding="utf-8")

    def shown(top: int, *more: str) -> str:
        return run("ties", "visits", "--add", str(tmp_path / "visits.csv"), "--top", str(top), *more).stdout

    assert "2 others are as strong as the last tie shown" in shown(2)
    assert "1 other is as strong as the last tie shown" in shown(3)
    for top in (1, 4, 5, 7):
        assert "as strong as the last" not in shown(top)
    assert "as strong as the last" not in shown(2, "--json")
