"""What each edition prints of one year's figure, and which changes are revisions."""

import polars as pl
import pytest

import polycentric
from polycentric import tables
from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.revisions import KINDS, alike, by_editions, changes, revisions, variables


def test_the_exports_of_a_year_are_revised_from_one_edition_to_the_next():
    found = revisions("exports", "CHN", 2014)
    assert found.select("edition", "value", "edition_before", "kind").rows() == [
        (2015, 2.343e12, None, "first"), (2016, 2.244e12, 2015, "revision")
    ]  # fmt: skip
    assert found["change"].to_list() == [None, pytest.approx(2.244 / 2.343 - 1)]


def test_it_is_a_name_of_the_package():
    assert polycentric.revisions is revisions
    assert "revisions" in dir(polycentric)


def test_a_change_between_dollars_of_two_years_is_no_revision():
    found = revisions("gdp_ppp", "CHN", 2013)
    assert found["kind"].to_list() == ["first", "other prices", "other prices"]
    assert found["why"].to_list() == [
        "",
        "another round of price comparisons: the same year's shares differ; dollars of 2013, then of 2014",
        "dollars of 2014, then of 2015",
    ]
    assert found["unit"].to_list() == [f"US dollars (PPP) of {year}" for year in (2013, 2014, 2015)]


def test_a_change_after_another_round_of_price_comparisons_is_no_revision():
    rows = revisions("gdp_ppp").filter((pl.col("edition_before") == 2023) & (pl.col("edition") == 2024))
    assert rows.height > 200
    assert rows["kind"].unique().to_list() == ["other prices"]


def test_a_change_of_what_trade_counts_is_no_revision():
    rows = revisions("exports").filter((pl.col("edition_before") == 2019) & (pl.col("edition") == 2020))
    assert rows["kind"].unique().to_list() == ["other meaning"]
    assert rows["why"].unique().to_list() == ["goods before and for some states goods and services since"]


def test_an_edition_that_repeats_another_revises_nothing():
    rows = by_editions(revisions("growth")).filter((pl.col("edition_before") == 2018) & (pl.col("edition") == 2019))
    assert rows["figures"].item() == rows["unchanged"].item() > 100
    assert rows["median_change"].item() is None


def test_a_slip_of_a_unit_is_no_revision():
    """Spain's output is in billions for trillions in 2022."""
    rows = revisions("gdp_ppp", "ESP", 2019)
    assert rows.filter(pl.col("edition") == 2022)["kind"].item() == "jump"
    assert rows.filter(pl.col("edition") == 2023)["kind"].item() == "jump"


@pytest.mark.parametrize("variable", ["gdp_ppp", "exports", "growth", "milex_share", "population", "manpower", "milex"])
def test_every_print_is_a_row_and_every_change_is_of_one_kind(variable: str):
    found = revisions(variable)
    cells = tables.read("factbook")["cells"].filter(pl.col("variable") == variable, pl.col("year").is_not_null())
    assert found.height == cells.filter(pl.col("value").is_not_null()).unique(["state", "year", "edition"]).height
    assert set(found["kind"]) <= set(KINDS)
    assert (found["kind"] == "first").sum() == found.unique(["state", "year"]).height
    counted = by_editions(found)
    kinds = [kind.replace(" ", "_") for kind in KINDS if kind != "first"]
    assert counted.select(pl.sum_horizontal(*kinds) == pl.col("figures")).to_series().all()
    assert counted["figures"].sum() == found.filter(pl.col("kind") != "first").height
    assert found.filter(pl.col("kind") == "unchanged")["change"].abs().max() in (None, pytest.approx(0, abs=0.05))


def test_a_change_is_on_the_last_edition_before_that_prints_the_figure():
    for row in revisions("exports", ["CHN", "USA"]).iter_rows(named=True):
        if row["edition_before"] is not None:
            before = revisions("exports", row["state"], row["year"]).filter(pl.col("edition") == row["edition_before"])
            assert row["change"] == pytest.approx(row["value"] / before["value"].item() - 1)


def test_changes_of_rates_are_differences():
    found = revisions("growth", "USA", 2013)
    assert found["change"].to_list() == [None, pytest.approx(0.006), pytest.approx(-0.007)]


def test_growth_is_shown_as_first_known_and_as_last_known_in_prices_of_one_edition():
    row = changes("gdp_ppp", "CHN").filter(pl.col("year") == 2015).row(0, named=True)
    assert (row["first_edition"], row["last_edition"]) == (2016, 2017)
    assert row["first_change"] == pytest.approx(19.39 / 18.14 - 1)
    assert row["last_change"] == pytest.approx(19.70 / 18.23 - 1)
    assert (changes("gdp_ppp", "CHN")["last_change"].abs() < 0.15).all()


def test_a_state_is_called_as_in_the_editions_year():
    found = revisions("population", "RUS")
    assert dict(found.select("edition", "name").rows())[1990] == "Soviet Union"
    assert dict(found.select("edition", "name").rows())[2025] == "Russia"


def test_prints_are_alike_to_the_digits_of_the_shorter_but_three_at_least():
    assert alike(2.343e12, 2.343e12)
    assert alike(22492450000000, 22492000000000)
    assert not alike(4.8e12, 4.75e12)
    assert not alike(2.343e12, 2.244e12)
    assert alike(0.0, 0.0)
    assert not alike(0.07, 0.069, 2)


@pytest.mark.parametrize("variable", variables())
def test_every_variable_of_the_editions_can_be_asked_for(variable: str):
    assert revisions(variable)["variable"].unique().to_list() == [variable]


def test_a_panels_name_of_one_printed_variable_answers_and_a_product_says_of_what_it_is():
    assert revisions("milex_printed")["variable"][0] == "milex"
    with pytest.raises(CoverageError, match="'energy', which is made of energy_per_capita and population: ask for one"):
        revisions("energy")


def test_what_no_edition_prints_is_refused_with_what_there_is():
    with pytest.raises(UnknownNameError, match="No variable is called 'gdp_pp': did you mean 'gdp_ppp'"):
        revisions("gdp_pp")
    with pytest.raises(UnknownNameError, match="No state is called 'FRX': did you mean 'FRA'"):
        revisions("gdp_ppp", "FRX")
    with pytest.raises(CoverageError, match="figure 'exports' of CHN of 1970: those of 1989 to 2024"):
        revisions("exports", "CHN", 1970)
    with pytest.raises(CoverageError, match=r"No edition prints a figure 'output_unnamed' of UKR: there is no other\."):
        revisions("output_unnamed", "UKR")
