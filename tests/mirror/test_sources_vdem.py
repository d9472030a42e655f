"""V-Dem 15 on the real file: the spot values, the intervals, and which unit is which state."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

import polycentric as pc
from polycentric.sources.reading.raw import r_table
from polycentric.sources.vdem import INDICES
from polycentric.states import Cow, Gw, code_of
from polycentric.tables.archive import table
from polycentric.tidy import state_years

pytestmark = pytest.mark.usefixtures("archive")


@pytest.mark.parametrize(("state", "value"), [("USA", 0.840), ("RUS", 0.172), ("CHN", 0.073)])
def test_electoral_democracy_of_2024_is_the_published_value_within_its_interval(state: str, value: float):
    panel = pc.load("history", years=(2024, 2024), series=["vdem"]).sel(state=state).isel(year=0)
    assert float(panel["vdem_polyarchy"]) == pytest.approx(value, abs=5e-4)
    assert float(panel["vdem_polyarchy_low"]) < value < float(panel["vdem_polyarchy_high"])


def test_every_value_lies_within_its_interval_and_has_one():
    units = table("vdem", "country_years")
    for name in INDICES:
        value, low, high = (units[f"vdem_{name}{ending}"] for ending in ("", "_low", "_high"))
        assert ((low <= value) & (value <= high)).drop_nulls().all()
        assert value.null_count() == low.null_count() == high.null_count()


@pytest.mark.parametrize(
    ("unit", "when", "state"),
    [
        ("Germany", 1960, "DEU"), ("Germany", 1985, "DEU"), ("Germany", 1990, "DEU"), ("Germany", 1930, "DEU"),
        ("German Democratic Republic", 1985, "DDR"), ("German Democratic Republic", 1990, "DDR"),
        ("Russia", 1960, "RUS"), ("Russia", 2000, "RUS"), ("Serbia", 1930, "SRB"), ("Serbia", 1990, "SRB"),
        ("Vietnam", 1960, "VNM"), ("Republic of Vietnam", 1960, "RVN"), ("Republic of Vietnam", 1850, "ANM"),
        ("Republic of Vietnam", 1920, None), ("Yemen", 1960, "YEM"), ("Yemen", 2000, "YEM"),
        ("South Yemen", 1980, "YMD"), ("South Yemen", 1930, None),
        ("China", 1960, "CHN"), ("Taiwan", 1960, "TWN"), ("Taiwan", 1930, None),
        ("Austria", 1900, "AUH"), ("Austria", 1925, "AUT"), ("Czechia", 1960, "CSK"), ("Czechia", 2000, "CZE"),
        ("South Korea", 1900, "KOE"), ("South Korea", 2000, "KOR"), ("South Korea", 1930, None),
        ("Republic of the Congo", 1962, "COG"), ("Democratic Republic of the Congo", 1962, "COD"),
        ("Piedmont-Sardinia", 1850, "ITA"), ("Piedmont-Sardinia", 1861, None), ("Italy", 1861, "ITA"),
        ("Colombia", 1825, "GCL"), ("Colombia", 1850, "COL"), ("Palestine/West Bank", 2020, None),
        ("Palestine/Gaza", 2020, None), ("Palestine/British Mandate", 1930, None), ("Hong Kong", 2020, None),
        ("Zanzibar", 1964, "ZAN"), ("Zanzibar", 2000, None), ("Algeria", 1930, None), ("Algeria", 1970, "DZA"),
    ],
)  # fmt: skip
def test_a_unit_is_the_state_that_v_dem_means_by_its_name_that_year(unit: str, when: int, state: str | None):
    units = table("vdem", "country_years").filter((pl.col("vdem_name") == unit) & (pl.col("year") == when))
    assert units["state"].to_list() == [state]


def test_no_state_has_two_units_in_a_year():
    units = table("vdem", "country_years").drop_nulls("state")
    assert not units.select("state", "year").is_duplicated().any()


def test_v_dems_own_codes_of_the_correlates_of_war_agree_but_for_the_year_of_germanys_unity(mirror: Path):
    raw = r_table("vdem_simple", ("country_id", "year", "vdem_cowcode"))(mirror / "files/regime/vdem_simple.rda")
    theirs = raw.select(pl.all().cast(pl.Int32))
    ours = table("vdem", "country_years").select(pl.col("country_id", "year").cast(pl.Int32), "state")
    apart: set[tuple[str, int | str, int]] = set()
    for when, code, state in (
        ours.join(theirs, on=["country_id", "year"]).select("year", "vdem_cowcode", "state").rows()
    ):
        own = code_of(state, Cow, when) if state else None
        if own is not None and code is not None and own.value != code:
            apart.add((state, own.value, when))
    assert apart == {("DEU", 255, 1990)}  # V-Dem has 260 there


def test_every_state_of_the_lists_that_the_carrier_finds_has_its_row(mirror: Path):
    wanted = ("country_id", "vdem_country_name", "year", "in_GW_system")
    raw = r_table("vdem_simple", wanted)(mirror / "files/regime/vdem_simple.rda").filter("in_GW_system")
    ours = table("vdem", "country_years").select(pl.col("country_id", "year").cast(pl.Int32), "state")
    both = raw.with_columns(pl.col("country_id", "year").cast(pl.Int32)).join(ours, on=["country_id", "year"])
    lost = both.filter(
        pl.struct("state", "year").map_elements(
            lambda row: row["state"] is None or code_of(row["state"], Gw, row["year"]) is None, return_dtype=pl.Boolean
        )
    )
    assert lost.select("vdem_country_name", "year").rows() == [("Piedmont-Sardinia", 1861)]  # Italy has that year


def test_the_editions_15_and_16_stand_beside_each_other_and_are_close_but_not_the_same():
    panel = pc.load("history", years=(1950, 2024), series=["vdem_polyarchy", "v2x_polyarchy"])
    old, new = panel["vdem_polyarchy"].values.ravel(), panel["v2x_polyarchy"].values.ravel()
    both = ~np.isnan(old) & ~np.isnan(new)
    assert both.sum() > 9_000
    assert float(np.corrcoef(old[both], new[both])[0, 1]) > 0.99
    assert not np.array_equal(old[both], new[both])


def test_a_table_by_gleditsch_and_ward_has_west_germany_before_1955():
    rows = state_years(system="gw", first=1949, last=1954).add("vdem").frame
    germany = rows.filter(pl.col("gwcode") == 260)
    assert germany["vdem_polyarchy"].null_count() == 0
