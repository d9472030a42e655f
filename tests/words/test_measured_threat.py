"""The measured terms of the balance of threat, on numbers that fit on paper."""

import numpy as np
import polars as pl

from polycentric.words.threats.checked import wilson
from polycentric.words.threats.gap import first_steady
from polycentric.words.threats.measured import TERMS, OfState, middle, ranks, recent
from polycentric.words.threats.separation import chance_above


def test_places_count_from_the_largest_and_equal_ones_share():
    np.testing.assert_array_equal(ranks(np.array([3.0, 1.0, np.nan, 3.0])), [1.5, 3.0, np.nan, 1.5])
    assert np.isnan(ranks(np.array([np.nan, np.nan]))).all()


def test_years_with_a_dispute_are_counted_over_ten_years_and_are_missing_where_the_record_is_too_short():
    disputes = np.zeros((12, 1, 1))
    disputes[[0, 5]] = 1.0
    assert recent(disputes)[:, 0, 0].tolist()[9:] == [2.0, 1.0, 1.0]
    assert np.isnan(recent(disputes)[:9]).all()
    assert recent(disputes, first_known=True)[0, 0, 0] == 1.0


def test_a_year_that_is_not_covered_is_missing_and_never_zero():
    disputes = np.zeros((11, 1, 1))
    disputes[10] = np.nan
    assert np.isnan(recent(disputes)[10, 0, 0])


def test_the_mean_of_places_needs_three_terms():
    places = {name: np.array([1.0, np.nan]) for name in TERMS}
    assert middle(places)[0] == 1.0
    few = {**places, "power": np.array([1.0, 2.0]), "offence": np.array([1.0, 2.0])}
    assert np.isnan(middle(few)[1])


def test_wilsons_interval_holds_the_share_and_stays_within_nothing_and_all():
    low, high = wilson(10, 10)
    assert 0.7 < low < 1.0
    assert round(high, 9) == 1.0


def test_the_chance_that_who_is_named_stands_above_counts_equal_ones_half():
    named = np.array([True, False, False, False])
    assert chance_above(np.array([2.0, 1.0, 2.0, 3.0]), named) == 0.5
    assert chance_above(np.array([2.0, np.nan, 1.0, 1.0]), named) == 1.0
    assert np.isnan(chance_above(np.array([np.nan, 1.0, 2.0, 3.0]), named))
    assert np.isnan(chance_above(np.array([1.0, 2.0]), np.array([True, True])))


def test_a_first_year_that_stands_alone_is_left_aside():
    def first(years: list[int], times: list[int]) -> int | None:
        return first_steady(pl.DataFrame({"year": years, "times": times}))

    assert first([1951, 2020, 2022], [1, 1, 5]) == 2020
    assert first([1951, 2020], [2, 1]) == 1951
    assert first([1951, 1961], [1, 1]) == 1951
    assert first([1951, 1962], [1, 1]) is None
    assert first([], []) is None


def test_terms_of_a_state_are_means_over_the_years_asked_and_known_to_the_last_of_them():
    known = np.array([[1.0, np.nan], [3.0, 4.0], [np.nan, np.nan]])
    found = OfState(("AAA", "BBB"), (2000, 2001, 2002), dict.fromkeys(TERMS, known))
    np.testing.assert_array_equal(found.over([2000, 2001, 2002])["power"], [2.0, 4.0])
    assert np.isnan(found.over([2002])["power"]).all()
    assert found.known_to([2000, 2002]) == dict.fromkeys(TERMS, 2000)
    assert found.known_to([2002]) == dict.fromkeys(TERMS)
