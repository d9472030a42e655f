"""Maoz's list of global and regional powers, which disagrees with the Correlates of War's."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.years import by_year

KINDS = {"maoz_global": "glob", "maoz_regional": "reg"}


def years_on_the_lists(spells: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year in which a state is a global or regional power for any day, and which."""
    both = [
        by_year(
            spells.select("ccode", f"{letters}stdate", f"{letters}enddate"), f"{letters}stdate", f"{letters}enddate"
        ).with_columns(*(pl.lit(kind == name).alias(name) for name in KINDS))
        for kind, letters in KINDS.items()
    ]
    return pl.concat(both).group_by("ccode", "year").agg(pl.col(*KINDS).any())


SERIES = Series(
    label="Global and regional powers (Maoz)",
    variables=(
        Variable("maoz_global", "Global power, by Maoz", "yes or no", dtype="int8"),
        Variable("maoz_regional", "Regional power, by Maoz", "yes or no", dtype="int8"),
    ),
    editions={"2019": Edition("maoz_powers", years=(1816, 2019))},
    keys=("ccode",),
    absence="zero",
    merge="any",
    rows=years_on_the_lists,
    caveat="In a year in which a state passes from one list to the other it is on both.",
)
