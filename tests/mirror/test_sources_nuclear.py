"""Warheads, facilities that could make their core, and agreements on nuclear cooperation, read from the real files."""

import csv
import random
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import polycentric as pc
from polycentric import power
from polycentric.tables import table


def _lines(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def warheads(archive: Path):
    return pc.load("history", years=(1944, 2018), series=["nuclear_warheads"])


@pytest.mark.parametrize(
    ("state", "year", "count"),
    [("RUS", 1986, 40_159), ("USA", 1967, 31_255), ("USA", 1945, 2), ("RUS", 1948, 0), ("GBR", 1952, 0),
     ("CHN", 1964, 1), ("CHN", 1963, 0), ("IND", 1997, 0), ("PRK", 2017, 0), ("RUS", 2017, 4_300)],
)  # fmt: skip
def test_warheads_stand_under_the_state_that_had_them(warheads, state: str, year: int, count: int):
    assert warheads.pc.masked("warheads").sel(year=year, state=state) == count


def test_a_state_that_the_file_does_not_name_is_missing_and_not_without_warheads(warheads):
    cells = warheads.pc.masked("warheads")
    assert cells.sel(state=["ZAF", "UKR", "BLR", "KAZ", "DEU", "JPN"]).isnull().all()
    assert cells.sel(year=[1944, 2018]).isnull().all()
    assert int(cells.sel(year=1986).notnull().sum()) == 9


def test_before_it_was_a_state_a_country_has_no_row_though_the_file_carries_it_back(warheads):
    cells = warheads.pc.masked("warheads")
    assert cells.sel(year=1946, state=["ISR", "PAK", "PRK"]).isnull().all()
    assert cells.sel(year=1949, state="ISR") == 0


def test_the_power_index_ranks_the_soviet_union_before_the_united_states_in_1986(warheads):
    index = power.warheads(warheads).sel(year=1986)
    assert [str(name) for name in index["state"].values[np.argsort(-index.fillna(-1).values)][:3]] == [
        "RUS",
        "USA",
        "FRA",
    ]
    assert int(index.notnull().sum()) == 9


def test_every_cell_of_warheads_is_that_of_a_second_reader(archive: Path, mirror: Path):
    raw = _lines(mirror / "files/nuclear/owid_nuclear_warhead_stockpiles.csv")
    ours = table("nuclear_warheads")
    assert sorted(ours.rows()) == sorted(
        (row["Entity"], int(row["Year"]), int(row["Stockpiled nuclear warheads"])) for row in raw
    )
