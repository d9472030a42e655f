import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from polycentric.poles.groups.matching import FORGOTTEN, matched


def labels(*years: list[int], **choices: float) -> list[list[int]]:
    """Match groups of members that all count alike."""
    groups = [np.array(year) for year in years]
    return [row.tolist() for row in matched(groups, [np.ones(row.size) for row in groups], **choices)]


def test_a_group_that_goes_on_keeps_its_label_under_whatever_number():
    assert labels([0, 0, 1, 1], [1, 1, 0, 0]) == [[0, 0, 1, 1], [0, 0, 1, 1]]


def test_when_a_group_splits_the_larger_part_keeps_the_label():
    assert labels([0, 0, 0, 0, 0], [0, 0, 1, 1, 1]) == [[0] * 5, [1, 1, 0, 0, 0]]


def test_when_two_groups_merge_the_larger_ones_label_stays():
    assert labels([0, 0, 1, 1, 1], [0] * 5) == [[1, 1, 0, 0, 0], [0] * 5]


def test_a_group_that_was_gone_for_a_while_comes_back_under_its_label_but_not_after_an_age():
    gone = [[-1, -1, 0, 0]]
    back = labels([1, 1, 0, 0], *gone * 10, [1, 1, 0, 0])
    assert back[0] == back[-1] == [0, 0, 1, 1]
    forgotten = labels([1, 1, 0, 0], *gone * (FORGOTTEN + 1), [1, 1, 0, 0])
    assert forgotten[-1] == [2, 2, 1, 1]


def test_a_year_in_which_all_is_different_doesnt_take_the_labels_away_for_good():
    """The memory: two states that change places for one year are back where they were."""
    steady = [0, 0, 0, 1, 1, 1]
    lasting = labels(steady, steady, steady, [0, 0, 1, 0, 1, 1], steady)
    assert lasting[-1] == lasting[0]


def test_groups_that_share_too_little_are_new_ones():
    assert labels([0, 0, 0, 0, -1, -1, -1], [-1, -1, -1, 0, 0, 0, 0])[1] == [-1, -1, -1, 1, 1, 1, 1]


def test_who_weighs_more_decides_which_part_keeps_the_label():
    groups = [np.array([0, 0, 0]), np.array([0, 1, 1])]
    heavy = [np.array([5.0, 1, 1]), np.array([5.0, 1, 1])]
    assert matched(groups, heavy)[1].tolist() == [0, 1, 1]


def test_no_years_and_no_groups_are_no_labels():
    assert matched([], []) == []
    assert labels([-1, -1], [-1, -1]) == [[-1, -1], [-1, -1]]


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_labels_keep_the_groups_and_the_order_of_members_changes_nothing(seed: int):
    rng = np.random.default_rng(seed)
    groups: list[NDArray[np.int64]] = [rng.integers(-1, 4, 12) for _ in range(6)]
    weights = [rng.random(12) for _ in range(6)]
    lasting = matched(groups, weights)
    for group, label in zip(groups, lasting, strict=True):
        assert ((group[:, np.newaxis] == group) == (label[:, np.newaxis] == label))[group >= 0][:, group >= 0].all()
        assert ((label < 0) == (group < 0)).all()
    order = rng.permutation(12)
    turned = matched([group[order] for group in groups], [weight[order] for weight in weights])
    assert [row.tolist() for row in turned] == [row[order].tolist() for row in lasting]
