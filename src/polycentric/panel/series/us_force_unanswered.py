"""In how many of the last ten years the United States used force in a state that answered with none."""

import polars as pl

from polycentric.panel.membership import state_years
from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.force_unanswered import FORCE, KEYS, SPAN, in_last
from polycentric.panel.series.us_interventions import AMERICA, START, named_cases
from polycentric.panel.years import by_year
from polycentric.sources.us_interventions_mip import LAST


def unanswered(cases: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each state and year, with the years of the last ten; a target whose force isn't known is out."""
    acts = (pl.col("us_hostility") >= FORCE) & (pl.col("target_hostility") < FORCE)
    spells = named_cases(cases).filter(acts).select("ccode2", "styear", "end")
    years = by_year(spells, "styear", "end", START, LAST).unique()
    rows = years.select(pl.lit(AMERICA, pl.Int16).alias("ccode1"), pl.col("ccode2").cast(pl.Int16), "year")
    counted = in_last(rows, LAST, "us_force_unanswered")
    states = state_years("cow", START + SPAN - 1, LAST).rename({"ccode": "ccode2"}).filter(pl.col("ccode2") != AMERICA)
    keyed = states.select(pl.lit(AMERICA, pl.Int16).alias("ccode1"), pl.col("ccode2", "year").cast(pl.Int16))
    found = keyed.join(counted, on=KEYS, how="left")
    return found.with_columns(pl.col("us_force_unanswered").fill_null(0)).sort(KEYS)


SERIES = Series(
    label="US force without an answer (MIP)",
    variables=(
        Variable("us_force_unanswered", "Years of the last ten in which the state used force in the partner, that used "
                 "none", "years", dtype="int8"),
    ),
    editions={"2022": Edition("us_interventions_mip", years=(START + SPAN - 1, LAST))},
    keys=("ccode1", "ccode2"),
    rows=unanswered,
    caveat="The United States alone: what all others did is missing. Force in a state counts whether its government "
    "asked for it, bore it or was put in by it.",
)  # fmt: skip
