"""Readings of a world: a definition on one index and set each, all their years at once as rows of the verdict map."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.labels import cell_labels, lead_sizes, places_among, rows
from polycentric.poles import by_run
from polycentric.poles.classes.contract import MISSING, NOT_APPLICABLE, class_of
from polycentric.poles.contract import Finding, PoleDefinition
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.validity.past import past_error
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.power.named import measure_of
from polycentric.sets.named import LARGEST, StateSet

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "actors": pl.String,
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
    "past_error": pl.String,
    "reference": pl.String,
}
KEYS = ("actors", "family", "definition", "label", "index", "set", "parameters", "past_error", "reference")
Columns = dict[str, Any]
Series = dict[str, pl.Series]
Marks = NDArray[np.bool_]


def readings(world: World, triples: Iterable[tuple[PoleDefinition, str, StateSet]]) -> pl.DataFrame:
    """Give a row per year (of each run) of each definition, on an index and set where it looks at one, else on none."""
    made = [_reading(world, *each) for each in triples]
    if not made:
        return pl.DataFrame(schema=by_run.with_runs(world.panel, SCHEMA))
    labels = cell_labels(world.panel)
    # The keys of a reading hold in all its cells: laid out once, and repeated.
    keys = pl.DataFrame([key for key, _ in made], schema={name: each for name, each in SCHEMA.items() if name in KEYS})
    repeated = keys[np.repeat(np.arange(len(made)), labels["year"].size)]
    columns = {name: pl.concat([values[name] for _, values in made]) for name in SCHEMA if name not in (*KEYS, "year")}
    when = {name: pl.Series(values.tolist() * len(made)) for name, values in labels.items()}
    cells = pl.DataFrame({**when, **columns}, schema_overrides={"year": pl.Int32})
    frame = pl.concat([repeated, cells], how="horizontal").select([*by_run.beside(world.panel), *SCHEMA])
    return by_run.in_runs(frame, world.panel)


def _reading(world: World, definition: PoleDefinition, index: str, state_set: StateSet) -> tuple[Columns, Series]:
    """Give what a reading is, and its columns over all cells."""
    measure = measure_of(world.indices, index, INDICES)
    key: Columns = {
        "actors": world.actors,
        "family": definition.family,
        "definition": definition.name,
        "label": definition.label_on(measure),
        "index": index,
        "set": state_set if index else "",
        "past_error": _past(world, definition, index, state_set if index else ""),
        "reference": definition.reference,
    }
    finding = attempt(world, definition, index, state_set)
    if isinstance(finding, str):
        columns: Columns = {"class": MISSING, "as_listed": MISSING, "reason": finding, "poles": []}
        return key, _series(world, columns)
    columns = verdicts(world, finding, index)
    key["parameters"] = columns.pop("parameters")
    if not index:  # there the finding decides
        return key, _series(world, columns | _left_out(world, finding, index, state_set))
    kept_as = ("left out", index, state_set)  # the same for every definition
    left_out = world.keep_columns(kept_as, lambda: _left_out(world, finding, index, state_set))
    return key, _series(world, columns | left_out)


def _past(world: World, definition: PoleDefinition, index: str, state_set: StateSet) -> str | None:
    """Say in a few words how often a reading was right in the past, or that it wasn't tested so; None if not known."""
    if definition.name not in DEFINITIONS or DEFINITIONS[definition.name] is not definition:
        return None
    error = past_error(definition.name, index, state_set)
    if error is None:
        return None
    # Many years were tested with their gaps; one year with fewer measures has another rule under the same name.
    fewer = world.lacking(definition) if world.panel.sizes["year"] == 1 else []
    return f"not tested without {', '.join(fewer)}" if fewer else error.about("polarity").brief()


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
    """Give class, number, poles, range, reason and parameters of every cell, by column.

    They are worked out on the cells that the finding, and what orders its poles, have; the others read from these.
    """
    ranked_by = index or world.output
    power = world.power(ranked_by) if ranked_by else finding.poles
    sizes = lead_sizes(finding.poles, power)
    columns = _on(finding, rows(power, sizes) if ranked_by else None, sizes)
    return _everywhere(columns, sizes, world)


def _on(finding: Finding, power: NDArray[np.float64] | None, sizes: Mapping[str, int]) -> Columns:
    """Give the columns of a finding on the cells of some leading dimensions."""
    poles = rows(finding.poles, sizes)
    certain = poles == 1.0
    open_ones = np.zeros_like(certain) if finding.possible is None else rows(finding.possible, sizes)
    words = (
        np.full(len(certain), MISSING, dtype=object) if finding.classes is None else rows(finding.classes, sizes, ())
    )
    without, applies = np.isin(words, (NOT_APPLICABLE, MISSING)), words != NOT_APPLICABLE
    low, order = certain.sum(axis=1), np.zeros(certain.shape) if power is None else np.nan_to_num(power)
    high = low + open_ones.sum(axis=1)
    if finding.listed is None:
        listed, listed_words = certain, words
    else:
        laid_out = rows(finding.listed, sizes)
        listed, unknown = laid_out == 1.0, np.all(np.isnan(laid_out), axis=1)
        counts = listed.sum(axis=1)
        listed_words = np.array([MISSING if u else class_of(int(n)) for u, n in zip(unknown, counts, strict=True)])
    labels = finding.poles["state"].values
    return {
        "class": words,
        "number": _or_null(low, ~without),
        "poles": _names(certain & ~without[:, np.newaxis], order, labels),
        "least": _or_null(low, applies),
        "most": _or_null(high, applies),
        "as_listed": listed_words,
        "poles_as_listed": _names(listed, order, labels),
        "parameters": ", ".join(f"{name} {value:g}" for name, value in finding.parameters.items()),
        "reason": "" if finding.reason is None else rows(finding.reason, sizes, ()),
    }


def _everywhere(columns: Columns, sizes: Mapping[str, int], world: World) -> Columns:
    """Give columns on the cells of some leading dimensions for all cells of a world."""
    if len(sizes) == len(world.sizes):
        return columns
    here = places_among(sizes, world.sizes)
    return {name: values if isinstance(values, str) else _taken(values, here) for name, values in columns.items()}


def _taken(values: Any, here: NDArray[np.int64]) -> Any:
    """Take values by their places."""
    return [values[place] for place in here] if isinstance(values, list) else values[here]


def _series(world: World, columns: Columns) -> Series:
    """Give each column over all cells; a single value holds for all of them, and what isn't given is null."""
    number = int(np.prod([*world.sizes.values()]))
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


def _names(marks: Marks, sizes: NDArray[np.float64], labels: NDArray[np.object_]) -> list[list[str]]:
    """List the states marked in each cell, the largest first, equal ones in the panel's order."""
    cell, state = np.nonzero(marks)
    order = np.lexsort((state, -sizes[cell, state], cell))
    names = labels[state[order]].tolist()
    ends = np.cumsum(np.bincount(cell, minlength=len(marks))).tolist()
    return [names[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _left_out(world: World, finding: Finding, index: str, state_set: StateSet) -> Columns:
    """Count the states that the row could look at, the set's others, and their part of the world's output."""
    present, covered = _covered(world, finding, index, state_set)
    sizes = lead_sizes(present, covered)
    seen = rows(covered, sizes)
    without = rows(present, sizes) & ~seen
    counted = {"states": seen.sum(axis=1).astype(np.int32), "dropped": without.sum(axis=1).astype(np.int32)}
    return _everywhere(counted, sizes, world) | {"dropped_output": _output_of(world, present, covered)}


def _covered(world: World, finding: Finding, index: str, state_set: StateSet) -> tuple[xr.DataArray, xr.DataArray]:
    """Tell which states the row is about, and which of them have power, or a finding or an open one."""
    exist = world.existing().astype(bool)
    if not index:
        decided = finding.poles.notnull()
        return exist | decided, decided if finding.possible is None else decided | finding.possible
    observed, members = world.power(index).notnull(), world.members(index, state_set)
    if state_set in LARGEST:
        # Who lacks data can't be ranked, and might be among them.
        return (exist & ~observed) | (observed & members), observed & members
    return (exist | observed) & members, observed & members


def _output_of(world: World, values: xr.DataArray, covered: xr.DataArray) -> pl.Series:
    """Give the part of observed world output that the uncovered states hold; null where the world has no output."""
    if not world.output:
        return pl.Series([None] * int(np.prod([*world.sizes.values()])), dtype=pl.Float64)
    power = world.power(world.output)
    sizes = lead_sizes(values, covered, power)
    output = np.nan_to_num(rows(power, sizes))
    states = rows(values, sizes) & ~rows(covered, sizes)
    total = output.sum(axis=1)
    part = np.where(total > 0, (output * states).sum(axis=1) / np.where(total > 0, total, 1.0), np.nan)
    return _everywhere({"part": pl.Series(part, nan_to_null=True)}, sizes, world)["part"]
