"""The hazard of a dispute on toy pairs: what is remembered, what is known before, what a logit gives back."""

import numpy as np
import pytest

from polycentric.errors import DataError
from polycentric.futures.disputes import covariates, hazard, history, logit, sample, scores, shock


def test_a_dispute_is_remembered_by_half_after_one_half_life_and_peace_counts_from_it():
    there = ~np.eye(3, dtype=bool)
    onset = np.zeros((3, 3), bool)
    onset[0, 1] = onset[1, 0] = True
    memory = history.empty(3).after(onset, there)
    for _ in range(4):
        memory = memory.after(np.zeros((3, 3), bool), there)
    assert memory.counts[0, 1].tolist() == pytest.approx([2**-4, 2**-1, 2**-0.25, 2**-0.125])
    assert memory.peace[0, 1] == 4
    assert memory.peace[0, 2] == 5
    assert memory.counts[0, 2].sum() == 0


def test_activity_is_relative_so_a_world_in_which_all_fight_twice_as_much_has_the_same_ranks_and_mean():
    counts = np.zeros((3, 3, 4))
    counts[0, 1] = counts[1, 0] = 100.0
    counts[1, 2] = counts[2, 1] = 100.0
    counts[0, 2] = counts[2, 0] = 100.0
    once = history.Memory(counts, np.zeros((3, 3))).activity(np.ones(3, bool))
    twice = history.Memory(2 * counts, np.zeros((3, 3))).activity(np.ones(3, bool))
    np.testing.assert_allclose(once, 0.0, atol=1e-12)
    np.testing.assert_allclose(twice, once, atol=1e-12)


def test_a_state_has_the_value_of_the_year_before_and_the_middle_states_in_its_first_year():
    table = np.array([[1.0, 5.0, np.nan], [2.0, 6.0, 90.0], [3.0, np.nan, 91.0]])
    alive = np.array([[True, True, False], [True, True, True], [True, True, True]])
    known = sample.before(table, alive)
    assert known[1].tolist() == [1.0, 5.0, 3.0]  # the third is new: the middle of 1 and 5, never its own 90
    assert known[2].tolist() == [2.0, 6.0, 90.0]


def test_the_logit_gives_back_the_coefficients_it_was_drawn_from():
    rng = np.random.default_rng(1)
    rows = np.column_stack([np.ones(20_000), rng.normal(size=(20_000, 2))])
    truth = np.array([-2.0, 0.8, -0.5])
    outcome = rng.random(20_000) < 1 / (1 + np.exp(-rows @ truth))
    fit = logit.fitted(rows, outcome)
    sd = np.sqrt(np.diag(fit.bread))
    assert np.all(np.abs(fit.coefficients - truth) < 4 * sd)
    assert np.all(sd < 0.05)


def test_a_logit_without_events_or_with_a_missing_covariate_says_so():
    rows = np.ones((4, 1))
    with pytest.raises(DataError, match="same in all rows"):
        logit.fitted(rows, np.zeros(4, bool))
    with pytest.raises(DataError, match="missing or infinite"):
        logit.fitted(np.array([[1.0], [np.nan]]), np.array([True, False]))


def test_what_lies_outside_of_what_the_fit_saw_is_put_on_the_end_of_it():
    pairs = covariates.Pairs(
        np.ones(2, bool), np.zeros(2, bool), np.zeros(2, int), np.array([5.0, 9.0]), np.zeros(2, bool),
        np.zeros((2, 5)), np.array([[1.0] * 5, [7.0] * 5]), np.array([[1.0] * 4, [90.0] * 4]), np.zeros(2),
        np.array([100.0, 200.0]),
    )  # fmt: skip
    ranges = covariates.ranges_of(pairs, np.array([True, False]))
    clipped = ranges.clipped(pairs)
    assert clipped.states_2[1].tolist() == [1.0] * 5
    assert clipped.log_distance.tolist() == [5.0, 5.0]
    assert clipped.counts[1].tolist() == [1.0] * 4
    assert clipped.living.tolist() == [100.0, 100.0]


def test_the_matrix_has_a_column_for_each_name_and_doesnt_care_which_state_stands_first():
    rng = np.random.default_rng(2)
    flags = rng.random((4, 9)) < 0.5
    one, other = rng.normal(size=(2, 9, 5))
    rest = (rng.integers(0, 3, 9), rng.normal(7, 1, 9), flags[2])
    tail = (rng.random((9, 4)), rng.random(9) * 50, np.full(9, 150.0))
    here = covariates.matrix(covariates.Pairs(flags[0], flags[1], *rest, one, other, *tail))
    there = covariates.matrix(covariates.Pairs(flags[0], flags[1], *rest, other, one, *tail))
    assert here.shape == (9, len(covariates.NAMES))
    np.testing.assert_array_equal(here, there)


def test_the_training_rate_has_no_skill_and_a_forecast_at_the_true_chance_is_calibrated():
    rng = np.random.default_rng(3)
    chance = rng.beta(1, 9, 40_000)
    outcome = rng.random(40_000) < chance
    rate = float(outcome.mean())
    flat = scores.scored(outcome, np.full(40_000, rate) + 1e-9 * chance, rate)
    true = scores.scored(outcome, chance, rate)
    assert flat.skill == pytest.approx(0, abs=1e-6)
    assert flat.skill == pytest.approx(flat.skill_own, abs=1e-6)
    assert true.skill > 0.05
    assert true.slope == pytest.approx(1, abs=0.06)
    assert true.ratio == pytest.approx(1, abs=0.04)


def test_a_common_coefficient_and_deviations_are_the_same_form_as_a_coefficient_a_class():
    """Without shrinking, both give the same coefficients; with it a class of few pairs borrows from the others."""
    rng = np.random.default_rng(5)
    kind = rng.choice(3, 6000, p=(0.5, 0.48, 0.02))
    rows = rng.normal(size=(6000, len(covariates.NAMES)))
    rows[:, 0] = 1.0
    for place, name in enumerate(covariates.NAMES):
        if "." in name and name.split(".")[1] in covariates.CLASSES:
            rows[:, place] *= kind == covariates.CLASSES.index(name.split(".")[1])
    at = covariates.NAMES.index("share.apart")
    outcome = rng.random(6000) < 1 / (1 + np.exp(1.0 - rows[:, at : at + 3].sum(axis=1)))
    turned = hazard.shared(rows, outcome, np.ones(6000), 1e-6)
    plain = logit.fitted(rows, outcome, np.ones(6000), 1e-6)
    np.testing.assert_allclose(turned.coefficients, plain.coefficients, atol=1e-5)
    np.testing.assert_allclose(turned.bread, plain.bread, atol=1e-5)
    few = hazard.shared(rows, outcome, np.ones(6000), 50.0).coefficients[at + 2]
    alone = logit.fitted(rows, outcome, np.ones(6000), 50.0).coefficients[at + 2]
    assert abs(few - 1.0) < abs(alone - 1.0)  # a class of few pairs borrows from the others


def test_one_odd_year_is_no_shock_that_lasts():
    """Years that are odd each for itself have little that lasts; runs of like years have much of it."""
    rng = np.random.default_rng(6)
    off = rng.normal(0, 0.3, 60)
    variance, kept = shock.lasting(off, 0.09)
    assert variance < 0.06
    still = np.repeat(rng.normal(0, 0.4, 10), 6)
    variance, kept = shock.lasting(still, 0.16)
    assert kept > 0.5
    assert variance > 0.05
