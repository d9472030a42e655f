"""How long a thousand runs of today's world take, all processes, shares and classes; reported, never asserted.

``POLYCENTRIC_RUNS`` makes fewer of them where time is short.
"""

import os
import resource

import pytest
import xarray as xr
from pytest_benchmark.fixture import BenchmarkFixture

import polycentric as pc
from polycentric.futures.ensemble import run

RUNS, YEARS = int(os.environ.get("POLYCENTRIC_RUNS", "1000")), 30


@pytest.mark.benchmark(group="futures")
def test_a_thousand_runs_of_todays_world_over_thirty_years(benchmark: BenchmarkFixture):
    now = pc.load("now")
    start = int(now["year"].values[-1])
    _ = run(now, runs=4, until=start + 2)  # compiles
    before = resource.getrusage(resource.RUSAGE_SELF)

    def ensemble() -> xr.Dataset:
        return run(now, runs=RUNS, until=start + YEARS)

    made = benchmark.pedantic(ensemble, rounds=1)
    after = resource.getrusage(resource.RUSAGE_SELF)
    assert dict(made.sizes)["run"] == RUNS
    assert made.sizes["year"] == YEARS + 1
    assert made.sizes["state"] >= 195
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    benchmark.extra_info["processor seconds a run"] = seconds / RUNS
    benchmark.extra_info["largest memory, MB"] = after.ru_maxrss / 1000
