"""Simulated votes: as many as asked for, missing in a realistic way, and only what was asked for moves."""

from dataclasses import replace

import numpy as np

from polycentric.positions.simulate import Shape, simulate

SHAPE = Shape(states=50, sessions=12, items=400, votes=12_000)


def test_a_world_has_the_votes_that_were_asked_for_and_each_at_most_once():
    ballots = simulate(SHAPE, 0).ballots
    assert len(ballots.vote) == 12_000
    assert len(np.unique(ballots.item.astype(np.int64) * 50 + ballots.state)) == 12_000
    assert set(np.unique(ballots.vote)) == {0, 1, 2}
    assert np.all(np.diff(ballots.item) >= 0)


def test_the_share_of_items_in_series_is_near_the_one_asked_for_and_a_series_has_one_item_a_session():
    ballots = simulate(SHAPE, 0).ballots
    sizes = np.bincount(ballots.parameter)
    assert abs(np.sum(sizes[sizes > 1]) / len(ballots.items) - SHAPE.bridged) < 0.08
    pairs = np.column_stack([ballots.parameter, ballots.item_session])
    assert len(np.unique(pairs, axis=0)) == len(pairs)


def test_states_enter_over_time_and_some_leave():
    ballots = simulate(SHAPE, 0).ballots
    session = ballots.session
    first = np.array([session[ballots.state == n].min() for n in range(50)])
    assert np.mean(first == 0) < 0.5
    assert first.max() > 6


def test_a_drifting_agenda_moves_items_and_leaves_states_and_attendance_as_they_are():
    rest, drift = simulate(SHAPE, 1), simulate(replace(SHAPE, drift=3.0), 1)
    np.testing.assert_array_equal(rest.points, drift.points)
    np.testing.assert_array_equal(rest.ballots.state, drift.ballots.state)
    assert not np.array_equal(rest.items, drift.items)


def test_states_that_stand_still_do_so():
    world = simulate(replace(SHAPE, still=True), 1)
    assert np.ptp(world.points, axis=0).max() == 0.0


def test_the_same_seed_gives_the_same_world():
    np.testing.assert_array_equal(simulate(SHAPE, 2).ballots.vote, simulate(SHAPE, 2).ballots.vote)
