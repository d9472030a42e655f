"""Strategic rivalries after Thompson and Dreyer."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.spells import by_year, flags


def years_of_rivalry(spells: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year of each rivalry since 1816."""
    years = by_year(spells, pl.col("styear").clip(lower_bound=1816), pl.col("endyear"), ("ccode1", "ccode2"))
    return flags(years, "rivalry_td")


SERIES = Series(
    label="Rivalries (Thompson-Dreyer)",
    variables=(Variable("rivalry_td", "Strategic rivalry, by Thompson and Dreyer", "yes or no", dtype="int8"),),
    editions={"2012": Edition("td_rivalries")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    directed=False,
    merge="any",
    rows=years_of_rivalry,
)
