"""How many strategic rivals a state has, by Thompson, Sakuwa and Suhas, and over what."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.rivalries_tss import TYPES, every_year
from polycentric.panel.series.rivalry_years import CAVEAT, OUTSIDERS, counts


def of_states(spells: pl.DataFrame) -> pl.DataFrame:
    """Count each state's rivalries of each year; one can be of several types."""
    kinds = {f"n_{name}": pl.col(f"tss_{name}") for name in TYPES}
    return counts(every_year(spells), {"tss_rivalries": pl.col("tss_rivalry")} | kinds)


SERIES = Series(
    label="Rivalries of a state (Thompson, Sakuwa and Suhas)",
    variables=(
        Variable("tss_rivalries", "The state's rivalries under way", "rivalries", dtype="int16"),
        *(
            Variable(f"n_{name}", f"The state's rivalries of the type '{name}'", "rivalries", dtype="int16")
            for name in TYPES
        ),
    ),
    editions={"2021": Edition("tss_rivalries")},
    keys=("ccode",),
    absence="zero",
    merge="any",
    rows=of_states,
    added_as="tss_rivalries",
    caveat=f"{CAVEAT} {OUTSIDERS}",
)
