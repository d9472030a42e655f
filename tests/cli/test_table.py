import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import polars as pl
import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.cli.app import polycentric
from polycentric.errors import ColumnNameError, CoverageError, DataError, OutputError, UnknownNameError

NO_DATA = {"POLYCENTRIC_MIRROR": "", "POLYCENTRIC_CACHE": "/nowhere"}


def run(*arguments: str) -> str:
    done = CliRunner().invoke(polycentric, ["table", *arguments], env=NO_DATA, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def read_stata(path: Path) -> pl.DataFrame:
    return pl.DataFrame(pd.DataFrame(pd.read_stata(path)).to_dict("list"))


@pytest.mark.parametrize(("ending", "read"), [("parquet", pl.read_parquet), ("csv", pl.read_csv), ("dta", read_stata)])
def test_a_table_is_written_in_the_form_that_its_ending_names(
    ending: str, read: Callable[[Path], pl.DataFrame], tmp_path: Path
):
    out = tmp_path / f"dyads.{ending}"
    run("dyad-years", "--from", "1990", "--to", "1990", "--undirected", "--add", "codes", "-o", str(out))
    rows = read(out)
    assert rows.columns == ["ccode1", "ccode2", "year", "gwcode1", "state1", "name1", "gwcode2", "state2", "name2"]
    germany = rows.filter((pl.col("ccode1") == 2) & (pl.col("ccode2") == 260))
    assert germany["state2"].to_list() == ["DEU"]
    assert germany["gwcode2"].to_list() == [260]
    columns = pl.read_csv(tmp_path / "dyads.columns.csv")
    assert columns["column"].to_list() == rows.columns[3:]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dyads.columns.csv", out.name]


def test_without_a_file_the_first_rows_are_shown():
    text = run("state-years", "--from", "1816", "--to", "1816")
    assert text.startswith("23 state-years\n")
    assert "2      United States   1816" in text


def test_what_columns_cover_is_json_for_machines():
    content = json.loads(run("state-years", "--from", "1816", "--to", "1816", "--add", "codes", "--json"))
    assert [row["column"] for row in content["rows"]] == ["gwcode", "state", "name"]
    assert content["command"].startswith("polycentric table state-years")


def test_the_additions_are_listed_with_what_they_can_be_added_to():
    text = run("list", "--csv")
    assert 'nmc,"Capabilities' in text
    assert "version=7|6" in text


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("dyad-years", "--add", "atpo"), UnknownNameError, "No addition is called 'atpo': did you mean 'atop'"),
        (("dyad-years", "--add", "atop_defense"), ColumnNameError, "'atop_defense' is a column of 'atop': --add atop"),
        (("state-years", "--add", "cowmaj"), ColumnNameError, "'cowmaj' is a column of 'majors': --add majors"),
        (("state-years", "--add", "milex"), ColumnNameError, "'milex' is a column of 'nmc': --add nmc"),
        (("dyad-years", "--add", "milex2"), ColumnNameError, "'milex2' is a column of 'nmc': --add nmc"),
        (("dyad-years", "-o", "x.doc"), OutputError, r"'x\.doc' doesn't say its form: end the name with"),
        (("state-years", "--from", "1700"), CoverageError, "begin in 1816, but 1700-2016 was asked for"),
        (("state-years", "--add", "atop"), CoverageError, "'atop' can be added to dyad-years and leader"),
        (("state-years", "--add", "nmc:version=5"), DataError, "'version' of 'nmc' is '7' or '6', not '5'"),
        (("state-years", "--add", "nmc:edition=5"), UnknownNameError, "No option of 'nmc' is called 'edition'"),
        (("state-years", "--add", "nmc:7"), DataError, "'nmc:7' is no addition with options: write nmc:7=value"),
        (("state-years", "--add", "codes,codes"), DataError, "'gwcode' is in the table already"),
    ],
)  # fmt: skip
def test_a_mistake_says_what_would_be_right(arguments: tuple[str, ...], error: type[Exception], message: str):
    with pytest.raises(error, match=message):
        CliRunner().invoke(polycentric, ["table", *arguments], env=NO_DATA, catch_exceptions=False)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("dyad-years", "--add", "mids"), UnknownNameError,
         r"'mids' is two things: choose gml_mids \(.*\) or cow_mids \("),
        (("dyad-years", "--add", "distance"), UnknownNameError,
         r"choose capital_distance \(.*\) or minimum_distance \("),
        (("state-years", "--from", "2018", "--add", "nmc"), CoverageError,
         r"Without --to the rows end in 2016, .* before 2018: add --to, .* 'nmc' covers 1816-2022\.$"),
        (("state-years", "--from", "2021", "--system", "gw", "--add", "cinc,polity"), CoverageError,
         r"end in 2020, .* 'cinc' covers 1816-2022, 'polity' covers 1776-2020\.$"),
        (("dyad-years", "--from", "1700", "--add", "trade"), CoverageError, r"'trade' covers 1870-2014\.$"),
        (("dyad-years", "--to", "1800", "--add", "nmc:version=6"), CoverageError, r"'nmc:version=6' covers 1816-2016"),
        (("dyad-years", "--where", "polity1 > 5"), UnknownNameError,
         "No column is called 'polity1': add it first: --add polity; the column is polity21."),
        (("state-years", "--where", "polity2 > 5"), UnknownNameError,
         "add it first: --add democracy; the column is polity2"),
        (("state-years", "--where", "cinc > 0.1"), UnknownNameError, "add it first: --add nmc; the column is cinc."),
        (("dyad-years", "--where", "milex1 > 5"), UnknownNameError, "add it first: --add nmc; the column is milex1."),
        (("state-years", "--where", "yaer > 1900"), UnknownNameError, "No column is called 'yaer': did you mean 'year"),
        (("state-years", "--where", "year >"), DataError, "The condition 'year >' can't be read: at its end"),
        (("state-years", "--keep", "cinc"), UnknownNameError, "No column is called 'cinc'"),
    ],
)  # fmt: skip
def test_a_choice_that_cannot_be_made_says_what_can(arguments: tuple[str, ...], error: type[Exception], message: str):
    with pytest.raises(error, match=message):
        CliRunner().invoke(polycentric, ["table", *arguments], env=NO_DATA, catch_exceptions=False)


def test_a_contact_without_relevance_is_refused_and_state_years_have_no_relevance():
    for arguments in (("dyad-years", "--contact", "land"), ("state-years", "--relevant")):
        done = CliRunner().invoke(polycentric, ["table", *arguments], env=NO_DATA)
        assert done.exit_code == 2
        assert "--relevant" in done.output


def test_conditions_see_columns_that_are_not_kept(tmp_path: Path):
    out = tmp_path / "x.csv"
    conditions = ("--where", "state = 'DEU'", "--where", "year >= 1990")
    run(
        "state-years",
        "--from",
        "1980",
        "--to",
        "1992",
        "--add",
        "codes",
        *conditions,
        "--keep",
        "gwcode",
        "-o",
        str(out),
    )
    assert out.read_text() == "ccode,year,gwcode\n255,1990,260\n255,1991,260\n255,1992,260\n260,1990,260\n"


def test_what_is_added_and_neither_kept_nor_looked_at_is_named(tmp_path: Path):
    years = (
        "state-years",
        "--from",
        "1990",
        "--to",
        "1990",
        "--add",
        "codes",
        "--keep",
        "year",
        "-o",
        str(tmp_path / "x.csv"),
    )
    assert "'codes' was added, and --keep keeps none of its columns." in run(*years)
    assert "was added" not in run(*years, "--where", "gwcode > 2")


def test_after_writing_a_preview_tells_rows_columns_and_what_is_missing(tmp_path: Path):
    out = tmp_path / "x.dta"
    done = CliRunner().invoke(
        polycentric, ["table", "state-years", "--from", "1990", "--to", "1990", "--add", "codes", "-o", str(out)],
        env={**NO_DATA, "COLUMNS": "80"}, catch_exceptions=False,
    )  # fmt: skip
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    head = lines.index("First rows") + 1
    told = " ".join(done.stderr.split())
    assert re.search(r"Wrote \S*x\.dta: \d+ rows, 5 columns; what they say is in \S*x\.columns\.csv ", told)
    assert [line.split()[0] for line in lines[head + 1 : head + 6]] == ["ccode", "year", "gwcode", "state", "name"]
    assert max(map(len, lines[head : head + 6])) <= 80


def test_columns_that_do_not_fit_on_the_screen_are_turned_and_none_is_left_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "60")
    text = run("dyad-years", "--from", "1990", "--to", "1990", "--undirected", "--add", "codes")
    assert re.search(r"^column +missing +row 1 .*unit$", text, re.MULTILINE)
    assert re.search(r"^name2 +0 ", text, re.MULTILINE)
    assert max(map(len, text.splitlines())) <= 60


def test_other_names_of_additions_are_listed_with_what_they_mean():
    text = run("list")
    assert re.search(r"^cinc +nmc: cinc alone$", text, re.MULTILINE)
    assert re.search(r"^mids +gml_mids or cow_mids$", text, re.MULTILINE)
    assert max(map(len, text.splitlines())) <= 80
    rows = pl.read_csv(run("list", "--csv").encode())
    assert rows.filter(addition="democracy")["also_called"].item() == "polity, polyarchy, regime"


def test_a_table_of_a_users_own_copy_names_the_copys_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path / "cache"))
    copy = tmp_path / "mine.csv"
    copy.write_text("ccode1,ccode2,year,DR_at_1,DR_at_2,DE,version\n2,200,1817,2,2,1,2006.1\n")
    runner = CliRunner()
    taken = runner.invoke(polycentric, ["fetch", "cow_diplomatic_exchange", "--from", str(copy)])
    assert taken.exit_code == 0, taken.output
    command = ["table", "dyad-years", "--from", "1817", "--to", "1817", "--add", "diplomatic_exchange", "--json"]
    content = json.loads(runner.invoke(polycentric, command).stdout)
    name = "cow_diplomatic_exchange/cow/Diplomatic_Exchange_2006v1.csv"
    assert content["hashes"] == {name: hashlib.sha256(copy.read_bytes()).hexdigest()}
    assert content["height"] == 506
    assert content["sources"][0]["sha256"] == "not pinned: each copy has its own"


def test_a_condition_that_no_row_meets_is_told_first_with_where_the_column_runs(tmp_path: Path):
    answer = pc.answers.table("state-years", first=1816, last=1820, where=["ccode > 5000"], out=tmp_path / "e.csv")
    assert answer.sentences[0] == "No row meets the condition 'ccode > 5000': ccode runs from 2 to 640."
    assert answer.sentences[1].startswith("Wrote ")
    assert not any(note.startswith("No row") for note in answer.notes)


def test_the_columns_are_told_in_words_those_that_cover_the_same_together():
    sections = {each.heading: each.grid.rows for each in pc.answers.table("dyad-years", first=1816, last=1816,
                                                                          additions=["codes"]).sections}  # fmt: skip
    assert [row["column"] for row in sections["Coverage"]] == ["gwcode1, gwcode2", "state1, state2", "name1, name2"]
    meanings = {row["column"]: row["meaning"] for row in sections["What the columns say"]}
    assert meanings["name1, name2"] == "first, second state: its name in that year"


def test_a_table_of_the_same_name_in_another_form_keeps_what_its_columns_say(tmp_path: Path):
    words = ("state-years", "--from", "1816", "--to", "1816", "--add", "codes")
    run(*words, "-o", str(tmp_path / "out.csv"))
    first = (tmp_path / "out.columns.csv").read_bytes()
    told = run(*words, "--keep", "name", "-o", str(tmp_path / "out.dta"))
    assert "what they say is in " in told
    assert told.split("what they say is in ")[1].split()[0].endswith("out.dta.columns.csv")
    assert (tmp_path / "out.columns.csv").read_bytes() == first
    assert pl.read_csv(tmp_path / "out.dta.columns.csv")["column"].to_list() == ["name"]
