"""Users' own files on the world of two centuries: other years, borders of the time, and indices that fail."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from polycentric.cli.app import polycentric
from polycentric.errors import PolycentricError

POWERS = "ccode,year,value\n2,1850,5\n200,1850,9\n255,1850,3\n220,1850,4\n365,1850,6\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "own.csv"


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(polycentric, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit | PolycentricError):
        raise done.exception
    return done


def readings(*more: str) -> list[dict[str, str]]:
    done = run("polarity", "--world", "history", *more, "--no-ties", "--csv")
    assert done.exit_code == 0, done.exception
    return list(csv.DictReader(io.StringIO(done.output)))


def test_todays_name_on_a_larger_states_year_is_said(own: Path):
    own.write_text("state,value,year\nRussia,0.66,1960\nUnited States,3.26,1960\n")
    done = run("power", "own", "--add", "own.csv", "--world", "history", "--year", "1960")
    assert "Soviet Union" in done.output
    assert "Russia's 1960 row stands for the Soviet Union" in done.output


def test_a_year_of_a_long_file_is_shown_and_a_file_without_the_last_year_says_its_years(own: Path):
    own.write_text("state,value,year\nPapal States,1,1850\nFrance,2,1950\n")
    done = run("power", "own", "--add", "own.csv", "--world", "history", "--year", "1950")
    assert done.exit_code == 0
    assert "1 row of other years than 1950 is left (1850)" in done.output
    done = run("power", "own", "--add", "own.csv", "--world", "history")
    assert "no value in 2022" in done.output
    assert "its years are 1850-1950" in done.output


def test_an_own_index_is_among_the_readings(own: Path):
    own.write_text(POWERS)
    mine = readings("--years", "1850-1850", "--own", "own.csv")
    assert len(mine) > len(readings("--years", "1850-1850"))
    assert "own" in {row["index"] for row in mine}


@pytest.mark.parametrize("row", ["732,1850,1", "255,1850,4", "2000,1850,1", "347,1850,1"])
def test_an_own_index_that_fails_ends_polarity(own: Path, row: str):
    own.write_text(POWERS + row + "\n")
    done = run("polarity", "--years", "1850-1850", "--own", "own.csv", "--csv")
    assert isinstance(done.exception, PolycentricError)
    assert "line 7" in str(done.exception)


def test_a_long_file_by_cow_codes_is_used_for_the_years_asked_for(own: Path):
    from polycentric.states import Cow, code_of, members

    years = (1816, 1850, 1950, 1990, 2010)
    codes = [(year, code_of(state, Cow, year)) for year in years for state in members(year, Cow)]
    rows = [f"{code.value},{year},{1 + at}" for at, (year, code) in enumerate(codes) if code is not None]
    own.write_text("ccode,year,value\n" + "\n".join([*rows, "260,1990,7"]) + "\n")
    for year in ("1950-1950", "1990-1990", "1906-1912"):
        if year == "1906-1912":
            done = run("polarity", "--world", "history", "--years", year, "--own", "own.csv", "--no-ties", "--csv")
            assert "has values for 1816-2010 only" in str(done.exception)
            continue
        assert "own" in {row["index"] for row in readings("--years", year, "--own", "own.csv")}


def test_an_own_coding_that_speaks_of_no_year_asked_for_ends_polarity(own: Path):
    own.write_text("state,pole,year\nUSA,1,1950\n")
    assert "own" in {row["definition"] for row in readings("--years", "1950-1950", "--own", "own.csv")}
    done = run("polarity", "--years", "1850-1850", "--own", "own.csv", "--csv")
    assert isinstance(done.exception, PolycentricError)


def test_a_capabilities_file_gives_the_layers_own_values(own: Path):
    own.write_text(
        "stateabb,ccode,year,milex,milper,version\nUSA,2,1990,293093000,2181,2021\nGMY,255,1990,42319000,469,2021\n"
        "GFR,260,1990,42319000,469,2021\nGDR,265,1990,-9,-9,2021\nFRN,220,1990,42800000,554,2021\n"
    )
    done = run(
        "power", "own", "--add", "own.csv", "--layout", "nmc:milper", "--world", "history", "--year", "1990", "--json"
    )
    rows = {row["state"]: row["value"] for row in json.loads(done.output)["rows"]}
    assert (rows["DEU"], rows["USA"], rows["DDR"]) == (469, 2181, None)
