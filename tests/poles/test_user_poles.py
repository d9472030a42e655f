from pathlib import Path

import numpy as np
import pytest

from polycentric import toy
from polycentric.errors import CoverageError, UserFileError
from polycentric.panel.load import load
from polycentric.poles import World, verdict_map
from polycentric.poles.user_file import read_poles

POWER = {"USA": 3.0, "CHN": 2.0, "IND": 1.0}


def write(folder: Path, text: str, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_coding_is_a_definition_among_the_others(tmp_path: Path):
    mine = read_poles(write(tmp_path, "state,pole,source\nUSA,1,My book\nChina,1,My book\nIND,0,My book\n"))
    finding = toy.world(POWER).find(mine)
    assert (finding.verdict(), finding.names(2000)) == ("bipolar", ["USA", "CHN"])
    assert (mine.name, mine.family) == ("mine", "lists")
    assert "My book" in mine.reference
    frame = verdict_map(toy.world(POWER), definitions={"mine": mine})
    assert frame.select("definition", "class", "number").rows() == [("mine", "bipolar", 2)]


def test_a_year_of_which_the_file_does_not_speak_is_missing_and_a_state_without_a_row_is_no_pole(tmp_path: Path):
    mine = read_poles(write(tmp_path, "state,pole,year\nUSA,1,2021\nUSA,1,2022\nCHN,1,2022\n"))
    finding = World(load("now", years=(2020, 2022))).find(mine)
    assert [finding.verdict(year) for year in range(3)] == ["missing", "unipolar", "bipolar"]
    assert np.isnan(finding.poles.values[0]).all()
    assert (finding.poles.sel(year=2021).values == 0.0).sum() == 195


def test_an_empty_pole_is_unknown_and_the_class_is_given_where_it_does_not_matter(tmp_path: Path):
    world = toy.world(POWER | {"RUS": 1.0})
    assert world.find(read_poles(write(tmp_path, "state,pole\nUSA,1\nCHN,\n"))).verdict() == "missing"
    many = "state,pole\nUSA,1\nCHN,1\nIND,1\nRUS,\n"
    assert world.find(read_poles(write(tmp_path, many, "many.csv"))).verdict() == "multipolar"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("state,pole\nUSA,2\n", "line 2: pole is 2, and 1 or 0 is right"),
        ("state,value\nUSA,1\n", "state,pole is right"),
        ("state,pole\nUSSR,1\n", "'USSR' names no state today"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused(tmp_path: Path, text: str, message: str):
    with pytest.raises(UserFileError, match=message):
        read_poles(write(tmp_path, text))


def test_states_and_years_that_the_world_does_not_have_are_refused(tmp_path: Path):
    with pytest.raises(CoverageError, match="line 2: FRA is no state of this world"):
        toy.world(POWER).find(read_poles(write(tmp_path, "state,pole\nFRA,1\n")))
    with pytest.raises(CoverageError, match="speaks of 1914-1914 only"):
        toy.world(POWER).find(read_poles(write(tmp_path, "state,pole,year\nUSA,1,1914\n")))
