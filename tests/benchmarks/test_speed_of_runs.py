"""Timings of many runs: what looks at shares on all of them at once, and what looks at ties run by run."""

import numpy as np
import pytest
import xarray as xr
from pytest_benchmark.fixture import BenchmarkFixture

from polycentric.poles import CLASSES, DEFINITIONS, MEASURES, World, chances

YEARS, STATES = 30, 200
LABELS = np.array(["USA", "CHN", "RUS", "GBR", "FRA", "JPN", "DEU", *(f"S{place:03}" for place in range(193))])


def shares(runs: int) -> xr.DataArray:
    held = np.random.default_rng(1).pareto(1.5, (runs, YEARS, STATES))
    coords = {"run": range(runs), "year": range(1990, 1990 + YEARS), "state": LABELS}
    return xr.DataArray(held / held.sum(axis=-1, keepdims=True), dims=tuple(coords), coords=coords)


def panel(runs: int) -> xr.Dataset:
    random, on = np.random.default_rng(1), ("run", "year", "state")
    coords = {"run": range(runs), "year": range(1990, 1990 + YEARS), "state": LABELS.astype(object)}
    data = {"gdp_ppp": (on, random.pareto(1.5, (runs, YEARS, STATES)) + 1), "population": (on[1:], np.ones((30, 200)))}
    return xr.Dataset(data, coords={**coords, "partner": coords["state"]})


def test_every_concentration_measure_and_class_with_poles_of_a_thousand_runs(benchmark: BenchmarkFixture):
    table = shares(1000)

    def every() -> int:
        tables = [measure(table) for measure in MEASURES.values()]
        tables += [made(table) for rule in CLASSES.values() for made in (rule, rule.marked)]
        return len(tables)

    assert benchmark.pedantic(every, rounds=1) == len(MEASURES) + 2 * len(CLASSES)


@pytest.mark.parametrize("name", [name for name, rule in DEFINITIONS.items() if rule.uses_index])
def test_a_definition_on_an_index_of_two_hundred_runs(benchmark: BenchmarkFixture, name: str):
    rule, table = DEFINITIONS[name], panel(200)

    def poles() -> xr.DataArray:
        return World(table).find(rule, "output", rule.sets[0]).poles

    found = benchmark.pedantic(poles, rounds=1)
    # Without a pledge nobody has followers; every other rule finds the strongest in every run.
    assert (found == 1.0).any("state").all() if not rule.layers else (found == 0.0).any("state").all()


def test_the_chances_of_poles_of_two_hundred_runs(benchmark: BenchmarkFixture):
    assert benchmark.pedantic(chances, args=(panel(200), "output", 2000), rounds=1).height > 0
