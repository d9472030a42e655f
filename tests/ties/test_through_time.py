"""Largest partners and what members of bodies hold, edition by edition, against the tables themselves."""

from collections import Counter

import polars as pl
import pytest

from polycentric import tables
from polycentric.errors import UnknownNameError
from polycentric.panel.pictures import pictures
from polycentric.sources import bodies
from polycentric.ties.through_time.members import held_by, members_in
from polycentric.ties.through_time.partners import Flow, largest_partners, led_by_the_union, lists_of


@pytest.mark.parametrize("flow", ["exports", "imports"])
@pytest.mark.parametrize("edition", [2005, 2015, 2025])
def test_a_count_is_that_of_the_lists_whose_first_name_it_is(flow: Flow, edition: int):
    there = pictures()["exists"].sel(year=edition)
    states = [str(state) for state in there["state"].values[there.values]]
    listed = tables.read("factbook")["partners"].filter(
        pl.col("edition") == edition, pl.col("flow") == flow, pl.col("partner").is_not_null(),
        pl.col("share").is_not_null(), pl.col("state").is_in(states),
    )  # fmt: skip
    first = listed.sort("share", "rank", descending=[True, False]).group_by("state", maintain_order=True).first()
    by_hand = Counter(first["partner"].to_list())
    found = dict(largest_partners(flow).filter(pl.col("edition") == edition).select("partner", "states").iter_rows())
    for partner in ("CHN", "USA", "DEU", "RUS"):
        assert abs(found[partner] - by_hand[partner]) <= 2, "a list led by a group of states may be left out"


def test_china_is_the_largest_listed_source_of_imports_for_15_states_in_2005_and_81_in_2025():
    found = largest_partners("imports").filter(pl.col("partner") == "CHN")
    assert dict(found.filter(pl.col("edition").is_in([2005, 2025])).select("edition", "states").iter_rows()) == {
        2005: 15,
        2025: 81,
    }


def test_the_lists_of_1990_1995_and_2000_are_too_few_and_left_out():
    assert [each.edition for each in lists_of("exports") if each.is_partial] == [1990, 1995, 2000]
    assert largest_partners("exports")["edition"].unique().sort().to_list()[:2] == [2005, 2010]


def test_a_list_that_a_group_of_states_leads_names_no_largest_partner():
    lists = next(each for each in lists_of("imports") if each.edition == 2000)
    assert "ARG" in lists.shares, "EU 28%, US 22%, Brazil 21%"
    assert "ARG" not in lists.led
    assert lists.groups["ARG"] == pytest.approx(0.28)
    assert lists.undecided >= 20


def test_parts_are_parts():
    for flow in ("exports", "imports"):
        frame = largest_partners(flow)
        for name in ("of_theirs", "of_all"):
            values = frame[name].drop_nulls()
            assert values.min() >= 0  # type: ignore[operator]  # a column of numbers
            assert values.max() <= 1  # type: ignore[operator]
        assert frame.group_by("edition").agg(pl.col("of_all").sum())["of_all"].max() <= 1  # type: ignore[operator]


def test_the_union_taken_as_one_leads_more_states_than_germany_alone():
    union, alone = led_by_the_union("exports"), largest_partners("exports").filter(pl.col("partner") == "DEU")
    count, outside = union[2025]
    assert outside <= 196 - 27
    inside = set(members_in("EU", 2025))
    lists = next(each for each in lists_of("exports") if each.edition == 2025)
    of_outside = sum(partner == "DEU" and state not in inside for state, partner in lists.led.items())
    assert count > of_outside
    assert alone.height > 0


def test_members_hold_the_sum_of_what_each_holds():
    panel = pictures()["gdp_ppp"].sel(year=2025)
    states = [each for each in bodies.members("BRICS", "2025-12-31") if each in panel["state"].values]
    by_hand = float(panel.sel(state=states).sum() / panel.sum())
    found = held_by(["BRICS"]).filter(pl.col("edition") == 2025).row(0, named=True)
    assert found["share"] == pytest.approx(by_hand)
    assert (found["members"], found["observed"], found["missing"]) == (10, 10, "")


def test_a_body_has_no_row_before_it_was_founded_or_where_its_members_are_not_known_by_date():
    frame = held_by(["BRICS", "G-7"], "population")
    known = set(frame.filter(pl.col("body") == "BRICS")["edition"])
    assert min(known) >= 2010
    assert members_in("BRICS", 1995) == ()
    assert 2025 in known


def test_a_member_whose_figure_is_a_slip_is_missing():
    assert held_by(["EU"]).filter(pl.col("edition") == 2022)["missing"].to_list() == ["ESP"]
    assert "ESP" not in "".join(held_by(["EU"]).filter(pl.col("edition") != 2022)["missing"])


def test_an_unknown_body_is_refused():
    with pytest.raises(UnknownNameError, match="G-77777"):
        held_by(["G-77777"])
