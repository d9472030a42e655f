"""Groups as one and tiers on the field's own data: the alliances of 1985, and the powers of 1913 and 1985."""

import polars as pl
import pytest
import xarray as xr

from polycentric.panel.blocs import as_one, treatable
from polycentric.panel.group_record import members_of
from polycentric.panel.load import load
from polycentric.poles import World, against_cases, power_side_by_side, tier_table
from polycentric.power import INDICES

SERIES = ("nmc", "majors", "maoz_powers", "fariss")


@pytest.fixture(scope="module")
def cold_war() -> xr.Dataset:
    return load("history", years=(1945, 1995), series=["nmc"])


def test_the_two_alliances_stand_side_by_side_in_the_years_in_which_both_were(cold_war: xr.Dataset):
    both = "NATO; Warsaw Pact"
    part = treatable(cold_war, (both,))[both]
    years = part["year"].values.tolist()
    assert (years[0], years[-1]) == (1955, 1990), "the Pact ended in July 1991"
    pooled = as_one(part, both)
    assert len(members_of(pooled, 1960, "NATO")) == 15
    assert set(members_of(pooled, 1985, "Warsaw Pact")) == {"RUS", "DDR", "POL", "CSK", "HUN", "ROU", "BGR"}
    assert "ESP" not in members_of(pooled, 1981, "NATO")
    assert "ESP" in members_of(pooled, 1982, "NATO")
    assert pooled["milper"].sel(year=1985, state="Warsaw Pact").item() > 4.5e6


def test_power_before_and_after_has_a_rank_for_each_alliance(cold_war: xr.Dataset):
    found = power_side_by_side(cold_war.sel(year=[1985]), "NATO; Warsaw Pact", {"cinc": INDICES["cinc"]})
    groups = found.filter(pl.col("role") == "group")
    assert groups["rank_as_one"].to_list() == [1, 2]
    assert found.filter(pl.col("role") == "largest member")["actor"].to_list() == ["USA", "RUS"]


def test_a_state_of_the_list_belongs_from_the_year_in_which_it_lives():
    pooled = as_one(load("history", years=(1968, 1974), series=["nmc"]), "Raj=India,Pakistan,Bangladesh")
    assert set(members_of(pooled, 1970)) == {"IND", "PAK"}
    assert set(members_of(pooled, 1973)) == {"IND", "PAK", "BGD"}
    assert "BGD is a state here in 1971-1974 only." in pooled.attrs["group_notes"]


@pytest.mark.parametrize("year", [1913, 1985])
def test_the_known_cases_and_which_rules_hold_them(year: int):
    held = against_cases(tier_table(World(load("history", years=year, series=list(SERIES)))))
    holds = set(held.filter(pl.col("holds")).select("rule", "index").iter_rows())
    if year == 1913:
        assert ("major_powers_cow", "") in holds
        row = held.row(by_predicate=pl.col("rule") == "most_measures", named=True)
        assert (row["missed"], row["added"]) == (["ITA", "JPN"], ["CHN"])
        ratio = (pl.col("rule") == "ratio_to_leader") & (pl.col("index") == "cinc")
        row = held.row(by_predicate=ratio, named=True)
        assert (row["missed"], row["added"]) == (["ITA", "JPN"], ["CHN"])
        maoz = held.row(by_predicate=pl.col("rule") == "powers_maoz", named=True)
        assert maoz["missed"] == ["AUH", "ITA", "JPN", "RUS"]
    else:
        assert ("ratio_to_leader", "military_spending") in holds
        ratio = (pl.col("rule") == "ratio_to_leader") & (pl.col("index") == "cinc")
        assert held.row(by_predicate=ratio, named=True)["added"] == ["CHN"]


def test_most_measures_after_lind_find_two_great_powers_in_1985_and_two_in_2012():
    for year, expected in ((1985, {"USA", "RUS"}), (2012, {"USA", "CHN"})):
        found = tier_table(load("history", years=year, series=list(SERIES)), "most_measures")
        assert set(found.filter(pl.col("tier") == "great")["state"]) == expected
