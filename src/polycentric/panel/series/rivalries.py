"""Strategic rivalries by Thompson and Dreyer (to 2010)."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.rivalry_years import CAVEAT, one_of_each, rivalry_years

BESIDES = ("rivalryno", "rivalryname", "type1", "type2", "type3")


def every_year(spells: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year of each rivalry since 1816."""
    return rivalry_years(spells.select("ccode1", "ccode2", "styear", "endyear", *BESIDES), "styear", "endyear")


def years_of_rivalry(spells: pl.DataFrame) -> pl.DataFrame:
    """Give one rivalry of each pair and year."""
    return one_of_each(every_year(spells)).with_columns(pl.lit(True).alias("td_rivalry"))


SERIES = Series(
    label="Strategic rivalries (Thompson and Dreyer)",
    variables=(Variable("td_rivalry", "Strategic rivalry, by Thompson and Dreyer", "yes or no", dtype="int8"),),
    editions={"2012": Edition("td_rivalries")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    directed=False,
    merge="any",
    rows=years_of_rivalry,
    details=BESIDES,
    caveat=CAVEAT,
)
