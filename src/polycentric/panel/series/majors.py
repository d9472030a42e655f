"""The Correlates of War project's list of major powers."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.years import by_year, flagged


def years_on_the_list(spells: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year in which a state is on the list for any day."""
    return flagged(by_year(spells.select("ccode", "styear", "endyear"), "styear", "endyear"), "cowmaj")


SERIES = Series(
    label="Major powers (COW)",
    variables=(
        Variable("cowmaj", "Major power, by the Correlates of War project", "yes or no", dtype="int8",
                 meaning="whether it is a major power on any day of the year"),
    ),
    editions={
        "2024": Edition("cow_majors", "spells_2024", (1816, 2024)),
        "2016": Edition("cow_majors", "spells", (1816, 2016)),
    },
    keys=("ccode",),
    absence="zero",
    merge="any",
    rows=years_on_the_list,
    choice="edition",
    caveat="An edition is not carried on past its last year.",
)  # fmt: skip
