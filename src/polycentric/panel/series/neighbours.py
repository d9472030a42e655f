"""How many neighbours a state has: by land, or over water alone."""

import polars as pl

from polycentric.panel.series.contiguity import CAVEAT, closest_of_the_year
from polycentric.panel.series.contract import Edition, Series, Variable


def counted(spells: pl.DataFrame) -> pl.DataFrame:
    """Count each state's neighbours of each year."""
    land = pl.col("conttype") == 1
    pairs = closest_of_the_year(spells).group_by(pl.col("ccode1").alias("ccode"), "year")
    return pairs.agg(land.sum().cast(pl.Int32).alias("land"), (~land).sum().cast(pl.Int32).alias("sea"))


SERIES = Series(
    label="Neighbours of a state, counted (COW)",
    variables=(
        Variable("land", "States it borders on land or a river", "states", dtype="int16"),
        Variable("sea", "States it borders over at most 400 miles of water, and not on land", "states", dtype="int16"),
    ),
    editions={"3.2": Edition("cow_contiguity")},
    keys=("ccode",),
    absence="zero",
    rows=counted,
    added_as="contiguity",
    caveat=CAVEAT,
)
