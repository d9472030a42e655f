"""Each of the four events of treaties on a toy world of six states in a row, by hand."""

import numpy as np
import pytest
from numpy.typing import NDArray

from polycentric.futures.draws import Draws, keys_of
from polycentric.futures.pacts import choice, moving
from polycentric.futures.pacts.model import ALL

STATES, PLACES, RUNS = 6, 5, 4000
NEVER = -50.0
ROW = np.abs(np.arange(STATES)[:, np.newaxis] - np.arange(STATES))


def stepped(
    members: list[list[int]], values: dict[str, float], times: moving.Times | None = None, new: tuple[int, ...] = ()
) -> NDArray[np.bool_]:
    """Step a year from some treaties, with all rates off but those named; gives (run, treaty, state)."""
    held = dict.fromkeys(ALL, 0.0) | {f"{kind}.constant": NEVER for kind in ("form", "accede", "leave", "end")}
    held |= {"size_mean": 1.0, "size_shape": 1.0} | values
    member = np.zeros((RUNS, PLACES, STATES), np.bool_)
    for place, who in enumerate(members):
        member[:, place, who] = True
    traits = np.zeros((RUNS, STATES, len(choice.STATE)))
    traits[:, new, choice.STATE.index("new")] = 1.0
    moving.step(
        member, np.ones((RUNS, STATES), np.bool_), traits,
        np.zeros(STATES, np.bool_), ROW == 1, ROW.astype(np.float64), keys_of("abcdef"),
        {name: np.full(RUNS, value) for name, value in held.items()}, times or moving.neutral(RUNS, STATES),
        Draws(1, np.arange(RUNS)), 2001,
    )  # fmt: skip
    return member


def test_a_new_treaty_of_two_is_made_at_its_rate_and_of_neighbours_where_distance_counts():
    member = stepped([], {"form.constant": float(np.log(0.2 / STATES)), "others.distance": -3.0})
    sizes = member.sum(axis=2)
    assert sizes[:, :1].max() == 2
    assert (sizes > 0).sum() / RUNS == pytest.approx(0.2, abs=0.03)
    apart = [int(np.diff(np.flatnonzero(row))[0]) for row in member[sizes > 0]]
    assert apart.count(1) > 0.9 * len(apart)


def test_a_group_is_made_with_its_founders_beyond_three_as_many_as_their_mean():
    member = stepped([], {"form.constant": float(np.log(0.3 / STATES)), "group": 1.0, "size_mean": 0.5})
    sizes = member.sum(axis=2)
    assert sizes[sizes > 0].min() == 3
    assert sizes[sizes > 0].mean() == pytest.approx(3.5, abs=0.1)


def test_a_state_accedes_to_a_treaty_in_force_and_the_nearest_the_most():
    rate = float(np.log(0.4 / 3))  # three states stand outside, of weight one each
    member = stepped([[0, 1, 2]], {"accede.constant": rate, "joins.distance": -3.0})
    joined = member[:, 0, 3:].mean(axis=0)
    assert joined.sum() == pytest.approx(1 - np.exp(-0.4), abs=0.03)
    assert joined[0] > 10 * joined[2] > 0


def test_a_new_state_accedes_more_often_and_so_treaties_gain_members_more_often():
    values = {"accede.constant": float(np.log(0.1 / 3)), "joins.new": 2.0, "accede_newer": 2.0}
    old, young = (stepped([[0, 1, 2]], values, new=new)[:, 0, 3:].mean(axis=0) for new in ((), (5,)))
    assert old.sum() == pytest.approx(1 - np.exp(-0.1), abs=0.02)
    assert young.sum() == pytest.approx(1 - np.exp(-0.1 / 3 * (2 + np.exp(2.0))), abs=0.03)
    assert young[2] > 4 * young[0]


def test_a_member_leaves_a_treaty_of_three_and_never_one_of_two():
    member = stepped([[0, 1, 2], [3, 4]], {"leave.constant": float(np.log(0.1))})
    assert (1 - member[:, 0, :3].mean(axis=0)).tolist() == pytest.approx([1 - np.exp(-0.1)] * 3, abs=0.02)
    assert member[:, 1, 3:5].all()


def test_a_whole_treaty_ends_with_all_of_its_members_and_the_other_stays():
    member = stepped([[0, 1, 2], [3, 4]], {"end.constant": float(np.log(0.1)), "end.group": NEVER})
    assert member[:, 0, :3].all()
    assert set(member[:, 1].sum(axis=1).tolist()) == {0, 2}
    assert 1 - member[:, 1, 3].mean() == pytest.approx(1 - np.exp(-0.1), abs=0.02)


def test_treaties_of_the_same_largest_member_end_together_more_often():
    values = {"end.constant": float(np.log(0.1)), "end_own": 1.5}
    member = stepped([[0, 1], [0, 2], [3, 4]], values)  # all alike in size: the first member leads
    ended = (member[:, :3].sum(axis=2) == 0).astype(np.float64)
    same, other = (ended[:, 0] * ended[:, 1]).mean(), (ended[:, 0] * ended[:, 2]).mean()
    assert same > 2 * other
    assert ended.mean(axis=0) == pytest.approx([ended.mean()] * 3, abs=0.02)


def test_a_rate_that_is_multiplied_by_zero_has_no_events_and_by_one_the_same_bits():
    values = {"form.constant": -2.0, "end.constant": -2.0, "leave.constant": -2.0}
    none = moving.Times(np.zeros(RUNS), np.zeros(RUNS), np.zeros((RUNS, STATES)))
    start = [[0, 1, 2], [3, 4]]
    still = stepped(start, values, times=none)
    assert (still == stepped(start, {})).all()
    assert (stepped(start, values) == stepped(start, values, times=moving.neutral(RUNS, STATES))).all()


def test_the_common_factor_has_mean_one_and_fades_as_it_should():
    draws, one = Draws(3, np.arange(20_000)), np.ones(20_000)
    logs = [np.log(moving.common_factor(0.5 * one, 0.6 * one, draws, "x", year)) + 0.125 for year in (2001, 2002)]
    assert np.exp(logs[0] - 0.125).mean() == pytest.approx(1.0, abs=0.02)
    assert np.std(logs[0]) == pytest.approx(0.5, abs=0.02)
    assert float((logs[0] * logs[1]).mean()) / 0.25 == pytest.approx(0.6, abs=0.03)


def test_a_world_without_a_free_place_makes_no_treaty():
    full = [[0, 1]] * PLACES
    assert (stepped(full, {"form.constant": 0.0}) == stepped(full, {})).all()
