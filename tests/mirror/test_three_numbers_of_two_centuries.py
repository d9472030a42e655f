"""Dispersion and the three numbers side by side on the real files: known years, and what isn't told of others."""

import polars as pl
import pytest

import polycentric as pc

pytestmark = pytest.mark.usefixtures("archive")


def test_dispersion_of_known_years_by_the_capabilities_of_the_five_largest():
    """1913, 1946, 1985: five near equals, one without an equal, two with China third."""
    found = pc.polarity(table="dispersion", index="cinc", world="history", years=(1913, 1985), as_one="none").table
    five = {row["year"]: row for row in found.filter(pl.col("set") == "five_largest").to_dicts()}
    first = {year: (five[year]["first"], five[year]["second"], five[year]["third"]) for year in (1913, 1946, 1985)}
    assert first == {1913: ("USA", "DEU", "RUS"), 1946: ("USA", "CHN", "RUS"), 1985: ("RUS", "USA", "CHN")}
    assert five[1913]["effective_number"] > five[1985]["effective_number"] > five[1946]["effective_number"]
    assert five[1946]["second_to_first"] < 0.4 < five[1985]["second_to_first"]


def test_output_has_the_interval_of_its_sources_errors_and_capabilities_have_none():
    asked = {"table": "dispersion", "world": "history", "years": (1959, 1961), "as_one": "none"}
    output = pc.polarity(index="output_fariss", state_set="five_largest", **asked).table.row(1, named=True)
    assert (output["first"], output["second"]) == ("USA", "RUS")
    assert output["second_to_first_low"] < output["second_to_first"] < output["second_to_first_high"]
    assert output["hhi_low"] < output["hhi"] < output["hhi_high"]
    cinc = pc.polarity(index="cinc", state_set="five_largest", **asked).table
    assert cinc["hhi_low"].null_count() == cinc.height
    assert set(cinc["interval"]) == {"the source gives no errors"}


def test_the_three_numbers_of_the_world_war_stand_side_by_side_and_concert_is_low():
    answer = pc.polarity(table="three", world="history", years=(1910, 1920), as_one="none")
    rows = answer.table
    assert rows["number"].unique().sort().to_list() == ["autonomy", "concert", "dispersion"]
    concert = dict(rows.filter((pl.col("number") == "concert") & pl.col("main")).select("year", "value").iter_rows())
    assert concert[1910] > 0.4
    assert max(value for year in (1914, 1915, 1916, 1917) if (value := concert[year]) is not None) < 0.25
    autonomy = rows.filter(pl.col("number") == "autonomy")
    segments = dict(autonomy.select("year", "segment").iter_rows())
    assert segments[1913] != segments[1914], "trade is known of fewer states from 1914 on"
    assert [line.split(",")[0] for line in answer.sentences] == ["Dispersion", "Autonomy", "Concert"]


def test_no_year_prints_the_whole_scale_and_every_missing_number_says_why():
    rows = pc.polarity(table="three", world="history", years=(1816, 2022), as_one="none").table
    wide = rows.filter((pl.col("number") != "dispersion") & ((pl.col("high") - pl.col("low")) > 0.5))
    assert wide.height == 0
    assert (rows.filter(pl.col("value").is_null() & pl.col("low").is_null())["reason"] != "").all()
    undecided = rows.filter((pl.col("word") == "undecided") & (pl.col("number") == "concert"))["year"].to_list()
    assert 1900 in undecided, "pledges and the march on Peking speak against each other"
