"""Ensembles: many runs of a world order, in chunks whose size, place and order change no bit."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr

from polycentric.compiling import announce
from polycentric.errors import CoverageError
from polycentric.futures import parameters
from polycentric.futures.blank import blanked
from polycentric.futures.chunk import Job, Kept, able, simulate
from polycentric.futures.classes import Classes, rules_of
from polycentric.futures.move import Scenario, check_needs
from polycentric.futures.origin.world import usual_last_year, world_of
from polycentric.futures.processes import PROCESSES
from polycentric.futures.start import start
from polycentric.version import __version__

SIZE = 100  # runs a chunk: fewer repeat what is done once a chunk, more take more memory
NOT_BY_STATE = "Not to be read by state: no pair's own past is known at the start, so who disputes is drawn by class."


def prepared(world: xr.Dataset | str, scenario: Scenario, seed: int, until: int, year: int | None = None) -> Job:
    """Give all that chunks are made from."""
    panel = world_of(world, year)
    first = start(panel)
    check_needs(first, scenario)
    running, _ = able(first)
    estimates = {name: parameters.estimates_of(process) for name, process in running.items()}
    return Job(
        first, scenario, estimates, seed, until, Classes(rules_of(panel), panel.isel(year=[-1]), first.fixed.states)
    )


def run(
    world: xr.Dataset | str = "now",
    scenario: Scenario | None = None,
    *,
    runs: int = 1000,
    until: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    size: int = SIZE,
    folder: str | os.PathLike[str] | None = None,
    cluster: str | None = None,
    done: Callable[[], object] | None = None,
    year: int | None = None,
) -> xr.Dataset:
    """Run a world order many times.

    Parameters
    ----------
    world : Dataset or str
        A panel, or the name of a world; the runs start from its last year, those of ``"history"`` from `year`.
    scenario : Scenario, optional
        What is supposed; nothing without it.
    runs : int
    until : int, optional
        The last year; 2050 from today without it, or 30 years on from a year of ``"history"``.
    seed : int
        Of all draws: a scenario and its baseline under one seed share every draw.
    threads : int, optional
        How many chunks run at a time; as many as there are processors without it. It changes no number.
    size : int
        How many runs a chunk has; it changes no number.
    folder : path, optional
        Where finished chunks are kept: a run that was ended goes on from them.
    cluster : str, optional
        The address of a Dask scheduler whose workers make the chunks; the folder is one that they share.
    done : callable, optional
        Called whenever a chunk is finished.
    year : int, optional
        Of ``"history"``: the year from whose end the runs start; 2019 without it, the last with known output.

    Returns
    -------
    Dataset, (run, year, state)
        ``share`` (of the composite), ``output_share``, ``poles_RULE``, ``class_RULE`` and counts; the first year is
        the one that the runs start from.
    """
    from polycentric.futures import kernel_draws, kernel_states

    announce(kernel_draws, kernel_states)
    panel = world_of(world, year)
    job = prepared(panel, scenario or Scenario(), seed, usual_last_year(panel) if until is None else until)
    chunks, held = chunks_of(runs, size), list[Kept]()
    for chunk in made(job, chunks, threads, folder) if cluster is None else _on_cluster(job, chunks, folder, cluster):
        held.append(chunk)
        if done is not None:
            done()
    return labelled(job, held, runs)


def chunks_of(runs: int, size: int = SIZE) -> list[np.ndarray]:
    """Say which runs each chunk has."""
    return [np.arange(first, min(first + size, runs)) for first in range(0, runs, size)]


def made(job: Job, chunks: Sequence[np.ndarray], threads: int | None = None, folder: Any = None) -> Iterable[Kept]:
    """Make the chunks, several at a time, in their order."""
    from polycentric.futures import kept as files

    def one(runs: np.ndarray) -> Kept:
        if folder is None:
            return simulate(job, runs)
        return files.made_or_read(job, runs, Path(folder))

    many = threads or os.cpu_count() or 1
    if many == 1:
        yield from map(one, chunks)
        return
    with ThreadPoolExecutor(many) as pool:
        yield from pool.map(one, chunks)


def _on_cluster(job: Job, chunks: Sequence[np.ndarray], folder: Any, address: str) -> Iterable[Kept]:
    """Have a cluster make the chunks.

    Raises
    ------
    CoverageError
        If no folder is given.
    """
    from polycentric.futures import cluster

    if folder is None:
        raise CoverageError("A cluster hands its chunks over as files: give a folder that its workers share.")
    return cluster.made(job, chunks, Path(folder), address)


def labelled(job: Job, chunks: Sequence[Kept], runs: int) -> xr.Dataset:
    """Put chunks together under labels; places for states that no run gave birth to are left out."""
    years = np.arange(job.start.fixed.start, job.until + 1)
    states = np.array(job.start.fixed.states, dtype=object)
    arrays: dict[str, Any] = {}
    for name in chunks[0]:
        whole = np.concatenate([chunk[name] for chunk in chunks])
        arrays[name] = (("run", "year", "state")[: whole.ndim], whole)
    data = xr.Dataset(arrays, coords={"run": np.arange(runs), "year": years, "state": states})
    if not job.start.fixed.remembers:
        data["state_disputes"].attrs["note"] = NOT_BY_STATE
    lived = data["alive"].any(("run", "year")).values
    kept = data.isel(state=np.flatnonzero(lived)).assign_attrs(described(job, runs))
    return blanked(kept, kept.attrs["withheld"])


def described(job: Job, runs: int) -> dict[str, Any]:
    """Say what an ensemble was made from."""
    _, withheld = able(job.start)
    return {
        "title": f"{runs} runs from {job.start.fixed.start} to {job.until}: {job.scenario.label}",
        "scenario": job.scenario.name,
        "seed": job.seed,
        "runs": runs,
        "start": job.start.fixed.start,
        "starts": dict(job.start.fixed.starts),
        "remembers": job.start.fixed.remembers,
        "components": ", ".join(job.start.fixed.components),
        "world": str(job.classes.panel.attrs.get("world", "a panel")),
        "processes": {name: PROCESSES[name].grade for name in job.estimates},
        "withheld": withheld,
        "estimates": {name: each.sha256 for name, each in job.estimates.items()},
        "polycentric": __version__,
    }
