"""Who holds whom: the rule on arrays that fit on paper."""

import numpy as np
import pytest

from polycentric.poles.hierarchy.states import (
    AT_MOST,
    DECIDED,
    NO_STRENGTH,
    NOBODY_STRONGER,
    TOO_LITTLE,
    chiefs,
    free,
    left_out,
)
from polycentric.poles.hierarchy.system import outside, weighed
from polycentric.ties.holding import RULES, Grips, hold

NAN = np.nan
STRENGTH = np.array([[4.0, 2.0, 1.0]])  # A, B, C


def channel(*rows: tuple[float, float, float]) -> np.ndarray:
    """One channel of one year, (1, 1, state, partner)."""
    return np.array(rows)[np.newaxis, np.newaxis]


ONE = channel((NAN, 0.9, 0.0), (0.8, NAN, 0.0), (0.2, 1.0, NAN))
OTHER = channel((NAN, 0.9, 0.0), (0.4, NAN, 0.0), (0.0, 0.5, NAN))


def test_a_hold_is_the_mean_of_the_channels_and_a_weaker_state_holds_nobody():
    held = hold(np.concatenate([ONE, OTHER]), STRENGTH)[0]
    np.testing.assert_allclose(held, [[NAN, 0.0, 0.0], [0.6, NAN, 0.0], [0.1, 0.75, NAN]])


def test_a_state_may_be_client_and_patron_at_once_and_its_own_client_ends_with_its_patron():
    held = hold(np.concatenate([ONE, OTHER]), STRENGTH)[0]
    assert held[1, 0] == pytest.approx(0.6)
    assert held[2, 1] == pytest.approx(0.75)
    assert chiefs(np.array([-1, 0, 1]), np.array([False, True, True])).tolist() == [0, 0, 0]


def test_a_state_that_is_held_too_little_to_follow_ends_with_itself():
    assert chiefs(np.array([-1, 0, 1]), np.array([False, False, True])).tolist() == [0, 1, 1]


def test_a_circle_has_no_chief_and_neither_have_those_who_end_in_it():
    circle = np.array([1, 0, 1, -1])
    assert chiefs(circle, np.ones(4, dtype=bool)).tolist() == [-1, -1, -1, 3]


def test_equals_hold_nobody_so_that_no_circle_arises():
    values = np.concatenate([ONE, OTHER])
    held = hold(values, np.ones((1, 3)))[0]
    assert np.nanmax(held) == 0.0


def test_one_known_channel_is_too_few_and_missing_is_not_nothing():
    unknown = np.full_like(OTHER, NAN)
    held = hold(np.concatenate([ONE, OTHER, unknown]), STRENGTH)[0]
    np.testing.assert_allclose(held[1, 0], 0.6)
    alone = np.concatenate([ONE, unknown])
    assert np.isnan(hold(alone, STRENGTH)[0][1, 0])


def test_a_pair_needs_more_than_half_of_the_channels_of_the_best_known_pair():
    values = np.concatenate([ONE, OTHER, ONE, OTHER])
    values[2:, 0, 2, 1] = NAN  # of C and B two of four are known
    held = hold(values, STRENGTH)[0]
    assert np.isnan(held[2, 1])
    assert held[1, 0] == pytest.approx(0.6)


def test_a_state_of_unknown_strength_holds_nobody_for_sure_and_has_no_autonomy():
    strength = np.array([[4.0, NAN, 1.0]])
    held = hold(np.concatenate([ONE, OTHER]), strength)
    value, why = free(held, strength)
    assert why[0].tolist() == [NOBODY_STRONGER, NO_STRENGTH, DECIDED]
    assert np.isnan(value[0, 1])
    assert value[0, 2] == pytest.approx(0.9)


def test_autonomy_is_one_less_the_largest_hold_and_one_for_the_strongest():
    value, why = free(hold(np.concatenate([ONE, OTHER]), STRENGTH), STRENGTH)
    np.testing.assert_allclose(value, [[1.0, 0.4, 0.25]])
    assert why[0].tolist() == [NOBODY_STRONGER, DECIDED, DECIDED]


@pytest.mark.parametrize(("known", "value", "code"), [(0.75, 0.25, AT_MOST), (0.1, NAN, TOO_LITTLE)])
def test_where_most_strong_ones_are_open_a_notable_hold_decides_and_a_small_one_does_not(
    known: float, value: float, code: int
):
    held = np.array([[[NAN, 0.0, 0.0], [NAN, NAN, 0.0], [NAN, known, NAN]]])
    found, why = free(held, STRENGTH)
    np.testing.assert_allclose(found[0, 2], value)
    assert why[0, 2] == code


@pytest.mark.parametrize("rule", sorted(RULES))
def test_no_rule_makes_a_hold_of_nothing_and_each_grows_with_a_channel(rule: str):
    none = np.zeros((3, 1, 2, 2))
    strength = np.array([[2.0, 1.0]])
    assert hold(none, strength, rule)[0, 1, 0] == 0.0
    some = none.copy()
    some[1] = 0.6
    assert 0 < hold(some, strength, rule)[0, 1, 0] <= 0.6
    assert np.isnan(hold(np.full_like(none, NAN), strength, rule)[0, 1, 0])


def test_the_strongest_counts_for_nothing_in_the_number_of_the_system():
    power = outside(STRENGTH)
    np.testing.assert_allclose(power, [[0.0, 2 / 3, 1 / 3]])
    value, coverage = weighed(np.array([[1.0, 0.4, NAN]]), power)
    np.testing.assert_allclose(value, [0.4])
    np.testing.assert_allclose(coverage, [2 / 3])


def test_a_world_without_power_has_no_number():
    value, coverage = weighed(np.array([[NAN, NAN]]), outside(np.array([[NAN, NAN]])))
    assert np.isnan(value).all()
    assert coverage.tolist() == [0.0]


def test_leaving_a_channel_out_keeps_the_pairs_and_moves_the_value_both_ways():
    values = np.concatenate([ONE, OTHER])
    held = hold(values, STRENGTH)
    value, _ = free(held, STRENGTH)
    without_one, without_other = left_out(Grips(values, ("one", "other"), STRENGTH, "toy"), held, value)
    np.testing.assert_allclose(without_one, [[1.0, 0.6, 0.5]])
    np.testing.assert_allclose(without_other, [[1.0, 0.2, 0.0]], atol=1e-12)
