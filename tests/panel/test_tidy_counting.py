import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polycentric.panel.tidy.counting import GAPS, History, last_events, spells

GAP = History(np.array([[1, 1, 1, 0, 0, 1, 1]], dtype=bool), 1900)
"""One state: there in 1900-1902 and 1905-1906."""
YEARS = np.array([1900, 1901, 1902, 1905, 1906])
SAME = np.zeros(5, dtype=np.int64)


def count(events: list[int], gaps: str) -> list[int]:
    happened = np.array(events, dtype=np.int64)
    last = last_events(SAME, YEARS, np.zeros(happened.size, dtype=np.int64), happened)
    return spells(GAP, SAME, YEARS, last, gaps).tolist()


def test_years_pass_while_a_state_is_away():
    """An event in 1901: 1902 is the first year after it, and 1905 the fourth."""
    assert count([1901], "years") == [0, 1, 0, 3, 4]


def test_counting_rows_stops_the_clock_in_a_gap():
    assert count([1901], "rows") == [0, 1, 0, 1, 2]


def test_a_restart_begins_at_nothing_after_a_gap():
    assert count([1901], "restart") == [0, 1, 0, 0, 1]


def test_without_an_event_the_count_starts_with_the_first_year():
    assert count([], "years") == [0, 1, 2, 5, 6]
    assert count([], "rows") == [0, 1, 2, 3, 4]
    assert count([], "restart") == [0, 1, 2, 0, 1]


def test_the_year_of_an_event_has_the_peace_before_it_and_events_in_a_row_have_none():
    assert count([1901, 1902], "years") == [0, 1, 0, 2, 3]


def test_an_event_in_a_year_without_a_row_counts():
    assert count([1904], "years") == [0, 1, 2, 0, 1]


@pytest.mark.parametrize("gaps", GAPS)
@given(events=st.lists(st.sampled_from(YEARS.tolist()), max_size=5))
def test_no_count_is_negative_nor_more_than_the_years_since_the_start(gaps: str, events: list[int]):
    counted = np.array(count(events, gaps))
    assert (counted >= 0).all()
    assert (counted <= YEARS - 1900).all()


@given(events=st.lists(st.sampled_from(YEARS.tolist()), max_size=5))
def test_without_a_gap_all_ways_of_counting_agree(events: list[int]):
    whole = History(np.ones((1, 7), dtype=bool), 1900)
    years = np.arange(1900, 1907)
    same = np.zeros(7, dtype=np.int64)
    last = last_events(same, years, np.zeros(len(events), dtype=np.int64), np.array(events, dtype=np.int64))
    by_rule = {gaps: spells(whole, same, years, last, gaps).tolist() for gaps in GAPS}
    assert by_rule["years"] == by_rule["rows"] == by_rule["restart"]
