"""Counts of the real tables, each worked out from the raw file in another way or named by its source."""

import warnings
from pathlib import Path

import polars as pl
import pytest

import polycentric as pc
from polycentric.tables.archive import table

pytestmark = pytest.mark.usefixtures("archive")

DEFENCE = {1900: 8, 1938: 48, 1950: 312, 1980: 696, 2000: 1104, 2018: 1707}


def test_the_united_states_in_1945_stand_in_people_and_dollars_not_in_thousands():
    """The file has 12,123 and 90,000,000 thousands, and CINC 0.38386354."""
    row = table("cow_nmc").filter((pl.col("ccode") == 2) & (pl.col("year") == 1945)).row(0, named=True)
    assert row["cinc"] == pytest.approx(0.38386354)
    assert row["milper"] == 12_123_000
    assert row["milex"] == 90_000_000_000


def test_cinc_does_not_sum_to_one_in_120_of_207_years():
    sums = table("cow_nmc").group_by("year").agg(pl.col("cinc").sum())
    assert sums.height == 207
    assert sums.filter((pl.col("cinc") - 1).abs() > 0.01).height == 120
    assert sums.sort("cinc").row(-1) == (1860, pytest.approx(1.0747, abs=5e-4))


def test_defence_pacts_between_pairs_are_as_many_as_atop_counts():
    """Undirected: a pair counts when either side has pledged; one-sided pledges occur."""
    pacts = table("atop").filter("atop_defense")
    pairs = pacts.select(
        "year", pl.min_horizontal("ccode1", "ccode2").alias("a"), pl.max_horizontal("ccode1", "ccode2").alias("b")
    ).unique()
    counted = dict(pairs.group_by("year").len().iter_rows())
    assert {year: counted[year] for year in DEFENCE} == DEFENCE


def test_the_directed_dyad_years_to_2010_are_as_many_as_the_field_counts():
    dyads = table("dyads", "cow").filter(pl.col("year") <= 2010)
    assert dyads.height == 1_685_310
    assert dyads.filter(pl.col("ccode1") < pl.col("ccode2")).height == 842_655


def test_dispute_onsets_between_pairs_are_as_many_as_gml_counts():
    onsets = table("gml_mid", "dyad_years").filter(pl.col("gmlmidonset") & (pl.col("ccode1") < pl.col("ccode2")))
    assert onsets.height == 3_124


def test_nato_has_as_many_full_members_as_it_had():
    full = table("igo_members", "memberships").filter((pl.col("organisation") == "nato") & (pl.col("status") == 1))
    counted = dict(full.group_by("year").len().iter_rows())
    assert {year: counted[year] for year in (1950, 1960, 1990, 2004, 2014)} == {
        1950: 12, 1960: 15, 1990: 16, 2004: 26, 2014: 28,
    }  # fmt: skip


def test_vetoes_are_as_many_as_the_un_lists():
    """By the columns of names; the file's columns for each member have 26 fewer, and none at all for 17 drafts."""
    names = table("unsc_vetoes").select("veto1", "veto2", "veto3")
    cast = dict(names.unpivot()["value"].drop_nulls().value_counts().iter_rows())
    assert cast == {"USSR": 90, "Russia": 31, "USA": 82, "UK": 29, "China": 17, "France": 16}
    assert names["veto1"].null_count() == 0


def test_polity_scores_of_minus_nine_are_scores_and_not_missing():
    scores = table("polity5")["polity2"]
    assert (scores == -9).sum() > 500
    assert scores.null_count() == 267


def test_unknown_deaths_of_disputes_are_missing():
    raw = {"cow_mid": "disputes", "gml_mid": "disputes"}
    assert all(table(source, name)["fatality"].null_count() > 0 for source, name in raw.items())
    assert all(table(source, name)["fatality"].min() == 0 for source, name in raw.items())


def test_the_flow_of_a_row_is_the_imports_of_its_first_state():
    """In 2014 the United States bought far more of Japan than Japan of the United States."""
    rows = table("cow_trade", "dyad_years").filter(year=2014)
    bought, sold = (rows.filter(ccode1=a, ccode2=b)["imports"].item() for a, b in ((2, 740), (740, 2)))
    assert bought > 1.2e11 > sold > 5e10


def test_strings_read_in_one_sweep_are_those_of_the_reference_reader(mirror: Path):
    import rdata

    from polycentric.sources.reading.raw import r_table

    for name, path in (("td_rivalries", "rivalry/td_rivalries.rda"), ("gw_states", "cow/gw_states.rda"),
                       ("cow_capitals", "cow/cow_capitals.rda")):  # fmt: skip
        ours = r_table(name)(mirror / "files" / path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of classes that the other reader doesn't know
            theirs = rdata.read_rda(mirror / "files" / path)[name]
        for column in ours.columns:
            if ours.schema[column] == pl.String:
                expected = [value if isinstance(value, str) else None for value in theirs[column]]
                assert ours[column].to_list() == expected, (name, column)


def test_coverage_opens_with_how_much_is_covered():
    answer = pc.answers.coverage("nmc", "vetoes", first=1950, last=1952)
    assert answer.sentences[0].endswith(" variables of 2 sources.")
    assert "nine tenths or more of the states or pairs" in answer.sentences[1]
    assert answer.sentences[2].startswith("Least is covered by vetoes (")
