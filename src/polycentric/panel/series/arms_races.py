"""Arms races between rivals."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.rivalry_years import one_of_each
from polycentric.panel.years import by_year


def years_of_race(races: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year of each race."""
    years = by_year(races.select("ccode1", "ccode2", "race_id", "styear", "endyear"), "styear", "endyear")
    return one_of_each(years).with_columns(pl.lit(True).alias("arms_race"))


SERIES = Series(
    label="Arms races (Gibler-Rider-Hutchison)",
    variables=(Variable("arms_race", "An arms race is under way", "yes or no", dtype="int8"),),
    editions={"2005": Edition("arms_races")},
    keys=("ccode1", "ccode2"),
    directed=False,
    merge="any",
    rows=years_of_race,
    details=("race_id",),
    caveat="The source looks at rivals only: a pair that is not listed is missing, never 0.",
)
