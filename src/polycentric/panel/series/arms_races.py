"""Arms races between rivals."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.spells import by_year, flags


def years_of_race(races: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year of each race."""
    return flags(by_year(races, pl.col("styear"), pl.col("endyear"), ("ccode1", "ccode2")), "arms_race")


SERIES = Series(
    label="Arms races (Gibler-Rider-Hutchison)",
    variables=(Variable("arms_race", "An arms race is under way", "yes or no", dtype="int8"),),
    editions={"2005": Edition("arms_races")},
    keys=("ccode1", "ccode2"),
    directed=False,
    merge="any",
    rows=years_of_race,
    caveat="The source looks at rivals only: a pair that is not listed is missing, never 0.",
)
