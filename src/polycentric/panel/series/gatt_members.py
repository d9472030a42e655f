"""Who was in the General Agreement on Tariffs and Trade."""

import polars as pl

from polycentric.panel.series.contract import YES_OR_NO, Edition, Series, Variable

FIRST, LAST = 1948, 1994


def by_year(members: pl.DataFrame) -> pl.DataFrame:
    """Say of each member and year whether it had signed by the end of the year."""
    years = pl.DataFrame({"year": range(FIRST, LAST + 1)}, schema={"year": pl.Int16})
    signed = (pl.col("date").dt.year() <= pl.col("year")).alias("gatt_member")
    return members.join(years, how="cross").select("iso3c", "year", signed)


SERIES = Series(
    label="Membership in the GATT",
    variables=(Variable("gatt_member", "In the GATT at the end of the year", YES_OR_NO, dtype="int8"),),
    editions={"2022": Edition("gatt_members")},
    keys=("iso3c",),
    system="iso3",
    rows=by_year,
    caveat="Of the 128 members of 1994 alone: for others, which may have been in and left, nothing is known. "
    "Yugoslavia stands to 1990.",
)
