"""The readings of the data set, one row each: how often each was right, and why it stands in the verdict map or not."""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from polycentric.panel.tidy.notes import Note
from polycentric.poles import on_map
from polycentric.poles.dataset.sheet import Sheet, note
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.contract import LABELS, LabelSet
from polycentric.poles.validity.past import PastError, past_error
from polycentric.poles.validity.polarity import Reading
from polycentric.poles.validity.shipped import shipped
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.ties import LAYERS

CLASS_SHORT = {"multipolar": "multi", "bipolar": "bi", "unipolar": "uni"}
SET_SHORT = {"common_division": "common"}
COUNTS = {
    "right": "right",
    "judged": "with a class",
    "all": "that the label set has",
}
MADE_OF_OTHERS = "it is made of other measures, which stand in the map themselves"
Cell = str | int | None


def label_sets() -> dict[str, LabelSet]:
    """Give the label sets of polarity, by what their columns begin with."""
    return {SET_SHORT.get(name, name): cases for name, cases in LABEL_SETS.items() if cases.kind == "polarity"}


def readings() -> list[Reading]:
    """Name every reading of polarity that has been scored."""
    found = {score.reading for score in shipped() if LABEL_SETS[score.labels].kind == "polarity"}
    return sorted(found & {each for each in found if each.definition in DEFINITIONS}, key=lambda each: each.name)


def sheet(world: World, named: Mapping[Reading, str], classes: pl.DataFrame, span: tuple[int, int]) -> Sheet:
    """Give the table of readings.

    Parameters
    ----------
    world : World
    named : mapping of Reading to str
        Their variables.
    classes : DataFrame
        The table of system-years, which says when each has a class.
    span : tuple of int
    """
    known = classes.filter(pl.col("polarity").is_not_null()).group_by("reading").agg(
        pl.col("year").min().alias("first"), pl.col("year").max().alias("last"), pl.len().alias("years")
    )  # fmt: skip
    when = {row["reading"]: row for row in known.iter_rows(named=True)}
    rows = [_row(world, reading, name, when.get(name, {})) for reading, name in named.items()]
    notes = _notes(span)
    kinds = {each.column: pl.Int32 if each.unit in ("years", "year", "truth") else pl.String for each in notes}
    frame = pl.DataFrame(rows, schema=kinds)
    long = ("label", "reference", "caveat", "parameters", "why_off_map", "sources", "scored_by")
    long = (*long, *(f"{each}_in_sample" for each in label_sets()))
    return Sheet("readings", "a reading: a definition on an index and a set of states", frame, notes, long)


def used_by(world: World, reading: Reading) -> list[str]:
    """Name the sources whose numbers a reading rests on, its lists of states included where the archive holds them."""
    rule, indices = DEFINITIONS[reading.definition], [reading.index] if reading.index else []
    if not rule.uses_index:  # a rule on several measures names them among its marks
        indices = [index for name in rule.parameters if (index := world.index_of(name))]
    variables = [need for name in indices if name in world.offered for need in world.offered[name].archive()]
    for layer in rule.layers:
        variables += LAYERS[layer].archive() if layer in LAYERS else ()
    held = {str(name): each for name, each in world.panel.data_vars.items()}
    named = [str(held[name].attrs["source_name"]) for name in variables if name in held]
    return sorted(set(named))


def _row(world: World, reading: Reading, name: str, when: Mapping[str, int]) -> dict[str, Cell]:
    """Give the row of one reading."""
    rule = DEFINITIONS[reading.definition]
    index = world.offered.get(reading.index)
    past = past_error(reading.definition, reading.index, reading.state_set)
    found = None if past is None else past.about("polarity")
    why = _why_off_map(world, reading)
    return {
        "reading": name,
        "definition": reading.definition,
        "index": reading.index or None,
        "set": reading.state_set or None,
        "label": rule.label_on(index.measure if index is not None else ""),
        "family": rule.family,
        "measure": (index.measure if index is not None else "") or None,
        "sources": " ".join(used_by(world, reading)) or None,
        "parameters": ", ".join(f"{key} {value:g}" for key, value in rule.parameters.items()) or None,
        "first": when.get("first"),
        "last": when.get("last"),
        "years": when.get("years", 0),
        "gives": None if found is None else " ".join(found.can_give) or None,
        "holds_up": None if found is None else int(found.holds_up),
        "in_sample": None if found is None else int(bool(found.in_sample)),
        "held_up_on": None if found is None else " ".join(found.held_up_on) or None,
        "on_map": int(not why),
        "why_off_map": why or None,
        **_counts(found),
        "scored_by": None if found is None else found.note or None,
        "reference": rule.reference,
        "caveat": rule.caveat or None,
    }


def _counts(found: PastError | None) -> dict[str, Cell]:
    """Give the hits per label set and class, with the status and how the labels were used in choosing the reading."""
    made: dict[str, Cell] = {}
    for short, cases in label_sets().items():
        score = None if found is None else found.scores.get(cases.name)
        rates = {} if score is None else {each.what: each for each in score.rates}
        for label in LABELS:
            rate = rates.get(label)
            values = (None,) * 3 if rate is None else (rate.right, rate.judged, rate.total)
            for count, value in zip(COUNTS, values, strict=True):
                made[f"{short}_{CLASS_SHORT[label]}_{count}"] = value
        made[f"{short}_status"] = None if score is None else score.status
        made[f"{short}_in_sample"] = None if score is None else score.in_sample or None
    return made


def _why_off_map(world: World, reading: Reading) -> str:
    """Say why a reading isn't in the verdict map; empty where it is."""
    left = {(kind, name): why for kind, name, why in on_map.left(world).iter_rows()}
    parts = (
        ("definition", reading.definition),
        ("index", reading.index),
        ("set", reading.state_set),
        ("reading", " / ".join((reading.definition, _measure(world, reading.index), reading.state_set))),
    )
    found = next((left[part] for part in parts if part in left), "")
    if not found and reading.index and reading.index not in world.indices:
        return MADE_OF_OTHERS
    return found


def _measure(world: World, index: str) -> str:
    """Name what an index measures."""
    known = world.offered.get(index) or INDICES.get(index)
    return known.measure if known is not None else index


def _notes(span: tuple[int, int]) -> tuple[Note, ...]:
    """Describe the columns."""
    head = (
        ("reading", "the reading's variable, by which the tables are joined", "id"),
        ("definition", "the rule that says who the poles are", "id"),
        ("index", "the power index that it compares states on", "id"),
        ("set", "the set of states that it compares", "id"),
        ("label", "the rule in words", "text"),
        ("family", "the family of rules", "text"),
        ("measure", "what the index measures, whatever its series", "id"),
        ("sources", "the archive's sources that it reads", "text"),
        ("parameters", "the rule's cut-offs", "text"),
        ("first", "first year with a class", "year"),
        ("last", "last year with a class", "year"),
        ("years", "years with a class", "years"),
        ("gives", "classes that it gave in any year of 1816-2016; what it can't give it can't have right", "text"),
        ("holds_up", "whether it is right in four fifths of every period of a label set not used in choosing it",
         "truth"),
        ("in_sample", "whether the labels of a set were used in choosing it: its score there is no test", "truth"),
        ("held_up_on", "label sets on which it is right in four fifths of every period", "text"),
        ("on_map", "whether it stands in the verdict map", "truth"),
        ("why_off_map", "why it doesn't", "text"),
    )  # fmt: skip
    tail = (
        ("scored_by", "another series by which it was scored, where its own wasn't", "text"),
        ("reference", "whose rule it is", "text"),
        ("caveat", "what the rule can't see", "text"),
    )
    return tuple(note(*each, span) for each in (*head, *_counted(), *tail))


def _counted() -> Iterable[tuple[str, str, str]]:
    """Describe the columns of past error."""
    for short, cases in label_sets().items():
        for label in LABELS:
            for count, word in COUNTS.items():
                yield f"{short}_{CLASS_SHORT[label]}_{count}", f"{cases.label}: {label} years {word}", "years"
        yield f"{short}_status", f"{cases.label}: holds up, fails, or not testable", "text"
        yield f"{short}_in_sample", f"{cases.label}: how the labels were used in choosing it, if they were", "text"


def testable(rows: pl.DataFrame, short: str) -> tuple[int, Sequence[str]]:
    """Count the readings that a label set can test, and name those that hold up."""
    tested = rows.filter(pl.col(f"{short}_status").is_in(["holds up", "fails"]))
    return tested.height, tested.filter(pl.col(f"{short}_status") == "holds up")["reading"].to_list()
