"""Users' own files through the command line: what is found and left is said, and what fails ends the command."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from polycentric.cli.app import polycentric
from polycentric.errors import PolycentricError


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "own.csv"


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(polycentric, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit | PolycentricError):
        raise done.exception
    return done


def refusal(*arguments: str) -> str:
    done = run(*arguments)
    assert done.exit_code != 0
    return str(done.exception) if isinstance(done.exception, PolycentricError) else done.output


def test_what_was_found_of_a_file_and_left_is_said_with_the_result(own: Path):
    own.write_text(
        "Entity;Year;milex\nFrance;2023;1,5\nGermany;2023;..\nWorld;2023;9\nPeru;1990;2,5\n", encoding="utf-16"
    )
    done = run("power", "own", "--add", "own.csv", "--columns", "value=milex", "--skip-strangers")
    assert done.exit_code == 0
    for note in ("UTF-16, fields separated by semicolons", "A comma is read as the decimal mark", "1 '..'",
                 "1 row of what is no state of the row's year left: 'World'",
                 "The values are of years up to 33 apart, 1990 to 2023"):  # fmt: skip
        assert note in done.output
    notes = json.loads(
        run("power", "own", "--add", "own.csv", "--columns", "value=milex", "--skip-strangers", "--json").output
    )
    assert "UTF-16" in " ".join(notes["notes"])


def test_a_file_that_takes_one_flag_is_read_by_every_command_that_takes_one(own: Path):
    own.write_text("Country Name,Country Code,2022,2023\nFrance,FRA,1,2\nAruba,ABW,1,2\nUnited States,USA,3,4\n")
    for command in (("power", "own"), ("polarity", "half_of_leader"), ("report", "--csv")):
        done = run(*command, "--add", "own.csv", "--layout", "worldbank")
        assert done.exit_code == 0, done.output
        assert "own" in done.output
    assert "left: 'Aruba'." in run("power", "own", "--add", "own.csv", "--layout", "worldbank").output


def test_an_undated_index_of_some_members_of_the_union_is_used_and_its_gap_is_said(own: Path):
    own.write_text("state,value\nFrance,1\nGermany,2\n")
    done = run("polarity", "--add", "own.csv")
    assert done.exit_code == 0
    assert "EU as one has no value, since 25 of its 27 members have none" in done.output
    assert run("report", "--add", "own.csv", "--csv").exit_code == 0
    assert run("power", "own", "--add", "own.csv", "--as-one", "EU").exit_code == 0


@pytest.mark.parametrize("command", [("power", "own"), ("polarity",), ("report", "--csv")])
def test_an_own_index_that_fails_ends_the_command_with_all_that_is_wrong(own: Path, command: tuple[str, ...]):
    own.write_text("state,value\nFrance,x\nNowhere,2\nCongo,3\nUSA,4\n")
    message = refusal(*command, "--add", "own.csv")
    assert "3 faults" in message
    for part in ("line 2: the value 'x'", "line 3: No state is called 'Nowhere'", "line 4: 'Congo' fits 2 states"):
        assert part in message


def test_a_score_can_be_ranked_and_is_refused_where_shares_are_needed(own: Path):
    own.write_text("ccode,scode,country,year,polity2\n2,USA,United States,2018,8\n710,CHN,China,2018,-7\n")
    done = run("power", "own", "--add", "own.csv", "--layout", "polity:polity2", "--json")
    rows = {row["state"]: row for row in json.loads(done.output)["rows"]}
    assert (rows["CHN"]["value"], rows["CHN"]["share"]) == (-7, None)
    assert "'own' is a score: states can be ranked by it" in refusal(
        "polarity", "--add", "own.csv", "--layout", "polity:polity2"
    )


def test_rows_of_other_years_never_end_a_run(own: Path):
    own.write_text("state,value,year\nPapal States,1,1850\nNowhere,x,1901\nDDR,3,1980\nFrance,2,2023\n")
    done = run("power", "own", "--add", "own.csv", "--year", "2023")
    assert done.exit_code == 0
    assert "3 rows of other years than 2023 are left (1850-1980)" in done.output
    assert "has values for 1850-2023 only, and none of 2021" in refusal(
        "power", "own", "--add", "own.csv", "--year", "2021"
    )


def test_an_older_row_of_a_state_that_is_no_more_is_left_and_named(own: Path):
    own.write_text("state,value,year\nDDR,3,1980\nFrance,2,2023\nIndia,2,2031\n")
    done = run("power", "own", "--add", "own.csv")
    assert done.exit_code == 0
    assert "1 row after 2025 is left (2031)." in done.output
    assert "1 row of states that this world doesn't hold left: DDR." in done.output


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--columns", "value=x"),
        ("--layout", "worldbank"),
        ("--decimal", "comma"),
        ("--missing", "-9"),
        ("--names", "cow"),
    ],
)
@pytest.mark.parametrize("command", ["power", "ties", "report", "polarity", "tournament"])
def test_an_option_on_a_file_without_a_file_is_refused(command: str, option: str, value: str):
    message = refusal(command, option, value)
    assert f"{option} says how your own file is read: name the file with --" in message


def test_ties_of_a_file_with_semicolons_are_read_and_a_contradiction_is_refused(own: Path):
    own.write_text("ccode1;ccode2;value\n2;740;3,5\n740;2;3,5\n")
    done = run("ties", "own", "--add", "own.csv")
    assert "count" in done.output
    assert "semicolons" in done.output
    own.write_text("ccode1;ccode2;value\n2;740;3,5\n740;2;2,5\n")
    assert "JPN to USA stands in line 2 already" in refusal("ties", "own", "--add", "own.csv")


def test_all_faults_of_a_file_are_printed_one_a_line(own: Path, capsys: pytest.CaptureFixture[str]):
    from polycentric.cli import main

    own.write_text("state,value\nFrance,x\nNowhere,2\n")
    with pytest.raises(SystemExit) as left:
        main(["power", "own", "--add", "own.csv"])
    assert left.value.code == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Error: 'own.csv' can't be used as it is: 2 faults."
    assert lines[1:3] == [
        "No state at all (1):",
        "  line 3: No state is called 'Nowhere', and none of the known ones is like it.",
    ] or (lines[1] == "No state at all (1):")


def test_votes_by_codes_and_columns_of_ones_own(own: Path):
    votes = [{"A": item % 2, "B": 1 - item % 2, "C": int(item % 3 > 0)} for item in range(8)]
    rows = [(who, 1, item, code) for item, cast in enumerate(votes) for who, code in cast.items()]
    own.write_text("country;term;rcid;choice\n" + "\n".join(";".join(map(str, row)) for row in rows))
    command = ("ideal-points", "--votes", "own.csv", "--anchor", "A", "--columns",
             "unit=country,session=term,item=rcid,vote=choice")  # fmt: skip
    assert "24 votes are '0', '1'" in refusal(*command)
    done = run(*command, "--codes", "yes=1,no=0")
    assert done.exit_code == 0, done.output
    assert "semicolons" in done.output
    assert "--codes" in refusal("ideal-points", "--codes", "yes=1,no=0")
