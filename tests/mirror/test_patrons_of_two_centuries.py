"""Patron trees on the real files: the alliances that every scholar knows, and what the rule makes of the others."""

from functools import cache

import pytest

import polycentric as pc
from polycentric.poles import DEFINITIONS
from polycentric.poles.contract import Finding
from polycentric.poles.labelled import single
from polycentric.poles.world import World

pytestmark = pytest.mark.usefixtures("archive")
RULE = DEFINITIONS["patron_trees"]


@cache
def world() -> World:
    return World(pc.load("history", years=(1816, 2018), series=["atop", "nmc"]))


def found(index: str = "cinc", **cut_offs: float) -> Finding:
    return world().find(RULE, index, "all", **cut_offs)


def camp(finding: Finding, year: int, head: str) -> set[str]:
    assert finding.camps is not None
    row = single(finding.camps).sel(year=year)
    return {str(state) for state in row["state"].values[row.values == head]}


@pytest.mark.parametrize("margin", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("smallest", [0.05, 0.1])
def test_the_cold_war_has_two_heads_in_each_year_at_each_margin(margin: float, smallest: float):
    finding = found(margin=margin, smallest=smallest)
    assert {year: finding.names(year) for year in range(1950, 1986)} == {
        key: ["RUS", "USA"] for key in range(1950, 1986)
    }


def test_a_head_without_a_least_size_is_no_pole_of_the_cold_war():
    # What the size does: without it the Arab League and others have heads of their own in 35 of 36 years.
    assert sum(found(smallest=0.0).names(year) == ["RUS", "USA"] for year in range(1950, 1986)) == 1


def test_by_military_spending_the_head_of_the_arab_league_joins_the_two_in_nine_years_of_the_cold_war():
    third = {year for year in range(1950, 1986) if "SAU" in found("military_spending").names(year)}
    assert third == set(range(1977, 1986))


def test_nato_never_stands_apart_from_the_united_states():
    members = {"BEL", "CAN", "DNK", "FRA", "ISL", "ITA", "LUX", "NLD", "NOR", "PRT", "GBR", "USA"}
    for year in range(1949, 2019):
        inside = members | ({"GRC", "TUR"} if year >= 1952 else set()) | ({"DEU"} if year >= 1955 else set())
        assert inside <= camp(found(), year, "USA"), year


def test_the_warsaw_pact_stands_with_the_soviet_union():
    for year in range(1955, 1990):
        assert {"RUS", "BGR", "CSK", "DDR", "HUN", "POL", "ROU"} <= camp(found(), year, "RUS"), year


def test_graded_pledges_give_the_two_sides_of_1914():
    finding = found(least_grade=2.0)
    assert finding.names(1914) == ["DEU", "GBR"]
    assert camp(finding, 1914, "GBR") == {"GBR", "FRA", "RUS", "JPN", "PRT", "ESP"}
    assert camp(finding, 1914, "DEU") == {"DEU", "AUH", "ITA", "ROU", "TUR", "BGR"}


def test_before_the_pact_of_september_1914_no_pledge_of_any_kind_binds_britain_and_russia():
    # The convention of 1907 is no alliance of any grade in ATOP: the Entente of three isn't there before the war.
    finding = found(least_grade=1.0)
    for year in range(1907, 1914):
        assert not {"GBR", "RUS"} <= camp(finding, year, "RUS")
        assert not {"GBR", "RUS"} <= camp(finding, year, "GBR")


def test_pledges_to_defend_alone_give_1913_three_camps():
    assert found().names(1913) == ["DEU", "GBR", "RUS"]
    assert camp(found(), 1913, "DEU") == {"DEU", "AUH", "ITA", "ROU"}


def test_what_an_expert_will_not_accept_comes_out_too():
    assert all(found().names(year)[-1:] == ["GBR"] for year in range(1816, 1823))
    assert {"RUS", "FRA", "GBR", "POL"} <= camp(found(), 1938, "RUS")  # and Germany leads nobody
    assert found().names(1938) == ["RUS"]
    assert camp(found(), 1900, "CHN") == {"CHN", "RUS", "FRA"}  # CINC counts people; see the next test
    assert found().names(2018) == ["CHN", "SAU", "USA"]


def test_by_military_spending_russia_and_not_china_heads_the_pact_of_1900():
    assert camp(found("military_spending"), 1900, "RUS") == {"CHN", "RUS", "FRA"}


def test_today_the_list_of_pacts_gives_camps_by_each_index_and_no_lower_grades():
    now = World(pc.load("now"))
    for index in now.indices:
        finding = now.find(RULE, index)
        assert {"CHN", "USA"} <= set(finding.names(int(now.panel["year"].values[-1]))), index
    lower = now.find(RULE, "military_spending", least_grade=2.0)
    assert lower.verdict() == "missing"
    assert "pledges to defend alone" in lower.why()


def test_what_the_river_says_below_itself_of_1938_and_1900_is_so():
    from polycentric.answers.parts.patrons_world import world_of
    from polycentric.answers.parts.treaties import codes_of
    from polycentric.poles.groups.patron_camps import patron_camps
    from polycentric.ties.alliances import in_year

    pledges = world_of((1937, 1938), "cinc")
    found = patron_camps(pledges)
    nyon = next(each for each in in_year(1938, codes_of(pledges.panel, 1938)) if each.name == "Nyon Arrangement")
    assert {"GBR", "FRA", "RUS"} <= set(nyon.members)
    here = found.states.filter((found.states["year"] == 1938) & found.states["state"].is_in(["GBR", "FRA"]))
    assert here["patron"].to_list() == ["RUS", "RUS"]
    shared = [each.name for each in in_year(1938, codes_of(pledges.panel, 1938)) if {"GBR", "RUS"} <= {*each.members}]
    assert shared == ["Nyon Arrangement"]


def test_the_answer_of_today_names_heads_treaties_and_who_stands_outside():
    answer = pc.answers.camps(year=2018)
    assert answer.sentences[0].startswith("In 2018 the United States, China and Saudi Arabia head camps")
    assert "(NATO" in answer.sentences[1]
    assert any("Russia (4.5%, CIS Charter)" in text for text in answer.sentences)
    assert any("India" in text for text in answer.sentences if text.startswith("Outside all camps"))
    assert "communit" not in " ".join(answer.sentences)


def test_communities_say_that_they_are_communities():
    answer = pc.answers.camps(layer="trade", year=2012, seeds=3)
    assert answer.title == "Communities of trade in 2012"
    assert not any("pole" in text or "follow" in text for text in answer.sentences)
