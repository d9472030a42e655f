"""The compiled loops of a year beside the same in plain arrays: to the bit, on random toys."""

import numpy as np
import pytest
from numpy.typing import NDArray

import polycentric as pc
from polycentric.futures import kernel_states
from polycentric.futures.disputes import classes
from polycentric.futures.draws import Draws, keys_of
from polycentric.futures.kernel_draws import uniform
from polycentric.futures.order import pair_at, pairs
from polycentric.futures.pacts import kernel_pacts
from polycentric.futures.parameters import drawn, estimates_of
from polycentric.futures.processes import PROCESSES, kernel_sanctions, shocks
from polycentric.futures.processes.disputes import geography, groups, ranges_of, states_of
from polycentric.futures.start import start, tiled

RUNS, STATES, TREATIES = 7, 23, 9
RANDOM = np.random.default_rng(11)
OWN, KEYS = keys_of(range(STATES)), keys_of(f"state {number}" for number in range(STATES))


def flags(chance: float, *shape: int) -> NDArray[np.bool_]:
    return RANDOM.random(shape) < chance


@pytest.mark.parametrize("missing", [0.0, 0.2, 1.0])
def test_rank_groups_are_those_of_a_stable_sort_with_ties_and_missing_values(missing: float):
    values = np.round(RANDOM.random((RUNS, 40)), 1)  # many are equal
    values[flags(missing, RUNS, 40)] = np.nan
    order = np.argsort(-np.where(np.isnan(values), -1.0, values), axis=1, kind="stable")
    rank = np.empty_like(order)
    np.put_along_axis(rank, order, np.arange(40)[np.newaxis], axis=1)
    expected = np.where(np.isnan(values), -1, np.searchsorted(shocks.EDGES, rank, side="right"))
    np.testing.assert_array_equal(shocks.rank_groups(values), expected)


def test_renewed_treaties_hold_the_living_alone_and_bind_just_the_pairs_within_one():
    alive, member = flags(0.8, RUNS, STATES), flags(0.15, RUNS, TREATIES, STATES)
    allied = flags(0.5, RUNS, STATES * (STATES - 1) // 2)
    some, untouched = np.array([0, 2, 3]), (member.copy(), allied.copy())
    kernel_states.renew(some, alive, member, allied)
    expected = untouched[0] & alive[:, np.newaxis]
    expected &= (expected.sum(axis=2) >= 2)[:, :, np.newaxis]
    first, second = pairs(STATES)
    bound = (expected[:, :, first] & expected[:, :, second]).any(axis=1)
    rest = np.setdiff1d(np.arange(RUNS), some)
    np.testing.assert_array_equal(member[some], expected[some])
    np.testing.assert_array_equal(allied[some], bound[some])
    np.testing.assert_array_equal(member[rest], untouched[0][rest])
    np.testing.assert_array_equal(allied[rest], untouched[1][rest])


def test_pairs_are_counted_for_both_of_their_states():
    marked = flags(0.05, RUNS, STATES * (STATES - 1) // 2)
    first, second = pairs(STATES)
    expected = np.stack([marked[:, (first == each) | (second == each)].sum(axis=1) for each in range(STATES)], axis=1)
    np.testing.assert_array_equal(kernel_states.count(marked, STATES), expected)


def test_who_is_picked_has_the_largest_sum_of_utility_and_noise_though_most_noise_is_left_out():
    rows, able = RANDOM.normal(0, 2, (STATES, 11)), flags(0.7, STATES)
    for seed in range(300):
        values = RANDOM.normal(0, 1, 11)
        key = Draws(seed, np.arange(1)).keys("test", 1)
        noise = -np.log(-np.log(uniform(key, KEYS, 4)[0]))
        expected = int(np.where(able, noise + (rows * values).sum(axis=1), -np.inf).argmax())
        assert kernel_pacts.pick(key[0], 4, KEYS, able, rows, values) == expected
    nobody, one = np.zeros(STATES, np.bool_), Draws(1, np.arange(1)).keys("test", 1)
    assert kernel_pacts.pick(one[0], 4, KEYS, nobody, rows, rows[0]) == -1


def test_what_happens_at_a_rate_is_what_its_chance_says():
    for rate in (0.0, 1e-9, 0.02, 1.0, 40.0, np.inf):
        for u in (1e-12, 1e-9, 0.0198, 0.0199, 0.63, 0.9999, rate):
            assert kernel_pacts.happens(u, rate) == (u < 1.0 - np.exp(-rate))


def test_sanctions_end_by_the_chance_of_their_sender():
    held, key = flags(0.3, RUNS, STATES, STATES), Draws(1, np.arange(RUNS)).keys("end", 1)
    chance, after = np.tile([0.1, 0.6], (RUNS, 1)), held.copy()
    kernel_sanctions.end(key, OWN, KEYS, chance, 5, after)
    for sender in range(STATES):
        stays = uniform(key, KEYS ^ OWN[sender], 0) >= (0.1 if sender == 5 else 0.6)
        np.testing.assert_array_equal(after[:, sender], held[:, sender] & stays)


def test_large_senders_begin_by_the_class_of_the_target():
    key, large = Draws(2, np.arange(RUNS)).keys("begin", 1), flags(0.3, RUNS, STATES)
    first, second = pairs(STATES)
    recalled = np.zeros((RUNS, len(first)), np.int32)
    recalled[:, :2] = [pair_at(2, 5, STATES), pair_at(3, 9, STATES)]
    memory = np.zeros((RUNS, len(first), 4), np.float32)
    memory[:, 0, 1], memory[:, 1, 1] = 0.25, 0.24  # the second is too long ago
    rates, sanctions = RANDOM.random((RUNS, 2, 3)), np.zeros((RUNS, STATES, STATES), np.bool_)
    kernel_sanctions.begin(
        key, OWN, KEYS, rates, 5, large, first, second, np.full(RUNS, 2, np.int32), recalled, memory, 1, 0.25, sanctions
    )
    for sender in range(STATES):
        recent = np.isin(np.arange(STATES), {2: [5], 5: [2]}.get(sender, []))
        kind = np.where(recent, 0, np.where(large, 1, 2))
        u = uniform(key, KEYS ^ OWN[sender], 0)
        begins = u < np.take_along_axis(rates[:, 0 if sender == 5 else 1], kind, axis=1)
        begins &= (large[:, sender] | (sender == 5))[:, np.newaxis] & (np.arange(STATES) != sender)
        np.testing.assert_array_equal(sanctions[:, sender], begins)


def test_another_state_sends_one_at_most_and_to_a_living_other():
    key, other = (Draws(3, np.arange(RUNS)).keys(name, 1) for name in ("rest", "target"))
    large, alive = flags(0.2, RUNS, STATES), flags(0.8, RUNS, STATES)
    sanctions = np.zeros((RUNS, STATES, STATES), np.bool_)
    kernel_sanctions.begin_others(key, other, KEYS, np.full(RUNS, 0.5), -1, large, alive, sanctions)
    sends = (uniform(key, KEYS, 0) < 0.5) & alive & ~large
    np.testing.assert_array_equal(sanctions.sum(axis=2), sends)
    for sender in range(STATES):
        drawn_target = np.where(alive, uniform(other, KEYS ^ KEYS[sender], 0), -1.0)
        drawn_target[:, sender] = -1.0
        runs = np.flatnonzero(sends[:, sender])
        assert sanctions[runs, sender, drawn_target[runs].argmax(axis=1)].all()


def test_what_senders_weigh_is_the_sum_of_their_output_and_the_dead_have_none():
    sanctions, alive, before = flags(0.3, RUNS, STATES, STATES), flags(0.8, RUNS, STATES), flags(0.2, STATES, STATES)
    output, both = RANDOM.random((RUNS, STATES)), alive[:, :, np.newaxis] & alive[:, np.newaxis]
    given, aimed, sent = sanctions.copy(), np.zeros((RUNS, STATES)), np.zeros((RUNS, STATES))
    kernel_sanctions.weigh(sanctions, alive, before, output, aimed, sent)
    np.testing.assert_array_equal(sanctions, given & both)
    new = given & both & ~before
    np.testing.assert_array_equal(sent, new.sum(axis=2))
    np.testing.assert_allclose(aimed, (new * output[:, :, np.newaxis]).sum(axis=1), rtol=1e-14)


def test_a_wandering_rate_is_the_sum_of_its_years_draws():
    draws, kept, size = Draws(4, np.arange(RUNS)), RANDOM.random(RUNS), RANDOM.random(RUNS)
    expected = np.zeros(RUNS)
    for year in range(2026, 2034):
        expected = kept * expected + size * draws.normal("test", year)[:, 0]
    np.testing.assert_array_equal(draws.wandering("test", 2026, 2033, kept, size), expected)
    assert not draws.wandering("test", 2026, 2025, kept, size).any()


def test_the_compiled_classes_of_pairs_are_those_of_the_columns_that_were_fitted():
    held = tiled(start(pc.load("now")), np.arange(3))
    held.log_output += RANDOM.normal(0, 1, held.log_output.shape)  # runs differ
    parameters = drawn(PROCESSES["disputes"], estimates_of(PROCESSES["disputes"]), Draws(1, held.run))
    fixed, ranges = held.fixed, ranges_of(parameters)
    brought, distance = states_of(held, parameters, ranges), geography(fixed, ranges).distance
    majors = fixed.major[fixed.first].astype(np.int64) + fixed.major[fixed.second]
    found = groups(held, parameters)
    assert len(np.unique(found)) > 4
    for run in range(3):
        one, other = ([brought[run, each, classes.SIZE], brought[run, each, classes.INCOME]]
                      for each in (fixed.first, fixed.second))  # fmt: skip
        parts = classes.columns(fixed.contiguous, majors, distance, one, other)
        np.testing.assert_array_equal(found[run], classes.group(parameters.tables["exposure"], parts))
