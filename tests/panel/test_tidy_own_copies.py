"""Columns of sources that a user hands over, on invented rows."""

from typing import Any

import pytest
from tidy_worlds import day, reader

from polycentric.errors import DataError
from polycentric.panel.tidy import dyad_years, leader_years, state_years
from polycentric.panel.tidy.table import TidyTable

DIPLOMACY = {("cow_diplomatic_exchange", "dyad_years"): [
    {"ccode1": 2, "ccode2": 200, "year": 1817, "dr_at_1": 2, "dr_at_2": 3, "de": True},
]}  # fmt: skip
AGREEMENTS = {("dcad", "dyad_years"): [
    {"ccode1": 2, "ccode2": 20, "year": 1980, "dca_general_v1": False, "dca_any_v1": True},
]}  # fmt: skip
BOTH_WAYS = {("dcad", "dyad_years"): [
    {"ccode1": 2, "ccode2": 20, "year": 1980, "dca_general_v1": False, "dca_any_v1": True},
    {"ccode1": 20, "ccode2": 2, "year": 1980, "dca_general_v1": False, "dca_any_v1": False},
]}  # fmt: skip
RANKS = {("cow_diplomatic_exchange", "dyad_years"): [
    {"ccode1": 2, "ccode2": 200, "year": 1817, "dr_at_1": 2, "dr_at_2": 3, "de": True},
    {"ccode1": 200, "ccode2": 2, "year": 1817, "dr_at_1": 2, "dr_at_2": 3, "de": True},
]}  # fmt: skip
TROOPS = {("us_troops", "host_years"): [
    {"countryname": "Germany", "year": 1975, "ccode": 255, "troops_ad": 8},
    {"countryname": "Germany", "year": 1991, "ccode": 255, "troops_ad": 9},
    {"countryname": "Yemen", "year": 1991, "ccode": 679, "troops_ad": 4},
    {"countryname": "Kiribati", "year": 2001, "ccode": 946, "troops_ad": 5},
    {"countryname": "Nauru", "year": 2001, "ccode": 970, "troops_ad": 6},
    {"countryname": "Czech Republic", "year": 2001, "ccode": 316, "troops_ad": 0},
    {"countryname": "Czechia", "year": 2001, "ccode": 316, "troops_ad": 17},
    {"countryname": "Puerto Rico", "year": 1991, "ccode": 6, "troops_ad": 3},
    {"countryname": "Guam", "year": 1991, "ccode": 1008, "troops_ad": 7},
]}  # fmt: skip
ARMS = {
    ("sipri_arms", "transfers"): [
        {"supplier": "Soviet Union", "recipient": "India", "year": 1970, "tiv": 5e6},
        {"supplier": "Soviet Union", "recipient": "Hezbollah (Lebanon)*", "year": 1970, "tiv": 1e6},
    ],
    ("sipri_arms", "covered"): [{"country": "Soviet Union", "role": "supplier", "first": 1970, "last": 1970}],
}
TERRAIN = {("terrain", "states"): [
    {"ccode": 2, "gwcode": 2, "rugged": 1.1, "newlmtnest": 3.0},
    {"ccode": None, "gwcode": 396, "rugged": 2.0, "newlmtnest": None},
]}  # fmt: skip
GROUPS = {("creg", "state_years"): [
    {"ccode": 345, "gwcode": 345, "creg_ccode": 345, "year": 1991, "ethfrac": 0.8, "relfrac": None},
    {"ccode": 345, "gwcode": 340, "creg_ccode": 340, "year": 1991, "ethfrac": 0.6, "relfrac": 0.5},
]}  # fmt: skip


def row(table: TidyTable, *columns: str, **where: int) -> tuple[object, ...]:
    return table.frame.filter(**where).select(columns).row(0)


def test_a_rank_is_that_of_the_one_at_the_other_and_turns_with_the_pair():
    table = dyad_years(first=1817, last=1818, read=reader(DIPLOMACY)).add("diplomatic_exchange")
    names = ("dr_at_1", "dr_at_2", "de")
    assert row(table, *names, ccode1=2, ccode2=200, year=1817) == (2, 3, True)
    assert row(table, *names, ccode1=200, ccode2=2, year=1817) == (3, 2, True)
    assert row(table, *names, ccode1=2, ccode2=200, year=1818) == (None, None, None), "a year between is not observed"


@pytest.mark.parametrize(
    ("addition", "rows", "message"),
    [("defence_cooperation", BOTH_WAYS, "'dcad' has the pair 2 and 20 of 1980 in both directions"),
     ("diplomatic_exchange", RANKS, "'cow_diplomatic_exchange' has the pair 2 and 200 of 1817 in both directions")],
)  # fmt: skip
def test_a_pair_given_both_ways_with_different_values_is_refused(addition: str, rows: Any, message: str):
    with pytest.raises(DataError, match=f"{message}.*keep the row that is right"):
        dyad_years(first=1817, last=1980, read=reader(rows)).add(addition)


def test_a_pair_given_both_ways_with_the_same_values_counts_once():
    same = [{**DIPLOMACY["cow_diplomatic_exchange", "dyad_years"][0]},
            {"ccode1": 200, "ccode2": 2, "year": 1817, "dr_at_1": 3, "dr_at_2": 2, "de": True}]  # fmt: skip
    world = reader({("cow_diplomatic_exchange", "dyad_years"): same})
    table = dyad_years(first=1817, last=1817, read=world).add("diplomatic_exchange")
    assert row(table, "dr_at_1", "dr_at_2", ccode1=200, ccode2=2, year=1817) == (3, 2)


def test_an_agreement_holds_both_ways_and_a_pair_without_a_row_is_unknown():
    table = dyad_years(first=1979, last=1980, read=reader(AGREEMENTS)).add("defence_cooperation")
    assert row(table, "dca_any_v1", "dca_general_v1", ccode1=20, ccode2=2, year=1980) == (True, False)
    assert row(table, "dca_any_v1", ccode1=2, ccode2=200, year=1980) == (None,)


def test_troops_are_matched_by_the_state_of_the_year_and_places_that_are_no_states_are_left_out():
    table = state_years(first=1970, last=2002, read=reader(TROOPS)).add("us_troops")
    troops = table.frame.drop_nulls("us_troops").select("ccode", "year", "us_troops").rows()
    assert troops == [(255, 1991, 9), (260, 1975, 8), (316, 2001, 17), (679, 1991, 4), (946, 2001, 5), (970, 2001, 6)]
    assert table.coverage()["last"].to_list() == [2001], "the table's own last year"


def test_troops_stand_under_the_other_lists_codes_of_the_same_states():
    table = state_years("gw", first=1970, last=2002, read=reader(TROOPS)).add("us_troops")
    troops = table.frame.drop_nulls("us_troops").select("gwcode", "year", "us_troops").rows()
    assert troops == [(260, 1975, 8), (260, 1991, 9), (316, 2001, 17), (678, 1991, 4), (970, 2001, 5), (971, 2001, 6)]


def test_arms_are_zero_only_for_a_supplier_whose_table_was_handed_over():
    table = dyad_years(first=1969, last=1970, read=reader(ARMS)).add("arms_transfers")
    assert row(table, "tiv", ccode1=365, ccode2=750, year=1970) == (5e6,)
    assert row(table, "tiv", ccode1=365, ccode2=2, year=1970) == (0.0,)
    assert row(table, "tiv", ccode1=750, ccode2=365, year=1970) == (None,)
    assert row(table, "tiv", ccode1=365, ccode2=750, year=1969) == (None,)
    assert "1 of 2 figures are of names that are no state" in table.coverage()["remark"].item()


def test_arms_under_a_name_that_two_states_had_leave_no_zero_in_that_year():
    transfers = [*ARMS["sipri_arms", "transfers"],
                 {"supplier": "Soviet Union", "recipient": "Germany", "year": 1970, "tiv": 2e6}]  # fmt: skip
    covered = [{"country": "Soviet Union", "role": "supplier", "first": 1970, "last": 1971}]
    world = reader({("sipri_arms", "transfers"): transfers, ("sipri_arms", "covered"): covered})
    table = dyad_years(first=1969, last=1971, read=world).add("arms_transfers")
    assert row(table, "tiv", ccode1=365, ccode2=750, year=1970) == (5e6,)
    for german in (260, 265):
        assert row(table, "tiv", ccode1=365, ccode2=german, year=1970) == (None,), "it may be this one's"
    assert row(table, "tiv", ccode1=365, ccode2=2, year=1971) == (0.0,)
    note = table.coverage().row(0, named=True)
    assert (note["first"], note["last"]) == (1970, 1971), "the copy's own years"
    assert "others of the year are missing: Germany" in note["remark"]


def test_terrain_is_of_the_years_it_was_measured_on_unless_carrying_is_asked_for():
    rows = state_years(first=1998, last=2001, read=reader(TERRAIN))
    measured, carried = rows.add("terrain"), rows.add("terrain", carried="yes")
    years = (1998, 1999, 2000, 2001)
    assert [row(measured, "rugged", ccode=2, year=year)[0] for year in years] == [None, 1.1, 1.1, None]
    assert [row(carried, "rugged", ccode=2, year=year)[0] for year in years] == [1.1] * 4
    assert "carried to all years as asked" in carried.coverage()["remark"][0]
    assert row(carried, "rugged", ccode=20, year=2000) == (None,)


def test_of_two_rows_the_more_divided_one_counts():
    table = state_years(first=1991, last=1991, read=reader(GROUPS)).add("creg")
    assert row(table, "ethfrac", "relfrac", "ethpol", ccode=345) == (0.8, 0.5, None)


@pytest.mark.parametrize(("addition", "source", "column"), [("lead", "leader_experience", "yrsexper"),
                                                         ("lwuf", "leader_willingness", "theta2_mean")])  # fmt: skip
def test_a_leader_brings_what_is_known_of_the_spell_in_office(addition: str, source: str, column: str):
    spells = [
        {"gwcode": 2, "obsid": "USA-1869", "leadid": "a", "leader": "Grant", "yrborn": 1822, "gender": "M",
         "startdate": day(1869, 3, 4), "enddate": day(1877, 3, 4)},
        {"gwcode": 200, "obsid": "UKG-1868", "leadid": "b", "leader": "Gladstone", "yrborn": 1809, "gender": "M",
         "startdate": day(1868, 12, 3), "enddate": day(1874, 2, 17)},
    ]  # fmt: skip
    world = reader({("archigos", "leaders"): spells, (source, "leaders"): [{"obsid": "USA-1869", column: 8}]})
    table = leader_years(first=1870, last=1871, read=world).add(addition)
    by_leader = dict(table.frame.filter(year=1870).select("obsid", column).iter_rows())
    assert by_leader == {"USA-1869": 8, "UKG-1868": None}
