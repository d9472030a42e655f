"""Agreements on defence cooperation between two states that are in force."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.years import by_year
from polycentric.sources.dcad import FIRST, LAST

PAIR = ["ccode1", "ccode2", "year"]
WEST, GERMANY, UNITED = 260, 255, 1991


def in_force(agreements: pl.DataFrame) -> pl.DataFrame:
    """Count each pair's agreements of each year, from entry into force, or from signature where that isn't known."""
    spells = agreements.filter(~pl.col("named_otherwise")).select(
        "ccode1",
        "ccode2",
        pl.coalesce("eif_year", "sign_year").alias("start"),
        "end_year",
        (pl.col("type") == "general").alias("general"),
    )
    years = by_year(spells, "start", "end_year", FIRST, LAST).with_columns(_number("ccode1"), _number("ccode2"))
    smaller, larger = pl.min_horizontal("ccode1", "ccode2"), pl.max_horizontal("ccode1", "ccode2")
    counted = years.with_columns(smaller.alias("ccode1"), larger.alias("ccode2")).group_by(PAIR).agg(
        pl.len().cast(pl.Int16).alias("defence_agreements"),
        pl.col("general").sum().cast(pl.Int16).alias("defence_agreements_general"),
    )  # fmt: skip
    return counted.sort(PAIR)


def _number(name: str) -> pl.Expr:
    """Give West Germany's agreements to Germany once it is one."""
    united = (pl.col(name) == WEST) & (pl.col("year") >= UNITED)
    return pl.when(united).then(pl.lit(GERMANY, pl.Int16)).otherwise(name).alias(name)


SERIES = Series(
    label="Defence cooperation agreements in force (DCAD)",
    variables=(
        Variable("defence_agreements", "Agreements on defence cooperation in force, signed since 1980", "agreements",
                 dtype="int16"),
        Variable("defence_agreements_general", "General ones among them", "agreements", dtype="int16"),
    ),
    editions={"1.0": Edition("dcad", "agreements")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    directed=False,
    rows=in_force,
    caveat="From the year of entry into force, or of signature where that isn't known (more than half), to the end "
    "that the authors estimate. What was signed before 1980 isn't counted, so early years show too few. A pair without "
    "a row has signed none: the source means to list all.",
)  # fmt: skip
