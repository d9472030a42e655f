"""Timings of what searches: every division of a set of states, and groups in several layers."""

import numpy as np
import pytest
import xarray as xr
from pytest_benchmark.fixture import BenchmarkFixture

from polycentric.poles.groups.coupled import gains
from polycentric.poles.groups.kernel_coupled import grouped
from polycentric.poles.groups.landscape import landscape


def propensity(states: int) -> xr.DataArray:
    drawn = np.random.default_rng(states).normal(size=(states, states))
    labels = [f"S{place:02d}" for place in range(states)]
    return xr.DataArray(drawn + drawn.T, dims=("state", "partner"), coords={"state": labels, "partner": labels})


@pytest.mark.parametrize("states", [17, 20, 24])
def test_every_division_of_a_set_of_states(benchmark: BenchmarkFixture, states: int):
    pulls = propensity(states)
    size = xr.ones_like(pulls.isel(partner=0, drop=True))
    assert benchmark.pedantic(landscape, args=(pulls, size), rounds=3, warmup_rounds=1).exact


def test_an_annealed_search_of_a_hundred_states(benchmark: BenchmarkFixture):
    pulls = propensity(100)
    size = xr.ones_like(pulls.isel(partner=0, drop=True))
    assert not benchmark.pedantic(landscape, args=(pulls, size), rounds=1, warmup_rounds=0).exact


def test_twenty_searches_of_three_layers_of_two_hundred_states(benchmark: BenchmarkFixture):
    ties = np.random.default_rng(1).random((3, 200, 200)) ** 6
    matrix, _ = gains(ties + np.swapaxes(ties, 1, 2), 0.2)
    labels, _ = benchmark.pedantic(grouped, args=(matrix, 20, 0), rounds=1, warmup_rounds=1)
    assert labels.shape == (20, 600)
