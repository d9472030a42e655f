"""Who holds whom: the rule on arrays that fit on paper."""

from dataclasses import replace

import numpy as np
import pytest

from polycentric.poles.hierarchy.states import (
    AT_MOST,
    DECIDED,
    EMPTY,
    NO_ORDER,
    NO_STRENGTH,
    NOBODY_STRONGER,
    TOO_LITTLE,
    TOO_WIDE,
    WIDE,
    Held,
    chiefs,
    free,
    holders,
    left_out,
    settle,
)
from polycentric.poles.hierarchy.system import of_states, outside, weighed
from polycentric.poles.undecided import are_undecided, is_undecided
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


NOTHING = np.zeros((1, 1, 3, 3))


def held_of(*channels: np.ndarray, ordered: bool = True) -> Held:
    """What the rules make of some channels of A, B and C."""
    values = np.concatenate(channels)
    names = tuple("abcdefg"[: len(values)])
    found = Grips(values, names, STRENGTH, "toy", np.array([ordered]))
    held = hold(values, STRENGTH)
    done = settle(found, held)
    return Held(
        np.array([1900]), ("A", "B", "C"), found, held, holders(held), done.autonomy, done.low, done.high, done.basis,
        done.why,
    )  # fmt: skip


def test_where_trade_or_votes_are_known_zero_is_measured_and_the_state_is_free():
    found = replace(held_of(NOTHING, NOTHING).grips, measured=("b",))
    held = hold(found.values, STRENGTH)
    assert settle(found, held).autonomy[0].tolist() == [1.0, 1.0, 1.0]


def test_two_known_channels_that_are_empty_leave_a_state_undecided_and_name_them():
    found = held_of(NOTHING, NOTHING)
    assert found.why[0].tolist() == [NOBODY_STRONGER, EMPTY, EMPTY]
    assert np.isnan(found.autonomy[0, 1:]).all()
    assert found.reasons()[0, 1] == "undecided: only two channels are known, a and b, and both are empty"
    assert found.reasons()[0, 0] == "1 by definition: nobody is stronger"


def test_a_missing_channel_does_not_count_towards_the_three():
    assert held_of(NOTHING, NOTHING, np.full_like(NOTHING, NAN)).why[0, 1] == EMPTY


def test_three_known_channels_that_are_empty_make_a_state_free():
    found = held_of(NOTHING, NOTHING, NOTHING)
    assert found.autonomy[0].tolist() == [1.0, 1.0, 1.0]
    assert found.known[0].tolist() == [0, 3, 3]


def test_before_the_amendment_two_empty_channels_made_a_state_free():
    values = np.concatenate([NOTHING, NOTHING])
    found = Grips(values, ("a", "b"), STRENGTH, "toy")
    assert settle(found, hold(values, STRENGTH), amended=False).autonomy[0].tolist() == [1.0, 1.0, 1.0]


@pytest.mark.parametrize(("second", "code"), [(0.4, DECIDED), (0.2, WIDE)])
def test_a_state_whose_range_is_over_more_than_half_of_the_scale_is_undecided(second: float, code: int):
    one, other = NOTHING.copy(), NOTHING.copy()
    one[0, 0, 1, 0], other[0, 0, 1, 0] = 0.8, second
    found = held_of(one, other)
    assert found.why[0, 1] == code
    assert np.isnan(found.autonomy[0, 1]) == (code == WIDE)
    assert (found.reasons()[0, 1] == TOO_WIDE) == (code == WIDE)


def test_the_number_of_the_system_is_undecided_by_the_same_rule_in_the_same_word():
    one, other, third = NOTHING.copy(), NOTHING.copy(), NOTHING.copy()
    one[0, 0, 1, 0], other[0, 0, 1, 0] = 1.0, 0.0
    one[0, 0, 2, 0], other[0, 0, 2, 0], third[0, 0, 2, 0] = 1.0, 0.0, 0.0
    assert (
        is_undecided(0.0, 0.51, (0.0, 1.0)),
        is_undecided(0.0, 0.5, (0.0, 1.0)),
        is_undecided(0.0, 0.51, (0.0, 2.0)),
    ) == (True, False, False)
    assert are_undecided(np.array([0.0, 0.0, NAN]), np.array([0.51, 0.5, 1.0])).tolist() == [True, False, False]
    system = of_states(held_of(one, other))
    assert bool(system["value"].isnull())
    assert str(system["reason"].item()).startswith("undecided")


def test_the_range_of_the_system_reaches_up_to_states_with_few_empty_channels_being_free():
    one = NOTHING.copy()
    one[0, 0, 1, 0] = 0.4
    system = of_states(held_of(one, one * 0.9))
    assert system["value"].item() == pytest.approx(1 - 0.38)
    assert system["coverage"].item() == pytest.approx(2 / 3)
    assert system["high"].item() == pytest.approx((2 * 0.62 + 1) / 3)


def test_where_the_strength_of_most_states_is_unknown_nobody_is_strongest():
    found = held_of(ONE, OTHER, ordered=False)
    assert found.why[0].tolist() == [NO_ORDER] * 3
    assert np.isnan(found.autonomy).all()
    system = of_states(found)
    assert bool(system["value"].isnull())
    assert "strength of most states" in str(system["reason"].item())


def test_a_state_names_the_channels_that_are_known_with_who_holds_it():
    unknown = np.full_like(ONE, NAN)
    found = held_of(ONE, OTHER, unknown)
    assert found.channels(0, 1) == ("a", "b")
