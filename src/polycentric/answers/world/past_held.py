"""Whom the rules that hold up on the past called great powers over two centuries, year by year."""

from dataclasses import replace

from polycentric.answers.world.validated import is_validated
from polycentric.errors import CoverageError
from polycentric.pictures.records.past import Held
from polycentric.poles.classes.contract import VERDICTS
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.world import World
from polycentric.states import name_of


def gather(world: World) -> dict[str, tuple[Held, ...]]:
    """Give it for each rule that holds up and looks at no single measure; none that the archive can't give."""
    rules = [name for name, rule in DEFINITIONS.items() if not rule.uses_index and is_validated(name, "", "")]
    return {name: runs for name in rules if (runs := _runs(world, name))}


def _runs(world: World, name: str) -> tuple[Held, ...]:
    """Put years in a row with the same states together."""
    try:
        finding = world.find(DEFINITIONS[name])
    except CoverageError:
        return ()
    runs: list[Held] = []
    before: list[str] = []
    for place, year in enumerate(int(each) for each in world.panel["year"].values):
        word = finding.verdict(place)
        if word not in VERDICTS:
            continue
        states = sorted(finding.names(year))
        if runs and (runs[-1].last, before) == (year - 1, states):
            runs[-1] = replace(runs[-1], last=year)
        else:
            runs.append(Held(year, year, word, tuple(name_of(state, year) for state in states)))
        before = states
    return tuple(runs)
