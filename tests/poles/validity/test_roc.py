import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polycentric.errors import DataError
from polycentric.poles.validity import roc

# Two cases (.9, .4) and three others (.5, .3, .1): of six pairs the case is greater in five.
NUMBERS = np.array([0.9, 0.4, 0.5, 0.3, 0.1])
CASES = np.array([True, True, False, False, False])


def test_the_area_is_the_part_of_the_pairs_in_which_the_case_is_greater():
    assert roc.curve(NUMBERS, CASES).area() == pytest.approx(5 / 6)


def test_equal_numbers_count_half():
    assert roc.curve(np.array([1.0, 1.0]), np.array([True, False])).area() == 0.5


def test_the_best_f1_and_youdens_cut_off_by_hand():
    """At .9 F1 is 2/3 and Youden's 1/2; at .4 F1 is 4/5 and Youden's 2/3."""
    curve = roc.curve(NUMBERS, CASES)
    assert curve.at.tolist() == [0.9, 0.5, 0.4, 0.3, 0.1]
    assert curve.f1.tolist() == pytest.approx([2 / 3, 1 / 2, 4 / 5, 2 / 3, 4 / 7])
    assert (curve.best_f1(), curve.youden()) == (0.4, 0.4)


def test_of_equally_good_cut_offs_the_greatest_is_taken():
    curve = roc.curve(np.array([3.0, 2.0, 1.0, 0.5]), np.array([True, False, True, False]))
    assert curve.f1.tolist() == pytest.approx([2 / 3, 1 / 2, 4 / 5, 2 / 3])
    assert curve.youden() == 3.0, "at 3 and at 1 hits less false alarms are a half"


def test_what_a_cut_off_does_elsewhere():
    found = roc.at(NUMBERS, CASES, 0.5)
    assert (found.caught, found.called, found.hit_rate, found.precision, found.f1) == (1, 1, 0.5, 0.5, 0.5)
    assert np.isnan(roc.at(NUMBERS, CASES, 2.0).precision)


def test_missing_numbers_and_cases_without_others_are_refused():
    with pytest.raises(DataError, match="1 numbers are missing: leave those state-years out first"):
        roc.curve(np.array([1.0, np.nan]), np.array([True, False]))
    with pytest.raises(DataError, match="all of them are cases: a curve needs cases and others"):
        roc.curve(np.array([1.0, 2.0]), np.array([True, True]))
    with pytest.raises(DataError, match="none of them is a case"):
        roc.area_interval(np.array([1.0, 2.0]), np.array([False, False]), np.array([0, 1]))


def test_an_interval_of_whole_states_is_wider_than_one_of_single_years():
    """Five states of forty years each, alike in all of them: what is known is five states, not two hundred years."""
    level = np.repeat([5.0, 2.0, 3.0, 1.0, 0.5], 40)
    cases = np.repeat([True, True, False, False, False], 40)
    states, years = np.repeat(np.arange(5), 40), np.arange(200)
    by_state, by_year = (roc.area_interval(level, cases, blocks) for blocks in (states, years))
    assert by_state.value == by_year.value == pytest.approx(5 / 6)
    assert by_state.high - by_state.low > 2 * (by_year.high - by_year.low)


def test_one_block_has_no_interval():
    found = roc.area_interval(NUMBERS, CASES, np.zeros(5, dtype=np.int64))
    assert found.value == pytest.approx(5 / 6)
    assert np.isnan(found.low)


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.integers(0, 3)), min_size=2, max_size=40))
def test_pairs_counted_by_block_add_up_to_the_area_and_a_rising_scale_changes_nothing(
    rows: list[tuple[int, bool, int]],
):
    numbers, cases, blocks = (np.array(column) for column in zip(*rows, strict=True))
    if cases.all() or not cases.any():
        return
    area = roc.curve(numbers.astype(float), cases).area()
    assert roc.area_interval(numbers.astype(float), cases, blocks).value == pytest.approx(area)
    assert roc.curve(np.exp(numbers), cases).area() == area
