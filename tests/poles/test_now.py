"""The world now: what must hold of it whatever the numbers are, and a few numbers worked out past the package."""

from importlib.resources import files

import numpy as np
import polars as pl
import pytest
import xarray as xr

from polycentric.poles import DEFINITIONS, Profile, profile
from polycentric.poles.classes.contract import CLASSES, MISSING, VERDICTS
from polycentric.poles.groups import communities


@pytest.fixture(scope="module")
def profiled(now: xr.Dataset) -> Profile:
    return profile(now)


def latest(variable: str) -> dict[str, float]:
    """Read the latest value per state straight from the embedded table."""
    table = files("polycentric.tables") / "embedded" / "cells.parquet"
    frame = pl.read_parquet(str(table)).filter((pl.col("variable") == variable) & pl.col("value").is_not_null())
    newest = frame.sort("year").group_by("state").last()
    return dict(zip(newest["state"], newest["value"], strict=True))


def test_concentration_of_output_is_that_of_the_table_itself(profiled: Profile):
    values = np.array(list(latest("gdp_ppp").values()))
    squares = ((values / values.sum()) ** 2).sum()
    table = profiled.concentration.filter(
        (pl.col("index") == "output_ppp") & (pl.col("set") == "all") & (pl.col("actors") == "states")
    )
    measured = dict(zip(table["measure"], table["value"], strict=True))
    assert measured["hhi"] == pytest.approx(squares, rel=1e-9)
    assert measured["effective_number"] == pytest.approx(1 / squares, rel=1e-9)
    assert set(table["states"]) == {values.size}


def test_the_states_with_half_of_the_leaders_output_are_those_of_the_table_itself(profiled: Profile):
    values = latest("gdp_ppp")
    expected = {state for state, value in values.items() if value >= max(values.values()) / 2}
    poles = profiled.finding("half_of_leader", "output_ppp").names(2025)
    assert set(poles) == expected


def test_dispersion_of_the_eight_largest_is_that_of_the_table_itself(profiled: Profile):
    values = np.sort(list(latest("gdp_ppp").values()))[-8:]
    row = profiled.three.filter(
        (pl.col("number") == "dispersion") & (pl.col("line") == "output_ppp") & (pl.col("actors") == "states")
    )
    assert row["value"].to_list() == [pytest.approx(1 / ((values / values.sum()) ** 2).sum(), rel=1e-9)]


def test_every_reading_is_a_known_word_and_every_gap_has_a_reason(profiled: Profile):
    assert set(profiled.verdicts["class"]) <= set(CLASSES)
    gaps = profiled.verdicts.filter(~pl.col("class").is_in(VERDICTS))
    assert gaps.height > 0
    assert (gaps["reason"].str.len_chars() > 0).all()


def test_no_definition_by_shares_or_ratio_is_missing(profiled: Profile):
    rows = profiled.verdicts.filter(pl.col("family").is_in(["shares", "ratio", "lists"]))
    assert MISSING not in rows["class"].to_list()


def test_every_choice_of_actors_has_the_same_readings(profiled: Profile):
    keys = ["definition", "index", "set"]
    apart, pooled = (profiled.verdicts.filter(pl.col("actors") == name).select(keys) for name in ("states", "EU"))
    assert apart.sort(keys).equals(pooled.sort(keys))


def test_as_one_the_union_stands_in_the_sets_where_its_members_stood(profiled: Profile):
    members = profiled.world("EU").shares("output_ppp", "permanent_five")
    assert set(members["state"].values[members.notnull().values[0]]) == {"USA", "CHN", "RUS", "GBR", "EU"}


def test_of_the_three_numbers_each_is_known_or_says_why_and_none_is_the_whole_scale(profiled: Profile):
    dispersed = profiled.three.filter((pl.col("number") == "dispersion") & pl.col("value").is_not_null())
    assert dispersed["value"].is_between(1.0, 8.0).all()
    for row in profiled.three.to_dicts():
        assert row["value"] is not None or row["low"] is not None or row["reason"]
        assert (row["low"], row["high"]) != (0.0, 1.0)


def test_communities_of_trade_put_neighbours_and_partners_together(profiled: Profile):
    """Canada and Mexico sell most of what they sell abroad to the United States, Austria to Germany."""
    camps = profiled.camps("leiden_trade")
    assert camps["CAN"] == camps["MEX"] == camps["USA"]
    assert camps["AUT"] == camps["DEU"]


def test_the_communities_say_how_stable_they_are(profiled: Profile):
    for name in ("leiden_trade", "leiden_organisations", "leiden_combined"):
        details = profiled.finding(name).details
        assert 0.0 < details["agreement"].item() <= 1.0
        assert details["seeds"].item() == 20


def test_a_second_profile_is_the_same_to_the_bit(now: xr.Dataset, profiled: Profile):
    communities._kept_partition.cache_clear()
    again = profile(now)
    for table in ("verdicts", "three", "concentration", "sweeps"):
        assert getattr(profiled, table).equals(getattr(again, table)), table


def test_every_camp_has_a_title_in_words(profiled: Profile):
    for name in profiled.with_camps():
        titles = profiled.titles(name)
        assert set(titles) == set(profiled.camps(name).values())
        assert all(title for title in titles.values())
        assert DEFINITIONS[name].family in {"relational", "communities"}
