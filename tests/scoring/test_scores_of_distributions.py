import numpy as np
import pytest

from polycentric.scoring.bootstrap import circular_weights
from polycentric.scoring.scores import crps_normal, crps_sample, energy, pit


def by_hand(sample: np.ndarray, outcome: float, weights: np.ndarray) -> float:
    """Give the CRPS by its definition: E|x - y| - E|x - x'| / 2."""
    part = weights / weights.sum()
    apart = np.abs(sample[:, None] - sample[None, :])
    return float(part @ np.abs(sample - outcome) - part @ apart @ part / 2)


def test_the_crps_of_a_weighted_sample_is_that_of_its_definition():
    random = np.random.default_rng(2)
    for _ in range(20):
        sample, weights, outcome = random.normal(size=9), random.random(9), float(random.normal())
        assert float(crps_sample(sample, np.array(outcome), weights)) == pytest.approx(
            by_hand(sample, outcome, weights)
        )


def test_a_large_sample_of_a_normal_scores_as_the_normal_does():
    sample = np.random.default_rng(3).normal(1.0, 2.0, 40_000)
    for outcome in (-3.0, 1.0, 4.0):
        exact = crps_normal(np.array(1.0), np.array(2.0), np.array(outcome))
        assert float(crps_sample(sample, np.array(outcome))) == pytest.approx(float(exact), rel=0.02)


def test_the_truth_scores_better_than_a_forecast_that_is_off_or_too_wide():
    outcomes = np.random.default_rng(4).normal(0, 1, 4000)
    scores = [crps_normal(np.array(m), np.array(s), outcomes).mean() for m, s in ((0, 1), (0.7, 1), (0, 2.5), (0, 0.4))]
    assert min(scores) == scores[0]


def test_the_energy_score_of_one_number_is_its_crps_and_a_certain_truth_scores_nought():
    sample = np.random.default_rng(5).normal(size=(50, 1))
    assert energy(sample, np.array([0.3])) == pytest.approx(float(crps_sample(sample[:, 0], np.array(0.3))), abs=1e-7)
    assert energy(np.ones((4, 3)), np.ones(3)) == pytest.approx(0.0, abs=1e-7)


def test_the_place_of_an_outcome_is_the_part_of_draws_below_it_half_of_equals_with_it():
    assert float(pit(np.array([1.0, 2.0, 3.0, 4.0]), np.array(3.0))) == 0.625
    assert float(pit(np.array([1.0, 2.0]), np.array(1.5), np.array([3.0, 1.0]))) == 0.75


def test_blocks_of_a_circular_bootstrap_keep_neighbours_together_and_every_place_is_drawn_alike():
    counts = circular_weights(30, 10, seed=1, draws=3000)
    assert (counts.sum(axis=1) == 30).all()
    assert counts.mean(axis=0) == pytest.approx(1.0, abs=0.1)
    alike = np.corrcoef(counts[:, 4], counts[:, 5])[0, 1]
    apart = np.corrcoef(counts[:, 4], counts[:, 19])[0, 1]
    assert alike > 0.7 > apart


def test_a_block_longer_than_the_series_is_the_series():
    assert (circular_weights(5, 99, seed=1, draws=20) == 1).all()
