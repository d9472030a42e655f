"""How concentrated power is in a year, and of which class: measures on a set of states, or one rule and its past error.

Without options the shares are those of one index on all states and on the major powers. With a set, or with another
index, the columns' names say which, so that several additions stand side by side. With a rule the columns are its class
and its number of poles.
"""

from collections.abc import Iterator, Sequence

import polars as pl

from polycentric.errors import CoverageError
from polycentric.panel.additions.contract import Addition
from polycentric.panel.load import load
from polycentric.panel.tidy.base_rows import SYSTEM_YEAR, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import Note
from polycentric.poles.additions.by_rule import (
    INDEX_CHOICES,
    NO_RULE,
    SET_CHOICES,
    USUAL,
    asked,
    classes_of,
    columns_named,
)
from polycentric.poles.additions.by_rule import RULES as RULE_CHOICES
from polycentric.poles.classes import CLASSES
from polycentric.poles.classes.contract import MISSING
from polycentric.poles.concentration import MEASURES
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.sets.named import StateSet, label_of
from polycentric.sources import SOURCES

SETS: dict[str, StateSet] = {"all": "all", "majors": "majors_2024"}
WORDS = {"all": "all states", "majors": "the major powers of the Correlates of War list, edition of 2024"}
FIRST, LAST = 1816, 2024
FIRST_INDEX = "cinc"
LISTS = {"global_maoz": ("maoz_global",), "powers_maoz": ("maoz_global", "maoz_regional")}
LONGEST_LAG = max(measure.lag for measure in MEASURES.values())
Column = tuple[pl.Series, Note]


def compute(base: BaseRows, index: str = USUAL, set: str = USUAL, rule: str = NO_RULE) -> Added:  # an option
    """Give the measures of the shares of one power index; years that its sources don't cover are missing."""
    if rule != NO_RULE:
        return classes_of(base, asked(rule, index, set))
    named = FIRST_INDEX if index == USUAL else index
    world = _world(base, named, LISTS.get(set, ()))
    chosen = SETS if set == USUAL else {set: SETS.get(set, set)}
    made = [*_numbers(world, named, chosen), *_classes(world, named, chosen)]
    place = {int(year): row for row, year in enumerate(world.panel["year"].values)}
    rows = [place.get(int(year)) for year in base.year]
    frame = pl.DataFrame([series.gather(pl.Series(rows, dtype=pl.UInt32)) for series, _ in made])
    added = Added(frame, tuple(note for _, note in made))
    plain = named == FIRST_INDEX and chosen is SETS
    return added if plain else added.renamed({name: columns_named(name, named, chosen) for name in frame.columns})


def _world(base: BaseRows, index: str, lists: Sequence[str]) -> World:
    """Load what the index needs and the lists of powers, from as many years before as a measure looks back."""
    needed = INDICES[index]
    if not needed.archive():
        raise CoverageError(f"polarity can't be measured by '{index}': the archive of two centuries hasn't got it.")
    first, last = max(base.span[0] - LONGEST_LAG, FIRST), min(base.span[1], LAST)
    try:
        panel = load("history", years=(first, max(first, last)), series=[*needed.archive(), "cowmaj", *lists])
    except CoverageError as failure:
        raise CoverageError(f"polarity can't be measured by '{index}' on the years since 1816: {failure}") from None
    return World(panel, indices={index: needed.on(panel)}, layers={})


def _numbers(world: World, index: str, sets: dict[str, StateSet]) -> Iterator[Column]:
    """Give each concentration measure on each set."""
    for ending, state_set in sets.items():
        shares = world.shares(index, state_set)
        for name, measure in MEASURES.items():
            values = pl.Series(f"{name}_{ending}", measure(shares).values, nan_to_null=True)
            yield values, _note(values.name, world, index, f"{measure.label}, {_words(ending)}", measure.unit)


def _classes(world: World, index: str, sets: dict[str, StateSet]) -> Iterator[Column]:
    """Give the class of each rule on the major powers, or on the one set that is asked for; a word."""
    ending, state_set = list(sets.items())[-1]
    shares = world.shares(index, state_set)
    for name, rule in CLASSES.items():
        if name in DEFINITIONS and not DEFINITIONS[name].applies_to(ending):
            continue
        words = [None if word == MISSING else str(word) for word in rule(shares).values]
        column = f"{name}_{ending}"
        meaning = f"Class by the rule '{rule.label}', {_words(ending)}"
        yield pl.Series(column, words, dtype=pl.String), _note(column, world, index, meaning, "class")


def _words(ending: str) -> str:
    """Say which set it is."""
    return WORDS.get(ending) or label_of(ending)


def _note(column: str, world: World, index: str, meaning: str, unit: str) -> Note:
    """Say what a column is made from, and for which years its sources reach."""
    used = _sources(world, index)
    first, last = max(SOURCES[name].years[0] for name in used), min(SOURCES[name].years[1] for name in used)
    versions = "; ".join(SOURCES[name].version for name in used)
    return Note(column, meaning, unit, "; ".join(used), versions, first, last, remark=f"shares of {index}")


def _sources(world: World, index: str) -> Sequence[str]:
    """Name the sources of the index and the lists."""
    held = world.panel
    lists = [name for name in ("cowmaj", *LISTS["powers_maoz"]) if name in held]
    named = [str(held[name].attrs["source_name"]) for name in (*INDICES[index].archive(), *lists)]
    return list(dict.fromkeys(named))


ADDITION = Addition(
    label="Concentration of power and its class on a set of states, or the class by one rule with its past error",
    sources=("cow_nmc", "cow_majors"),
    units=(SYSTEM_YEAR,),
    compute=compute,
    options={
        "index": INDEX_CHOICES,
        "set": SET_CHOICES,
        "rule": RULE_CHOICES,
    },
    columns=(
        *(f"{measure}_{ending}" for ending in SETS for measure in MEASURES),
        *(f"{rule}_majors" for rule in CLASSES),
    ),
)
