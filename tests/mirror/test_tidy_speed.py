"""How fast tables are built from the warm cache; reported by `make bench`, and run once as a test otherwise."""

from collections.abc import Callable
from typing import Any

import pytest

from polycentric.panel.tidy import dyad_years, state_years

ELEVEN = ("atop", "contiguity", "gml_mids", "nmc", "majors", "igos", "trade", "democracy", "capital_distance",
          "minimum_distance", "spells")  # fmt: skip
OF_STATES = tuple(name for name in ELEVEN if name != "atop")
pytestmark = [pytest.mark.usefixtures("archive"), pytest.mark.benchmark(group="tidy", warmup=True, min_rounds=3)]
Benchmark = Callable[..., Any]


@pytest.mark.parametrize("first", [1816, 1900, 1960, 2000])
def test_directed_dyad_years_with_eleven_additions(benchmark: Benchmark, first: int):
    table = benchmark(lambda: dyad_years(True, first=first, last=2010).add(*ELEVEN).frame)
    assert table.width == 66


def test_undirected_dyad_years_with_eleven_additions(benchmark: Benchmark):
    assert benchmark(lambda: dyad_years(False, first=1816, last=2010).add(*ELEVEN).frame).height == 842_655


def test_state_years_with_ten_additions(benchmark: Benchmark):
    assert benchmark(lambda: state_years(first=1816, last=2010).add(*OF_STATES).frame).height == 14_781
