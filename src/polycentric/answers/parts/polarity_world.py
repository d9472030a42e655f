"""Opens the world of two centuries for ``polycentric polarity``, with a user's own indices, sets and codings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.answers.asked import QuestionError
from polycentric.answers.where import Years

if TYPE_CHECKING:
    from polycentric.poles.contract import PoleDefinition
    from polycentric.poles.world import World
    from polycentric.power.contract import PowerIndex
    from polycentric.tables.user_reading import Reading

OWN_SET = "own_set"


@dataclass(frozen=True)
class Own:
    """What a user brings: indices and pole definitions from files."""

    indices: "Mapping[str, PowerIndex]" = field(default_factory=dict)
    definitions: "Mapping[str, PoleDefinition]" = field(default_factory=dict)


def read_own(files: Sequence[Path], reading: "Reading", years: Years) -> Own:
    """Read a user's files: one with a column ``pole`` is a coding of poles, any other an index."""
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.poles.user_file import read_poles
    from polycentric.power import INDICES
    from polycentric.power.user_file import read_index
    from polycentric.tables.user_file import header_of, own_files

    named = own_files(files, {*INDICES, *DEFINITIONS}, "power index or pole definition")
    codings = [name for name, path in named.items() if "pole" in (*reading.columns, *header_of(path))]
    reading = replace(reading, years=(_first(years), years[1]))
    return Own(
        {name: read_index(path, reading) for name, path in named.items() if name not in codings},
        {name: read_poles(path, reading) for name, path in named.items() if name in codings},
    )


def _first(years: Years) -> int:
    """Give the first year that is needed: movement looks five years back, also from the first year asked for."""
    from polycentric.panel.history import FIRST_YEAR
    from polycentric.poles.concentration import MEASURES

    return min(years[0], max(years[0] - MEASURES["movement"].lag, FIRST_YEAR))


def open_polarity(
    years: Years, own: Own, state_set: str, *, ties: bool
) -> "tuple[tuple[World, ...], str, Mapping[str, PoleDefinition]]":
    """Load what every index and definition needs; give the worlds, the set's name and the definitions.

    The first world has its states apart; the second, where the years reach it, the European Union as one. Definitions
    that rest on ties are left out unless they are asked for.
    """
    from polycentric.panel.blocs import treatable
    from polycentric.panel.load import load
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.poles.world import World
    from polycentric.power import INDICES
    from polycentric.registry import Registry

    known: dict[str, PoleDefinition] = {**DEFINITIONS, **own.definitions}
    definitions = {name: each for name, each in known.items() if ties or not each.layers}
    panel = load("history", years=(_first(years), years[1]), series=needed(definitions.values()))
    name, sets = named_set(state_set)
    indices = Registry("power index", {**INDICES, **own.indices}, INDICES.aliases)
    world = World(panel, indices=indices, own_sets=sets)
    if name not in world.sets:
        raise QuestionError(
            f"No set is called '{name}': the known ones are {', '.join(world.sets)}; or name states, as in USA,GBR,RUS."
        )
    _check_own(own, world)
    as_one = [World(part, bloc, indices, own_sets=sets) for bloc, part in treatable(panel, ("EU",)).items()]
    return (world, *as_one), name, definitions


def _check_own(own: Own, world: "World") -> None:
    """Try the user's indices and codings on the world: one that fails ends the command, and isn't left out."""
    from polycentric.power import INDICES
    from polycentric.power.user_file import check_own

    check_own(own.indices, INDICES, world.panel)
    for definition in own.definitions.values():
        world.find(definition)


def named_set(text: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Give the name of a set, and the user's own where states are listed with commas."""
    from polycentric.states import find

    if "," not in text:
        return text, {}
    return OWN_SET, {OWN_SET: tuple(dict.fromkeys(find(part.strip()).id for part in text.split(",") if part.strip()))}


def needed(definitions: "Iterable[PoleDefinition]") -> list[str]:
    """Name the variables that the amounts among the indices, the lists of powers and the tie layers need."""
    from polycentric.power import INDICES
    from polycentric.ties import LAYERS

    layers = {layer for definition in definitions for layer in definition.layers if layer in LAYERS}
    names = {name for index in INDICES.values() if index.scale == "amount" for name in index.archive()}
    names |= {name for layer in layers for name in LAYERS[layer].archive()}
    return sorted(names | {"cowmaj", "maoz_global", "maoz_regional"})
