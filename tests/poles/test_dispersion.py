"""Dispersion on worlds of a few states, worked by hand before anything was run."""

import numpy as np
import polars as pl
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric import toy
from polycentric.poles import dispersion
from polycentric.poles.dispersion import NUMBERS, Dispersion
from polycentric.poles.dispersion_table import CERTAIN, dispersion_table
from polycentric.poles.world import World
from polycentric.power import INDICES

LAW = settings(deadline=None, max_examples=60, derandomize=True)


def of(power: dict[str, float]) -> Dispersion:
    return dispersion(toy.world(power).shares("power"))


def values(found: Dispersion) -> dict[str, float]:
    return {name: float(getattr(found, name).value.item()) for name in NUMBERS}


def test_hhi_the_effective_number_and_both_ratios_of_four_states_by_hand():
    # Shares .5 .2 .2 .1: .25 + .04 + .04 + .01
    found = of({"A": 5, "B": 2, "C": 2, "D": 1})
    assert values(found) == pytest.approx(
        {"hhi": 0.34, "effective_number": 1 / 0.34, "second_to_first": 0.4, "third_to_first": 0.4}
    )
    assert [getattr(found, name).item() for name in ("first", "second", "third")] == ["A", "B", "C"]


def test_a_unipolar_world_and_one_of_four_equals_are_told_apart_and_two_equals_have_no_third():
    assert values(of({"A": 7, "B": 1, "C": 1, "D": 1}))["effective_number"] == pytest.approx(1 / 0.52)
    assert values(of(dict.fromkeys("ABCD", 1.0)))["effective_number"] == 4.0
    two = of({"A": 1, "B": 1})
    assert values(two)["second_to_first"] == 1.0
    assert np.isnan(values(two)["third_to_first"])
    assert two.third.item() == ""


def test_equal_states_go_by_label_whatever_the_order_in_which_they_stand():
    assert of({"C": 1, "A": 1, "B": 1}).first.item() == of({"A": 1, "B": 1, "C": 1}).first.item() == "A"


@pytest.mark.parametrize("powers", [{"A": 1.0}, {"A": 1.0, "B": float("nan")}, {"A": float("nan")}])
def test_fewer_than_two_states_with_data_have_no_dispersion_and_the_reason_is_said(powers: dict[str, float]):
    found = of(powers)
    assert all(np.isnan(each) for each in values(found).values())
    assert found.reason.item()


def test_a_state_without_power_counts_as_one_and_a_set_without_any_has_none():
    assert values(of({"A": 1, "B": 0}))["hhi"] == 1.0
    assert values(of({"A": 1, "B": 0}))["second_to_first"] == 0.0
    assert np.isnan(values(of({"A": 0, "B": 0}))["hhi"])


def test_the_coverage_is_of_the_members_with_data_or_not():
    shares = toy.world({"A": 1, "B": 1, "C": float("nan")}).shares("power")
    members = xr.ones_like(shares, dtype=bool)
    lacking = xr.DataArray([[0.5, 0.5, np.nan]], dims=shares.dims, coords=shares.coords)
    assert dispersion(lacking, members).coverage.item() == pytest.approx(2 / 3)


def test_the_interval_is_of_the_draws_with_the_leader_of_the_estimate_and_may_pass_one():
    shares = toy.world({"A": 2, "B": 2, "C": 1}).shares("power")
    tries = np.array([[[2.0, 1.0, 1.0], [1.0, 2.0, 1.0]]])
    draws = xr.DataArray(
        tries, dims=("year", "draw", "state"), coords={"year": shares["year"], "state": shares["state"]}
    )
    found = dispersion(shares, draws=draws)
    # B over A is .5 in one draw and 2 in the other; the ends are 2.5% of the way inward.
    assert found.second_to_first.low.item() == pytest.approx(0.5 + 0.025 * 1.5)
    assert found.second_to_first.high.item() == pytest.approx(2.0 - 0.025 * 1.5)
    assert found.second_to_first.value.item() == 1.0
    assert found.hhi.low.item() == pytest.approx(6 / 16)


def test_a_state_of_the_set_without_draws_leaves_no_interval_and_never_a_narrow_one():
    shares = toy.world({"A": 2, "B": 1, "C": 1}).shares("power")
    draws = xr.DataArray(
        [[[2.0, 1.0, np.nan], [2.0, 1.0, np.nan]]], dims=("year", "draw", "state"),
        coords={"year": shares["year"], "state": shares["state"]},
    )  # fmt: skip
    found = dispersion(shares, draws=draws)
    assert np.isnan(found.hhi.low.item())
    assert found.hhi.value.item() == pytest.approx(0.375)


@LAW
@given(st.lists(st.floats(0.1, 10.0), min_size=4, max_size=4))
def test_dispersion_falls_when_power_moves_from_the_weakest_to_the_strongest(powers: list[float]):
    ordered = sorted(powers)
    moved = [ordered[0] / 2, *ordered[1:-1], ordered[-1] + ordered[0] / 2]
    before, after = (values(of(dict(zip("ABCD", row, strict=True)))) for row in (ordered, moved))
    assert after["hhi"] >= before["hhi"] - 1e-12
    assert after["third_to_first"] <= before["third_to_first"] + 1e-12
    assert before["hhi"] * before["effective_number"] == pytest.approx(1.0)


def test_runs_are_measured_each_alone_bit_for_bit():
    rng = np.random.default_rng(7)
    coords = {"run": [0, 1, 2], "year": [2001, 2002], "state": list("ABCDEF")}
    held = xr.DataArray(rng.pareto(1.5, (3, 2, 6)), dims=("run", "year", "state"), coords=coords)
    shares = held.where(held > 0.1) / held.where(held > 0.1).sum("state")
    whole = dispersion(shares.transpose("state", "year", "run"))
    for run in range(3):
        alone = dispersion(shares[run])
        for name in NUMBERS:
            one, every = getattr(alone, name).value, getattr(whole, name).value.sel(run=run)
            assert every.values.tobytes() == one.values.tobytes()


def unsure(spread: float) -> World:
    """Two years of six states whose source says how unsure it is."""
    coords = {"year": [1900, 1901], "state": [f"S{place}" for place in range(6)]}
    held = np.array([[60.0, 50, 40, 30, 20, 10], [60.0, 60, 40, 30, 20, 10]])
    on = ("year", "state")
    panel = xr.Dataset(
        {"pwtrgdp": (on, held, {"source": "toy"}), "sd_pwtrgdp": (on, held * spread, {"source": "toy"})}, coords=coords
    )
    return World(panel.assign_attrs(world="history"), indices={"output_fariss": INDICES["output_fariss"]})


def test_the_table_holds_the_interval_of_the_sources_errors_around_each_number():
    found = dispersion_table(unsure(0.1), state_sets=["five_largest"], draws=400)
    row = found.row(0, named=True)
    assert (row["first"], row["second"], row["third"]) == ("S0", "S1", "S2")
    assert row["second_to_first"] == pytest.approx(5 / 6)
    assert row["second_to_first_low"] < 5 / 6 < row["second_to_first_high"]
    assert row["interval"] == "95% of 400 draws, errors of states correlated by 0"
    assert found.row(1, named=True)["second_to_first_high"] > 1.0, "two equals change places in half of the draws"


def test_errors_that_go_together_leave_a_narrower_interval_and_certain_values_one_of_no_width():
    def width(spread: float, correlation: float) -> float:
        row = dispersion_table(unsure(spread), state_sets=["five_largest"], draws=400, correlation=correlation)
        return float((row["second_to_first_high"] - row["second_to_first_low"])[0])

    assert width(0.1, 0.9) < width(0.1, 0.0) / 2
    assert width(0.0, 0.0) == pytest.approx(0.0, abs=1e-12)


def test_an_index_without_errors_has_no_interval_and_says_so():
    found = dispersion_table(toy.world({"A": 2, "B": 1, "C": 1}), state_sets=["five_largest"], draws=10)
    assert found["interval"].to_list() == [CERTAIN]
    assert found.select(pl.col("^.*_(low|high)$").null_count()).row(0) == (1,) * 8
