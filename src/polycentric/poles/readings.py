"""Readings of a world: a definition on one index and set each, all their years at once as rows of the verdict map."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.poles.classes.contract import MISSING, NOT_APPLICABLE, class_of
from polycentric.poles.contract import Finding, PoleDefinition
from polycentric.poles.world import World
from polycentric.sets.named import StateSet

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "treatment": pl.String,
    "family": pl.String,
    "definition": pl.String,
    "label": pl.String,
    "index": pl.String,
    "set": pl.String,
    "class": pl.String,
    "number": pl.Int32,
    "poles": pl.List(pl.String),
    "least": pl.Int32,
    "most": pl.Int32,
    "as_listed": pl.String,
    "poles_as_listed": pl.List(pl.String),
    "parameters": pl.String,
    "reason": pl.String,
    "states": pl.Int32,
    "dropped": pl.Int32,
    "dropped_output": pl.Float64,
    "reference": pl.String,
}
KEYS = ("treatment", "family", "definition", "label", "index", "set", "parameters", "reference")
Columns = dict[str, Any]
Series = dict[str, pl.Series]
Marks = NDArray[np.bool_]


def readings(world: World, asked: Iterable[tuple[PoleDefinition, str, StateSet]]) -> pl.DataFrame:
    """Give one row per year of each definition, on an index and set where it looks at one: the first two empty else."""
    made = [_reading(world, *each) for each in asked]
    if not made:
        return pl.DataFrame(schema=SCHEMA)
    years = world.panel["year"].values.astype(np.int32)
    # The keys of a reading hold in all its years: laid out once, and repeated.
    keys = pl.DataFrame([key for key, _ in made], schema={name: each for name, each in SCHEMA.items() if name in KEYS})
    rows = keys[np.repeat(np.arange(len(made)), years.size)]
    columns = {name: pl.concat([values[name] for _, values in made]) for name in SCHEMA if name not in (*KEYS, "year")}
    laid = pl.DataFrame({"year": np.tile(years, len(made)), **columns})
    return pl.concat([rows, laid], how="horizontal").select(list(SCHEMA))


def _reading(world: World, definition: PoleDefinition, index: str, state_set: StateSet) -> tuple[Columns, Series]:
    """Give what a reading is, and its columns over all years."""
    key: Columns = {
        "treatment": world.treatment,
        "family": definition.family,
        "definition": definition.name,
        "label": definition.label,
        "index": index,
        "set": state_set if index else "",
        "reference": definition.reference,
    }
    finding = attempt(world, definition, index, state_set)
    if isinstance(finding, str):
        found: Columns = {"class": MISSING, "as_listed": MISSING, "reason": finding, "poles": []}
        return key, _series(world, found)
    found = verdicts(world, finding, index)
    key["parameters"] = found.pop("parameters")
    return key, _series(world, found | _left_out(world, finding, index, state_set))


def attempt(
    world: World,
    definition: PoleDefinition,
    index: str = "",
    state_set: StateSet = "all",
    parameters: Mapping[str, float] | None = None,
) -> Finding | str:
    """Apply a definition, or say why this world can't have it."""
    try:
        return world.find(definition, index, state_set, **(parameters or {}))
    except (CoverageError, UnknownNameError) as error:
        return str(error)


def verdicts(world: World, finding: Finding, index: str) -> Columns:
    """Give class, number, poles, range, reason and parameters of every year, by column."""
    certain = finding.poles.values == 1.0
    open_ones = np.zeros_like(certain) if finding.possible is None else finding.possible.values
    words = np.full(len(certain), MISSING, dtype=object) if finding.classes is None else finding.classes.values
    without, applies = np.isin(words, (NOT_APPLICABLE, MISSING)), words != NOT_APPLICABLE
    low, sizes = certain.sum(axis=1), _sizes(world, index, certain.shape)
    high = low + open_ones.sum(axis=1)
    if finding.listed is None:
        listed, listed_words = certain, words
    else:
        listed = finding.listed.values == 1.0
        unknown = np.all(np.isnan(finding.listed.values), axis=1)
        counts = listed.sum(axis=1)
        listed_words = np.array([MISSING if u else class_of(int(n)) for u, n in zip(unknown, counts, strict=True)])
    labels = finding.poles["state"].values
    return {
        "class": words,
        "number": _or_null(low, ~without),
        "poles": _names(certain & ~without[:, np.newaxis], sizes, labels),
        "least": _or_null(low, applies),
        "most": _or_null(high, applies),
        "as_listed": listed_words,
        "poles_as_listed": _names(listed, sizes, labels),
        "parameters": ", ".join(f"{name} {value:g}" for name, value in finding.parameters.items()),
        "reason": "" if finding.reason is None else finding.reason.values,
    }


def _series(world: World, columns: Columns) -> Series:
    """Give each column over all years; a single value holds for all of them, and what isn't given is null."""
    number = world.panel.sizes["year"]
    made: Series = {}
    for name, kind in SCHEMA.items():
        if name in KEYS or name == "year":
            continue
        values = columns.get(name)
        if isinstance(values, pl.Series):
            made[name] = values.cast(kind).alias(name)
        elif values is None or isinstance(values, str) or (isinstance(values, list) and not values):
            made[name] = pl.Series(name, [values] * number, dtype=kind)
        else:
            made[name] = pl.Series(name, values, dtype=kind)
    return made


def _or_null(values: NDArray[np.int64], kept: Marks) -> pl.Series:
    """Give whole numbers, and null where they are not kept."""
    return pl.Series(values.astype(np.int32)).set(pl.Series(~kept), None)


def _sizes(world: World, index: str, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Give what orders the poles: the row's index, or output where it has none; nothing where neither is known."""
    ranked_by = index or world.output
    return np.nan_to_num(world.power(ranked_by).values) if ranked_by else np.zeros(shape)


def _names(marks: Marks, sizes: NDArray[np.float64], labels: NDArray[np.object_]) -> list[list[str]]:
    """List the states marked in each year, the largest first, equal ones in the panel's order."""
    year, state = np.nonzero(marks)
    order = np.lexsort((state, -sizes[year, state], year))
    names = labels[state[order]].tolist()
    ends = np.cumsum(np.bincount(year, minlength=len(marks))).tolist()
    return [names[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _left_out(world: World, finding: Finding, index: str, state_set: StateSet) -> Columns:
    """Count the states that the row could look at, the set's others, and their part of the world's output."""
    there, covered = _covered(world, finding, index, state_set)
    without = there & ~covered
    return {
        "states": covered.sum(axis=1).astype(np.int32),
        "dropped": without.sum(axis=1).astype(np.int32),
        "dropped_output": _output_of(world, without),
    }


def _covered(world: World, finding: Finding, index: str, state_set: StateSet) -> tuple[Marks, Marks]:
    """Tell which states the row is about, and which of them have power, or a finding or an open one."""
    exist = world.exist()
    if not index:
        decided = finding.poles.notnull().values
        return exist | decided, decided if finding.possible is None else decided | finding.possible.values
    observed, members = world.power(index).notnull().values, world.members(index, state_set).values
    if state_set == "ten_largest":
        # Who lacks data can't be ranked, and might be among the ten.
        return (exist & ~observed) | (observed & members), observed & members
    return (exist | observed) & members, observed & members


def _output_of(world: World, states: Marks) -> pl.Series:
    """Give the part of observed world output that some states hold; null where the world has no output."""
    if not world.output:
        return pl.Series([None] * len(states), dtype=pl.Float64)
    output = np.nan_to_num(world.power(world.output).values)
    total = output.sum(axis=1)
    part = np.where(total > 0, (output * states).sum(axis=1) / np.where(total > 0, total, 1.0), np.nan)
    return pl.Series(part, nan_to_null=True)
