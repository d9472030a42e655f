"""Who is in the European Economic Community or the European Union."""

import polars as pl

from polycentric.panel.series.contract import YES_OR_NO, Edition, Series, Variable
from polycentric.panel.years import by_year

LAST = 2022
# The file has no exits. The United Kingdom was a member until 31 January 2020.
EXITS = {"GB": 2020}


def memberships(accessions: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year in which a state was a member on any day."""
    last = pl.col("iso2c").replace_strict(EXITS, default=LAST, return_dtype=pl.Int16).alias("last")
    spells = accessions.select("country", pl.col("date").dt.year().alias("first"), last)
    return by_year(spells, "first", "last").with_columns(pl.lit(True).alias("eu_member"))


SERIES = Series(
    label="Membership in the European Communities or the Union",
    variables=(Variable("eu_member", "In the EEC or the EU on any day of the year", YES_OR_NO, dtype="int8"),),
    editions={"2022": Edition("eu_members")},
    keys=("country",),
    system="name",
    absence="zero",
    rows=memberships,
    caveat="Germany is the Federal Republic to 1990. The exit of the United Kingdom isn't in the file; we put it in.",
)
