"""Strategic rivalries by Thompson, Sakuwa and Suhas (to 2020)."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.rivalry_years import CAVEAT, one_of_each, rivalry_years

TYPES = ("positional", "spatial", "ideological", "interventionary", "principal", "aprin")


def every_year(spells: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year of each rivalry since 1816; it is not of a type that the source leaves blank."""
    blank = [pl.col(name).fill_null(False).alias(f"tss_{name}") for name in TYPES]
    chosen = spells.select("ccode1", "ccode2", "tssr_id", "start", "end", *blank)
    return rivalry_years(chosen, "start", "end").with_columns(pl.lit(True).alias("tss_rivalry"))


def years_of_rivalry(spells: pl.DataFrame) -> pl.DataFrame:
    """Give one rivalry of each pair and year."""
    return one_of_each(every_year(spells))


SERIES = Series(
    label="Strategic rivalries (Thompson, Sakuwa and Suhas)",
    variables=(
        Variable("tss_rivalry", "Strategic rivalry, by Thompson, Sakuwa and Suhas", "yes or no", dtype="int8"),
        *(Variable(f"tss_{name}", f"Rivalry of the type '{name}'", "yes or no", dtype="int8") for name in TYPES),
    ),
    editions={"2021": Edition("tss_rivalries")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    directed=False,
    merge="any",
    rows=years_of_rivalry,
    details=("tssr_id",),
    added_as="tss_rivalries",
    caveat=CAVEAT,
)
