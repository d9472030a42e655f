"""What a user's file says of its values decides whether they are added up: a rate or a score has no shares."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError, DataError, UserFileError

PER_HEAD = "LUX,Luxembourg,2021,57428\nUSA,United States,2021,55334\nCHN,China,2021,13101\n"
WORLD_BANK = (
    '"Data Source","World Development Indicators",\n\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2023"\n'
    '"Luxembourg","LUX","{0}","X","9"\n"United States","USA","{0}","X","3"\n"China","CHN","{0}","X","1"\n'
)
SPENDING = "Country,2023\nAlgeria,8.2%\nUnited States of America,3.4%\nChina,1.7%\n"
VDEM = "country_name,country_text_id,year,COWcode,v2x_polyarchy\nSweden,SWE,2022,380,.9\nChina,CHN,2022,710,.07\n"
POLITY = "ccode,scode,country,year,polity2\n{},MNT,Montenegro,2010,9\n390,DEN,Denmark,2010,10\n"


def run(*arguments: str) -> str:
    return CliRunner().invoke(polycentric, [*arguments], catch_exceptions=False, standalone_mode=False).stdout


def shares(folder: Path, name: str, text: str, *more: str) -> set[float | None]:
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    content = json.loads(run("power", name, "--add", str(folder / f"{name}.csv"), "--json", *more))["rows"]
    return {row["share"] for row in content if row["value"] is not None}


@pytest.mark.parametrize(
    ("name", "text", "more"),
    [
        ("m", "countrycode,country,year,gdppc\n" + PER_HEAD, ("--layout", "maddison:gdppc")),
        ("wb", WORLD_BANK.format("GDP per capita (constant 2015 US$)"), ("--layout", "worldbank")),
        ("wb", WORLD_BANK.format("Military expenditure (% of GDP)"), ("--layout", "worldbank")),
        ("wb", WORLD_BANK.format("Life expectancy at birth, total (years)"), ("--layout", "worldbank")),
        ("si", SPENDING, ("--layout", "sipri")),
        ("vdem", VDEM, ("--layout", "vdem:v2x_polyarchy")),
        ("own", "state,Military expenditure (% of GDP)\nUSA,3.4\nCHN,1.7\n", ()),
        ("own", "state,value,unit\nUSA,70,score (0-100)\nCHN,30,score (0-100)\n", ()),
        ("own", "state,value,unit\nUSA,77,years\nCHN,78,years\n", ()),
        ("gdp_per_capita", "state,value\nLUX,3\nUSA,2\n", ()),
    ],
    ids=lambda each: str(each)[:30],
)
def test_what_is_per_head_a_part_of_its_own_or_a_score_has_no_shares(
    tmp_path: Path, name: str, text: str, more: tuple[str, ...]
):
    assert shares(tmp_path, name, text, *more) == {None}


@pytest.mark.parametrize(
    ("name", "text", "more"),
    [
        ("wb", WORLD_BANK.format("GDP (current US$)"), ("--layout", "worldbank")),
        ("index", "state,value\nUSA,3\nCHN,1\n", ()),
        ("milex", "state,milex\nUSA,3\nCHN,1\n", ()),
        ("own", "state,value,unit\nUSA,3,percent of world output\nCHN,1,percent of world output\n", ()),
    ],
)
def test_what_adds_up_keeps_its_shares(tmp_path: Path, name: str, text: str, more: tuple[str, ...]):
    assert max(filter(None, shares(tmp_path, name, text, *more))) >= 9 / 13


def test_a_publishers_number_that_is_anothers_is_told_by_the_name_beside_it(tmp_path: Path):
    command = ("power", "p", "--add", str(tmp_path / "p.csv"), "--layout", "polity:polity2", "--world", "history")
    (tmp_path / "p.csv").write_text(POLITY.format(348))
    assert "Montenegro" in run(*command, "--year", "2010")
    (tmp_path / "p.csv").write_text(POLITY.format(341))
    with pytest.raises(UserFileError, match=r"'341' in the column ccode is Kosovo \(XKX\), and 'Montenegro'"):
        run(*command, "--year", "2010")


def test_a_layout_says_how_its_column_is_named(tmp_path: Path):
    (tmp_path / "v.csv").write_text(
        VDEM.replace("v2x_polyarchy", "v2x_polyarchy,v2x_libdem").replace(".9\n", ".9,.8\n")
    )
    with pytest.raises(UserFileError, match=r"write --layout vdem:COLUMN with one of .*v2x_polyarchy"):
        run("power", "v", "--add", str(tmp_path / "v.csv"), "--layout", "vdem")
    with pytest.raises(UserFileError, match="did you mean vdem:v2x_polyarchy"):
        run("power", "v", "--add", str(tmp_path / "v.csv"), "--layout", "vdem:v2x_polyarhcy")


def test_headers_in_other_languages_are_known(tmp_path: Path):
    (tmp_path / "d.csv").write_text("Land;Jahr;Panzer\nDeutschland;2023;1,5\nFrankreich;2023;2,5\n", encoding="cp1252")
    rows = json.loads(run("power", "d", "--add", str(tmp_path / "d.csv"), "--json"))["rows"]
    assert {row["state"]: row["year"] for row in rows if row["value"]} == {"DEU": 2023, "FRA": 2023}


def test_a_year_of_the_past_is_answered_with_the_world_that_has_it():
    with pytest.raises(CoverageError, match="is in the world 'now': polycentric power output_ppp --world now"):
        run("power", "output_ppp", "--year", "1914")


def test_a_distance_or_a_code_is_no_tie_and_is_told_so():
    with pytest.raises(DataError, match="'conttype' is in code, which is no strength of a tie"):
        run("network", "conttype", "--year", "1975")


@pytest.mark.parametrize(
    ("unit", "has_shares", "column"),
    [
        ("US dollars per person", False, "of leader %"),
        ("score (0-100)", False, ""),
        ("aircraft carriers", True, "share %"),
    ],
)
def test_title_columns_and_notes_speak_of_shares_where_there_are_some(
    tmp_path: Path, unit: str, has_shares: bool, column: str
):
    (tmp_path / "own.csv").write_text(f"state,value,unit\nUSA,70,{unit}\nCHN,30,{unit}\n", encoding="utf-8")
    shown = run("power", "own", "--add", str(tmp_path / "own.csv"))
    title, *lines = shown.splitlines()
    heads = next(line for line in lines if line.startswith("rank"))
    assert ("shares of all states" in title) == has_shares
    assert "all states" in title
    assert ("share %" in heads) == has_shares
    assert column in heads
    assert ("Shares are of the 2 with data" in shown) == has_shares
    assert "without data: 194 of 196" in shown


def test_several_indices_of_which_one_has_shares_are_shown_by_shares(tmp_path: Path):
    (tmp_path / "own.csv").write_text("state,value,unit\nUSA,70,years\nCHN,30,years\n", encoding="utf-8")
    shown = run("power", "own", "output_ppp", "--add", str(tmp_path / "own.csv"), "--top", "2")
    assert shown.startswith("Power by 2 indices, shares of all states;")
    assert "output_ppp: 2021 US dollars at purchasing power parity, 2022–2024; without data: 1 of 196." in shown
