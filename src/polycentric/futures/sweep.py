"""The sweep: every lever pulled once at its own unit, by or at the two largest, and what that changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr

from polycentric.futures.contract import Lever
from polycentric.futures.ensemble import run
from polycentric.futures.fans import Difference, paired
from polycentric.futures.levers import LEVERS
from polycentric.futures.move import Scenario
from polycentric.futures.outcomes import outcomes
from polycentric.futures.scenario import of_text

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


def scenarios(panel: xr.Dataset, until: int) -> list[Scenario]:
    """Give a scenario for each lever: pulled once at strength 1, by and at those whom its file names."""
    first = int(panel["year"].values[-1]) + DELAY
    found: list[Scenario] = []
    for name, lever in LEVERS.items():
        last = min(until, first + lever.tried_for - 1) if lever.lasting else first
        text = f'label = "{lever.label}"\n[[move]]\nlever = "{name}"\nfrom = {first}\nuntil = {last}\n{lever.tried}\n'
        found.append(of_text(text, panel, until, f"sweep-{name}", f"the sweep of '{name}'"))
    return found


def who(lever: Lever) -> str:
    """Say by and at whom the sweep pulls a lever."""
    sides = [
        line.partition(" = ")[2].strip("[]").replace('"', "").replace("]", "") for line in lever.tried.splitlines()
    ]
    return "; ".join(sides) or "all"


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
    for each in scenarios(panel, until):
        if done is not None:
            done(each.name)
        pulled = run(panel, each, runs=runs, until=until, seed=seed)
        lever = LEVERS[each.moves[0].lever]
        for name, outcome in held.items():
            difference = paired(outcome.of(pulled), outcome.of(baseline))
            rows.append(Swept(lever.name, lever.grade, who(lever), name, outcome.label, difference))
    return rows, baseline
