"""A user's own numbers through the command line keep their years and their sizes."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric


def _rows(tmp_path: Path, text: str, *more: str) -> dict[str, dict[str, Any]]:
    path = tmp_path / "own.csv"
    path.write_text(text)
    done = CliRunner().invoke(
        polycentric, ["power", "own", "--add", str(path), "--json", *more], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return {row["state"]: row for row in json.loads(done.stdout)["rows"]}


def test_an_old_value_is_shown_with_its_own_year(tmp_path: Path):
    rows = _rows(tmp_path, "state,value,year\nUSA,1,1990\nCHN,3,2024\n")
    assert [rows[state]["year"] for state in ("USA", "CHN")] == [1990, 2024]
    assert rows["FRA"]["year"] is None


def test_a_value_without_a_year_says_that_none_is_stated(tmp_path: Path):
    assert _rows(tmp_path, "state,value\nUSA,1\n")["USA"]["year"] is None
    done = CliRunner().invoke(polycentric, ["power", "own", "--add", str(tmp_path / "own.csv")], catch_exceptions=False)
    assert "(not stated, no year stated)" in done.stdout


def test_a_year_takes_that_years_rows_only(tmp_path: Path):
    rows = _rows(tmp_path, "state,value,year\nUSA,1,1990\nCHN,3,2023\n", "--year", "2023")
    assert (rows["USA"]["value"], rows["CHN"]["year"]) == (None, 2023)


@pytest.mark.parametrize("value", ["1e100", "1e-100"])
def test_the_largest_and_smallest_values_give_the_right_shares(tmp_path: Path, value: str):
    rows = _rows(tmp_path, f"state,value\nUSA,{value}\nCHN,{value}\nFRA,-0.00\n")
    assert [rows[state]["share"] for state in ("USA", "CHN", "FRA")] == [0.5, 0.5, 0.0]
    assert str(rows["FRA"]["value"]) == "0.0"


def test_an_own_rate_is_ranked_and_set_against_the_leader_and_never_summed(tmp_path: Path):
    """Steel per head: Luxembourg leads, but has no share of the world."""
    rows = _rows(tmp_path, "state,value,unit\nLuxembourg,3,tonnes per person\nUSA,0.3,tonnes per person\n")
    assert [rows[state]["share"] for state in ("LUX", "USA")] == [None, None]
    assert rows["USA"]["of_leader"] == pytest.approx(0.1)
    file = ["--add", str(tmp_path / "own.csv")]
    said = CliRunner().invoke(polycentric, ["power", "own", *file], catch_exceptions=False).stdout
    assert "Without shares, since nothing adds up to a world total: own (a rate)." in said
    assert "of leader %" in said
    assert "share %" not in said
    said = CliRunner().invoke(polycentric, ["poles", "half_of_leader", *file], catch_exceptions=False).stdout
    assert "  own  " not in said
    assert "Without shares, so not here: own (a rate)" in said


def test_a_number_far_older_than_the_others_is_named_with_its_year(tmp_path: Path):
    mine = tmp_path / "mine.csv"
    mine.write_text("state,year,value\nFrance,1990,3\nUnited States,2024,5\nGermany,2015,2\n", encoding="utf-8")
    command = ["power", "mine", "output_ppp", "--add", str(mine)]
    shown = CliRunner().invoke(polycentric, command, catch_exceptions=False).stdout
    assert "mine: of 1 the number is more than 10 years older than the newest: France 1990." in shown
    assert "output_ppp: of" not in shown
