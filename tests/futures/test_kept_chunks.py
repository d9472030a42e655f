"""Chunks on disk: an ensemble that was ended goes on, a damaged file is made again, and nothing half-written stays."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xarray as xr

import polycentric as pc
from polycentric.errors import CoverageError, MissingExtraError, OutputError, PolycentricError
from polycentric.futures import kept
from polycentric.futures.ensemble import run
from polycentric.futures.move import Move, Scenario

SETTING: dict[str, Any] = {"runs": 8, "until": 2028, "size": 2, "threads": 1}


@pytest.fixture(scope="module")
def now() -> xr.Dataset:
    return pc.load("now")


@pytest.fixture(scope="module")
def plain(now: xr.Dataset) -> xr.Dataset:
    return run(now, **SETTING)


def same(one: xr.Dataset, other: xr.Dataset) -> bool:
    return one.drop_attrs().identical(other.drop_attrs())


def test_kept_chunks_give_the_same_bits_and_are_read_the_second_time(
    now: xr.Dataset, plain: xr.Dataset, tmp_path: Path
):
    assert same(run(now, folder=tmp_path, **SETTING), plain)
    files = sorted(tmp_path.iterdir())
    assert len(files) == 4
    times = [file.stat().st_mtime_ns for file in files]
    assert same(run(now, folder=tmp_path, **SETTING), plain)
    assert [file.stat().st_mtime_ns for file in files] == times


def test_a_missing_and_a_damaged_chunk_are_made_again(now: xr.Dataset, plain: xr.Dataset, tmp_path: Path):
    _ = run(now, folder=tmp_path, **SETTING)
    one, two, *_ = sorted(tmp_path.iterdir())
    one.unlink()
    two.write_bytes(two.read_bytes()[:1000])
    assert same(run(now, folder=tmp_path, **SETTING), plain)


def test_another_scenario_or_seed_never_takes_these_chunks(now: xr.Dataset, tmp_path: Path):
    scenario = Scenario("shock", "", (Move("growth_shock", ("USA",), (), (), 2026, 2028, -1.0),))
    for each, seed in ((None, 1), (None, 2), (scenario, 1)):
        _ = run(now, each, folder=tmp_path, seed=seed, **SETTING)
    assert len(list(tmp_path.iterdir())) == 12


def test_a_full_disk_loses_only_the_chunk_at_work(
    now: xr.Dataset, plain: xr.Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write, written = kept.write_whole, list[Path]()

    def full(path: Path, fill: object) -> Path:
        if len(written) == 2:
            raise OutputError(f"'{path}' can't be written: No space left on device.")
        written.append(path)
        return write(path, fill)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(kept, "write_whole", full)
    with pytest.raises(OutputError, match="No space"):
        _ = run(now, folder=tmp_path, **SETTING)
    monkeypatch.undo()
    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert same(run(now, folder=tmp_path, **SETTING), plain)


def test_a_disk_that_fills_up_says_that_what_is_finished_stays(now: xr.Dataset, plain: xr.Dataset, tmp_path: Path):
    """A limit on the size of a file stands for the disk: the system refuses the write as it would there."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))\n"
        "from polycentric.futures.ensemble import run\n"
        f"run('now', runs=8, until=2028, size=2, threads=1, folder={str(tmp_path / 'kept')!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode != 0
    assert "can't be written: File too large" in done.stderr
    assert "the same command goes on from them" in done.stderr.replace("\n", " ")
    assert not [file for file in (tmp_path / "kept").iterdir() if file.suffix == ".npz"]
    assert same(run(now, folder=tmp_path / "kept", **SETTING), plain)


def test_two_runs_on_one_folder_at_once_give_the_same_bits(now: xr.Dataset, plain: xr.Dataset, tmp_path: Path):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: run(now, folder=tmp_path, **SETTING), range(2)))
    assert same(both[0], plain)
    assert same(both[1], plain)
    assert len(list(tmp_path.iterdir())) == 4


def test_a_run_that_was_killed_goes_on_with_the_same_bits(now: xr.Dataset, plain: xr.Dataset, tmp_path: Path):
    code = (
        "from polycentric.futures.ensemble import run\n"
        f"run('now', runs=8, until=2028, size=2, threads=1, folder={str(tmp_path)!r})\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code])
    for _ in range(1200):
        if any(file.suffix == ".npz" for file in tmp_path.iterdir()) or process.poll() is not None:
            break
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    _ = process.wait()
    assert same(run(now, folder=tmp_path, **SETTING), plain)


def test_a_cluster_needs_a_folder_and_a_scheduler(now: xr.Dataset, tmp_path: Path):
    with pytest.raises(CoverageError, match="folder"):
        _ = run(now, cluster="tcp://127.0.0.1:1", **SETTING)
    with pytest.raises((MissingExtraError, PolycentricError)):
        _ = run(now, cluster="tcp://127.0.0.1:1", folder=tmp_path, **SETTING)


def test_a_cluster_gives_the_same_bits_though_a_worker_ends_in_the_middle(
    now: xr.Dataset, plain: xr.Dataset, tmp_path: Path
):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        worker = next(iter(cluster.workers.values()))

        def end_one(done: list[int]) -> None:
            done.append(1)
            if len(done) == 1:
                os.kill(worker.pid, signal.SIGKILL)

        done: list[int] = []
        found = run(now, cluster=cluster.scheduler_address, folder=tmp_path, done=lambda: end_one(done), **SETTING)
    assert same(found, plain)
    assert np.isfinite(found["hhi"]).all()
