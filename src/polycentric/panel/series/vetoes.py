"""How often each permanent member of the Security Council voted against a draft that fell by it."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable

FIRST, LAST = 1946, 2021
SEATS = {
    "USA": ("United States", FIRST, LAST),
    "UK": ("United Kingdom", FIRST, LAST),
    "France": ("France", FIRST, LAST),
    "Russia": ("Russia", FIRST, LAST),
    "China, to 1948": ("China", FIRST, 1948),
    "China, 1949-1971": ("Taiwan", 1949, 1971),
    "China, from 1971": ("China", 1971, LAST),
}
COLUMN = {"USSR": "Russia"}
NAMES = ("veto1", "veto2", "veto3")


def of_permanent_members(drafts: pl.DataFrame) -> pl.DataFrame:
    """Count each seat's vetoes by year; a permanent member's year without one is a true zero.

    China's seat was held by the government in Taipei until October 1971. The source has no veto of that seat before
    1972, so none has to be given to either of the two.
    """
    named = drafts.select("year", *NAMES).unpivot(index="year", value_name="seat").drop_nulls("seat")
    cast = named.with_columns(pl.col("seat").replace(COLUMN)).group_by("seat", "year").len("vetoes")
    seats = pl.DataFrame(
        [(seat.split(",")[0], name, first, last) for seat, (name, first, last) in SEATS.items()],
        schema={"seat": pl.String, "member": pl.String, "first": pl.Int32, "last": pl.Int32},
        orient="row",
    )
    years = pl.int_ranges("first", pl.col("last") + 1).cast(pl.List(pl.Int16)).alias("year")
    every = seats.with_columns(years).explode("year").drop("first", "last")
    counted = every.join(cast, on=["seat", "year"], how="left").with_columns(pl.col("vetoes").fill_null(0))
    return counted.group_by("member", "year").agg(pl.col("vetoes").max())


SERIES = Series(
    label="Vetoes in the Security Council",
    variables=(Variable("vetoes", "Vetoes cast in the year", "drafts", dtype="int16"),),
    editions={"2022": Edition("unsc_vetoes", years=(FIRST, LAST))},
    keys=("member",),
    system="name",
    rows=of_permanent_members,
    caveat="Of permanent members alone; others cannot veto, and are missing. 2022, of which the source has seven "
    "months, is left out. The seat of China was Taipei's from 1949 to 1971.",
)
