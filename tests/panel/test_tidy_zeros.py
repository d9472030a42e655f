"""No zero is invented: what an absent row means, for a pact of two states and the years around it."""

import polars as pl
import pytest
from tidy_worlds import day, reader

from polycentric.panel.tidy import dyad_years, state_years
from polycentric.panel.tidy.table import TidyTable

PLEDGES = {"atop_offense": False, "atop_neutral": False, "atop_nonagg": False, "atop_consul": False}
ATOP = [
    {"ccode1": 220, "ccode2": 211, "year": 1832, "atop_defense": True, **PLEDGES},
    {"ccode1": 211, "ccode2": 220, "year": 1832, "atop_defense": False, **PLEDGES},
]
WORLD = reader({
    ("atop", "dyad_years"): ATOP,
    ("cow_contiguity", "spells"): [
        {"ccode1": 220, "ccode2": 211, "conttype": 1, "stdate": day(1830, 12), "enddate": day(1940, 5)},
        {"ccode1": 220, "ccode2": 200, "conttype": 3, "stdate": day(1816), "enddate": day(1940, 6)},
        {"ccode1": 220, "ccode2": 200, "conttype": 0, "stdate": day(1940, 7), "enddate": day(1942, 11)},
    ],
    ("cow_majors", "spells_2024"): [
        {"ccode": 220, "styear": 1816, "endyear": 1940},
        {"ccode": 2, "styear": 1898, "endyear": 2024},
    ],
    ("cow_nmc", "state_years"): [{"ccode": 2, "year": 1816, "tpop": 8.6e6, "milper": None, "cinc": 0.04}],
})  # fmt: skip


def cell(table: TidyTable, column: str, one: int, other: int, year: int):
    code = "ccode" if table.base.system == "cow" else "gwcode"
    chosen = (pl.col(f"{code}1") == one) & (pl.col(f"{code}2") == other) & (pl.col("year") == year)
    return table.frame.filter(chosen)[column].item()


@pytest.fixture(scope="module")
def dyads() -> TidyTable:
    return dyad_years(first=1832, last=2019, read=WORLD).add("atop", "contiguity", "majors")


def test_a_pledge_is_that_of_the_first_state_to_the_second(dyads: TidyTable):
    assert cell(dyads, "atop_defense", 220, 211, 1832) is True
    assert cell(dyads, "atop_defense", 211, 220, 1832) is False


def test_a_pair_without_a_row_has_no_pledge_within_the_sources_years(dyads: TidyTable):
    assert cell(dyads, "atop_defense", 220, 211, 1833) is False
    assert cell(dyads, "atop_defense", 2, 200, 2018) is False


def test_after_the_sources_last_year_a_pledge_is_missing_and_not_absent(dyads: TidyTable):
    assert cell(dyads, "atop_defense", 2, 200, 2019) is None


def test_an_undirected_pair_is_pledged_by_either_state_by_both_or_by_the_first():
    once = dyad_years(directed=False, first=1832, last=1832, read=WORLD)
    flags = {
        way: cell(once.add("atop", way=way), "atop_defense", 211, 220, 1832) for way in ("either", "both", "first")
    }
    assert flags == {"either": True, "both": False, "first": False}


def test_contiguity_is_of_the_closest_type_of_the_year_and_nothing_where_the_source_lists_no_contact(dyads: TidyTable):
    assert cell(dyads, "conttype", 220, 200, 1940) == 3  # by water until June, none from July
    assert cell(dyads, "conttype", 220, 200, 1941) == 0
    assert cell(dyads, "conttype", 2, 200, 1900) == 0
    assert cell(dyads, "conttype", 2, 200, 2016) == 0
    assert cell(dyads, "conttype", 2, 200, 2017) is None


def test_a_state_without_neighbours_has_none_and_after_the_sources_years_their_number_is_missing():
    states = state_years(first=1900, last=2017, read=WORLD).add("contiguity").frame
    france = states.filter((pl.col("ccode") == 220) & (pl.col("year") == 1900))
    assert france.select("land", "sea").row(0) == (1, 1)
    assert states.filter((pl.col("ccode") == 2) & (pl.col("year") == 2016)).select("land", "sea").row(0) == (0, 0)
    assert states.filter(pl.col("year") == 2017)["land"].null_count() == states.filter(pl.col("year") == 2017).height


def test_majors_are_not_carried_past_their_edition():
    states = state_years(first=2023, last=2026, read=WORLD).add("majors").frame
    usa = states.filter(pl.col("ccode") == 2)
    assert usa["cowmaj"].to_list() == [True, True, None, None]
    canada = states.filter(pl.col("ccode") == 20)
    assert canada["cowmaj"].to_list() == [False, False, None, None]


def test_an_absent_row_of_an_amount_is_missing_and_so_is_a_gap_in_a_row():
    row = state_years(first=1816, last=1817, read=WORLD).add("nmc").frame.filter(pl.col("ccode") == 2)
    assert row["tpop"].to_list() == [8.6e6, None]
    assert row["milper"].to_list() == [None, None]


def test_a_state_that_the_sources_list_of_states_lacks_is_missing_and_not_zero():
    """Tuvalu (973) is a microstate to Gleditsch and Ward from 1978, and no member of the other list until 2000."""
    table = dyad_years(system="gw", first=1999, last=2001, read=WORLD).add("atop")
    assert cell(table, "atop_defense", 2, 973, 1999) is None
    assert cell(table, "atop_defense", 2, 973, 2001) is False


def test_a_source_in_the_other_code_system_is_matched_by_state_and_year():
    """Nauru is 970 to one list and 971 to the other, whose 970 is Kiribati (946)."""
    pact = [{"ccode1": 2, "ccode2": 946, "year": 2005, "atop_defense": True, **PLEDGES}]
    table = dyad_years(system="gw", first=2005, last=2005, read=reader({("atop", "dyad_years"): pact})).add("atop")
    assert cell(table, "atop_defense", 2, 970, 2005) is True
    assert cell(table, "atop_defense", 2, 971, 2005) is False


def test_relevance_is_unknown_where_contact_is_unknown_and_no_major_power_is_known():
    table = dyad_years(directed=False, first=2016, last=2017, read=WORLD).add("relevant")
    assert cell(table, "relevant", 2, 20, 2016) is True  # a major power
    assert cell(table, "relevant", 20, 220, 2016) is False
    assert cell(table, "relevant", 2, 20, 2017) is True
    assert cell(table, "relevant", 20, 220, 2017) is None


def test_a_table_names_and_cites_each_source_once():
    table = dyad_years(directed=False, first=2016, last=2016, read=WORLD).add("relevant", "atop", "contiguity", "codes")
    assert table.sources() == ("cow_contiguity", "cow_majors", "atop")
    assert table.bibtex().count("@") >= 3
    assert table.bibtex().count("leeds2002atop") == 1


def test_politically_relevant_dyads_say_how_many_could_not_be_judged():
    table = dyad_years(directed=False, first=2016, last=2017, read=WORLD)
    judged = table.relevant()
    unknown = table.add("relevant").frame["relevant"].null_count()
    assert unknown > 0
    assert f"{unknown:,} dyad-years were left out because" in judged.remarks[-1]
    assert judged.frame["relevant"].all()
