"""The sweep: every lever pulled once at its own unit, by or at the two largest, and what that changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr

from polycentric.futures.ensemble import run
from polycentric.futures.fans import Difference, paired
from polycentric.futures.levers import LEVERS
from polycentric.futures.move import Move, Scenario
from polycentric.futures.outcomes import outcomes

YEARS = 10  # for which a lasting lever is pulled
DELAY = 2  # years from the start to the first pull


@dataclass(frozen=True)
class Swept:
    """What one lever changes in one outcome."""

    lever: str
    grade: str
    who: str
    outcome: str
    label: str
    difference: Difference


def scenarios(ensemble: xr.Dataset, until: int) -> list[Scenario]:
    """Give a scenario for each lever: the largest pulls it, at the second where it takes targets.

    Where several actors are needed they are the two largest; an organisation is the one that the actors are in and has
    the fewest members.
    """
    one, two = (str(each) for each in _largest(ensemble))
    first = int(ensemble["year"].values[0]) + DELAY
    found: list[Scenario] = []
    for name, lever in LEVERS.items():
        if lever.organisation:
            continue  # which organisation is a choice that no rule of ours makes
        actors = () if lever.actors[1] == 0 else (one, two)[: max(lever.actors[0], 1)]
        targets = (two,) if lever.targets[0] and two not in actors else ()
        if lever.targets[0] and not targets:
            continue
        last = min(until, first + YEARS - 1) if lever.lasting else first
        move = Move(name, tuple(sorted(actors)), targets, (), first, last, 1.0)
        found.append(
            Scenario(
                f"sweep-{name}", f"{lever.label}: {', '.join(actors)} {' at '.join(('', *targets))}".strip(), (move,)
            )
        )
    return found


def _largest(ensemble: xr.Dataset) -> Sequence[str]:
    """Name the two states with the largest share at the start."""
    share = ensemble["share"].isel(year=0, run=0).fillna(0.0)
    return [str(each) for each in share["state"].values[np.argsort(-share.values, kind="stable")[:2]]]


def sweep(
    panel: xr.Dataset, *, runs: int, until: int, seed: int, done: Callable[[str], object] | None = None
) -> tuple[list[Swept], xr.Dataset]:
    """Pull each lever at one unit, and give the paired differences beside the baseline.

    Returns
    -------
    rows : list of Swept
    baseline : Dataset
    """
    baseline = run(panel, runs=runs, until=until, seed=seed)
    one, two = _largest(baseline)
    held, rows = outcomes(baseline, (one, two)), list[Swept]()
    for each in scenarios(baseline, until):
        if done is not None:
            done(each.name)
        pulled = run(panel, each, runs=runs, until=until, seed=seed)
        lever = LEVERS[each.moves[0].lever]
        who = " and ".join(each.moves[0].actors) + (f" at {each.moves[0].targets[0]}" if each.moves[0].targets else "")
        for name, outcome in held.items():
            difference = paired(outcome.of(pulled), outcome.of(baseline))
            rows.append(Swept(lever.name, lever.grade, who or "all", name, outcome.label, difference))
    return rows, baseline
