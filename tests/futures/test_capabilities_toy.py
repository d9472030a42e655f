from dataclasses import replace

import numpy as np
import pytest

from polycentric.futures.processes import composite, correction, shocks
from polycentric.futures.processes.composite import Components

PULL = np.array([[-0.10, 0.02, 0.0], [0.03, -0.06, 0.0]])


def world(states: int = 12, years: int = 150, noise: float = 0.02, seed: int = 3) -> Components:
    """Give a world of two components whose pull towards each other is known."""
    random = np.random.default_rng(seed)
    logs = random.normal(-2, 0.7, (states, 2))
    kept = []
    for _ in range(years):
        share = np.exp(logs) / np.exp(logs).sum(axis=0)
        kept.append(share)
        ratios = composite.log_ratios(share)
        logs = np.log(share) + ratios @ PULL[:, :2].T + noise * random.standard_normal((states, 2))
    names = tuple(f"S{at:02d}" for at in range(states))
    return Components(np.arange(1900, 1900 + years), names, ("energy", "population"), np.stack(kept))


def moves(coefficients: np.ndarray, data: Components) -> np.ndarray:
    """Give what coefficients say of each state's move against the mean (two ratios of two say nearly the same)."""
    ratios = composite.log_ratios(data.shares)
    said = np.einsum("tik,ck->tic", ratios, coefficients[:, :-1])
    return said - said.mean(axis=1, keepdims=True)


def off(data: Components, form: correction.Form) -> float:
    """Give how far fitted moves are from those of the toy world, as a part of these."""
    true = moves(PULL, data)
    return float(np.sqrt(np.mean((moves(correction.annual_fit(data, form), data) - true) ** 2) / np.mean(true**2)))


LEAST = correction.Form(least=0.0, ridge=0.0)


def test_the_pull_of_a_toy_world_is_found_again():
    assert off(world(states=60), LEAST) < 0.12


def test_error_of_the_pull_shrinks_with_the_years_seen():
    few = np.mean([off(world(states=96, years=20, seed=each, noise=0.1), LEAST) for each in range(4)])
    many = np.mean([off(world(states=96, years=240, seed=each, noise=0.1), LEAST) for each in range(4)])
    assert many < 0.7 * few


def test_the_pull_of_ten_years_is_that_of_one_year_run_on_for_ten():
    data = world(states=60)
    yearly = moves(correction.annual_fit(data, LEAST), data)
    of_ten = moves(correction.annual_fit(data, replace(LEAST, step=10)), data)
    assert np.corrcoef(yearly.ravel(), of_ten.ravel())[0, 1] > 0.97
    assert np.std(of_ten) == pytest.approx(np.std(yearly), rel=0.15)


def test_a_fit_before_a_year_is_the_fit_on_a_world_that_ends_then():
    data = world(years=60)
    form = correction.Form(step=5)
    assert correction.annual_fits(data, form)[40] == pytest.approx(
        correction.annual_fit(data.until(1940), form), abs=1e-12
    )


def test_a_component_of_zero_is_far_below_and_one_that_is_not_known_says_nothing():
    ratios = composite.log_ratios(np.array([[0.0, 0.2], [np.nan, 0.3]]))
    assert ratios[0].tolist() == pytest.approx([-composite.WIDEST, np.log(2)])
    assert ratios[1].tolist() == [0.0, 0.0]


def test_changes_are_missing_where_a_share_is_zero_or_unknown():
    moved = composite.changes(np.array([[0.1, 0.0, 0.2], [0.2, 0.1, np.nan]]))
    assert moved[0, 0] == pytest.approx(np.log(2))
    assert np.isnan(moved[0, 1:]).all()


def test_spreads_and_their_lasting_size_are_found_again():
    random = np.random.default_rng(1)
    size = np.zeros(400)
    for year in range(1, 400):
        size[year] = 0.9 * size[year - 1] + 0.15 * random.standard_normal()
    drawn = 0.1 * np.exp(size)[:, None, None] * random.standard_t(4, (400, 60, 2))
    group = np.tile(np.repeat([0, 1, 2, 3], [3, 5, 12, 40]), (400, 1))
    found = shocks.fit(drawn, group)
    assert found.spread == pytest.approx(np.full((4, 2), 0.1 * np.exp(size.mean())), rel=0.2)
    assert found.persistence == pytest.approx(0.9, abs=0.08)
    assert (np.abs(np.tril(found.mixing, -1)) < 0.1).all()


def test_rank_groups_are_of_three_five_twelve_and_the_rest():
    ranks = shocks.rank_groups(np.append(np.arange(30.0, 0, -1), np.nan)[np.newaxis])[0]
    assert np.bincount(ranks + 1).tolist() == [1, 3, 5, 12, 10]
