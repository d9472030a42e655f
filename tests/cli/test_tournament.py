"""The tournament on the command line, from toy archives."""

import csv
import io
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

import polycentric as pc
from polycentric import tables
from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError, NotFetchedError, UnknownNameError
from polycentric.panel import history

PAIRS = ((2, 200), (220, 365), (210, 350), (2, 640))
COMPONENTS = ("milex", "milper", "irst", "pec", "tpop", "upop")


def capabilities() -> pl.DataFrame:
    """Every component of the first of each pair is 3, of the second 1; milper is not known for most."""
    rows = [
        {"ccode": code, "year": year, **dict.fromkeys(COMPONENTS, value), "cinc": value / 10}
        for year in range(1899, 1990)
        for code, value in {2: 3.0, 220: 3.0, 210: 3.0, 200: 1.0, 365: 1.0, 350: 1.0, 640: 1.0}.items()
    ]
    frame = pl.DataFrame(rows, schema_overrides={"ccode": pl.Int16, "year": pl.Int16})
    return frame.with_columns(milper=pl.when(pl.col("year") < 1910).then(pl.col("milper")))


def disputes() -> dict[str, pl.DataFrame]:
    """Eighty disputes: the stronger wins three of four that are won, whoever began; every third is a draw."""
    heads: list[dict[str, int]] = []
    dyads: list[dict[str, object]] = []
    for number in range(80):
        strong, weak = PAIRS[number % 4]
        a, b = (strong, weak) if number % 5 else (weak, strong)
        wins_a = (a == strong) == (number % 8 != 1)
        heads.append({"dispnum": number + 1, "styear": 1900 + number, "outcome": 5 if number % 3 == 0 else
                      1 if wins_a else 2})  # fmt: skip
        for one, two, first in ((a, b, True), (b, a, False)):
            dyads.append({"dispnum": number + 1, "ccode1": one, "ccode2": two, "year": 1900 + number,
                          "sidea1": first, "orig1": True, "orig2": True})  # fmt: skip
    return {"disputes": pl.DataFrame(heads), "dispute_dyad_years": pl.DataFrame(dyads)}


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = {("cow_nmc", ""): capabilities()}
    frames |= {("cow_mid", name): frame for name, frame in disputes().items()}

    def table(source: str, name: str = "") -> pl.DataFrame:
        if (source, name) not in frames:
            raise NotFetchedError(f"Source '{source}' has not been fetched")
        return frames[source, name]

    monkeypatch.setattr(history.archive, "table", table)
    monkeypatch.setattr(tables, "table", table)


def run(*arguments: str) -> Result:
    command = ["tournament", "--no-learner", "--index", "cinc", "--index", "military_spending", *arguments]
    return CliRunner().invoke(polycentric, command, catch_exceptions=False)


pytestmark = pytest.mark.usefixtures("archive")


def test_the_table_shows_each_index_beside_the_rule_that_the_initiator_wins():
    done = run()
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == (
        "Which index predicts who wins? Disputes (COW MID 5.0), one state on each side, power of the year before"
    )
    assert any(line.startswith("Outcome shares (the initiator wins)") for line in lines)
    assert any(line.startswith("CINC, as published") and " 87 " in line for line in lines)
    assert "of 80 with a countable outcome" in done.stdout
    assert "Only disputes that happened can be seen" in done.stdout


def test_the_sentences_say_which_index_predicts_best_beside_the_rule_with_intervals():
    lines = list(run().stdout.split("\n\n")[1].splitlines())
    assert re.match(
        r"By .+ the side that was ahead a year before won 87% \(95%: \d+ to \d+\) of the \d+ disputes", lines[0]
    )
    assert lines[0].endswith("the most of 2 indices.")
    assert re.match(r"The rule that whoever began wins is right in \d+% \(95%: \d+ to \d+\)\.", lines[1])
    assert re.match(r"The (index is right more often than the rule|difference)", lines[2])
    assert "reduces the log loss of the outcomes by" in lines[3]


def test_no_table_is_wider_than_a_line():
    tables = run().stdout.split("\n\n")[2:-1]
    assert len(tables) == 4
    assert max(len(line) for table in tables for line in table.splitlines()) <= 78


def test_python_gets_the_rows_of_the_command_with_the_line_that_asks_again():
    answer = pc.answers.tournament(index=["cinc", "military_spending"], learner=False, seed=7)
    content = json.loads(run("--json", "--seed", "7").stdout)
    assert content["rows"] == answer.table.to_dicts()
    assert content["sentences"] == list(answer.sentences)
    assert answer.provenance["command"] == (
        "polycentric tournament --index cinc --index military_spending --no-learner --seed 7"
    )
    assert answer.units["prl"] == "fraction"
    assert 'width="360"' in answer.picture(narrow=True).svg


def test_json_holds_what_makes_the_result_again():
    content = json.loads(run("--json", "--seed", "7").stdout)
    assert content["command"] == (
        "polycentric tournament --no-learner --index cinc --index military_spending --json --seed 7"
    )
    assert (content["seed"], content["lag"], content["folds"], content["common_sample"]) == (7, 1, 10, 79)
    assert content["wider_sample"] == 79, "the Netherlands were no state in 1941"
    assert content["indices"] == ["cinc", "military_spending"]
    assert {source["name"] for source in content["sources"]} == {"cow_mid", "cow_nmc"}
    assert content["hashes"]
    assert {row["scheme"] for row in content["rows"]} == {"dispute", "dyad", "time"}
    assert content["units"]["prl"] == "fraction"


def test_csv_has_a_row_for_each_entry_and_way_of_holding_back():
    rows = list(csv.DictReader(io.StringIO(run("--csv").stdout)))
    assert {row["entry"] for row in rows} == {"outcome shares", "blind shares", "year", "cinc", "military_spending"}
    assert len(rows) == 15


@pytest.mark.parametrize(("option", "width"), [((), "960"), (("--narrow",), "360")])
def test_the_picture_is_drawn_for_a_page_and_for_a_phone(option: tuple[str, ...], width: str):
    root = ElementTree.fromstring(run("--svg", *option).stdout)
    assert root.attrib["width"] == width
    words = " ".join(element.text or "" for element in root.iter())
    assert "CINC, as published" in words
    assert "the initiator won" in words
    assert "Capabilities (NMC 7.0)" in words


def test_nothing_in_the_picture_is_outside_of_it():
    root = ElementTree.fromstring(run("--svg", "--narrow").stdout)
    width = float(root.attrib["width"])
    height = float(root.attrib["height"])
    for element in root.iter():
        if element.tag.endswith("Gradient"):  # the colour of a stripe, which isn't drawn where it is defined
            continue
        at = [float(element.attrib[name]) for name in ("x", "cx", "x1", "x2") if name in element.attrib]
        down = [float(element.attrib[name]) for name in ("y", "cy", "y1", "y2") if name in element.attrib]
        assert all(0 <= value <= width for value in at)
        assert all(0 <= value <= height for value in down)


def test_a_users_own_index_enters_beside_the_others(tmp_path: Path):
    own = tmp_path / "grit.csv"
    own.write_text("state,value\n" + "".join(f"{state},{value}\n" for state, value in
                   {"USA": 1, "GBR": 3, "FRA": 1, "RUS": 3, "NLD": 1, "GRC": 3, "TUR": 3}.items()))  # fmt: skip
    rows = {row["entry"]: row for row in csv.DictReader(io.StringIO(run("--csv", "--add", str(own)).stdout))
            if row["scheme"] == "dispute"}  # fmt: skip
    assert float(rows["grit"]["accuracy"]) == pytest.approx(1 - float(rows["cinc"]["accuracy"]))


def test_an_index_named_that_leaves_too_few_contests_is_refused():
    with pytest.raises(
        CoverageError, match=r"11 known to all of the indices at once \(.*military_personnel\) are too few"
    ):
        run("--index", "military_personnel", "--disputes", "cow")


def test_an_unknown_index_names_the_nearest_one():
    with pytest.raises(UnknownNameError, match="did you mean 'cinc'"):
        run("--index", "cin")


def test_the_command_starts_without_anything_heavy():
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom polycentric.cli.app import polycentric\n"
        "CliRunner().invoke(polycentric, ['tournament', '--help'])\n"
        "print([name for name in ('numpy', 'polars', 'sklearn', 'xarray', 'joblib') if name in sys.modules])"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
