import numpy as np
import pytest

from polycentric.errors import CoverageError
from polycentric.words.deeds.lags import DRAWS, LAGS, holm, lead_lag

RNG = np.random.default_rng


def slow(rng: np.random.Generator, states: int, years: int, memory: float) -> np.ndarray:
    """Make series that remember the year before."""
    noise, made = rng.normal(size=(states, years)), np.zeros((states, years))
    made[:, 0] = noise[:, 0] / np.sqrt(1 - memory**2)
    for year in range(1, years):
        made[:, year] = memory * made[:, year - 1] + noise[:, year]
    return made


def with_lead(states: int, years: int, by: int, strength: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Make words, and deeds that follow them by so many years."""
    rng = RNG(seed)
    words, deeds = rng.normal(size=(states, years)), slow(rng, states, years, 0.5)
    deeds[:, by:] += strength * words[:, : years - by]
    return words, deeds


def test_a_lead_of_two_years_over_many_states_is_found_and_told_from_chance():
    words, deeds = with_lead(20, 60, by=2, strength=0.6, seed=1)
    found = lead_lag(words, deeds)
    assert found.lags[found.best] == 2
    assert found.r[found.best] > 0.3
    assert found.low[found.best] > 0
    assert found.p <= 0.01
    assert found.first == 1.0


def test_deeds_before_words_are_told_as_such():
    deeds, words = with_lead(20, 60, by=3, strength=0.6, seed=2)
    found = lead_lag(words, deeds)
    assert (found.lags[found.best], found.after) == (-3, 1.0)


def test_a_lead_of_two_years_in_one_state_is_found_in_changes():
    words, deeds = with_lead(1, 70, by=2, strength=1.0, seed=3)
    found = lead_lag(words, deeds)
    assert found.lags[found.best] == 2
    assert found.p_shift <= 0.01
    assert np.isnan(found.p_exchange)


def test_years_without_a_text_are_missing_and_the_lead_is_found_all_the_same():
    words, deeds = with_lead(20, 60, by=2, strength=0.6, seed=4)
    gone = RNG(5).random(words.shape) < 0.3
    found = lead_lag(np.where(gone, np.nan, words), deeds)
    whole = lead_lag(words, deeds)
    assert found.lags[found.best] == 2
    assert (found.pairs < whole.pairs).all()
    assert found.pairs[LAGS.index(0)] == (~gone).sum()
    assert whole.pairs[LAGS.index(5)] == 20 * 55


def _false(states: int, times: int, words_memory: float, deeds_memory: float) -> float:
    """Say how often series without a lead come out at .05."""
    rng, count = RNG(7), 0
    for seed in range(times):
        words = slow(rng, states, 70, words_memory) + rng.normal(size=70)
        deeds = slow(rng, states, 70, deeds_memory)
        words[rng.random(words.shape) < 0.15] = np.nan
        count += lead_lag(words, deeds, seed=seed).p <= 0.05
    return count / times


def test_series_of_one_state_without_a_lead_come_out_about_as_often_as_they_should():
    assert 0.01 <= _false(1, 60, 0.5, 0.9) <= 0.12


def test_series_of_many_states_without_a_lead_come_out_no_oftener_than_they_should():
    assert _false(12, 60, 0.8, 0.9) <= 0.1


def test_what_moves_alike_in_all_states_and_what_only_trends_counts_for_nothing():
    rng = RNG(11)
    common, trend = 5 * rng.normal(size=60).cumsum(), np.arange(60) / 3
    words, deeds = rng.normal(size=(12, 60)) + common + trend, rng.normal(size=(12, 60)) + common - trend
    found = lead_lag(words, deeds)
    assert np.abs(found.r).max() < 0.15
    assert found.p > 0.05


def test_the_correlation_is_the_usual_one_where_nothing_is_taken_out_of_one_state():
    words, deeds = with_lead(1, 40, by=2, strength=1.0, seed=9)
    found = lead_lag(words, deeds)
    one, other = np.diff(words[0]), np.diff(deeds[0])
    for lag in (0, 2):
        x, y = one[: one.size - lag], other[lag:]
        x, y = x - x.mean(), y - y.mean()
        assert found.r[LAGS.index(lag)] == pytest.approx((x * y).sum() / np.sqrt((x**2).sum() * (y**2).sum()))


def test_the_same_seed_gives_the_same_bits_and_no_probability_is_nought():
    words, deeds = with_lead(20, 60, by=2, strength=2.0, seed=1)
    one, again = lead_lag(words, deeds, seed=4), lead_lag(words, deeds, seed=4)
    assert one.p == again.p == 1 / (1 + DRAWS)
    assert one.low.tolist() == again.low.tolist()


def test_a_series_that_never_moves_has_no_correlation():
    words, _ = with_lead(12, 60, by=2, strength=1.0, seed=1)
    with pytest.raises(CoverageError, match="No 10 years have words and deeds that both move"):
        _ = lead_lag(words, np.ones((12, 60)))


def test_holm_corrects_the_smallest_by_all_and_never_passes_one():
    assert holm([0.01, 0.04, float("nan"), 0.03])[:2] == [0.03, 0.06]
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []
