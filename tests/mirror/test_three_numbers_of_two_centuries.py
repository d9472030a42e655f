"""Dispersion and the three numbers side by side on the real files: known years, and what isn't told of others."""

from typing import Any

import polars as pl
import pytest

import polycentric as pc
from polycentric.pictures.drawing.three_panels import last_in_words

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
    asked: dict[str, Any] = {"table": "dispersion", "world": "history", "years": (1959, 1961), "as_one": "none"}
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
    assert concert[1910] > 40, "percent of the years with the same acts"
    assert max(value for year in (1914, 1915, 1916, 1917) if (value := concert[year]) is not None) < 25
    autonomy = rows.filter(pl.col("number") == "autonomy")
    segments = dict(autonomy.select("year", "segment").iter_rows())
    assert segments[1913] != segments[1914], "trade is known of fewer states from 1914 on"
    assert [line.split(",")[0] for line in answer.sentences] == ["Dispersion", "Autonomy", "Concert"]


def test_no_year_prints_the_whole_scale_and_every_missing_number_says_why():
    rows = pc.polarity(table="three", world="history", years=(1816, 2022), as_one="none").table
    half = pl.when(pl.col("number") == "concert").then(50.0).otherwise(0.5)
    wide = rows.filter((pl.col("number") != "dispersion") & ((pl.col("high") - pl.col("low")) > half))
    assert wide.height == 0
    assert (rows.filter(pl.col("value").is_null() & pl.col("low").is_null())["reason"] != "").all()
    undecided = rows.filter((pl.col("word") == "undecided") & (pl.col("number") == "concert"))["year"].to_list()
    assert 1900 in undecided, "pledges and the march on Peking speak against each other"


def test_concert_is_never_two_numbers_under_one_name_and_its_letters_are_told_in_plain_words():
    year = pc.polarity(table="three", year=1985)
    assert "Concert, 1985: 22% of the years with the same acts stood lower; 9 to 26." in year.sentences
    assert [row["number"] for row in year.sections[0].grid.rows][2] == "concert: % years below"
    units = dict(year.table.select("number", "unit").iter_rows())
    assert units["concert"] == "% of the years with the same acts stood lower"
    many = pc.polarity(table="three", world="history", as_one="none")
    letters, table, reasons = many.sections
    assert "concert: % years below" in [column.label for column in table.grid.columns]
    told = [str(row["of"]) for row in letters.grid.rows]
    assert "as a, and less crises of one that the other triggered" in told
    assert not any("_" in text for text in told)
    shown = {str(cell).split()[-1] for row in table.grid.rows for cell in row.values() if str(cell)[-1:].isalpha()}
    assert shown - {"missing", "undecided"} <= {str(row["letter"]) for row in letters.grid.rows}
    assert len(reasons.grid.rows) <= 6
    assert not any("more reasons" in str(row) for row in reasons.grid.rows)
    assert all(len(line) <= 80 for line in many.text(80).splitlines())


def test_undecided_is_said_once_and_by_one_rule_in_both_views():
    three = pc.polarity(table="three", year=1962)
    assert three.sentences[2] == "Concert, 1962: undecided, for what is known leaves more than half of the scale open."
    row = three.sections[0].grid.rows[2]
    assert (row["value"], "undecided" in str(row["about"])) == ("undecided", False)
    alone = pc.concert(year=1962)
    assert "undecided" in alone.sentences[0]
    assert "85%" not in alone.sentences[0]
    assert set(alone.table["standing_word"]) == {"undecided"}
    both = pc.concert(years=(1816, 2007)).table
    wide = (both["standing_most"] - both["standing_least"]) > 0.5
    assert (wide == (both["standing_word"] == "undecided")).all()


def test_the_picture_of_three_names_the_sources_of_all_three():
    drawn = pc.polarity(table="three", year=1985).sketch.record
    assert {"Vetoes", "Military spending"} & {source.split(" in ")[0] for source in drawn.sources}
    assert any("Rivalries" in source for source in drawn.sources), "of concert"
    assert any("deployments" in source for source in drawn.sources), "of autonomy"
    concert = next(panel for panel in drawn.panels if panel.name == "concert")
    assert last_in_words(concert).endswith("; 9 to 26"), "no range goes over editions"


@pytest.mark.parametrize("table", ["dispersion", "concentration", "ratios", "left"])
def test_a_table_in_which_no_definition_is_applied_needs_nothing_of_definitions(table: str):
    answer = pc.polarity(table=table, year=1913)  # pyright: ignore[reportArgumentType]  # a name of the list
    assert answer.table.height
    assert not any(str(each["name"]) == "atop" for each in answer.provenance["sources"])
