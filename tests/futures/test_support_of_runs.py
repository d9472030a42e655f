"""How far a run-year's covariates lie outside of what the fit saw: by hand, and as a lever drives it up."""

from pathlib import Path

import numpy as np
import pytest
import xarray as xr

import polycentric as pc
from polycentric.futures.disputes import kernel_year
from polycentric.futures.ensemble import run
from polycentric.futures.move import Move, Scenario

RUNS, UNTIL = 12, 2030


def apart(off: list[float], *, living_off: float = 0.0, astray: dict[int, float] | None = None, counts: float = 0.0):
    """Ask of four living states, pairs (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3); the first pair remembers."""
    first, second = np.triu_indices(4, 1)
    far = np.zeros(6)
    for pair, value in (astray or {}).items():
        far[pair] = value
    memory = np.full((6, 4), counts, np.float32)
    return kernel_year.apart(
        np.ones(4, np.bool_), np.array(off), living_off, first.astype(np.int32), second.astype(np.int32), far,
        np.flatnonzero(far), memory, np.full(4, 10.0), np.zeros(6, np.int64), 1,
    )  # fmt: skip


def test_one_state_of_four_that_is_outside_takes_three_of_six_pairs_with_it():
    assert apart([0.0, 0.0, 0.2, 0.0]) == pytest.approx((3 / 6, 0.2))


def test_a_hundredth_of_the_range_beyond_its_end_counts_as_inside_but_is_told():
    assert apart([0.0, 0.009, 0.0, 0.0]) == pytest.approx((0.0, 0.009))


def test_distance_and_memory_add_pairs_that_no_state_has_taken_already():
    assert apart([0.0] * 4, astray={5: 0.3}) == pytest.approx((1 / 6, 0.3))
    assert apart([0.0, 0.0, 0.2, 0.0], astray={5: 0.3}) == pytest.approx((3 / 6, 0.3))
    assert apart([0.0] * 4, counts=12.0) == pytest.approx((1 / 6, 0.2))
    assert apart([0.1, 0.0, 0.0, 0.0], counts=12.0) == pytest.approx((3 / 6, 0.2))


def test_more_states_than_the_fit_ever_saw_put_no_pair_outside_but_are_told():
    assert apart([0.0, 0.0, 0.015, 0.0], living_off=0.02) == pytest.approx((3 / 6, 0.02))


def test_what_is_clipped_is_how_far_a_state_is_off():
    ranges, brought, off = np.array([[0.0] * 5, [2.0] * 5]), np.empty((2, 5)), np.empty(2)
    states = np.array([[1.0, 1.0, 3.0, 9.0, 9.0], [1.0, 1.0, 1.0, 9.0, 9.0]])
    active = np.array([[1.0, 1.0], [1.0, -0.5]])
    _, living_off = kernel_year.within(
        np.ones(2, np.bool_), states, active, ranges, np.array([2.0, 4.0]), brought, off
    )  # fmt: skip
    assert off.tolist() == [0.5, 0.25]
    assert brought.tolist() == [[1.0, 1.0, 2.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0, 0.0]]
    assert living_off == 0.0


@pytest.fixture(scope="module")
def now() -> xr.Dataset:
    return pc.load("now")


@pytest.fixture(scope="module")
def baseline(now: xr.Dataset) -> xr.Dataset:
    return run(now, runs=RUNS, until=UNTIL, threads=1)


def test_every_run_and_year_but_the_first_says_how_far_it_is_outside(baseline: xr.Dataset):
    for name in ("outside_disputes", "outside_growth", "beyond_disputes"):
        assert baseline[name].dims == ("run", "year")
        assert baseline[name].isel(year=0).isnull().all()  # of the start nothing was computed
        assert (baseline[name].isel(year=slice(1, None)) >= 0).all()
    assert (baseline["outside_disputes"].isel(year=slice(1, None)) <= 1).all()


def test_growth_that_makes_rich_states_richer_than_any_the_fit_saw_drives_disputes_outside(now: xr.Dataset):
    rich = ("LUX", "SGP", "QAT", "IRL", "NOR", "CHE", "USA", "ARE")
    scenario = Scenario("boom", "", (Move("growth_shock", rich, (), (), 2027, 2040, 4.0),))
    plain, pushed = (run(now, each, runs=RUNS, until=2040, threads=1) for each in (None, scenario))
    for name in ("outside_disputes", "beyond_disputes"):
        more = pushed[name] - plain[name]
        assert (more.sel(year=2026) == 0).all()
        assert float(more.sel(year=2040).mean()) > 0.01


def test_a_shock_larger_than_the_fit_of_capabilities_saw_is_outside_by_the_part_of_the_state(
    now: xr.Dataset, baseline: xr.Dataset
):
    scenario = Scenario("loss", "", (Move("growth_shock", ("CHN",), (), (), 2027, 2027, -18.0),))
    pushed = run(now, scenario, runs=RUNS, until=UNTIL, threads=1)
    more = (pushed["outside_growth"] - baseline["outside_growth"]).sel(year=2027)
    share = baseline["share"].sel(year=2026, state="CHN")
    assert (more > 0.99 * share).all()
    assert (more < share + 0.05).all()  # beside it others grow relative to the world: a few pass the end too


def test_a_comparison_says_whether_the_scenario_leaves_the_support(tmp_path: Path):
    mild, wild = tmp_path / "mild.toml", tmp_path / "wild.toml"
    text = 'label = "{}"\n[[move]]\nlever = "war_loss"\nactors = "China"\nfrom = 2027\nstrength = {}\n'
    _ = mild.write_text(text.format("A small loss", 0.2)), wild.write_text(text.format("A great loss", 3.0))
    for path, words in ((mild, "stays inside"), (wild, "leaves the data's support")):
        answer = pc.answers.futures_compare(path, runs=12, until=2028)
        assert any(words in each for each in answer.sentences), answer.sentences
    rows = {row["part"]: row for row in answer.sections[-1].grid.rows}
    hit = rows["capabilities of states whose output grew or fell by more than was fitted"]
    assert hit["year"] == 2027
    assert hit["most"] > 10
