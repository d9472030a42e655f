"""Who met whom and how it ended: the sources' codings, one by one."""

import polars as pl
import pytest

from polycentric.errors import UnknownNameError
from polycentric.power.tournament.contests import (
    A_WINS,
    B_WINS,
    DRAW,
    LISTS,
    SIDES,
    Contests,
    contests,
    from_disputes,
    from_wars,
)


def disputes_of(outcome: int | None, *dyads: tuple[int, int, int, bool, bool], **more: bool) -> Contests:
    """One dispute of 1900 by its dyad-years: a state of side A, one of side B, year, who was there from day one."""
    years = [
        {"dispnum": 7, "ccode1": a, "ccode2": b, "year": year, "sidea1": True, "orig1": one, "orig2": two}
        for a, b, year, one, two in dyads
    ]
    mirrored = [
        row | {"ccode1": row["ccode2"], "ccode2": row["ccode1"], "sidea1": False,
               "orig1": row["orig2"], "orig2": row["orig1"]} for row in years
    ]  # fmt: skip
    table = pl.DataFrame({"dispnum": [7], "styear": [1900], "outcome": pl.Series([outcome], dtype=pl.Int16)})
    sides = "summed" if more.pop("summed", False) else "dyads" if more.pop("each", False) else "single"
    return from_disputes(table, pl.DataFrame(years + mirrored), LISTS["cow"], sides, **more)


@pytest.mark.parametrize(
    ("code", "outcome"), [(1, A_WINS), (4, A_WINS), (2, B_WINS), (3, B_WINS), (5, DRAW)],
    ids=["victory A", "yield by B", "victory B", "yield by A", "stalemate"],
)  # fmt: skip
def test_victory_and_the_others_yielding_count_alike_and_a_stalemate_is_a_draw(code: int, outcome: int):
    assert disputes_of(code, (2, 200, 1900, True, True)).rows["outcome"].to_list() == [outcome]


@pytest.mark.parametrize(
    ("code", "reason"),
    [(6, "compromise"), (7, "released"), (8, "unclear outcome"), (9, "joined an ongoing war"),
     (None, "outcome unknown")],
)  # fmt: skip
def test_other_outcomes_are_left_out_and_counted(code: int | None, reason: str):
    cases = disputes_of(code, (2, 200, 1900, True, True))
    assert cases.rows.height == 0
    assert cases.left_out == {reason: 1}


def test_a_compromise_counts_as_a_draw_on_wish():
    cases = disputes_of(6, (2, 200, 1900, True, True), compromise=True)
    assert cases.rows["outcome"].to_list() == [DRAW]


def test_a_dispute_of_several_states_counts_only_where_sides_are_summed_and_without_those_who_joined_later():
    dyads = ((2, 200, 1900, True, True), (20, 200, 1901, False, True))
    assert disputes_of(1, *dyads).left_out == {"more than one state on a side": 1}
    row = disputes_of(1, *dyads, summed=True).rows.row(0, named=True)
    assert (row["a"], row["b"], row["year"], row["end"]) == ([2], [200], 1900, 1901)


def test_each_pair_of_members_from_the_first_day_is_a_case_of_its_own():
    cases = disputes_of(2, (2, 200, 1900, True, True), (2, 220, 1900, True, True), each=True)
    assert cases.rows.select("a", "b", "outcome").rows() == [([2], [200], B_WINS), ([2], [220], B_WINS)]
    assert cases.rows["contest"].to_list() == [7, 7]


def test_a_dispute_without_a_pair_from_the_first_day_is_left_out():
    assert disputes_of(2, (2, 200, 1900, False, True), summed=True).left_out == {"no members from the first day": 1}


def wars_of(*dyads: tuple[int, int, int, bool, bool, int | None, int | None], sides: str = "summed") -> Contests:
    """One war by its dyad-years: two states, year, who began, the outcome of either."""
    rows = [
        {"warnum": 9, "ccode1": one, "ccode2": two, "year": year, "initiator1": first, "initiator2": second,
         "outcome1": mine, "outcome2": theirs} for one, two, year, first, second, mine, theirs in dyads
    ]  # fmt: skip
    mirrored = [
        row | {"ccode1": row["ccode2"], "ccode2": row["ccode1"], "initiator1": row["initiator2"],
               "initiator2": row["initiator1"], "outcome1": row["outcome2"], "outcome2": row["outcome1"]}
        for row in rows
    ]  # fmt: skip
    schema = {"outcome1": pl.Int16, "outcome2": pl.Int16}
    return from_wars(pl.DataFrame(rows + mirrored, schema_overrides=schema), LISTS["wars"], sides)


def test_the_side_with_the_initiator_is_a_and_its_allies_of_the_first_year_are_found_by_whom_they_fight():
    war = wars_of((255, 220, 1900, False, True, 1, 2), (255, 210, 1900, False, False, 1, 2),
                  (2, 210, 1900, False, False, 1, 2), (2, 220, 1901, False, False, 1, 2))  # fmt: skip
    row = war.rows.row(0, named=True)
    assert (row["a"], row["b"], row["outcome"]) == ([210, 220], [2, 255], B_WINS)


def test_a_war_whose_initiators_fought_each_other_is_left_out():
    assert wars_of((2, 200, 1900, True, True, 1, 2)).left_out == {"initiators on both sides": 1}


def test_a_war_without_an_initiator_is_left_out():
    assert wars_of((2, 200, 1900, False, False, 1, 2)).left_out == {"no initiator coded": 1}


def test_members_of_one_side_that_fared_differently_make_no_outcome_for_the_side_but_one_for_each_pair():
    dyads = ((2, 200, 1900, True, False, 1, 2), (2, 220, 1900, True, False, 6, 6))
    assert wars_of(*dyads).left_out == {"members of one side fared differently": 1}
    assert wars_of(*dyads, sides="dyads").rows["outcome"].to_list() == [A_WINS, DRAW]


@pytest.mark.parametrize(
    ("codes", "reason"),
    [((3, 3), "compromise"), ((4, 4), "changed into another kind of war"), ((8, 2), "a member changed sides"),
     ((None, None), "outcome unknown")],
)  # fmt: skip
def test_other_outcomes_of_wars_are_left_out_and_counted(codes: tuple[int | None, int | None], reason: str):
    assert wars_of((2, 200, 1900, True, False, *codes)).left_out == {reason: 1}


def test_a_war_of_three_states_is_not_single():
    dyads = ((2, 200, 1900, True, False, 1, 2), (2, 220, 1901, False, False, 1, 2))
    assert wars_of(*dyads, sides="single").left_out == {"more than one state on a side": 1}


def test_an_unknown_list_or_rule_names_the_known_ones():
    with pytest.raises(UnknownNameError, match=r"No list of contests is called 'mid'"):
        contests("mid")
    with pytest.raises(UnknownNameError, match="'dyads', 'single' or 'summed'"):
        contests("cow", "both")
    assert {each.sides for each in LISTS.values()} <= set(SIDES)
