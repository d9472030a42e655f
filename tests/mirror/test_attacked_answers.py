"""Answers that were once wrong without a word, on the archive's own data."""

import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.errors import AmbiguousNameError, CoverageError, GroupError


def test_a_search_that_tried_some_starts_says_how_many_and_says_all_of_none():
    sampled = pc.answers.landscape(year=1913, top=60)
    assert "from each of the 200 starts that were tried" in sampled.sentences[0]
    more = pc.answers.landscape(year=1913, top=60, starts=2000)
    assert "From over 99% of all starts tried they end so" in more.sentences[1]
    whole = pc.answers.landscape(year=1913, top=8)
    assert "tried" not in " ".join(whole.sentences)


def test_a_state_seen_with_the_eyes_of_a_year_has_nothing_later():
    answer = pc.answers.state("South Africa", as_known=1990)
    years = answer.table.filter(answer.table["part"] != "disputes")["year"].drop_nulls()
    assert years.max() <= 1990  # pyright: ignore[reportOptionalOperand,reportOperatorIssue]  # of whole numbers
    assert answer.title.endswith("in 1990, or the latest known then")


def test_no_group_bears_the_name_of_a_state_of_the_world():
    for label in ("China", "people's republic of china", "CHN"):
        with pytest.raises(GroupError, match="already has a state of that label"):
            pc.answers.power("output_ppp", as_one=f"{label}=USA,CAN")
    assert pc.answers.power("output_ppp", as_one="North America=USA,CAN,MEX").table.height


def test_a_name_that_two_states_of_today_have_is_no_name_of_the_past():
    for name in ("Congo", "Korea"):
        with pytest.raises(AmbiguousNameError):
            pc.answers.state(name)


def test_years_beyond_the_lists_are_refused_with_where_they_end():
    with pytest.raises(CoverageError, match="The lists of states end in 2025, not in 9999"):
        pc.answers.states(year=9999)
    with pytest.raises(CoverageError, match="give a last year up to 2100"):
        pc.answers.table("state-years", first=2016, last=9999)


def test_the_picture_of_a_comparison_wants_years():
    with pytest.raises(QuestionError, match="The picture is of shares through years: add years="):
        pc.answers.compare("Germany", "France").picture()
