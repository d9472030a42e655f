"""Tier rules: worked by hand on small worlds, and on today's."""

import numpy as np
import polars as pl
import pytest
import xarray as xr

from polycentric import toy as worlds
from polycentric.errors import UnknownNameError
from polycentric.poles.tier_cases import against_cases
from polycentric.poles.tier_table import tier_agreement, tier_table
from polycentric.poles.tiers import TIER_RULES
from polycentric.poles.tiers.contract import TIERS
from polycentric.poles.world import World

POWER = {"USA": 100.0, "CHN": 50.0, "IND": 17.0, "BRA": 16.0, "TUR": 1.7, "FJI": 0.3}


def tiers(rule: str, power: dict[str, float] = POWER) -> dict[str, str]:
    world = worlds.world(power)
    found = tier_table(world, rule)
    return dict(found.drop_nulls("state").select("state", "tier").iter_rows())


def test_the_ratio_to_the_leader_has_three_cut_offs_that_belong_to_the_tier_above():
    assert tiers("ratio_to_leader") == {
        "USA": "superpower", "CHN": "superpower", "IND": "great", "BRA": "middle", "TUR": "middle", "FJI": "small",
    }  # fmt: skip


def test_the_share_of_the_world_knows_no_superpower():
    found = tiers("share_of_world")
    assert found == {
        "USA": "great", "CHN": "great", "IND": "great", "BRA": "great", "TUR": "small", "FJI": "small"
    }  # fmt: skip


def test_equal_states_share_the_better_rank():
    power = {f"S{number}": 10.0 for number in range(6)} | {"USA": 20.0, "FJI": 1.0}
    found = tiers("rank", power)
    assert set(found.values()) == {"great", "middle"}
    assert [state for state, tier in found.items() if tier == "middle"] == ["FJI"]


def test_a_share_of_the_region_is_of_the_states_of_that_region_alone():
    found = tiers("regional_share")
    assert {state for state, tier in found.items() if tier == "regional"} == {"USA", "BRA", "CHN", "IND", "TUR", "FJI"}
    assert tiers("regional_share", POWER | {"BRA": 11.0})["BRA"] == "other"


def test_a_rule_says_nothing_of_a_state_without_data_and_why_it_has_no_answer(now: xr.Dataset):
    found = tier_table(now)
    none = found.filter(pl.col("state").is_null())
    assert none["rule"].to_list() == ["powers_maoz"]
    assert "needs maoz_global" in none["reason"][0]
    lacking = set(now["state"].values[now["milper"].isnull().values[0]])
    spoken = found.filter(pl.col("rule") == "rank", pl.col("index") == "military_personnel")["state"]
    assert not lacking & set(spoken)


@pytest.mark.parametrize("name", TIER_RULES)
def test_every_rule_says_what_it_is_what_its_number_is_and_what_it_cannot_do(name: str, now: xr.Dataset):
    rule = TIER_RULES[name]
    assert rule.name == name
    assert min(map(len, (rule.label, rule.number, rule.caveat))) > 3
    assert len(rule.reference) > 30
    assert len(rule.caveat) > 40
    assert set(rule.says) <= set(TIERS) - {"other"}
    found = tier_table(now, name)["tier"].drop_nulls()
    assert set(found) <= {*rule.says, "other"}


@pytest.mark.parametrize("name", [name for name, rule in TIER_RULES.items() if not rule.needs])
def test_a_run_is_to_a_rule_what_a_year_is(name: str, now: xr.Dataset):
    random = np.random.default_rng(3)
    names = ("gdp_ppp", "gdp_mer", "milex", "milper")
    drawn = {each: xr.concat([now[each] * random.uniform(0.5, 1.5, now[each].shape) for _ in range(2)], "run")
             .assign_attrs(now[each].attrs) for each in names}  # fmt: skip
    runs = now.assign(drawn).assign_coords(run=[0, 1])
    indices = ["output_ppp"] if TIER_RULES[name].uses_index else None
    together = tier_table(World(runs), name, indices)
    for run in (0, 1):
        alone = tier_table(World(runs.sel(run=run, drop=True)), name, indices)
        assert together.filter(pl.col("run") == run).drop("run").equals(alone)


def test_today_china_and_america_come_first_and_the_usual_states_next(now: xr.Dataset):
    found = tier_table(now, "ratio_to_leader", ["output_ppp"])
    assert found.filter(pl.col("tier") == "superpower")["state"].to_list() == ["CHN", "USA"]
    above = found.filter(pl.col("tier") != "small")["state"].to_list()
    assert above[2:10] == ["IND", "RUS", "JPN", "DEU", "BRA", "IDN", "FRA", "GBR"]
    regional = tier_table(now, "regional_share", ["output_ppp"]).filter(pl.col("tier") == "regional")["state"]
    assert {"BRA", "ZAF", "NGA", "SAU", "AUS", "TUR"} <= set(regional)
    assert "IDN" not in regional.to_list(), "measured beside China: the rule's caveat says so"


def test_a_rank_of_one_comes_first(now: xr.Dataset):
    found = tier_table(now, "rank", ["output_mer"])
    assert found["state"].to_list()[:5] == ["USA", "CHN", "DEU", "JPN", "IND"]
    assert found["number"].to_list()[:5] == [1.0, 2.0, 3.0, 4.0, 5.0]


def test_two_rules_agree_by_part_and_kappa_and_name_whom_they_disagree_on():
    table = pl.DataFrame({
        "year": [2000] * 8, "actors": ["states"] * 8, "rule": ["rank"] * 4 + ["share_of_world"] * 4, "index": ["x"] * 8,
        "state": ["A", "B", "C", "D"] * 2,
        "tier": ["great", "great", "small", "small", "great", "middle", "small", "small"],
    }, schema_overrides={"year": pl.Int32})  # fmt: skip
    great, middle = tier_agreement(table).filter(pl.col("tier") != "small").iter_rows(named=True)
    # Alike on three of four; by chance .5 x .25 + .5 x .75.
    assert (great["tier"], great["alike"], great["kappa"]) == ("great", 0.75, pytest.approx(0.5))
    assert (great["first_alone"], great["other_alone"]) == (["B"], [])
    assert (middle["tier"], middle["other_alone"], middle["kappa"]) == ("middle", ["B"], 0.0)


def test_only_readings_of_one_index_are_compared_and_only_on_what_both_can_say(now: xr.Dataset):
    compared = tier_agreement(tier_table(now, indices=["output_ppp", "output_mer"]))
    both = compared.filter((pl.col("index") != "") & (pl.col("other_index") != ""))
    assert (both["index"] == both["other_index"]).all()
    lists = compared.filter((pl.col("rule") == "major_powers_cow") & (pl.col("tier") != "great"))
    assert lists.is_empty()
    assert compared.filter((pl.col("rule") == "regional_share") | (pl.col("other_rule") == "regional_share")).is_empty()


def test_groups_as_one_have_tiers(now: xr.Dataset):
    found = tier_table(World(now, "EU; NAFTA=USA,CAN,MEX"), "ratio_to_leader", ["output_ppp"])
    first = found.filter(pl.col("tier") == "superpower")["state"].to_list()
    assert first == ["CHN", "NAFTA", "EU"]
    assert found["actors"].unique().to_list() == ["EU and NAFTA"]


def test_the_table_of_cases_says_whom_a_rule_missed_and_added(now: xr.Dataset):
    held = against_cases(tier_table(now))
    row = held.row(by_predicate=(pl.col("rule") == "ratio_to_leader") & (pl.col("index") == "output_mer"), named=True)
    assert (row["holds"], row["missed"], row["added"]) == (True, [], [])
    spending = (pl.col("rule") == "ratio_to_leader") & (pl.col("index") == "military_spending")
    assert held.row(by_predicate=spending, named=True)["missed"] == ["CHN"]


def test_an_unknown_rule_is_refused_with_the_nearest(now: xr.Dataset):
    with pytest.raises(UnknownNameError, match="did you mean 'ratio_to_leader'"):
        tier_table(now, "ratio_to_leadr")
