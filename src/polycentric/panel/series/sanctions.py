"""Economic sanctions in force, of the main sender on the target."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.years import by_year, flagged

ORGANISATION = 1000
LAST = 2005


def years_in_force(cases: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year of each case between two states, the unfinished ones to the source's last year."""
    states = cases.filter((pl.col("primarysender") != ORGANISATION) & (pl.col("targetstate") != ORGANISATION))
    named = states.rename({"primarysender": "ccode1", "targetstate": "ccode2"})
    ended = named.with_columns(pl.col("endyear").fill_null(LAST))
    years = by_year(ended.select("ccode1", "ccode2", "sancstartyear", "endyear"), "sancstartyear", "endyear", last=LAST)
    return flagged(years, "sanction")


SERIES = Series(
    label="Sanctions imposed (TIES)",
    variables=(Variable("sanction", "Sanctions of the state on the partner are in force", "yes or no", dtype="int8"),),
    editions={"4.1": Edition("ties_sanctions")},
    keys=("ccode1", "ccode2"),
    merge="any",
    rows=years_in_force,
    caveat="Only cases that the file lists, each with its main sender alone: of a pair that is not listed nothing is "
    "known, so it is missing, never 0. Cases over trade count too, such as duties against dumping, not only "
    "those over security and rights. Sanctions of the European Union, and on it, are no state's and are left out.",
)
