"""How concentrated power is in a year, and of which class: measures on all states and on the major powers."""

from collections.abc import Iterator, Sequence

import polars as pl

from polycentric.errors import CoverageError
from polycentric.panel.additions.contract import Addition
from polycentric.panel.load import load
from polycentric.panel.tidy.base_rows import SYSTEM_YEAR, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import Note
from polycentric.poles.classes import CLASSES
from polycentric.poles.classes.contract import MISSING
from polycentric.poles.concentration import MEASURES
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.sets.named import StateSet
from polycentric.sources import SOURCES

SETS: dict[str, StateSet] = {"all": "all", "majors": "majors_2024"}
WORDS = {"all": "all states", "majors": "the major powers of the Correlates of War list, edition of 2024"}
FIRST, LAST = 1816, 2024
LONGEST_LAG = max(measure.lag for measure in MEASURES.values())
Column = tuple[pl.Series, Note]


def compute(base: BaseRows, index: str = "cinc") -> Added:
    """Give the measures of the shares of one power index; years that its sources don't cover are missing."""
    world = _world(base, index)
    made = [*_numbers(world, index), *_classes(world, index)]
    place = {int(year): row for row, year in enumerate(world.panel["year"].values)}
    rows = [place.get(int(year)) for year in base.year]
    frame = pl.DataFrame([series.gather(pl.Series(rows, dtype=pl.UInt32)) for series, _ in made])
    return Added(frame, tuple(note for _, note in made))


def _world(base: BaseRows, index: str) -> World:
    """Load what the index needs and the list of majors, from as many years before as a measure looks back."""
    needed = INDICES[index]
    if not needed.archive():
        raise CoverageError(f"polarity can't be measured by '{index}': the archive of two centuries hasn't got it.")
    first, last = max(base.span[0] - LONGEST_LAG, FIRST), min(base.span[1], LAST)
    try:
        panel = load("history", years=(first, max(first, last)), series=[*needed.archive(), "cowmaj"])
    except CoverageError as failure:
        raise CoverageError(f"polarity can't be measured by '{index}' on the years since 1816: {failure}") from None
    return World(panel, indices={index: needed.on(panel)}, layers={})


def _numbers(world: World, index: str) -> Iterator[Column]:
    """Give each concentration measure on each set."""
    for ending, state_set in SETS.items():
        shares = world.shares(index, state_set)
        for name, measure in MEASURES.items():
            values = pl.Series(f"{name}_{ending}", measure(shares).values, nan_to_null=True)
            yield values, _note(values.name, world, index, f"{measure.label}, {WORDS[ending]}", measure.unit)


def _classes(world: World, index: str) -> Iterator[Column]:
    """Give the class of each rule on the major powers; a word."""
    shares = world.shares(index, SETS["majors"])
    for name, rule in CLASSES.items():
        words = [None if word == MISSING else str(word) for word in rule(shares).values]
        column = f"{name}_majors"
        meaning = f"Class by the rule '{rule.label}', {WORDS['majors']}"
        yield pl.Series(column, words, dtype=pl.String), _note(column, world, index, meaning, "class")


def _note(column: str, world: World, index: str, meaning: str, unit: str) -> Note:
    """Say what a column is made from, and for which years its sources reach."""
    used = _sources(world, index)
    first, last = max(SOURCES[name].years[0] for name in used), min(SOURCES[name].years[1] for name in used)
    versions = "; ".join(SOURCES[name].version for name in used)
    return Note(column, meaning, unit, "; ".join(used), versions, first, last, remark=f"shares of {index}")


def _sources(world: World, index: str) -> Sequence[str]:
    """Name the sources of the index and the list."""
    named = [str(world.panel[name].attrs["source_name"]) for name in (*INDICES[index].archive(), "cowmaj")]
    return list(dict.fromkeys(named))


ADDITION = Addition(
    label="Concentration of power and its class, on all states and on the major powers",
    sources=("cow_nmc", "cow_majors"),
    units=(SYSTEM_YEAR,),
    compute=compute,
    options={
        "index": ("cinc", *sorted(name for name, each in INDICES.items() if name != "cinc" and each.scale == "amount"))
    },
    columns=(
        *(f"{measure}_{ending}" for ending in SETS for measure in MEASURES),
        *(f"{rule}_majors" for rule in CLASSES),
    ),
)
