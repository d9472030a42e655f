"""Troops, bases, exercises and interventions, read from the real files and held to a second reader."""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric import ties
from polycentric.tables import table
from polycentric.tidy import state_years

TROOPS = "files/presence/troopdata-rebuild-country-year.csv"


def lines(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def troops(archive: Path) -> xr.DataArray:
    return ties.troops(pc.load("history", years=(1949, 2025), series=["troops_abroad"]))


@pytest.mark.parametrize(
    ("year", "host", "people"),
    [
        (1985, "DEU", 246_875), (1960, "DEU", 232_256), (1985, "DDR", 52), (2024, "DEU", 36_541), (2024, "JPN", 55_154),
        (1968, "RVN", 537_377), (1976, "VNM", 0), (2000, "SRB", None), (1991, "YEM", 12), (1985, "RUS", None),
        (1985, "TWN", None), (2018, "IRQ", 5_200), (2024, "KOR", 24_515),
    ],
)  # fmt: skip
def test_troops_stand_in_the_state_that_hosts_them(
    troops: xr.DataArray, mirror: Path, year: int, host: str, people: int | None
):
    cell = troops.sel(year=year, state="USA", partner=host)
    names = {"RUS": "Russia", "TWN": "Taiwan", "SRB": "Yugoslavia"}
    if host in names:
        row = next(
            row for row in lines(mirror / TROOPS) if (row["countryname"], row["year"]) == (names[host], str(year))
        )
        people = int(row["troops_ad"])
    assert cell == people


def test_no_american_troops_stand_in_north_vietnam_while_there_were_two(troops: xr.DataArray):
    assert troops.sel(year=slice(1955, 1975), state="USA", partner="VNM").isnull().all()
    assert state_years("cow", 1968, 1968).add("us_troops").frame.filter(ccode=817)["us_troops"].item() == 537_377
    assert state_years("gw", 1968, 1968).add("us_troops").frame.filter(gwcode=817)["us_troops"].item() == 537_377


def test_what_is_withheld_is_missing_and_not_zero(troops: xr.DataArray):
    hosts = troops.sel(state="USA", partner=["IRQ", "SYR", "AFG"])
    assert hosts.sel(year=[2023, 2024]).isnull().all()
    assert hosts.sel(year=2018).values.tolist() == [5_200, 1_700, 14_000]
    assert not (hosts.sel(year=slice(2018, 2024)) == 0).any()
    assert (troops.sel(state="USA", partner="IRQ", year=2000) == 0).item(), "a zero before it is the source's"
    frame = state_years("cow", 2024, 2024).add("us_troops").frame
    assert frame.filter(ccode=652)["us_troops"].to_list() == [None]


def test_of_no_other_sender_anything_is_known(troops: xr.DataArray):
    others = [str(each) for each in troops["state"].values if each != "USA"]
    assert troops.sel(state=others).isnull().all()
    assert troops.sel(year=[1949, 2025]).isnull().all()


def test_every_cell_of_troops_is_the_larger_of_a_second_readers_rows(archive: Path, mirror: Path):
    largest = defaultdict[tuple[int, int], int](int)
    for row in lines(mirror / TROOPS):
        key = int(row["ccode"]), int(row["year"])
        largest[key] = max(largest[key], int(row["troops_ad"]))
    ours = table("us_troops")
    picks = np.random.default_rng(13).choice(ours.height, 800, replace=False)
    by_key = ours.group_by("ccode", "year").agg(pl.col("troops_ad").max())
    cells = {(code, year): people for code, year, people in by_key.iter_rows()}
    for place in picks:
        key = ours["ccode"][int(place)], ours["year"][int(place)]
        withheld = key[0] in (645, 652, 700) and key[1] >= 2018 and largest[key] == 0
        assert cells[key] == (None if withheld else largest[key])
