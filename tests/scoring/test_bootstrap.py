"""Intervals over draws of whole groups, on cases worked by hand."""

import math

import numpy as np

from polycentric.scoring import bootstrap


def test_an_interval_of_equal_groups_is_a_point_and_of_unequal_ones_holds_the_estimate():
    groups = np.array([0, 0, 1, 1])
    counts = bootstrap.weights(groups, 1, 500)
    assert counts.sum(axis=1).tolist() == [2] * 500
    even = bootstrap.ratio_interval(np.array([1.0, 0, 1, 0]), np.ones(4), groups, counts)
    assert (even.value, even.low, even.high) == (0.5, 0.5, 0.5)
    odd = bootstrap.ratio_interval(np.array([1.0, 1, 0, 0]), np.ones(4), groups, counts)
    assert (odd.low, odd.value, odd.high) == (0.0, 0.5, 1.0)


def test_an_interval_is_missing_with_one_group_or_nothing_to_divide_by():
    groups = np.zeros(3, dtype=np.int64)
    counts = bootstrap.weights(groups, 1, 50)
    alone = bootstrap.ratio_interval(np.ones(3), np.ones(3), groups, counts)
    assert alone.value == 1.0
    assert math.isnan(alone.low)
    assert math.isnan(bootstrap.ratio_interval(np.ones(3), np.zeros(3), groups, counts).value)
