"""Concentration, classes and poles year by year, each year on the states that lived in it and a bloc's members then."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.panel.breaks import Break, breaks_of
from polycentric.panel.one_year import has_members, of_year
from polycentric.panel.printed import NONE, edition_of_numbers, why_absent
from polycentric.poles.contract import PoleDefinition
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.profile import concentration_table
from polycentric.poles.readings import readings
from polycentric.poles.world import APART, World
from polycentric.power.contract import PowerIndex

SHOWN_MEASURES = ("hhi", "effective_number")
SHOWN_RULES = ("thompson", "half_of_leader", "effective_number_rounded")
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "editions": pl.List(pl.Int32),
    "actors": pl.String,
    "kind": pl.String,
    "name": pl.String,
    "index": pl.String,
    "set": pl.String,
    "value": pl.Float64,
    "class": pl.String,
    "number": pl.Int32,
    "poles": pl.List(pl.String),
    "as_listed": pl.String,
    "poles_as_listed": pl.List(pl.String),
    "reason": pl.String,
}
_OF_VERDICTS = ("year", "actors", "index", "set", "class", "number", "poles", "as_listed", "poles_as_listed", "reason")


def through_years(
    panel: xr.Dataset,
    index: str,
    definition: str | None = None,
    blocs: Sequence[str | None] = (None,),
    indices: Mapping[str, PowerIndex] | None = None,
) -> pl.DataFrame:
    """Give how concentrated power is and who the poles are in each year of a panel.

    Parameters
    ----------
    panel : Dataset
        Of single states in several years, each of which is looked at by itself: numbers are those of a panel of that
        year, or of that edition, alone.
    index : str
        The power index.
    definition : str, optional
        A pole definition, on all of its sets; without it concentration (HHI and the effective number) and the rules
        that rest on shares.
    blocs : sequence of str or None
        Organisations that stand as one; None is every state by itself.
    indices : mapping, optional
        Power indices by name, a user's own among them; those of the package if left out.

    Returns
    -------
    DataFrame
        A row per year, actors, measure or definition, index and set; one without a value or class has its reason.

    Raises
    ------
    UnknownNameError
        If no index or definition has that name.
    DataError
        If the index has no shares.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> found = through_years(load("now", years=(2014, 2015), carry=True), "output_ppp")
    >>> hhi = found.filter((found["name"] == "hhi") & (found["set"] == "all"))
    >>> [round(value, 3) for value in hhi["value"]]
    [0.076, 0.068]
    """
    rules = (
        [DEFINITIONS[definition]] if definition else [DEFINITIONS[name] for name in SHOWN_RULES if name in DEFINITIONS]
    )
    parts = [
        frame
        for year in (int(each) for each in panel["year"].values)
        for bloc in blocs
        if bloc is None or has_members(panel, year, bloc)
        for frame in _of_year(panel, year, bloc, index, rules, indices, measured=definition is None)
    ]
    return pl.concat([pl.DataFrame(schema=SCHEMA), *parts], how="diagonal_relaxed").select(*SCHEMA).cast(SCHEMA)  # pyright: ignore[reportArgumentType]


def breaks(world: World, index: str, definition: str | None, years: Sequence[int]) -> tuple[Break, ...]:
    """Give the breaks, between neighbours of some years, in all that an index or a definition looks at."""
    rule = DEFINITIONS[definition] if definition else None
    return breaks_of(world.single, _variables(world, index, [rule] if rule else []), years)


def _of_year(
    panel: xr.Dataset,
    year: int,
    bloc: str | None,
    index: str,
    rules: Sequence[PoleDefinition],
    indices: Mapping[str, PowerIndex] | None,
    *,
    measured: bool,
) -> Iterator[pl.DataFrame]:
    """Give one year's rows with a bloc as one or none."""
    alone = of_year(panel, year)
    try:
        world = World(alone, bloc, indices)
        if measured or any(rule.uses_index for rule in rules):
            _ = world.power(index)  # a user's own file need not have values of every year
    except CoverageError as nothing:
        # A message ends with a full stop, and a reason stands in a list.
        yield _without(year, bloc or APART, index, rules, str(nothing).rstrip("."), measured=measured)
        return
    triples = [
        (rule, index if rule.uses_index else "", state_set)
        for rule in rules
        for state_set in (world.sets if rule.uses_index else ("all",))
        if not rule.uses_index or rule.applies_to(state_set)
    ]
    found = readings(world, triples).rename({"definition": "name"})
    frames = [found.select("name", *_OF_VERDICTS, pl.lit("definition").alias("kind"))]
    if measured:
        table = concentration_table((world,), [world.called(index)]).filter(pl.col("measure").is_in(SHOWN_MEASURES))
        named = table.rename({"measure": "name"}).select("year", "actors", "name", "index", "set", "value", "reason")
        frames.insert(0, named.with_columns(pl.lit("measure").alias("kind")))
    variables = _variables(world, index, rules if not measured else [])
    editions = sorted({int(each) for each in edition_of_numbers(alone, variables).values.ravel()} - {NONE})
    absent = why_absent(alone, variables, year)
    for frame in frames:
        why = pl.when(pl.lit(bool(absent)) & (pl.col("reason") != "")).then(pl.lit(absent)).otherwise(pl.col("reason"))
        named = pl.lit(editions, dtype=pl.List(pl.Int32)).alias("editions")
        yield frame.with_columns(why.alias("reason"), named)


def _variables(world: World, index: str, rules: Sequence[PoleDefinition]) -> tuple[str, ...]:
    """Name the variables that an index, or rules on ties, are computed from."""
    layers = [layer for rule in rules for layer in rule.layers if layer in world.layers]
    if layers or (rules and not any(rule.uses_index for rule in rules)):
        return tuple(name for layer in layers for name in world.layers[layer].variables(world.single))
    return world.indices[world.called(index)].variables(world.single)


def _without(
    year: int, actors: str, index: str, rules: Sequence[PoleDefinition], reason: str, *, measured: bool
) -> pl.DataFrame:
    """Give the rows of a year in which a bloc can't stand as one."""
    names = [("definition", rule.name, index if rule.uses_index else "") for rule in rules]
    names += [("measure", name, index) for name in SHOWN_MEASURES] if measured else []
    rows = [
        {"year": year, "actors": actors, "kind": kind, "name": name, "index": on, "set": "all", "class": None
         if kind == "measure" else "missing", "reason": reason}
        for kind, name, on in names
    ]  # fmt: skip
    known = {name: kind for name, kind in SCHEMA.items() if name in rows[0]}
    return pl.DataFrame(rows, schema=known)
