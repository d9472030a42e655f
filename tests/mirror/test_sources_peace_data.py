"""Relations of two states on the real file: known ones, the makers' means against the periods, and a second reading."""

import csv
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric import ties
from polycentric.tables.archive import table

pytestmark = pytest.mark.usefixtures("archive")
KEYS = ["ccode1", "ccode2", "year"]


@pytest.fixture(scope="module")
def panel(archive: object) -> xr.Dataset:
    return pc.load("history", years=(1900, 2021), series=["peace_data"])


@pytest.mark.parametrize(
    ("one", "two", "year", "level"),
    [("USA", "RUS", 1960, 0.0), ("USA", "RUS", 1990, np.nan), ("USA", "RUS", 1992, 0.25), ("USA", "GBR", 1950, 0.75),
     ("FRA", "DEU", 1935, 0.0), ("FRA", "DEU", 1960, 0.75), ("FRA", "DEU", 1985, 0.75), ("FRA", "DEU", 2000, 1.0),
     ("USA", "CHN", 1960, 0.0), ("USA", "CHN", 2019, 0.0), ("IND", "PAK", 1990, 0.0), ("USA", "CHN", 2021, np.nan)],
)  # fmt: skip
def test_a_known_relation_has_its_level(panel: xr.Dataset, one: str, two: str, year: int, level: float):
    tie = ties.relations(panel).sel(year=year)
    for state, partner in ((one, two), (two, one)):
        np.testing.assert_equal(float(tie.sel(state=state, partner=partner)), level)


def test_germanys_number_of_1900_stands_for_the_federal_republic_too_and_lands_on_germany(panel: xr.Dataset):
    """255 in all years; the list has 260 in 1955-90."""
    for year in (1960, 1985, 1995):
        of_the_year = table("peace_data", "dyad_years").filter(pl.col("year") == year)
        assert of_the_year.filter(pl.any_horizontal(pl.col("ccode1", "ccode2") == 255)).height > 10
        assert of_the_year.filter(pl.any_horizontal(pl.col("ccode1", "ccode2") == 260)).is_empty()
        of_germany = panel["peace_level"].sel(year=year, state="DEU").notnull()
        assert bool(of_germany.sel(partner="FRA"))
    apart = panel["peace_level"].sel(year=1960, state="DDR").notnull()
    assert not bool(apart.sel(partner="FRA"))


@pytest.mark.parametrize("state", ["RUS", "SRB", "CHN", "TWN", "VNM", "YEM"])
def test_the_states_whose_numbers_go_wrong_have_relations_in_1975(panel: xr.Dataset, state: str):
    assert int(panel["peace_level"].sel(year=1975, state=state).notnull().sum()) > 0


def test_a_pair_that_is_not_coded_is_missing_and_never_at_peace(panel: xr.Dataset):
    assert np.isnan(panel["peace_level"].sel(state="CHE", partner="URY").values).all()


def test_the_makers_means_are_above_one_496_times_and_ours_never():
    means = table("peace_data", "published_means")
    assert means.filter(pl.col("peacelevel") > 1).height == 496
    assert table("peace_data", "dyad_years")["peace_mean"].max() == 1.0


def test_where_every_day_is_coded_and_nothing_changes_the_makers_mean_is_our_level():
    both = table("peace_data", "dyad_years").join(table("peace_data", "published_means"), on=KEYS)
    still = both.filter((pl.col("days_coded") >= 365) & (pl.col("peace_lowest") == pl.col("peace_highest")))
    apart = still.filter((pl.col("peacelevel") - pl.col("peace_level")).abs() > 1e-6)
    assert still.height > 95_000
    assert apart.filter(pl.col("peacelevel") > 1).height + apart.filter(pl.col("peacelevel") <= 1).height < 30
    pairs = set(
        apart.filter((pl.col("peacelevel") - pl.col("peace_level")).abs() > 0.1).select("ccode1", "ccode2").rows()
    )
    assert pairs <= {(370, 701), (55, 60)}  # two periods of the file overlap there, and the makers average them


def test_nines_hide_below_one_too():
    both = table("peace_data", "dyad_years").join(table("peace_data", "published_means"), on=KEYS)
    hidden = both.filter((pl.col("peacelevel") <= 1) & ((pl.col("peacelevel") - pl.col("peace_mean")) > 0.5))
    assert (2, 365, 1992) in hidden.select(KEYS).rows()


def test_the_pairs_and_years_are_the_makers_but_for_two_strangers_and_two_days_at_an_edge():
    ours, theirs = table("peace_data", "dyad_years"), table("peace_data", "published_means")
    lost = theirs.join(ours, on=KEYS, how="anti")
    assert set(lost["ccode2"]) == {936, 937}
    assert ours.join(theirs, on=KEYS, how="anti").select(KEYS).rows() == [(235, 390, 1973), (255, 740, 1920)]


def test_every_period_is_as_the_csv_module_reads_it(mirror: Path):
    with (mirror / "files/rivalry/peacedata3.1.csv").open(encoding="utf-8-sig", newline="") as lines:
        raw = [[cell for cell in row if cell not in {"", "."}] for row in csv.reader(lines)]
    spans = {
        (*sorted((int(row[0]) // 1000, int(row[0]) % 1000)), number): (days[:4], days[9:13], level)
        for row in raw
        for number, (days, level) in enumerate(zip(row[1::2], row[2::2], strict=True), start=1)
    }
    periods = table("peace_data", "periods")
    assert periods.height == len(spans) == 3_746
    for one, two, number, start, end, level in periods.select(
        "ccode1", "ccode2", "number", "start_year", "end_year", "level"
    ).rows():
        first, last, written = spans[one, two, number]
        assert (start, end) == (int(first), int(last))
        assert level is None if written == "-9" else level == float(written)
