"""Warheads, facilities that could make their core, and agreements on nuclear cooperation, read from the real files."""

import csv
import random
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import xarray as xr
from second_reader import r_frame

import polycentric as pc
from polycentric import power
from polycentric.panel.membership import alive
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
def test_warheads_stand_under_the_state_that_had_them(warheads: xr.Dataset, state: str, year: int, count: int):
    assert warheads.pc.masked("warheads").sel(year=year, state=state) == count


def test_a_state_that_the_file_does_not_name_is_missing_and_not_without_warheads(warheads: xr.Dataset):
    cells = warheads.pc.masked("warheads")
    assert cells.sel(state=["ZAF", "UKR", "BLR", "KAZ", "DEU", "JPN"]).isnull().all()
    assert cells.sel(year=[1944, 2018]).isnull().all()
    assert int(cells.sel(year=1986).notnull().sum()) == 9


def test_before_it_was_a_state_a_country_has_no_row_though_the_file_carries_it_back(warheads: xr.Dataset):
    cells = warheads.pc.masked("warheads")
    assert cells.sel(year=1946, state=["ISR", "PAK", "PRK"]).isnull().all()
    assert cells.sel(year=1949, state="ISR") == 0


def test_the_power_index_ranks_the_soviet_union_before_the_united_states_in_1986(warheads: xr.Dataset):
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


@pytest.fixture(scope="module")
def latency(archive: Path):
    return pc.load("history", years=(1939, 2013), series=["nuclear_latency", "nuclear_cooperation"])


@pytest.mark.parametrize(
    ("state", "year", "plants"),
    [
        ("DEU", 1985, 6), ("DEU", 2012, 2), ("CZE", 1995, 1), ("CSK", 1985, 1), ("SRB", 1960, 2), ("DZA", 2012, 1),
        ("ARG", 1970, 1), ("ESP", 1970, 1), ("ESP", 1972, 0), ("DDR", 1980, 0),
    ],
)  # fmt: skip
def test_plants_stand_in_the_state_that_their_soil_was_of(latency: xr.Dataset, state: str, year: int, plants: int):
    """Counted by hand from the file, which numbers Germany 260 and the Czech Republic 315 in all years."""
    assert latency.pc.masked("enr_facilities").sel(year=year, state=state) == plants
    assert latency.pc.masked("nuclear_latency").sel(year=year, state=state) == (plants > 0)


def test_a_plant_of_unknown_years_makes_the_count_unknown_and_not_the_yes_of_a_state_that_has_another(
    latency: xr.Dataset,
):
    """Chashma, begun in 1974, has -99 for its work; Kahuta worked from 1984."""
    count, yes = latency.pc.masked("enr_facilities"), latency.pc.masked("nuclear_latency")
    assert count.sel(state="PAK", year=[1975, 1990]).isnull().all()
    assert yes.sel(state="PAK", year=1990) == 1
    assert yes.sel(state="PAK", year=1972).item() in (0, 1)
    assert count.sel(year=2013).isnull().all(), "2012 is the last year that was looked at"


def test_the_number_that_stands_for_an_unknown_year_is_never_a_year(archive: Path):
    plants = table("nuclear_latency")
    years = plants.select(pl.selectors.contains("_start", "_end"))
    assert years.select(pl.min_horizontal(pl.all().min())).item() == 1939
    assert plants["operation_unknown"].sum() == 8
    assert plants.height == 253


def test_an_agreement_counts_once_in_whichever_direction_it_stands(latency: xr.Dataset, archive: Path):
    """The United States and Canada signed two in 1987, on intangibles; each stands in both directions."""
    pairs = latency.pc.masked("nuclear_agreements")
    assert pairs.sel(year=1987, state="USA", partner="CAN") == pairs.sel(year=1987, state="CAN", partner="USA") == 2
    assert pairs.sel(year=1987, state="USA", partner="FJI").isnull()


def test_agreements_of_germany_and_russia_stand_under_the_state_of_their_year(archive: Path):
    rows = table("nuclear_cooperation").filter(~pl.col("named_otherwise"))
    for end in ("1", "2"):
        assert rows.filter(pl.col(f"ccode{end}") == 255)["year"].min() == 1991
        assert rows.filter(pl.col(f"ccode{end}") == 260)["year"].max() == 1990
        assert set(rows.filter(pl.col(f"ccode{end}") == 365)[f"country{end}"]) == {"USSR", "Russia"}


def test_numbers_of_agreements_are_those_of_the_list_but_for_three_years(archive: Path):
    inside, rows = alive("cow", 1951, 2003), table("nuclear_cooperation").filter(~pl.col("named_otherwise"))
    strangers = {(row[f"ccode{end}"], row["year"]) for row in rows.iter_rows(named=True) for end in "12"
                 if not inside[row[f"ccode{end}"], row["year"] - 1951]}  # fmt: skip
    assert strangers == {(260, 1954), (315, 1994), (369, 1990)}
    assert set(rows.filter(ccode2=713)["country2"]) == {"Taiwan"}
    assert set(rows.filter(ccode2=817)["country2"]) == {"Vietnam, South"}


def test_a_code_beside_the_name_of_another_state_is_marked_and_left_out(archive: Path, latency: xr.Dataset):
    rows = table("nuclear_cooperation")
    assert rows["named_otherwise"].sum() == 17
    assert set(rows.filter("named_otherwise", ccode2=225)["country2"]) == {"Romania"}
    swiss = pl.any_horizontal(pl.col("country1", "country2") == "Switzerland")
    partners = rows.filter(swiss, year=1990).select("ccode1", "ccode2", "nca_type")
    cells = latency.pc.masked("nuclear_agreements").sel(year=1990, partner="CHE").fillna(0)
    assert 0 < int(cells.sum()) <= partners.height, "the seven of Romania that stand under 225 are not Switzerland's"


def test_a_sample_of_plants_cells_is_that_of_a_second_reader(archive: Path, mirror: Path):
    columns, ours, picks = r_frame(mirror / "files/nuclear/nl_1.2_df.rda"), table("nuclear_latency"), random.Random(13)
    place = {name: row for row, name in enumerate(columns["facility_name"])}
    shared = [each for each in ours.columns if each in columns]
    for _ in range(700):
        row, column = picks.randrange(ours.height), picks.choice(shared)
        wanted = columns[column][place[ours["facility_name"][row]]]
        assert ours[column][row] == (None if wanted == -99 else wanted)


def test_every_agreement_is_that_of_a_second_reader(archive: Path, mirror: Path):
    columns, ours = r_frame(mirror / "files/cooperation/nca_df.rda"), table("nuclear_cooperation")
    shared = [each for each in ours.columns if each in columns]
    assert sorted(ours.select(shared).rows()) == sorted(zip(*(columns[each] for each in shared), strict=True))
