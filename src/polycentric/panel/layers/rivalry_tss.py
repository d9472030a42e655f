"""Strategic rivalries after Thompson, Sakuwa and Suhas."""

import polars as pl

from polycentric.panel.contract import Edition, Layer, Measure
from polycentric.panel.layers.spells import by_year, flags, passed_to_austria


def years_of_rivalry(spells: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year of each rivalry since 1816."""
    years = by_year(spells, pl.col("start").clip(lower_bound=1816), pl.col("end"), ("ccode1", "ccode2"))
    return flags(passed_to_austria(years), "rivalry_tss")


LAYER = Layer(
    label="Rivalries (Thompson-Sakuwa-Suhas)",
    variables=(Measure("rivalry_tss", "Strategic rivalry, by Thompson, Sakuwa and Suhas", "yes or no", dtype="int8"),),
    editions={"2021": Edition("tss_rivalries")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    directed=False,
    merge="any",
    rows=years_of_rivalry,
    caveat="A rivalry of Austria-Hungary that outlives it is Austria's from 1919.",
)
