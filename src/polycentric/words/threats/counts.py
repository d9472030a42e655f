"""How often each speaker names each state in a year."""

from collections.abc import Mapping

import polars as pl

from polycentric.words.threats.cues import Relation
from polycentric.words.threats.found import named

ROLE: Mapping[Relation, str] = {"threat": "agent", "partner": "partner", "ally": "partner"}


def counted(relation: Relation, bodies: tuple[str, ...] | None = None) -> pl.DataFrame:
    """Count how often each speaker names each state in a year: ``state``, ``year``, ``partner``, ``times``.

    What is denied isn't counted, nor what is said of a past war.
    """
    rows = named(bodies).filter(
        (pl.col("relation") == relation) & (pl.col("role") == ROLE[relation]) & ~pl.col("denied") & ~pl.col("past")
    )
    return rows.group_by("state", "year", "partner").agg(pl.len().alias("times")).sort("state", "year", "partner")
