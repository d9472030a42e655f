"""What the field calls things that an addition of another name brings."""

import re

import pytest
from tidy_worlds import reader

from polycentric import tidy
from polycentric.errors import UnknownNameError
from polycentric.panel.additions.aliases import ALIASES, alias_of, by_addition
from polycentric.panel.tidy import state_years
from polycentric.tidy import addition, additions

WORLD = reader({
    ("cow_nmc", "state_years"): [{"ccode": 2, "year": 1945, "milex": 9e10, "cinc": 0.38}],
    ("polity5", "country_years"): [{"polity_ccode": 2, "year": 1945, "polity2": 10}],
    ("democracy", "cow"): [{"ccode": 2, "year": 1945, "euds": 1.5, "v2x_polyarchy": 0.5}],
})  # fmt: skip


@pytest.mark.parametrize("name", ALIASES)
def test_an_alias_means_additions_and_columns_that_exist_and_is_no_addition_itself(name: str):
    assert name not in set(additions())
    assert (name in additions()) == (len(ALIASES[name].means) == 1)
    for meant in ALIASES[name].means:
        assert set(ALIASES[name].columns) <= set(additions()[meant].columns)


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [("cinc", "cinc", 0.38), ("polity", "polity2", 10), ("Polyarchy", "v2x_polyarchy", 0.5)],
)
def test_a_name_of_the_field_adds_the_column_that_is_meant_alone(name: str, column: str, value: float):
    for build in (state_years, tidy.state_years):
        table = build(first=1945, last=1945, read=WORLD).add(name)
        assert table.added.columns == [column]
        assert table.frame.filter(ccode=2)[column].item() == value


def test_two_names_of_one_addition_stand_beside_each_other():
    table = tidy.state_years(first=1945, last=1945, read=WORLD).add("polity", "polyarchy")
    assert table.added.columns == ["polity2", "v2x_polyarchy"]


def test_a_name_without_columns_means_all_of_the_addition_with_its_options():
    assert addition("alliances").columns == additions()["atop"].columns
    assert addition("Alliance").options == additions()["atop"].options


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("mids", "gml_mids (Disputes (GML 2.2.1)) or cow_mids (Disputes (COW MID 5.0))"),
        ("MID", "gml_mids (Disputes (GML 2.2.1)) or cow_mids (Disputes (COW MID 5.0))"),
        ("distance", "capital_distance (Distance between capitals) or minimum_distance (Minimum"),
        ("war", "cow_wars (Inter-state wars (COW 4.0)) or cow_intra_wars (Intra-state wars (COW 4.1))"),
        ("arms", "arms_transfers (Arms transfers (SIPRI)"),
    ],
)  # fmt: skip
def test_a_name_that_may_mean_several_names_the_candidates(name: str, candidates: str):
    with pytest.raises(UnknownNameError, match=re.escape(f"'{name}' is two things: choose {candidates}")):
        addition(name)


def test_data_end_where_those_of_the_meant_column_end():
    spans = {
        name: addition(name).span() for name in ("nmc", "cinc", "polity", "polyarchy", "trade", "codes", "cow_wars")
    }
    assert spans == {
        "nmc": (1816, 2022), "cinc": (1816, 2022), "polity": (1776, 2020), "polyarchy": (1816, 2025),
        "trade": (1870, 2014), "codes": None, "cow_wars": (1816, 2007),
    }  # fmt: skip
    assert addition("nmc").span(version="6") == (1816, 2016)


def test_an_alias_is_found_however_it_is_spelled_and_listed_with_its_addition():
    assert alias_of("Major Powers") is alias_of("major_power") is not None
    assert alias_of("nmc") is None
    assert by_addition()["democracy"] == ["polity", "polyarchy", "regime"]
