"""How two states touch: by land, or across how much water."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.years import by_year

CAVEAT = "The closest type of the year; 0 is not contiguous."


def closest_of_the_year(spells: pl.DataFrame) -> pl.DataFrame:
    """Give the closest contact that a pair had on any day of a year; spells of no contact are no rows."""
    years = by_year(spells.filter(pl.col("conttype") > 0), "stdate", "enddate")
    return years.group_by("ccode1", "ccode2", "year").agg(pl.col("conttype").min())


SERIES = Series(
    label="Contiguity (COW)",
    variables=(
        Variable(
            "conttype", "Contiguity, the closest of the year", dtype="int8",
            meaning="how the two are contiguous, the closest of the year",
            codes="0 none, 1 by land or river, 2 across at most 12 miles of water, 3 across at most 24 miles, "
            "4 across at most 150 miles, 5 across at most 400 miles; not a scale",
        ),
    ),
    editions={"3.2": Edition("cow_contiguity")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    rows=closest_of_the_year,
    caveat=CAVEAT,
)  # fmt: skip
