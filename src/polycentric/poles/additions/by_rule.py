"""What one rule says, for the rows of a tidy table: its class and number of poles, or who is one, with past error."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from polycentric.errors import CoverageError
from polycentric.panel import history
from polycentric.panel.load import load
from polycentric.panel.tidy.base_rows import BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import OWN, Note
from polycentric.poles.dataset import scored, states, years
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.validity import scores
from polycentric.poles.validity.past import past_error
from polycentric.poles.validity.polarity import Reading
from polycentric.poles.validity.thresholds import default_rule
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.sets.named import SETS, StateSet
from polycentric.sources import SOURCES

NO_RULE, DEFAULT, USUAL = "none", "default", "usual"
RULES = (NO_RULE, DEFAULT, *DEFINITIONS)
SET_CHOICES = (USUAL, *(name for name in SETS if name != "majors_2024"))
INDEX_CHOICES = (USUAL, "cinc", *sorted(n for n, each in INDICES.items() if n != "cinc" and each.scale == "amount"))
PEOPLE = "tpop"  # the coverage rule weighs states by it


def asked(rule: str, index: str, state_set: str) -> Reading:
    """Give the reading that options mean.

    Raises
    ------
    CoverageError
        If the rule looks at no index and one is given, or it isn't for the set.
    """
    chosen = default_rule() if rule == DEFAULT else None
    name = chosen.definition if chosen is not None else rule
    index = "" if index == USUAL else index
    definition, named = DEFINITIONS[name], "" if state_set == USUAL else state_set
    if (chosen is not None or not definition.uses_index) and (index or named):
        what = "is on an index of its own" if chosen is not None else "looks at no index and no set"
        raise CoverageError(f"The rule '{rule}' {what}: leave index and set out.")
    if chosen is not None:
        return Reading(name, chosen.index, "all")
    if not definition.uses_index:
        return Reading(name)
    fits = [each for each in SET_CHOICES if each != USUAL and definition.applies_to(each)]
    if named and named not in fits:
        raise CoverageError(f"The rule '{rule}' isn't for the set '{named}': give {' or '.join(fits)}.")
    return Reading(name, index or "cinc", named or ("all" if "all" in fits else "majors"))


def columns_named(column: str, index: str, sets: Mapping[str, StateSet]) -> str:
    """Put the index into a column's name, before the set that it ends in."""
    ending = next(each for each in sorted(sets, key=len, reverse=True) if column.endswith(f"_{each}"))
    return f"{column.removesuffix(ending)}{index}_{ending}"


def classes_of(base: BaseRows, reading: Reading) -> Added:
    """Give the class and the number of poles of each year."""
    world = world_of(base, reading)
    stem = stem_of(reading)
    found = years.sheet(world, {reading: stem}, {}, base.span).frame
    known = pl.DataFrame({"year": base.year.astype(np.int32)}).join(
        found.select("year", "polarity", "number"), on="year", how="left", maintain_order="left"
    )
    notes = (
        note_of(world, reading, stem, f"Class by the rule '{DEFINITIONS[reading.definition].label}'", "class"),
        note_of(world, reading, f"{stem}_number", "Poles by the same rule, where there is a class", "poles"),
    )
    frame = known.select(pl.col("polarity").alias(stem), pl.col("number").alias(f"{stem}_number"))
    return Added(frame, notes)


def poles_of(base: BaseRows, reading: Reading) -> Added:
    """Give, for each state of a row, whether it is a pole: 1, 0 or missing."""
    world, stem = world_of(base, reading), stem_of(reading)
    keys = states.Rows(world)
    by_year = years.sheet(world, {reading: stem}, {}, base.span).frame
    marks = states.marks(keys, reading, stem, by_year)
    system = "cow" if base.system == "cow" else "gw"
    held = keys.frame.select("year", pl.Series("code", keys.numbered(system))).with_columns(marks)
    held = held.drop_nulls("code").unique(["year", "code"], keep="first", maintain_order=True)
    wanted = pl.DataFrame({"year": base.year.astype(np.int32), "code": base.codes("", system).astype(np.int64)})
    frame = wanted.join(held, on=["year", "code"], how="left", maintain_order="left").select(stem)
    meaning = f"Whether it is a pole by the rule '{DEFINITIONS[reading.definition].label}'"
    return Added(frame, (note_of(world, reading, stem, meaning, "truth"),))


def stem_of(reading: Reading) -> str:
    """Name the column of a reading."""
    return "_".join(filter(None, (reading.definition, reading.index, reading.state_set)))


def world_of(base: BaseRows, reading: Reading) -> World:
    """Load what a reading needs: its index, lists and people, or, of a rule without an index, all that rules read."""
    first = max(base.span[0], history.FIRST_YEAR)
    span = (first, max(first, min(base.span[1], history.LAST_YEAR)))
    definition, index = DEFINITIONS[reading.definition], INDICES[reading.index] if reading.index else None
    if index is None or definition.layers:
        return scores.world(span)
    lists = SETS[reading.state_set].marked_by if reading.state_set in SETS else ()
    if not index.archive():
        raise CoverageError(f"'{reading.index}' has no poles before 1990: the archive of two centuries hasn't got it.")
    panel = load("history", years=span, series=list(dict.fromkeys([*index.archive(), PEOPLE, *lists])))
    return World(panel, indices={reading.index: index.on(panel)}, layers={})


def note_of(world: World, reading: Reading, column: str, meaning: str, unit: str) -> Note:
    """Say what a column is made from, and how often the rule was right."""
    used = scored.used_by(world, reading)
    spans = [SOURCES[name].years for name in used] or [(history.FIRST_YEAR, history.LAST_YEAR)]
    first, last = max(each for each, _ in spans), min(each for _, each in spans)
    versions = "; ".join(SOURCES[name].version for name in used)
    about = "; ".join(filter(None, (_about(reading), past_in_words(reading))))
    return Note(column, meaning, unit, "; ".join(used) or OWN, versions, first, last, remark=about)


def past_in_words(reading: Reading) -> str:
    """Say how often a reading was right, per label set and class."""
    past = past_error(reading.definition, reading.index, reading.state_set)
    if past is None:
        return "past error not known"
    kept = past.about("polarity")
    hits = [
        f"{name} {', '.join(f'{each.right} of {each.total} {each.what}' for each in rates)}"
        for name, rates in kept.rates.items()
    ]
    told = f"; past error is {kept.note}" if kept.note else ""
    return f"past error: {kept.sentence()} ({'; '.join(hits)}{told})"


def _about(reading: Reading) -> str:
    """Say what the rule was applied to."""
    return f"by {reading.index} on {reading.state_set}" if reading.index else ""
