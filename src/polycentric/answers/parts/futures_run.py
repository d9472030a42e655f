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
PAST_SOURCES = ("cow_nmc", "fariss_gdp", "gml_mid", "cow_wars", "atop_treaties", "ties_sanctions", "cow_contiguity",
                "democracy", "un_ideal_points")  # fmt: skip
HINDSIGHT = (
    "A start from the past is no test of a forecast: the coefficients are fitted on the whole record, what came after "
    "the start included, and the sources are today's editions. What would have been forecast then is in the back-tests."
)


def panel_of(world: str | None = None, year: int | None = None) -> "xr.Dataset":
    """Load the world that runs start from: the embedded one, or the archive's of a year."""
    from polycentric.futures.origin.world import world_of

    return world_of(world or ("now" if year is None else "history"), year)


def last_year(panel: "xr.Dataset", until: int | None) -> int:
    """Give the last year: that asked for, or the usual one of the world."""
    from polycentric.futures.origin.world import usual_last_year

    return usual_last_year(panel) if until is None else until


def sources(panel: "xr.Dataset") -> tuple[str, ...]:
    """Name the sources that a world's runs start from."""
    from polycentric.futures.origin.world import has_past

    return PAST_SOURCES if has_past(panel) else ("factbook",)


def past_notes(panel: "xr.Dataset") -> list[str]:
    """Say what a start from the past is, and what it isn't."""
    from polycentric.futures.origin.world import has_past

    return [HINDSIGHT] if has_past(panel) else []


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


def inside(scenario: "Scenario") -> str:
    """Write a scenario's label after a colon: a file's own words stay as they were written."""
    return scenario.label if scenario.moves else f"{scenario.label[0].lower()}{scenario.label[1:]}"


def scenario_of(path: str | Path | None, panel: "xr.Dataset", until: int) -> "Scenario":
    """Read a scenario file; without one, nothing is supposed."""
    from polycentric.futures.move import Scenario
    from polycentric.futures.scenario import read

    return Scenario() if path is None else read(path, panel, until)
