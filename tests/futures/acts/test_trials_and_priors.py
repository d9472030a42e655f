"""Scores of forms tried are appended by code; other priors of systemic war change what they should and nothing else."""

from pathlib import Path

import numpy as np
import pytest

from polycentric.futures.acts import systemic, trials, walk
from polycentric.futures.ensemble import prepared
from polycentric.futures.move import Scenario
from polycentric.packaged import read_rows


def test_a_score_is_appended_with_day_and_commit_and_earlier_rows_stay(tmp_path: Path):
    (tmp_path / "toy.csv").write_text(f"{','.join(trials.COLUMNS)},date,commit,remark\n", encoding="utf-8")
    _ = trials.append("toy", [("one", "target", 5, 3, 0.25)], tmp_path, "0123abcd")
    path = trials.append("toy", [("two", "target", 5, 3, 0.5)], tmp_path, "0123abcd")
    rows = read_rows(path)
    assert [row["variant"] for row in rows] == ["one", "two"]
    assert rows[0]["score"] == "0.25000"
    assert all(row["commit"] == "0123abcd" and row["date"].count("-") == 2 for row in rows)


def test_forecasts_spread_with_the_years_and_less_so_with_a_pull():
    free, drawn = walk.Walk(0.0, 0.1, 0.0), walk.Walk(0.2, 0.1, 0.0)
    assert trials.spread_at(free, 4) == pytest.approx(0.2)
    assert trials.spread_at(drawn, 20) < trials.spread_at(free, 20)


def test_a_forecast_of_the_right_drift_scores_better_than_one_of_ten_times_as_much():
    rng = np.random.default_rng(2)
    seen = np.cumsum(0.1 * rng.standard_normal((40, 300)), axis=0)
    at, usual = np.arange(10, 30), np.zeros_like(seen)
    right, wrong = (trials.of_walk(walk.Walk(0.0, drift, 0.0), seen, usual, at, 5) for drift in (0.1, 1.0))
    assert right < wrong


def test_without_systemic_war_none_comes_and_a_frequent_one_comes_more_often():
    none, often = systemic.sensitivity(runs=40, until=2040, priors=("none", "frequent"))
    assert none.chance == 0.0
    assert often.chance > 0.0
    assert set(none.numbers) == {"CHN", "USA", "hhi", "unipolar, bipolar, multipolar"}
    assert sum(none.numbers["unipolar, bipolar, multipolar"]) == pytest.approx(1.0, abs=0.05)


def test_another_prior_changes_the_estimates_of_systemic_war_alone():
    job = prepared("now", Scenario(), 1, 2030)
    changed = systemic.under(job, "ruinous")
    held = changed.estimates["systemic_war"]
    assert held.values[held.names.index("loss")] == 0.40
    assert all(changed.estimates[name] is each for name, each in job.estimates.items() if name != "systemic_war")
