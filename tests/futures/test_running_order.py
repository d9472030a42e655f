"""Laws of an ensemble on the embedded world, few runs and years each."""

import numpy as np
import pytest
import xarray as xr

import polycentric as pc
from polycentric.futures.chunk import Job, advance, simulate
from polycentric.futures.draws import Draws
from polycentric.futures.ensemble import prepared, run
from polycentric.futures.move import Scenario
from polycentric.futures.parameters import drawn
from polycentric.futures.processes import PROCESSES
from polycentric.futures.start import start, tiled
from polycentric.futures.steering import neutral

RUNS, UNTIL = 12, 2032


@pytest.fixture(scope="module")
def now() -> xr.Dataset:
    return pc.load("now")


@pytest.fixture(scope="module")
def ensemble(now: xr.Dataset) -> xr.Dataset:
    return run(now, runs=RUNS, until=UNTIL, threads=1)


def same(one: xr.Dataset, other: xr.Dataset) -> bool:
    return one.drop_attrs().identical(other.drop_attrs())


def test_every_state_of_the_world_runs_and_shares_sum_to_one_in_every_run_and_year(
    ensemble: xr.Dataset, now: xr.Dataset
):
    assert set(now["state"].values) <= set(ensemble["state"].values)
    assert ensemble.sizes["run"] == RUNS
    assert ensemble["year"].values.tolist() == list(range(2025, UNTIL + 1))
    for name in ("share", "output_share"):
        assert np.allclose(ensemble[name].sum("state"), 1.0, atol=1e-5)
        assert float(ensemble[name].min()) >= 0.0


def test_nothing_that_is_counted_is_negative(ensemble: xr.Dataset):
    for name in ("pacts", "disputes", "wars", "sanctions", "drafts", "vetoed", "allies", "state_disputes"):
        assert int(ensemble[name].min()) >= 0, name
    assert (ensemble["vetoed"] <= ensemble["drafts"]).all()


def test_the_runs_start_from_the_shares_of_the_world(ensemble: xr.Dataset, now: xr.Dataset):
    composite = pc.power.INDICES["composite_four"](now).isel(year=-1).dropna("state")
    share = ensemble["share"].sel(year=2025, run=0, state=composite["state"])
    assert np.allclose(share, composite / composite.sum(), atol=2e-4)
    first = ensemble["share"].sel(year=2025)
    assert first.equals(first.isel(run=[0] * RUNS).assign_coords(run=first["run"]))


@pytest.mark.parametrize("size", [1, 5, 12])
def test_chunks_of_any_size_and_threads_give_the_same_bits(size: int, ensemble: xr.Dataset, now: xr.Dataset):
    assert same(run(now, runs=RUNS, until=UNTIL, threads=2, size=size), ensemble)


def test_another_seed_gives_other_runs_and_more_runs_begin_with_the_same_ones(ensemble: xr.Dataset, now: xr.Dataset):
    other = run(now, runs=4, until=UNTIL, threads=1, seed=2)
    more = run(now, runs=4, until=UNTIL, threads=1)
    assert not np.array_equal(other["hhi"], more["hhi"])
    assert np.array_equal(more["hhi"], ensemble["hhi"][:4])


def test_the_order_of_states_changes_nothing(ensemble: xr.Dataset, now: xr.Dataset):
    turned = now.isel(state=slice(None, None, -1), partner=slice(None, None, -1))
    assert same(run(turned, runs=RUNS, until=UNTIL, threads=1), ensemble)


def test_a_run_that_ends_earlier_is_the_first_part_of_the_longer_one(ensemble: xr.Dataset, now: xr.Dataset):
    short = run(now, runs=RUNS, until=2028, threads=1)
    assert np.array_equal(short["hhi"], ensemble["hhi"].sel(year=slice(None, 2028)))


def test_the_error_of_a_mean_shrinks_with_the_runs(now: xr.Dataset):
    share = run(now, runs=128, until=2028, threads=2)["share"].sel(year=2028, state="USA").values
    means = {many: share.reshape(-1, many).mean(axis=1) for many in (4, 32)}
    assert means[32].std() < 0.75 * means[4].std()


def test_a_dead_state_does_nothing(now: xr.Dataset):
    job = prepared(now, Scenario(), 1, UNTIL)
    order = tiled(job.start, np.arange(3))
    france = job.start.fixed.states.index("FRA")
    order.alive[:, france] = False
    draws = Draws(1, order.run)
    values = {name: drawn(PROCESSES[name], each, draws) for name, each in job.estimates.items()}
    steering = neutral(3, len(job.start.fixed.states))
    before = order.log_output[:, france].copy()
    for year in range(2026, 2032):
        advance(order, steering, Scenario(), {}, {name: PROCESSES[name] for name in job.estimates}, values, draws, year)
        mine = (order.fixed.first == france) | (order.fixed.second == france)
        assert not order.onset[:, mine].any()
        assert not order.allied[:, mine].any()
        assert not order.sanctions[:, france].any()
        assert not order.sanctions[:, :, france].any()
    assert np.array_equal(order.log_output[:, france], before)
    assert (order.composite[:, france] == 0).all()


def test_a_world_without_the_components_is_refused(now: xr.Dataset):
    with pytest.raises(pc.errors.CoverageError, match="energy"):
        _ = start(now.drop_vars(["energy"]))


def test_a_process_that_lacks_what_it_needs_is_left_out_and_said(ensemble: xr.Dataset):
    assert "positions" in ensemble.attrs["withheld"]
    assert "position" not in ensemble


def test_a_chunk_is_made_of_its_runs_alone(now: xr.Dataset):
    job: Job = prepared(now, Scenario(), 1, 2027)
    whole, part = simulate(job, np.arange(6)), simulate(job, np.array([2, 5]))
    assert all(
        np.array_equal(whole[name][[2, 5]], part[name], equal_nan=whole[name].dtype.kind == "f") for name in whole
    )
