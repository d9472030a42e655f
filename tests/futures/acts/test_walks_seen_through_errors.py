"""Drift and pull come out of a walk that is seen through errors."""

import numpy as np
import pytest

from polycentric.futures.acts import walk


def made(*, back: float, drift: float, noise: float, series: int = 400, years: int = 60) -> np.ndarray:
    rng = np.random.default_rng(3)
    level = np.zeros((years, series))
    for year in range(1, years):
        level[year] = (1 - back) * level[year - 1] + drift * rng.standard_normal(series)
    return level + noise * rng.standard_normal(level.shape)


def test_drift_and_pull_come_out_though_each_year_is_seen_with_an_error_as_large_as_the_drift():
    seen = made(back=0.1, drift=0.1, noise=0.1)[20:]
    found = walk.fitted(seen, np.zeros_like(seen))
    assert found.back == pytest.approx(0.1, abs=0.02)
    assert found.drift == pytest.approx(0.1, abs=0.01)
    assert found.noise == pytest.approx(2 * 0.1**2, abs=0.006)  # the errors of the two years of a change
    assert 0 < found.drift_error < 0.02


def test_without_errors_of_measurement_none_are_found():
    seen = made(back=0.0, drift=0.2, noise=0.0)
    found = walk.fitted(seen, np.zeros_like(seen), pulled=False)
    assert found.drift == pytest.approx(0.2, rel=0.05)
    assert found.noise < 0.004
    assert found.back == 0.0


def test_missing_years_are_left_out_and_not_taken_for_zeros():
    seen = made(back=0.05, drift=0.1, noise=0.05)
    whole = walk.fitted(seen, np.zeros_like(seen))
    holes = np.where(np.random.default_rng(1).random(seen.shape) < 0.3, np.nan, seen)
    assert walk.fitted(holes, np.zeros_like(seen)).drift == pytest.approx(whole.drift, rel=0.1)


def test_the_usual_level_is_the_mean_of_the_last_years_and_missing_before_five_are_known():
    usual = walk.usual_of(np.arange(10.0)[:, np.newaxis], 5)[:, 0]
    assert np.isnan(usual[:4]).all()
    assert usual[4:].tolist() == [2.0, 3.0, 4.0, 5.0, 6.0, 7.0]


def test_a_sure_and_right_forecast_scores_better_than_a_wide_one():
    came = np.array([0.0, 0.1])
    assert walk.crps(came, np.array([0.01, 0.01]), came) < walk.crps(came, np.array([1.0, 1.0]), came)
