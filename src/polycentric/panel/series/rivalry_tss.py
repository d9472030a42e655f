"""Strategic rivalries after Thompson, Sakuwa and Suhas."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.spells import by_year, flags


def years_of_rivalry(spells: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year of each rivalry since 1816."""
    years = by_year(spells, pl.col("start").clip(lower_bound=1816), pl.col("end"), ("ccode1", "ccode2"))
    return flags(years, "rivalry_tss")


SERIES = Series(
    label="Rivalries (Thompson-Sakuwa-Suhas)",
    variables=(Variable("rivalry_tss", "Strategic rivalry, by Thompson, Sakuwa and Suhas", "yes or no", dtype="int8"),),
    editions={"2021": Edition("tss_rivalries")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    directed=False,
    merge="any",
    rows=years_of_rivalry,
)
