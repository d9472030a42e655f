"""Interventions by state-year, on invented cases."""

from typing import Any

import polars as pl

from polycentric.panel.series.us_interventions import going_on

SCHEMA = {
    "target": pl.String, "codes": pl.String, "styear": pl.Int16, "endyear": pl.Int16, "ongoing": pl.Boolean,
    "removed": pl.Boolean, "named_otherwise": pl.Boolean, "us_hostility": pl.Int16,
}  # fmt: skip


def cells(*cases: dict[str, Any], state: int) -> dict[int, tuple[bool | None, int | None]]:
    usual = {"ongoing": False, "removed": False, "named_otherwise": False, "us_hostility": 4}
    rows = going_on(pl.DataFrame([usual | case for case in cases], schema=SCHEMA)).filter(ccode2=state)
    return {year: (yes, level) for _, _, year, yes, level in rows.iter_rows()}


def test_a_case_counts_from_its_first_year_to_its_last_and_no_other_year_does():
    years = cells({"target": "IRQ", "codes": "645", "styear": 2003, "endyear": 2005}, state=645)
    assert [years[year] for year in (2002, 2003, 2005, 2006)] == [(False, 0), (True, 4), (True, 4), (False, 0)]


def test_what_goes_on_is_taken_to_the_last_year_and_a_removed_case_never_counts():
    going = {"target": "KEN", "codes": "501", "styear": 2004, "ongoing": True}
    assert cells(going, state=501)[2019] == (True, 4)
    assert cells(going | {"removed": True}, state=501)[2019] == (False, 0)


def test_a_target_with_a_number_counts_and_one_with_letters_alone_is_open():
    war = {"target": "JPN, GMY", "codes": "740", "styear": 1941, "endyear": 1945, "us_hostility": 5}
    assert cells(war, state=740)[1943] == (True, 5)
    assert cells(war, state=255)[1943] == (None, None)
    assert cells(war, state=255)[1940] == (False, 0)


def test_a_misprinted_number_is_the_state_that_the_letters_mean():
    case = {"target": "IRQ, SYR", "codes": "645, 625", "styear": 2014, "endyear": 2015}
    assert [cells(case, state=code)[2015][0] for code in (645, 652, 625)] == [True, True, False]


def test_where_letters_and_number_are_of_two_states_both_are_open():
    case = {"target": "CHN", "codes": "365", "styear": 1950, "endyear": 1950, "named_otherwise": True}
    assert [cells(case, state=code)[1950][0] for code in (710, 365, 645)] == [None, None, False]
