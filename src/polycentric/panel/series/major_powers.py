"""The Correlates of War project's list of major powers."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.spells import by_year, flags


def years_on_the_list(spells: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year in which a state is on the list for any day."""
    return flags(by_year(spells, pl.col("styear"), pl.col("endyear"), ("ccode",)), "major_cow")


SERIES = Series(
    label="Major powers (COW)",
    variables=(Variable("major_cow", "Major power, by the Correlates of War project", "yes or no", dtype="int8"),),
    editions={
        "2024": Edition("cow_majors", "spells_2024", (1816, 2024)),
        "2016": Edition("cow_majors", "spells", (1816, 2016)),
    },
    keys=("ccode",),
    absence="zero",
    merge="any",
    rows=years_on_the_list,
)
