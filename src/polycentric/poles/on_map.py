"""What stands in the verdict map, and what left it and why: the records say so, and series are chosen by a rule.

- *Definitions* and *sets* state in `off_map` why they left: what can't come out otherwise is no evidence.
- *Measures made of others* (`PowerIndex.composed_of`) stay out of a world in which any of those stands on the map:
  beside their own parts they would count these twice.
- *One series of each measure*: of rival series that one which covers the most years of the world at hand, the first of
  the measure's list where several cover as many.

What left can be asked for by its name, and is then shown alone.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl

from polycentric.poles.contract import PoleDefinition
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.power.named import measure_of
from polycentric.sets import named

LEFT: dict[str, pl.DataType | type[pl.DataType]] = {"kind": pl.String, "name": pl.String, "reason": pl.String}


def definitions() -> list[PoleDefinition]:
    """Give the definitions of the package whose readings stand in the map."""
    return [rule for rule in DEFINITIONS.values() if not rule.off_map]


def indices(world: World) -> list[str]:
    """Name the indices of the map in a world's order: one of each measure, and none beside its own parts."""
    return [name for name in world.indices if name not in _indices_left(world)]


def sets(world: World) -> list[str]:
    """Name the sets of the map: all states, those of fixed size, and a user's own."""
    return named.on_map(world.sets)


def stands(world: World, rule: PoleDefinition, index: str, state_set: str) -> bool:
    """Tell whether a reading of a definition of the map, on an index and set of the map, stands in it."""
    return (measure_of(world.indices, index, INDICES), state_set) not in rule.off_map_on


def left(world: World) -> pl.DataFrame:
    """Say what of a world isn't in the map and why, by kind: definition, reading, index or set."""
    rows = [
        *(("definition", name, rule.off_map) for name, rule in DEFINITIONS.items() if rule.off_map),
        *(
            ("reading", " / ".join((name, *about)), why)
            for name, rule in DEFINITIONS.items()
            for about, why in rule.off_map_on.items()
        ),
        *(("index", name, why) for name, why in _indices_left(world).items()),
        *(("set", name, named.SETS[name].off_map) for name in world.sets if name not in sets(world)),
    ]
    return pl.DataFrame(rows, schema=LEFT, orient="row")


def _indices_left(world: World) -> dict[str, str]:
    """Say which indices left the map of a world, and why."""
    return world.keep_columns(("map", "indices left"), lambda: _series_left(world) | _composites_left(world))


def _composites_left(world: World) -> dict[str, str]:
    """Name the indices that average others of this world."""
    here = {measure_of(world.indices, name, INDICES): name for name in world.indices}
    parts = {name: [here[part] for part in each.composed_of if part in here] for name, each in world.indices.items()}
    return {name: f"it averages {_listed(of)}, which stand in the map themselves" for name, of in parts.items() if of}


def _series_left(world: World) -> dict[str, str]:
    """Name the rival series that cover fewer years than the one that is chosen."""
    rivals: dict[str, list[str]] = {}
    for name in world.indices:
        rivals.setdefault(measure_of(world.indices, name, INDICES), []).append(name)
    reasons: dict[str, str] = {}
    for names in (each for each in rivals.values() if len(each) > 1):  # how much one covers is costly to count
        covered = {name: _years(world, name) for name in names}
        chosen = min((-covered[name], world.indices[name].place, name) for name in names)[2]
        reasons |= {
            name: f"one series of each measure: {chosen} covers {covered[chosen]} years here, this one {covered[name]}"
            for name in names
            if name != chosen
        }
    return reasons


def _years(world: World, index: str) -> int:
    """Count the cells of a world in which all states are sufficiently observed on an index."""
    return int(np.sum(world.gaps(index) == ""))


def _listed(names: Sequence[str]) -> str:
    """Name things in a row."""
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
