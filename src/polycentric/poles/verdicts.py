"""The verdict map: index x set x treatment x definition -> class, so that one sees what the definition decides."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl
import xarray as xr

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.poles.contract import (
    FAMILIES,
    MISSING,
    NOT_APPLICABLE,
    STATE_SETS,
    VERDICTS,
    Finding,
    PoleDefinition,
    StateSet,
)
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.world import World

FAMILY_LABELS = {
    "shares": "shares of a great-power set",
    "counts": "rounded effective number (this project's rule)",
    "ratio": "ratio to the leader",
    "relational": "who depends on whom",
    "communities": "communities of ties",
    "lists": "lists of powers",
}
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
SWEEP_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "treatment": pl.String,
    "definition": pl.String,
    "index": pl.String,
    "parameter": pl.String,
    "at": pl.Float64,
    "class": pl.String,
    "number": pl.Int32,
    "poles": pl.List(pl.String),
    "reason": pl.String,
    "chosen": pl.Boolean,
}


def verdict_map(worlds: World | Sequence[World] | xr.Dataset, blocs: Sequence[str] = ("EU",)) -> pl.DataFrame:
    """Apply every definition to every index, set and treatment.

    Parameters
    ----------
    worlds : World, sequence of World, or Dataset
        The treatments to compare; a panel stands for itself with its states apart, and with each bloc as one.
    blocs : sequence of str
        The blocs to pool when a panel is given.

    Returns
    -------
    DataFrame
        One row per year, treatment, definition and, for definitions that look at one, index and set: the class, the
        poles and their number, the range of numbers that open ties allow, class and poles as they would be if every
        open tie were smaller than the listed ones, the cut-offs, why a class is missing or not applicable, how many
        states of the set the row is about, how many were dropped for want of data and which part of the world's output
        they hold.
    """
    rows = [row for world in as_worlds(worlds, blocs) for row in _of_world(world)]
    return pl.DataFrame(rows, schema=SCHEMA)


def sweeps(worlds: World | Sequence[World] | xr.Dataset, blocs: Sequence[str] = ("EU",)) -> pl.DataFrame:
    """Show how the class changes along each cut-off that is a choice.

    Returns
    -------
    DataFrame
        One row per year, treatment, definition, index and value of the parameter; `chosen` marks the value that the
        verdict map uses.
    """
    rows = [row for world in as_worlds(worlds, blocs) for row in _swept(world)]
    return pl.DataFrame(rows, schema=SWEEP_SCHEMA)


def summary(frame: pl.DataFrame) -> pl.DataFrame:
    """Count the classes per family of definitions, among the rows in which the family gives a class.

    Returns
    -------
    DataFrame
        For each year and family: how many rows give each class, the percentage, how many rows give one, and how many
        are not applicable or missing. Percentages of rows are no probabilities: rows share data, and nobody drew them.
    """
    given = frame.filter(pl.col("class").is_in(VERDICTS))
    totals = frame.group_by("year", "family").agg(
        pl.col("class").is_in(VERDICTS).sum().alias("rows"),
        (pl.col("class") == NOT_APPLICABLE).sum().alias("not_applicable"),
        (pl.col("class") == MISSING).sum().alias("missing"),
    )
    counts = given.group_by("year", "family", "class").agg(pl.len().alias("count"))
    table = counts.join(totals, on=["year", "family"], how="left")
    return table.with_columns((100.0 * pl.col("count") / pl.col("rows")).alias("percent")).sort(
        "year",
        pl.col("family").cast(pl.Enum(FAMILIES)),
        pl.col("count"),
        pl.col("class").cast(pl.Enum(VERDICTS)),
        descending=[False, False, True, False],
    )


def sentences(frame: pl.DataFrame) -> list[str]:
    """Say per family what most rows find, and name the rows that say otherwise.

    Returns
    -------
    list of str
        One sentence per year and family with a class; families without one are said to have none.
    """
    counted = summary(frame)
    said: list[str] = []
    for year in frame["year"].unique(maintain_order=True).sort():
        for family in FAMILIES:
            part = counted.filter((pl.col("year") == year) & (pl.col("family") == family))
            if part.height:
                said.append(_sentence(frame.filter((pl.col("year") == year) & (pl.col("family") == family)), part))
            elif family in frame["family"]:
                said.append(f"By {FAMILY_LABELS[family]}: no reading gives a class for {year}.")
    return said


def as_worlds(worlds: World | Sequence[World] | xr.Dataset, blocs: Sequence[str] = ("EU",)) -> tuple[World, ...]:
    """Make worlds of what was given: a panel apart and with each bloc that it knows."""
    if isinstance(worlds, World):
        return (worlds,)
    if isinstance(worlds, xr.Dataset):
        return (World(worlds), *(World(worlds, bloc) for bloc in blocs))
    return tuple(worlds)


def _sentence(rows: pl.DataFrame, counted: pl.DataFrame) -> str:
    """Word one family in one year."""
    top, total = counted.row(0, named=True), int(counted["rows"][0])
    said = "says" if top["count"] == 1 else "say"
    lead = (
        f"By {FAMILY_LABELS[str(top['family'])]}: {top['count']} of {total} readings ({top['percent']:.0f}%) {said} "
        f"{top['class']} for {top['year']}"
    )
    others = rows.filter(pl.col("class").is_in(VERDICTS) & (pl.col("class") != top["class"]))
    if others.is_empty():
        return f"{lead}; none says otherwise."
    parts = [_dissent(word, others.filter(pl.col("class") == word)) for word in VERDICTS if word in others["class"]]
    return f"{lead}; {'; '.join(parts)}."


def _dissent(word: str, rows: pl.DataFrame) -> str:
    """Name the rows that say one other thing."""
    names = [_name(row) for row in rows.iter_rows(named=True)]
    shown = names if len(names) <= 6 else [*names[:6], f"{len(names) - 6} more"]
    return f"{len(names)} {'says' if len(names) == 1 else 'say'} {word} ({', '.join(shown)})"


def _name(row: dict[str, object]) -> str:
    """Name one row of the map."""
    about = [str(row[part]) for part in ("definition", "index", "set") if row[part]]
    bloc = "" if row["treatment"] == "states" else f" with {row['treatment']} as one"
    return " / ".join(about) + bloc


def _of_world(world: World) -> Iterator[dict[str, object]]:
    """Give the rows of one treatment."""
    for definition in DEFINITIONS.values():
        if definition.uses_index:
            for index in world.indices:
                for state_set in STATE_SETS:
                    yield from _rows(world, definition, index, state_set)
        else:
            yield from _rows(world, definition, "", "all")


def _rows(world: World, definition: PoleDefinition, index: str, state_set: StateSet) -> Iterator[dict[str, object]]:
    """Give one row per year of one definition."""
    key: dict[str, object] = {
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
        for year in world.panel["year"].values:
            yield key | {"year": int(year), "class": MISSING, "as_listed": MISSING, "poles": [], "reason": finding}
        return
    covered = _covered(world, finding, index, state_set)
    for position, year in enumerate(finding.poles["year"].values):
        verdict = _verdict(finding, position, int(year))
        for column in ("poles", "poles_as_listed"):
            verdict[column] = _by_size(world, index, verdict[column], position)
        yield key | verdict | _dropped(world, covered, index, state_set, position)


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


def _verdict(finding: Finding, position: int, year: int) -> dict[str, Any]:
    """Class, number, poles and parameters of one year."""
    word = finding.verdict(position)
    poles = [] if word in (NOT_APPLICABLE, MISSING) else finding.names(year)
    (least, most), (listed, names) = finding.number_range(position), finding.as_listed(position)
    open_range = {"least": least, "most": most} if word != NOT_APPLICABLE else {}
    return {
        **open_range,
        "as_listed": listed,
        "poles_as_listed": names,
        "year": year,
        "class": word,
        "number": None if word in (NOT_APPLICABLE, MISSING) else len(poles),
        "poles": poles,
        "parameters": ", ".join(f"{name} {value:g}" for name, value in finding.parameters.items()),
        "reason": finding.why(position),
    }


def _by_size(world: World, index: str, poles: Sequence[str], position: int) -> list[str]:
    """Order poles by the row's index, or by output where it has none; in the panel's order where neither is known."""
    ranked_by = index or ("output_ppp" if "output_ppp" in world.indices else "")
    if not ranked_by:
        return list(poles)
    power = world.power(ranked_by).isel(year=position)
    sizes = dict(zip(power["state"].values, np.nan_to_num(power.values), strict=True))
    return sorted(poles, key=lambda state: -sizes[state])


def _covered(world: World, finding: Finding, index: str, state_set: StateSet) -> np.ndarray:
    """Tell which states the row could look at: those of the set with power, or with a finding or an open one."""
    if index:
        return world.power(index).notnull().values & world.members(index, state_set).values
    decided = finding.poles.notnull().values
    return decided if finding.possible is None else decided | finding.possible.values


def _dropped(world: World, covered: np.ndarray, index: str, state_set: StateSet, position: int) -> dict[str, object]:
    """Count the set's states without data, and their part of the world's output at purchasing power."""
    inside = world.members(index, state_set).values if index else np.ones_like(covered)
    without = inside[position] & ~covered[position]
    if index and state_set == "ten_largest":
        # Who lacks data can't be ranked, and might be among the ten.
        without = np.isnan(world.power(index).values[position])
    return {
        "states": int(covered[position].sum()),
        "dropped": int(without.sum()),
        "dropped_output": _output_of(world, without, position),
    }


def _output_of(world: World, states: np.ndarray, position: int) -> float | None:
    """Give the part of observed world output that some states hold; None where the world has no output."""
    if "output_ppp" not in world.indices:
        return None
    output = np.nan_to_num(world.power("output_ppp").values[position])
    return float(output[states].sum() / output.sum()) if output.sum() > 0 else None


def _swept(world: World) -> Iterator[dict[str, object]]:
    """Give the rows of every sweep on one treatment."""
    for definition in DEFINITIONS.values():
        for parameter, values in definition.sweep.items():
            for index in world.indices if definition.uses_index else ("",):
                for at in values:
                    yield from _swept_rows(world, definition, index, parameter, at)


def _swept_rows(
    world: World, definition: PoleDefinition, index: str, parameter: str, at: float
) -> Iterator[dict[str, object]]:
    """Give one row per year of one definition at one value of its parameter."""
    key: dict[str, object] = {
        "treatment": world.treatment,
        "definition": definition.name,
        "index": index,
        "parameter": parameter,
        "at": at,
    }
    key |= {"chosen": at == definition.parameters[parameter]}
    finding = attempt(world, definition, index, parameters={} if key["chosen"] else {parameter: at})
    if isinstance(finding, str):
        return
    for position, year in enumerate(finding.poles["year"].values):
        row = _verdict(finding, position, int(year))
        yield key | {name: row[name] for name in ("year", "class", "number", "poles", "reason")}
