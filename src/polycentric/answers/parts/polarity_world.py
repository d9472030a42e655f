"""Opens what ``polycentric polarity`` looks at: worlds of a year or of several, own indices, sets and codings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from polycentric.answers import own, where
from polycentric.answers.asked import QuestionError, instead, option
from polycentric.answers.where import Where, Years

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.poles.contract import PoleDefinition
    from polycentric.poles.world import World
    from polycentric.power.contract import PowerIndex
    from polycentric.registry import Registry
    from polycentric.tables.user_reading import Reading

Made = TypeVar("Made")
OWN_SET = "own_set"
APART = "none"
FEW_YEARS = 10


@dataclass(frozen=True)
class Own:
    """What a user brings: indices and pole definitions from files."""

    indices: "Mapping[str, PowerIndex]" = field(default_factory=dict)
    definitions: "Mapping[str, PoleDefinition]" = field(default_factory=dict)


@dataclass(frozen=True)
class Scope:
    """All that one question about polarity looks at.

    Attributes
    ----------
    at : Where
        The world and its year or years.
    groups : sequence of tuples of World
        Worlds of the same years: with every state by itself, and with each bloc as one. Of the world `now` each year is
        a group, since it has states, members and editions of its own; of `history` all years are one.
    definitions : mapping
        The rules applied; without those on ties where these would take too long.
    rule : PoleDefinition or None
        The one that was named.
    index, state_set : str or None
        Those that were named; None for all.
    mine : Own
        What the user brought.
    first : int
        The first year shown: movement looks back to earlier ones.
    panel : Dataset
        Of single states, in all years.
    """

    at: Where
    groups: "Sequence[tuple[World, ...]]"
    definitions: "Mapping[str, PoleDefinition]"
    rule: "PoleDefinition | None"
    index: str | None
    state_set: str | None
    mine: Own
    first: int
    panel: "xr.Dataset"
    kept: dict[str, Any] = field(default_factory=dict[str, Any], compare=False)

    def keep(self, name: str, make: "Callable[[], Made]") -> "Made":
        """Give what is kept under a name, made the first time."""
        if name not in self.kept:
            self.kept[name] = make()
        made: Made = self.kept[name]
        return made

    @property
    def world(self) -> "World":
        """The first world of the last year."""
        return self.groups[-1][0]

    @property
    def worlds(self) -> "Sequence[World]":
        """All worlds."""
        return [world for group in self.groups for world in group]

    @property
    def is_span(self) -> bool:
        """Tell several years from one."""
        return self.at.years is not None

    @property
    def by_year(self) -> bool:
        """Tell whether each year is a group of its own."""
        return self.is_span and self.at.world == "now"

    @property
    def last(self) -> int:
        """The last year shown."""
        return int(self.world.panel["year"].values[-1])

    @property
    def main(self) -> str:
        """The index that is shown where there is room for one: the one named, else the world's default."""
        from polycentric.poles.default_index import default_index

        return self.index or self.keep("main", lambda: default_index([group[0] for group in self.groups], self.first))

    @property
    def main_set(self) -> str:
        """The set of great powers that is shown where there is room for one."""
        return self.state_set or "eight_largest"


def read_own(files: Sequence[Path], reading: "Reading") -> Own:
    """Read a user's files: one with a column ``pole`` is a coding of poles, any other an index."""
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.poles.user_file import read_poles
    from polycentric.power import INDICES
    from polycentric.power.user_file import read_index
    from polycentric.tables.user_file import header_of, own_files

    named = own_files(files, {*INDICES, *DEFINITIONS}, "power index or pole definition")
    codings = [name for name, path in named.items() if "pole" in (*reading.columns, *header_of(path))]
    return Own(
        {name: read_index(path, reading) for name, path in named.items() if name not in codings},
        {name: read_poles(path, reading) for name, path in named.items() if name in codings},
    )


def reading_at(reading: "Reading", at: Where) -> "Reading":
    """Say which years of a user's file count; in two centuries also those that movement looks back to."""
    if at.world != "history":
        return own.for_world(reading, at)
    first, last = _years(at)
    return replace(reading, years=(_first(first), last))


def scope(
    at: Where,
    mine: Own,
    definition: str | None,
    index: str | None,
    state_set: str | None,
    *,
    ties: bool | None,
    family: str = "",
    also: Iterable[str] = (),
    of_rules: bool = True,
) -> Scope:
    """Load what every index and definition of the map needs, or those named, or those of one family; and `also` that.

    With `of_rules` False nothing is loaded for definitions: the table applies none.

    Raises
    ------
    UnknownNameError
        If a name is unknown.
    CoverageError
        If nothing is known of the years that were asked for.
    """
    known = _known(mine)
    rule = known[definition] if definition else None
    if ties is not None and rule is not None:
        raise QuestionError(
            f"Whether definitions that rest on ties are applied ({option('ties')}) is of no use with one definition, "
            f"'{rule.name or definition}': leave one of them out."
        )
    applied = _few(at) if ties is None else ties
    chosen = (
        {name: each for name, each in known.items() if each.family == family}
        if family
        else {name: each for name, each in known.items() if not each.off_map and (applied or not each.layers)}
    )
    chosen = chosen if definition is None or rule is None else {definition: rule}
    name, sets = named_set(state_set) if state_set else (None, {})
    _check_rule(rule, definition, index, state_set)
    indices = _indices(mine)
    panel = _opened(at, mine, chosen.values() if of_rules else (), also)
    groups = _groups(panel, at, indices, sets)
    first = int(panel["year"].values[0]) if at.world == "now" else _years(at)[0]
    made = Scope(at, groups, chosen, rule, index, name, mine, first, panel)
    _check(made, state_set)
    return replace(made, index=made.world.called(index)) if index else made


def _known(mine: Own) -> "Registry[PoleDefinition]":
    """Give the definitions that may be asked for."""
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.registry import Registry

    return Registry("pole definition", {**DEFINITIONS, **mine.definitions}, DEFINITIONS.aliases)


def _indices(mine: Own) -> "Registry[PowerIndex]":
    """Give the indices that may be asked for."""
    from polycentric.power import INDICES
    from polycentric.registry import Registry

    return Registry("power index", {**INDICES, **mine.indices}, INDICES.aliases)


def _few(at: Where) -> bool:
    """Tell whether so few years are asked for that rules on ties are applied unasked."""
    if at.years is None:
        return True
    return at.world == "history" and at.years[1] - at.years[0] < FEW_YEARS


def _years(at: Where) -> Years:
    """Give the first and the last year asked for, in two centuries."""
    if at.years is not None:
        return at.years
    assert at.year is not None
    return at.year, at.year


def _first(year: int) -> int:
    """Give the first year that is needed: movement looks five years back, also from the first year asked for."""
    from polycentric.panel.history import FIRST_YEAR
    from polycentric.poles.concentration import MEASURES

    return min(year, max(year - MEASURES["movement"].lag, FIRST_YEAR))


def _opened(at: Where, mine: Own, definitions: "Iterable[PoleDefinition]", also: Iterable[str]) -> "xr.Dataset":
    """Load the panel, of two centuries with variables that a table needs beside those of the map."""
    from polycentric.panel.load import load

    if at.world != "history":
        return where.open_world(at, list(mine.indices.values()))
    if at.carry:
        return where.open_world(at)  # which refuses it
    first, last = _years(at)
    return load("history", years=(_first(first), last), series=sorted({*needed(definitions), *also}))


def _groups(
    panel: "xr.Dataset", at: Where, indices: "Mapping[str, PowerIndex]", sets: Mapping[str, Sequence[str]]
) -> "list[tuple[World, ...]]":
    """Make the worlds: each year's by itself where the world is `now`."""
    from polycentric.panel.one_year import has_members, of_year

    if at.years is None or at.world == "history":
        return [_worlds(panel, _blocs(panel, at), at, indices, sets)]
    groups: list[tuple[World, ...]] = []
    for year in (int(each) for each in panel["year"].values):
        blocs = [bloc for bloc in _blocs(panel, at) if bloc is None or has_members(panel, year, bloc)]
        if blocs:
            groups.append(_worlds(of_year(panel, year), blocs, at, indices, sets))
    if not groups:
        from polycentric.errors import CoverageError

        raise CoverageError(
            f"'{at.bloc}' has no members in these years: leave {option('as_one')} out, or choose others."
        )
    return groups


def _blocs(panel: "xr.Dataset", at: Where) -> "list[str | None]":
    """Say which blocs stand as one: the one named, or the European Union beside the states apart."""
    if at.bloc == APART:
        return [None]
    if at.bloc is not None:
        return [at.bloc]
    return [None, "EU"] if at.world == "history" or "membership" in panel else [None]


def _worlds(
    panel: "xr.Dataset",
    blocs: "Sequence[str | None]",
    at: Where,
    indices: "Mapping[str, PowerIndex]",
    sets: Mapping[str, Sequence[str]],
) -> "tuple[World, ...]":
    """Open one world for each bloc that is there in these years; one that was named must be."""
    from polycentric.panel.blocs import treatable
    from polycentric.poles.world import World

    made: list[World] = []
    for bloc in blocs:
        part = panel if bloc is None or at.world == "now" else treatable(panel, (bloc,)).get(bloc)
        if part is None and bloc == at.bloc:
            part = panel  # pooled to be refused with the reason
        if part is not None:
            made.append(World(part, bloc, indices, own_sets=sets))
    return tuple(made)


def _check_rule(
    rule: "PoleDefinition | None", definition: str | None, index: str | None, state_set: str | None
) -> None:
    """Refuse an index or a set that the definition named doesn't look at."""
    if rule is None:
        return
    for name, given in (("index", index), ("state_set", state_set)):
        if given and not rule.uses_index:
            raise QuestionError(
                f"'{definition}' looks at no index and no set: leave '{definition}' or {option(name, given)} out."
            )
    if state_set and not rule.applies_to(named_set(state_set)[0]):
        raise QuestionError(
            f"'{definition}' doesn't apply to {option('state_set', state_set)} ({rule.elsewhere}): its sets are "
            f"{', '.join(rule.sets)}."
        )


def _check(made: Scope, state_set: str | None) -> None:
    """Refuse an unknown set or index, years of which nothing is known, and a user's own numbers that fail here."""
    from polycentric.answers.covered import checked_indices
    from polycentric.power import INDICES
    from polycentric.power.user_file import check_own

    world = made.world
    if made.state_set is not None and made.state_set not in world.sets:
        raise QuestionError(
            f"No set is called '{state_set}' in the world '{made.at.world}': the known ones are "
            f"{', '.join(world.sets)}; or name states, as in USA,GBR,RUS."
        )
    if made.index is not None:
        _check_index(made, made.index)
    for each in [made.panel] if made.by_year else [world.panel for world in made.worlds]:
        check_own(made.mine.indices, INDICES, each)
    for definition in made.mine.definitions.values():
        made.world.find(definition)
    _check_shown(made)
    if made.at.world == "history":
        amounts = {name: each for name, each in world.indices.items() if each.scale == "amount"}
        named = {made.index: amounts[made.index]} if made.index in amounts else amounts
        _ = checked_indices(named, _years(made.at))


def _check_shown(made: Scope) -> None:
    """Refuse a file of the user's of which nothing would be shown."""
    brought = [*made.mine.indices]
    if made.by_year and brought and made.index not in brought:
        raise QuestionError(
            f"{option('years')} shows one index, '{made.main}': add {option('index', brought[0])}, or leave "
            f"{option('added')} out."
        )
    other = [name for name in brought if made.index is not None and name != made.index]
    if other:
        raise QuestionError(
            f"'{other[0]}' of {option('added')} isn't shown, since {option('index', made.index)} names another: name "
            f"'{other[0]}', or leave {option('added')} or {option('index')} out."
        )
    rule = made.rule
    idle = [*(brought if rule is not None and not rule.uses_index else ()),
            *(name for name in made.mine.definitions if rule is not None and name not in made.definitions)]  # fmt: skip
    if idle:
        raise QuestionError(
            f"'{idle[0]}' of {option('added')} isn't shown, since the definition '{next(iter(made.definitions))}' "
            f"doesn't look at it: leave {option('added')} or '{next(iter(made.definitions))}' out."
        )


def _check_index(made: Scope, name: str) -> None:
    """Say in which world an index is that this one doesn't have.

    Raises
    ------
    CoverageError
        It names the command that shows the index.
    """
    from polycentric.errors import CoverageError
    from polycentric.power import INDICES

    past, offered = made.at.world == "history", made.world.offered
    if name not in offered or name in made.mine.indices or offered[name].on(made.world.single).fits(made.world.single):
        return
    if not past and INDICES[name].archive():
        call = instead(world="history", as_known=None)
        raise CoverageError(f"{INDICES[name].label} ({name}) is in the world 'history', not in 'now': {call}")


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
