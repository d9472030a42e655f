"""Timings, reported and not asserted: ``make bench``. Elsewhere each runs once, as a test that it still works."""

import subprocess
import sys
from pathlib import Path

import pytest
import xarray as xr
from pytest_benchmark.fixture import BenchmarkFixture

from polycentric import tables
from polycentric.panel.load import load
from polycentric.poles import World, sweeps, three_numbers, verdict_map
from polycentric.power import INDICES
from polycentric.ties import LAYERS


def _run(*arguments: str) -> None:
    """Run the command line in a process of its own, from cold."""
    subprocess.run([sys.executable, "-m", "polycentric", *arguments], check=True, capture_output=True)


def test_the_help_from_a_cold_start(benchmark: BenchmarkFixture):
    benchmark.pedantic(_run, args=("--help",), rounds=10, warmup_rounds=1)


def test_the_report_from_a_cold_start(benchmark: BenchmarkFixture, tmp_path: Path):
    out = tmp_path / "report.html"
    benchmark.pedantic(_run, args=("report", "--out", str(out)), rounds=2)
    assert out.stat().st_size < 5_000_000


def test_loading_the_world_now(benchmark: BenchmarkFixture):
    assert benchmark(load, "now").sizes["state"] == 196


def test_loading_the_world_now_when_nothing_is_held_in_memory(benchmark: BenchmarkFixture):
    module = sys.modules[tables.read.__module__]

    def forget() -> None:
        module._held.clear()

    assert benchmark.pedantic(load, args=("now",), setup=forget, rounds=5).sizes["state"] == 196


@pytest.mark.parametrize("name", [name for name, index in INDICES.items() if index.fits(load("now"))])
def test_a_power_index(benchmark: BenchmarkFixture, now: xr.Dataset, name: str):
    assert benchmark(INDICES[name], now).notnull().any()


@pytest.mark.parametrize("name", [name for name, layer in LAYERS.items() if layer.fits(load("now"))])
def test_a_tie_layer(benchmark: BenchmarkFixture, now: xr.Dataset, name: str):
    assert benchmark(LAYERS[name], now).notnull().any()


@pytest.mark.parametrize("made", [verdict_map, three_numbers, sweeps], ids=lambda made: made.__name__)
def test_a_table_of_poles_on_a_fresh_world(benchmark: BenchmarkFixture, now: xr.Dataset, made: object):
    def fresh() -> tuple[tuple[World], dict[str, object]]:
        return (World(now),), {}

    assert benchmark.pedantic(made, setup=fresh, rounds=2).height > 0
