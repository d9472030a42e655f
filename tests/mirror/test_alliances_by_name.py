"""The names of alliances, each held against ATOP's members and years, and the treaties that every reader knows."""

import datetime
from functools import cache

import polars as pl
import pytest

import polycentric as pc
from polycentric.sources import pacts
from polycentric.tables.archive import table
from polycentric.ties.alliance_names import Named, by_number, by_pact
from polycentric.ties.alliances import Alliance, in_year

pytestmark = pytest.mark.usefixtures("archive")


@cache
def states_of(year: int) -> dict[int, str]:
    panel = pc.load("history", years=(year, year), series=["cinc"])
    rows = zip(panel["ccode"].values[0], panel["state"].values, panel["exists"].values[0], strict=True)
    return {int(code): str(state) for code, state, there in rows if code and there}


def named(year: int) -> dict[str, Alliance]:
    return {each.name: each for each in in_year(year, states_of(year)) if each.is_named}


@pytest.mark.parametrize("each", by_number().values(), ids=lambda each: each.name)
def test_a_name_stands_for_the_treaty_that_was_signed_then_by_those_members(each: Named):
    treaty = table("atop_treaties", "treaties").filter(pl.col("atopid") == each.atopid).row(0, named=True)
    signed = datetime.date.fromisoformat(each.signed)
    assert (treaty["begyr"], treaty["begmo"]) == (signed.year, signed.month)
    codes = set(table("atop_treaties", "members").filter(pl.col("atopid") == each.atopid)["ccode"].to_list())
    # Some were in it before the list of states has them: Lebanon in 1945, Japan in 1951, all in 1815.
    known = {code: state for later in (8, 1, 0) for code, state in states_of(max(signed.year, 1816) + later).items()}
    assert set(each.members) <= {known[code] for code in codes if code in known}


def test_no_two_treaties_have_one_name_and_each_pact_of_today_is_in_the_list():
    names = [each.name for each in by_number().values()]
    assert len(names) == len(set(names))
    assert set(by_pact()) <= set(pacts.table("pacts")["pact"].to_list())


@pytest.mark.parametrize(
    ("year", "name", "members"),
    [
        (1900, "Triple Alliance", "AUH DEU ITA"),
        (1914, "Entente", "FRA GBR RUS"),
        (1938, "Little Entente pact of 1933", "CSK ROU SRB"),
        (1949, "NATO", "BEL CAN DNK FRA GBR ISL ITA LUX NLD NOR PRT USA"),
        (1955, "NATO", "BEL CAN DEU DNK FRA GBR GRC ISL ITA LUX NLD NOR PRT TUR USA"),
        (1960, "Warsaw Pact", "ALB BGR CSK DDR HUN POL ROU RUS"),
        (1985, "Warsaw Pact", "BGR CSK DDR HUN POL ROU RUS"),
        (1985, "ANZUS", "AUS NZL USA"),
        (2018, "CSTO", "ARM BLR KAZ KGZ RUS TJK"),
    ],
)
def test_the_members_of_a_year_are_those_that_everybody_knows(year: int, name: str, members: str):
    assert named(year)[name].members == tuple(members.split())


def test_treaties_end_where_they_ended():
    assert "Warsaw Pact" not in named(1992)
    assert "Triple Alliance" not in named(1919)
    assert "Sino-Soviet Alliance" not in named(1985)
    assert "DDR" not in named(1990).get("Warsaw Pact", Alliance(0, "", (), "", "")).members


def test_after_the_end_of_the_data_nothing_is_said():
    assert in_year(2019, states_of(2018)) == []
