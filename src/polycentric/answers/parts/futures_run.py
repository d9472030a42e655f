"""Runs an ensemble for a question: the world, the scenario, the bar that shows how far it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.answers import progress
from polycentric.answers.asked import QuestionError, option

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.futures.move import Scenario

MOST_RUNS, LAST = 100_000, 2150


def panel_of() -> "xr.Dataset":
    """Load the world that runs start from: the embedded one."""
    from polycentric.panel.load import load

    return load("now")


def checked(panel: "xr.Dataset", runs: int, until: int) -> None:
    """Refuse numbers of runs, and last years, that mean nothing.

    Raises
    ------
    QuestionError
    """
    start = int(panel["year"].values[-1])
    if not 2 <= runs <= MOST_RUNS:
        raise QuestionError(f"{option('runs')} is {runs}: give 2 to {MOST_RUNS:,}.")
    if not start < until <= LAST:
        raise QuestionError(f"{option('until')} is {until}, and the runs start from {start}: give {start + 1}-{LAST}.")


def ensembles(
    panel: "xr.Dataset",
    scenarios: "Sequence[Scenario]",
    runs: int,
    until: int,
    seed: int,
    folder: str | Path | None = None,
    cluster: str | None = None,
) -> "list[xr.Dataset]":
    """Run scenarios under one seed, so that they share every draw."""
    from polycentric.futures.ensemble import SIZE, run

    chunks = -(-runs // SIZE)
    with progress.steps(chunks * len(scenarios)) as step:
        return [
            run(panel, each, runs=runs, until=until, seed=seed, folder=folder,
                cluster=cluster, done=lambda label=each.name: step(label))
            for each in scenarios
        ]  # fmt: skip


def scenario_of(path: str | Path | None, panel: "xr.Dataset", until: int) -> "Scenario":
    """Read a scenario file; without one, nothing is supposed."""
    from polycentric.futures.move import Scenario
    from polycentric.futures.scenario import read

    return Scenario() if path is None else read(path, panel, until)
