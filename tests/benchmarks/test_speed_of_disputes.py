"""How many pairs a second the compiled step of disputes updates, on two threads; reported, never asserted."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from polycentric.futures.disputes.speed import Bench

THREADS = 2


@pytest.mark.benchmark(group="disputes")
@pytest.mark.parametrize("thinned", [True, False], ids=["thinned", "whole"])
def test_a_year_of_disputes_of_two_hundred_states(benchmark: BenchmarkFixture, thinned: bool):
    benches = [Bench(runs=50, states=200, seed=1, first=50 * k) for k in range(THREADS)]
    for each in benches:
        each.year(2030, thinned=thinned)

    years = count(
        2031
    )  # one after the other: a year that is run again has the same disputes, and the rest is forgotten

    def year() -> None:
        number = next(years)
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(lambda each: each.year(number, thinned=thinned), benches))

    benchmark(year)
    updates = sum(each.updates for each in benches)
    assert updates == THREADS * 50 * 19_900
    if (timed := benchmark.stats) is not None:
        benchmark.extra_info["pair updates a second"] = updates / timed["mean"]
