"""Troops that a state has in another; the source knows those of the United States alone."""

import polars as pl

from polycentric.panel.hosts_of_troops import numbered
from polycentric.panel.series.contract import Edition, Series, Variable

AMERICA = 2


def from_america(table: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each host and year, the United States first; those at home are left out."""
    hosts = numbered(table.drop_nulls("ccode"), "cow").filter(pl.col("ccode") != AMERICA)
    return hosts.select(
        pl.lit(AMERICA, pl.Int16).alias("ccode1"),
        pl.col("ccode").alias("ccode2"),
        "year",
        pl.col("troops_ad").cast(pl.Float64).alias("troops_abroad"),
    ).sort("ccode2", "year")


SERIES = Series(
    label="Troops abroad (troopdata)",
    variables=(
        Variable("troops_abroad", "Active-duty personnel of the state in the partner", "people", dtype="float32",
                 meaning="active-duty personnel of the one state in the other, the year's largest report"),
    ),
    editions={"2024": Edition("us_troops")},
    keys=("ccode1", "ccode2"),
    rows=from_america,
    caveat="Of the United States alone: what other states have abroad is missing. A host's zero is the source's. West "
    "Germany's figures are given to the Federal Republic, Vietnam's to 1975 to the South; what lies in places that are "
    "no states (Eritrea to 1992, Guam) is left out.",
)  # fmt: skip
