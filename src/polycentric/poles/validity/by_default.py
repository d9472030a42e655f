"""Who the poles are by the default rule, year by year: what stands first wherever one answer has to."""

import polars as pl

from polycentric.labels import numbers
from polycentric.poles.classes.contract import MISSING
from polycentric.poles.contract import Finding
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.validity.thresholds import default_rule
from polycentric.poles.world import World

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "first": pl.Int32,
    "last": pl.Int32,
    "class": pl.String,
    "poles": pl.List(pl.String),
    "reason": pl.String,
}


def index_of_rule(world: World) -> str:
    """Name the index that the default rule reads in a world: that of its measure, which the archive doesn't list."""
    rule = default_rule()
    return world.index_of(rule.measure) or rule.index


def by_default(world: World) -> Finding:
    """Apply the default rule to a world.

    Raises
    ------
    UnknownNameError
        If the world has no index of its measure.
    """
    return world.find(DEFINITIONS[default_rule().definition], index_of_rule(world))


def spells(world: World) -> pl.DataFrame:
    """Give who the poles are by the default rule, as spells of years in which nothing changes.

    Parameters
    ----------
    world : World
        Without runs.

    Returns
    -------
    DataFrame
        `first`, `last`, `class`, `poles` (the largest of the first year first) and, where there is no class, `reason`.
    """
    finding, power = by_default(world), world.power(index_of_rule(world))
    rows: list[dict[str, object]] = []
    for place, year in enumerate(int(each) for each in power["year"].values):
        held = dict(zip(power["state"].values.tolist(), numbers(power)[place].tolist(), strict=True))
        word, poles = finding.verdict(place), sorted(finding.names(year), key=lambda state: (-held[state], state))
        why = finding.why(place) if word == MISSING else ""
        if rows and (rows[-1]["class"], set(rows[-1]["poles"]), rows[-1]["reason"]) == (word, set(poles), why):  # pyright: ignore[reportArgumentType]  # a list of texts
            rows[-1]["last"] = year
            continue
        rows.append({"first": year, "last": year, "class": word, "poles": poles, "reason": why})
    return pl.DataFrame(rows, schema=SCHEMA)
