"""Counts that rates are fitted on: vetoes by side, births and ends of states, classes of sanctions."""

import datetime

import numpy as np
import polars as pl
import pytest

from polycentric.futures.acts import council, effort, lifetimes, sanctions
from polycentric.futures.acts.made import jackknife, log_rate, spread_over


def vetoes(*rows: tuple[int, str, str | None]) -> pl.DataFrame:
    schema = {"year": pl.Int64, "veto1": pl.String, "veto2": pl.String}
    return pl.DataFrame(list(rows), schema=schema, orient="row").with_columns(veto3=pl.lit(None, pl.String))


def test_who_joins_whom_is_counted_by_side_whatever_their_order_in_the_list():
    found = council.joins(
        vetoes((2021, "Russia", None), (2021, "China", "Russia"), (2021, "China", None), (2021, "UK", "USA"))
    )
    assert found["alone.east"] == (1.0, 3.0)
    assert found["with.east"] == (1.0, 2.0)
    assert found["with.west"] == (1.0, 1.0)
    assert found["alone.west"] == (0.0, 1.0)


def test_a_veto_ten_years_back_counts_half():
    assert council.joins(vetoes((2011, "USA", None)))["with.west"] == (0.0, 0.5)
    assert council.weighted(np.array([2.0, 0.0]), 1.0) == (1.0, 1.5)


def test_a_rate_that_is_the_same_in_all_years_does_not_wander_and_one_that_comes_in_waves_does():
    still, _ = council.wander(np.full(60, 10.0))
    wide, kept = council.wander(np.repeat([1.0, 40.0], 30))
    assert still == pytest.approx(0.1)  # the least that is told apart from chance
    assert wide > 1.0
    assert kept > 0.8


def test_counts_as_spread_as_chance_has_them_are_not_called_overdispersed():
    assert spread_over(np.array([2.0, 2.0, 2.0])) == 1.0
    assert spread_over(np.array([0.0, 0.0, 30.0])) > 10


def test_a_rate_of_nothing_seen_is_not_zero_and_is_less_sure_than_one_of_many():
    none, many = log_rate(0, 100.0), log_rate(100, 100.0)
    assert np.isfinite(none[0])
    assert none[1] > 10 * many[1]
    assert jackknife([1.0, 1.0, 1.0]) == 0.0


def spells(*rows: tuple[str, bool, int, int]) -> pl.DataFrame:
    return pl.DataFrame([
        {"gw_abb": name, "microstate": micro, "start": datetime.date(first, 1, 1), "end": datetime.date(last, 12, 31)}
        for name, micro, first, last in rows
    ])  # fmt: skip


def test_births_are_counted_by_year_and_microstates_and_new_names_are_left_out():
    found = lifetimes.rates(
        spells(("AAA", False, 1900, 2020), ("BBB", False, 1991, 2020), ("CCC", False, 1991, 2020),
               ("DDD", True, 1995, 2020), ("EEE", False, 1950, 1990), ("YUG", False, 1918, 2006)), half_life=1e9
    )  # fmt: skip
    assert found["births"][2] == 1
    assert found["births"][0] == pytest.approx(1.0, abs=1e-6)
    assert found["deaths"][2] == 1


def test_senders_and_targets_fall_into_their_classes():
    output = np.array([[9.0, 8, 7, 6, 5, 4, 3, 2, 1, 0]])
    senders, large = sanctions.sender_classes(output, [*"ABCDEFGHI", "USA"])
    assert senders[0].tolist() == [1] * 8 + [2, 0]
    recent = np.zeros((1, 10, 10), np.bool_)
    recent[0, 0, 9] = True
    targets = sanctions.target_classes(recent, large)
    assert targets[0, 0].tolist() == [1] * 8 + [2, 0]
    assert targets[0, 1, 9] == 2


def test_a_break_of_a_series_is_no_change_of_effort_and_a_war_is():
    level = np.array([0.0, 0.1, 3.1, 3.2])[:, np.newaxis]
    assert effort.without_breaks(level)[:, 0] == pytest.approx([0.0, 0.1, 0.1, 0.2])
    rng = np.random.default_rng(0)
    war = (rng.random((60, 200)) < 0.2).astype(float)
    disputes = rng.integers(0, 3, war.shape).astype(float)
    effects = 0.3 * war
    log_effort = np.cumsum(
        (effects[:-1] + effects[1:]) / 2, axis=0
    )  # half of a war-year's rise in each change about it
    log_effort = np.concatenate([np.zeros((1, 200)), log_effort]) + 0.01 * rng.standard_normal(war.shape)
    data = effort.Seen(np.arange(60), log_effort, np.ones_like(war), disputes, war)
    of_dispute, of_war = effort.threat(data)
    assert of_dispute == pytest.approx(0.0, abs=0.01)
    assert of_war == pytest.approx(0.15, abs=0.02)  # the middle year holds half of it, its neighbours the rest
