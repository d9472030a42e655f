"""Who can make the core of a weapon: plants at work that enrich uranium or reprocess plutonium."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.years import by_year
from polycentric.sources.nuclear_latency import FIRST, LAST

SUCCESSORS = ((260, 255, 1991), (315, 316, 1993))
"""The source gives one number in all years; since when the state on whose soil the plant stands has another."""


def at_work(facilities: pl.DataFrame) -> pl.DataFrame:
    """Count the plants at work in each state-year; where the years of one aren't known, the count isn't either."""
    known = pl.concat([_spells(facilities, "operation"), _spells(facilities, "operation2")])
    working = _counted(known, "enr_facilities")
    rows = working.join(_counted(_possible(facilities), "possible"), on=["ccode", "year"], how="full", coalesce=True)
    in_doubt = pl.col("possible").is_not_null()
    return rows.select(
        "ccode",
        "year",
        pl.when(~in_doubt).then("enr_facilities").alias("enr_facilities"),
        pl.when(pl.col("enr_facilities").is_not_null()).then(True).alias("nuclear_latency"),
    ).sort("ccode", "year")


def _spells(facilities: pl.DataFrame, which: str) -> pl.DataFrame:
    """Give the years of work that are known; of a plant whose end isn't, the year that it began."""
    start, end = pl.col(f"{which}_start"), pl.col(f"{which}_end")
    last = pl.when(pl.col("operation_unknown")).then(start).otherwise(LAST)
    return facilities.filter(start.is_not_null()).select(
        "ccode", start.alias("start"), end.fill_null(last).alias("end")
    )


def _possible(facilities: pl.DataFrame) -> pl.DataFrame:
    """Give the years in which a plant may have been at work whose start or end isn't known."""
    start = pl.coalesce(pl.col("operation_start") + 1, "construction_start", pl.lit(FIRST))
    return facilities.filter("operation_unknown").select(
        "ccode", start.alias("start"), pl.col("operation_end").fill_null(LAST).alias("end")
    )


def _counted(spells: pl.DataFrame, name: str) -> pl.DataFrame:
    """Count the spells that each state-year is in, under the number that the state has then."""
    years = by_year(spells, "start", "end", FIRST, LAST)
    for before, after, since in SUCCESSORS:
        renamed = (pl.col("ccode") == before) & (pl.col("year") >= since)
        years = years.with_columns(pl.when(renamed).then(pl.lit(after, pl.Int16)).otherwise("ccode").alias("ccode"))
    return years.group_by("ccode", "year").agg(pl.len().cast(pl.Int32).alias(name))


SERIES = Series(
    label="Nuclear latency",
    variables=(
        Variable("nuclear_latency", "A plant at work that enriches uranium or reprocesses plutonium", "yes or no",
                 dtype="int8"),
        Variable("enr_facilities", "Plants at work that enrich uranium or reprocess plutonium", "plants",
                 dtype="int16"),
    ),
    editions={"1.2": Edition("nuclear_latency")},
    keys=("ccode",),
    absence="zero",
    merge="any",
    rows=at_work,
    caveat="Of every size, laboratories too. The source lists all plants that are known, so a state without one has 0; "
    "where the years of a plant's work aren't known, the number is missing, and so is a yes that hangs on that plant.",
)  # fmt: skip
