"""Which contests were called right, on cases worked by hand; and the ordered logit that calls them."""

import math

import numpy as np
import pytest

from polycentric.power.tournament.calls import accuracy_interval, calls, difference_interval
from polycentric.power.tournament.ordered import fit, outcome_shares, predict
from polycentric.scoring import bootstrap, scores


def test_calls_count_the_side_ahead_ties_as_one_half_and_draws_not_at_all():
    share = np.array([0.9, 0.9, 0.2, 0.5, 0.9, np.nan])
    assert calls(share, np.array([2, 0, 0, 2, 1, 2])).tolist()[:4] == [1.0, 0.0, 1.0, 0.5]
    assert np.isnan(calls(share, np.array([2, 0, 0, 2, 1, 2]))[4:]).all()


def test_the_difference_of_two_entries_is_taken_on_the_same_contests():
    one, two = np.array([1.0, 1, 0, np.nan]), np.array([1.0, 0, 0, 1])
    difference = difference_interval(one, two, np.arange(4), bootstrap.weights(np.arange(4), 1))
    assert difference.value == pytest.approx(1 / 3)


def test_where_every_contest_is_a_draw_there_is_no_accuracy():
    groups = np.zeros(3, dtype=np.int64)
    assert math.isnan(accuracy_interval(np.full(3, np.nan), groups, bootstrap.weights(groups, 1, 50)).value)


def test_outcome_shares_have_half_a_case_more_each_so_that_nothing_is_impossible():
    assert outcome_shares(np.array([2, 2, 1])).tolist() == pytest.approx([0.5 / 4.5, 1.5 / 4.5, 2.5 / 4.5])


def test_the_ordered_logit_recovers_slope_and_cutpoints():
    rng = np.random.default_rng(5)
    x = rng.normal(0, 1, (20_000, 1))
    latent = 1.5 * x[:, 0] + rng.logistic(size=len(x))
    model = fit(x, np.digitize(latent, [-1.0, 2.0]), ridge=0.0)
    assert model is not None
    assert model.slopes[0] / model.spread[0] == pytest.approx(1.5, abs=0.05)
    shift = float(model.slopes[0] * model.centre[0] / model.spread[0])
    assert (model.cuts + shift).tolist() == pytest.approx([-1.0, 2.0], abs=0.06)


def test_the_ordered_logit_is_at_the_top_of_its_likelihood():
    """Compared with a general optimiser on the same sum, written down anew."""
    from scipy.optimize import minimize

    rng = np.random.default_rng(3)
    x = rng.normal(0, 1, (200, 2))
    y = np.digitize(x @ [1.0, -0.5] + rng.logistic(size=200), [-0.5, 1.0])

    def loss(point: np.ndarray) -> float:
        edges = np.array([-40.0, point[2], point[2] + np.exp(point[3]), 40.0])
        upper, lower = edges[y + 1] - x @ point[:2], edges[y] - x @ point[:2]
        return -float(np.log(1 / (1 + np.exp(-upper)) - 1 / (1 + np.exp(-lower))).mean())

    best = minimize(loss, np.zeros(4), method="BFGS")
    model = fit(x, y, ridge=0.0)
    assert model is not None
    chance = model.probabilities(x)
    assert scores.losses(chance, y).mean() == pytest.approx(best.fun, abs=1e-8)
    assert (model.slopes / model.spread).tolist() == pytest.approx(best.x[:2].tolist(), abs=1e-3)
    assert chance.sum(axis=1).tolist() == pytest.approx([1.0] * 200)


def test_without_one_of_the_outcomes_the_model_gives_the_outcome_shares():
    x = np.arange(6.0)[:, np.newaxis]
    outcomes = np.array([2, 2, 1, 1, 1, 1])
    assert fit(x, outcomes) is None
    assert predict(x, outcomes, x[:2]).tolist() == [outcome_shares(outcomes).tolist()] * 2
    assert predict(x, np.ones(6, dtype=np.int64), x[:1])[0].tolist() == pytest.approx([0.5 / 7.5, 6.5 / 7.5, 0.5 / 7.5])


def test_outcomes_that_can_be_told_apart_without_error_still_give_a_finite_model():
    x = np.arange(30.0)[:, np.newaxis]
    model = fit(x, np.repeat([0, 1, 2], 10))
    assert model is not None
    assert np.isfinite(model.slopes).all()
    assert (model.probabilities(x)[np.arange(30), np.repeat([0, 1, 2], 10)] > 0.6).all()
