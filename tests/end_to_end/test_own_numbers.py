"""A user's own numbers through the command line keep their years and their sizes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.errors import UserFileError


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
    output = CliRunner().invoke(polycentric, ["power", "own", *file], catch_exceptions=False).stdout
    assert "Without shares, since nothing adds up to a world total: own (a rate)." in output
    assert "of leader %" in output
    assert "share %" not in output
    with pytest.raises(
        UserFileError, match="'own' is a rate: states can be ranked by it, and shares of it mean nothing"
    ):
        CliRunner().invoke(
            polycentric, ["polarity", "half_of_leader", *file], catch_exceptions=False, standalone_mode=False
        )


def test_a_number_of_1990_is_shown_with_its_year_beside_the_latest_of_others(tmp_path: Path):
    (tmp_path / "old.csv").write_text("state,value,year\nUSA,10,1990\nCHN,3,2024\nIND,1,2021\n")
    file = ["--add", str(tmp_path / "old.csv")]
    side = CliRunner().invoke(polycentric, ["power", "old", "population", *file], catch_exceptions=False).stdout
    heads = next(line for line in side.splitlines() if line.startswith("index"))
    assert heads.split() == ["index", "United", "States", "China", "India", *heads.split()[5:]]
    assert re.search(r"old +71\.4 \(1990\) +21\.4 +7\.14", side)
    assert "1 number is more than 5 years older than 2025, the oldest of 1990 (United States)" in side
    alone = CliRunner().invoke(polycentric, ["power", "old", *file], catch_exceptions=False).stdout
    assert re.search(r"United States +10.0 +71\.4 +1990", alone)
    poles = CliRunner().invoke(polycentric, ["polarity", "half_of_leader", *file], catch_exceptions=False).stdout
    assert "old: 1 number is more than 5 years older than 2025, the oldest of 1990 (United States)." in poles


def test_power_says_how_much_of_the_world_the_states_without_data_hold(tmp_path: Path):
    (tmp_path / "few.csv").write_text("state,value\nUSA,10\nCHN,3\n")
    command = ["power", "few", "--add", str(tmp_path / "few.csv")]
    output = CliRunner().invoke(polycentric, command, catch_exceptions=False).stdout
    held = r"hold 78\.\d% of the world's people and 65\.\d% of the world's output"
    assert re.search(rf"without data: 194 of 196, which {held}\. Shares are of the 2 with data", output)
