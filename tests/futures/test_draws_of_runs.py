"""Draws of an ensemble are functions of their keys, and look like what they are called."""

import numpy as np
import pytest
from scipy import stats

from polycentric.futures.draws import Draws, keys_of, pair_keys

STATES = keys_of(["DEU", "FRA", "GBR", "USA"])


def test_a_draw_hangs_on_seed_run_year_state_and_process_alone():
    whole = Draws(7, np.arange(10)).normal("output", 2030, STATES)
    part = Draws(7, np.array([3, 9])).normal("output", 2030, STATES[[2, 0]])
    assert np.array_equal(part, whole[[3, 9]][:, [2, 0]])
    for other in (
        Draws(8, np.arange(10)).normal("output", 2030, STATES),
        Draws(7, np.arange(10)).normal("output", 2031, STATES),
        Draws(7, np.arange(10)).normal("effort", 2030, STATES),
        Draws(7, np.arange(10)).normal("output", 2030, STATES, index=1),
        Draws(7, np.arange(10, 20)).normal("output", 2030, STATES),
    ):
        assert not (other == whole).any()


def test_a_pair_has_one_key_whichever_state_stands_first():
    first, second = np.array([0, 1], np.int32), np.array([3, 2], np.int32)
    assert np.array_equal(pair_keys(STATES, first, second), pair_keys(STATES, second, first))
    assert len(set(pair_keys(STATES, first, second).tolist())) == 2


def test_draws_have_the_distribution_they_are_called_by():
    draws = Draws(1, np.arange(500))
    many = keys_of(range(100))
    assert stats.kstest(draws.uniform("a", 2030, many).ravel(), "uniform").pvalue > 0.001
    assert stats.kstest(draws.normal("a", 2030, many).ravel(), "norm").pvalue > 0.001
    assert stats.kstest(draws.student("a", 2030, many, freedom=4).ravel(), stats.t(4).cdf).pvalue > 0.001


def test_neighbouring_runs_years_and_states_draw_independently():
    draws = Draws(0, np.arange(2000))
    now, then = draws.uniform("a", 2030, STATES), draws.uniform("a", 2031, STATES)
    for one, other in ((now[:-1], now[1:]), (now, then), (now[:, 0], now[:, 1])):
        assert abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < 4 / np.sqrt(one.size)


def test_odd_degrees_of_freedom_are_refused():
    with pytest.raises(ValueError, match="even"):
        _ = Draws(0, np.arange(2)).student("a", 2030, freedom=3)
