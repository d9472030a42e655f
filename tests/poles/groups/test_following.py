import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from polycentric.poles.groups.following import heads, most_followers, possible_targets, size_of_following

LAW = settings(deadline=None, max_examples=60, derandomize=True)
NAN = float("nan")


def test_a_chain_ends_in_its_head_a_circle_in_none_and_the_unknown_in_none():
    # 0 heads 1 and 2; 3 and 4 run in a circle; 5 is unknown and 6 follows it.
    chief = heads(np.array([-1, 0, 1, 4, 3, -2, 5]))
    assert chief.tolist() == [0, 0, 0, -1, -1, -1, -1]
    assert size_of_following(chief).tolist() == [2, 0, 0, 0, 0, 0, 0]


def test_the_largest_flow_is_settled_where_no_other_can_be_larger():
    floor = np.array([[NAN, 5.0, 0.0], [1.0, NAN, 0.0], [2.0, 2.0, NAN]])
    bound = np.array([[NAN, 5.0, 4.0], [1.0, NAN, 3.0], [2.0, 2.0, NAN]])
    targets = possible_targets(floor, bound, ~np.eye(3, dtype=bool))
    # The first is settled though the third is open; the second is not; of two equal ones the first counts.
    assert targets.tolist() == [[False, True, False], [True, False, True], [True, False, False]]


def test_a_tie_without_a_bound_may_always_be_the_largest():
    floor = np.array([[NAN, 5.0, NAN], [0.0, NAN, 0.0], [0.0, 0.0, NAN]])
    targets = possible_targets(floor, floor, ~np.eye(3, dtype=bool))
    assert targets.tolist() == [[False, True, True], [False, False, False], [False, False, False]]


def test_the_most_that_can_follow_are_all_from_whom_one_gets_there():
    # 3 follows 1 or 2, and both follow 0.
    targets = np.zeros((4, 4), dtype=bool)
    targets[3, 1] = targets[3, 2] = targets[1, 0] = targets[2, 0] = True
    assert most_followers(targets).tolist() == [3, 1, 1, 0]


graphs = arrays(np.bool_, (9, 9))


@LAW
@given(graphs)
def test_reach_is_the_closure_of_the_matrix_of_ties(targets: NDArray[np.bool_]):
    reach = targets | np.eye(9, dtype=bool)
    for _ in range(9):
        reach = (reach.astype(int) @ reach.astype(int)) > 0
    assert most_followers(targets).tolist() == (reach.sum(axis=0) - 1).tolist()


@LAW
@given(st.lists(st.integers(-2, 6), min_size=7, max_size=7))
def test_nobody_has_more_followers_than_could_reach_it(up: list[int]):
    pointers = np.array([-1 if target == state else target for state, target in enumerate(up)])
    targets = np.arange(7) == pointers[:, np.newaxis]
    assert (size_of_following(heads(pointers)) <= most_followers(targets)).all()
