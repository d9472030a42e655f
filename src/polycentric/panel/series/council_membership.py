"""Who sits in the UN Security Council."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.years import by_year

CODES = "0 no member, 1 elected member, 2 permanent member"
SEATS = {"elected": 1, "permanent": 2}
MEANING = {"Congo": "Republic of the Congo"}


def seats(terms: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year of each term; the source's names that mean several states are spelt out."""
    years = by_year(terms, "start_year", "end_year")
    return years.select(
        pl.col("country_org").replace(MEANING).alias("member"),
        "year",
        pl.col("seat").replace_strict(SEATS, return_dtype=pl.Int8).alias("unsc_member"),
    )


SERIES = Series(
    label="Membership of the Security Council",
    variables=(Variable("unsc_member", "Seat in the Security Council", "code", dtype="int8", codes=CODES),),
    editions={"2025": Edition("unsc_membership")},
    keys=("member",),
    system="name",
    absence="zero",
    rows=seats,
    caveat="The source lists all fifteen members of each year, so any other state has a true 0.",
)
