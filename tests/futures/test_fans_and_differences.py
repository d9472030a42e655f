"""What many runs say: quantiles, chances and paired differences, on ensembles that fit on paper."""

import numpy as np
import pytest
import xarray as xr

import polycentric as pc
from polycentric.futures import fans


@pytest.fixture
def ensemble() -> xr.Dataset:
    """Four runs of two states over two years."""
    share = np.array(
        [[[0.6, 0.4], [0.7, 0.3]], [[0.6, 0.4], [0.5, 0.5]], [[0.6, 0.4], [0.4, 0.6]], [[0.6, 0.4], [0.3, 0.7]]]
    )
    poles = share >= 0.5
    return xr.Dataset(
        {
            "share": (("run", "year", "state"), share),
            "poles_rule": (("run", "year", "state"), poles),
            "class_rule": (("run", "year"), poles.sum(axis=-1).astype(np.int8)),
        },
        coords={"run": range(4), "year": [2025, 2026], "state": ["A", "B"]},
    )


def test_a_fan_has_the_quantiles_over_the_runs(ensemble: xr.Dataset):
    table = fans.fan(ensemble, ["A"])
    assert table["q50"].to_list() == [0.6, pytest.approx(0.45)]
    assert table["q05"].to_list()[0] == table["q95"].to_list()[0] == 0.6
    assert table["q05"][1] == pytest.approx(np.quantile([0.7, 0.5, 0.4, 0.3], 0.05))


def test_who_is_first_and_who_is_a_pole_are_counted_over_the_runs(ensemble: xr.Dataset):
    assert fans.first(ensemble, 2026) == [("A", 0.5), ("B", 0.5)]
    assert fans.poles(ensemble, "rule", 2026) == [("B", 0.75), ("A", 0.5)]
    assert fans.leading(ensemble, 2) == ["A", "B"]


def test_states_are_shown_in_the_order_of_the_start_and_who_never_leads_gives_way(ensemble: xr.Dataset):
    share = ensemble["share"].copy()
    share.loc[{"year": 2026, "state": "A"}] = 0.1
    overtaken = ensemble.assign(share=share)
    assert fans.leading(overtaken, 1) == ["B"]
    assert fans.largest(overtaken, 1) == ["B"]
    assert fans.leading(overtaken, 2) == ["B", "A"]
    assert fans.largest(overtaken, 2) == ["A", "B"]


def test_runs_from_today_end_in_2050_and_say_that_disputes_are_not_to_be_read_by_state():
    found = pc.futures.run(runs=2)
    assert found["year"].values[-1] == 2050
    assert found["state_disputes"].attrs["note"].startswith("Not to be read by state")


def test_chances_of_classes_sum_to_one_with_their_error(ensemble: xr.Dataset):
    table = fans.chances(ensemble)
    assert table.group_by("year").agg(total=table["chance"].sum()).height == 2
    now = {row["class"]: row for row in table.iter_rows(named=True) if row["year"] == 2026}
    assert sum(row["chance"] for row in now.values()) == 1.0
    assert now["bipolar"]["chance"] == 0.25
    assert now["bipolar"]["error"] == pytest.approx(np.sqrt(0.25 * 0.75 / 4))


def test_a_paired_difference_is_that_of_single_runs_and_its_interval_shrinks_with_their_number():
    draws = np.random.default_rng(1).normal(size=4000)
    apart = fans.paired(draws + 0.5, draws)
    assert apart.mean == pytest.approx(0.5)
    assert apart.high - apart.low < 1e-9, "what both share takes no part in it"
    noisy = np.random.default_rng(2).normal(0.1, 1.0, 4000)
    few, many = fans.paired(noisy[:40], np.zeros(40)), fans.paired(noisy, np.zeros(4000))
    assert few.high - few.low > 5 * (many.high - many.low)
    assert many.low < 0.1 < many.high
