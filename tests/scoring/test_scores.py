"""Loss and its reduction on cases worked by hand."""

import math

import numpy as np
import pytest

from polycentric.scoring import scores


def test_the_reduction_in_loss_of_four_contests_worked_by_hand():
    """A, draw, draw, B; a null of (1/4, 1/2, 1/4) loses (2 ln 4 + 2 ln 2) / 4 = 1.5 ln 2 a contest.

    The model gives what happened 1/2, 1/2, 1 and 1/4: it loses (ln 2 + ln 2 + 0 + ln 4) / 4 = ln 2: a third less.
    """
    outcomes = np.array([2, 1, 1, 0])
    null = scores.losses(np.tile([0.25, 0.5, 0.25], (4, 1)), outcomes)
    model = np.array([[0.25, 0.25, 0.5], [0.25, 0.5, 0.25], [0.0, 1.0, 0.0], [0.25, 0.5, 0.25]])
    loss = scores.losses(model, outcomes)
    assert null.mean() == pytest.approx(1.5 * math.log(2))
    assert loss.mean() == pytest.approx(math.log(2))
    assert scores.reduction(loss, null) == pytest.approx(1 / 3)


def test_a_model_that_is_certain_and_right_reduces_all_and_one_that_is_worse_than_the_null_is_negative():
    outcomes = np.array([2, 0])
    null = scores.losses(np.full((2, 3), 1 / 3), outcomes)
    assert scores.reduction(scores.losses(np.array([[0.0, 0, 1], [1, 0, 0]]), outcomes), null) == 1.0
    assert scores.reduction(scores.losses(np.array([[0.5, 0.4, 0.1], [0.1, 0.4, 0.5]]), outcomes), null) < 0


def test_where_the_null_loses_nothing_there_is_no_reduction():
    assert math.isnan(scores.reduction(np.zeros(3), np.zeros(3)))


def test_an_impossible_outcome_costs_a_finite_loss():
    assert scores.losses(np.array([[1.0, 0.0, 0.0]]), np.array([2]))[0] == pytest.approx(14 * math.log(10))
