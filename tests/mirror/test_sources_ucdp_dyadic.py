"""Pairs of warring sides on the real file: known wars and who helped in them, and a second reading."""

import csv
from pathlib import Path

import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric import ties
from polycentric.tables.archive import table

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture(scope="module")
def beside(archive: object) -> xr.Dataset:
    return pc.load("history", years=(1946, 2023), series=["conflict_support"])


def test_side_a_of_iraq_in_2003_is_three_states():
    rows = table("ucdp_dyadic", "parties").filter((pl.col("year") == 2003) & (pl.col("type_of_conflict") == 2))
    iraq = rows.filter(pl.col("dyad_id").is_in(rows.filter(pl.col("gwcode") == 645)["dyad_id"].to_list()))
    assert set(iraq.filter(pl.col("side") == "A")["gwcode"]) == {2, 200, 900}


@pytest.mark.parametrize(
    ("state", "partner", "year", "beside_it", "against_it"),
    [("USA", "KOR", 1951, 1, 0), ("USA", "PRK", 1951, 0, 1), ("USA", "RVN", 1968, 1, 0), ("RUS", "SYR", 2016, 2, 0),
     ("RUS", "SYR", 2010, 0, 0), ("FRA", "MLI", 2014, 2, 0), ("CUB", "AGO", 1980, 1, 0), ("DEU", "AFG", 2010, 1, 0),
     ("SRB", "AFG", 2014, 0, 0)],
)  # fmt: skip
def test_who_fights_beside_whom(
    beside: xr.Dataset, state: str, partner: str, year: int, beside_it: int, against_it: int
):
    cell = beside.sel(state=state, partner=partner, year=year)
    assert (int(cell["troops_beside"]) > 0, int(cell["troops_against"]) > 0) == (beside_it > 0, against_it > 0)


def test_serbia_lands_on_serbia_though_the_file_keeps_yugoslavias_number(beside: xr.Dataset):
    raw = table("ucdp_dyadic", "parties").filter((pl.col("gwcode") == 345) & (pl.col("year") > 2006))
    assert raw.height == 13
    assert float(beside["troops_beside"].sel(state="SRB", year=slice(2014, 2023)).clip(min=0).sum()) == 13
    assert beside["troops_beside"].attrs["rows_left_out"] == 0


def test_the_layer_counts_what_the_file_says_and_a_pair_without_a_row_has_none(beside: xr.Dataset):
    layer = ties.conflict_support(beside).sel(year=2010)
    assert float((layer.sel(partner="AFG") > 0).sum()) == 48
    assert float(layer.sel(state="CHE", partner="AFG")) == 0.0
    with_iran = ties.conflict_support(beside).sel(state="USA", partner="IRN")
    assert float(with_iran.sum()) == 0


def test_every_field_is_as_the_csv_module_reads_it(mirror: Path):
    with (mirror / "files/ucdp/Dyadic_v24_1.csv").open(encoding="utf-8") as lines:
        raw = {(int(row["dyad_id"]), int(row["year"])): row for row in csv.DictReader(lines)}
    columns = [column.raw for column in pc.sources.SOURCES["ucdp_dyadic"].table("dyad_years").columns]
    for row in table("ucdp_dyadic", "dyad_years").sample(60, seed=13).rows(named=True):
        line = raw[row["dyad_id"], row["year"]]
        assert {name: "" if row[name] is None else str(row[name]) for name in columns} == {
            name: line[name].strip() for name in columns
        }
    parties = table("ucdp_dyadic", "parties")
    fields = {
        ("A", "main"): "gwno_a",
        ("B", "main"): "gwno_b",
        ("A", "helps"): "gwno_a_2nd",
        ("B", "helps"): "gwno_b_2nd",
    }
    for (side, part), field in fields.items():
        listed = sum(len(row[field].split(",")) for row in raw.values() if row[field])
        assert parties.filter((pl.col("side") == side) & (pl.col("part") == part)).height == listed
