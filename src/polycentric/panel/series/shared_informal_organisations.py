"""How many informal organisations two states share."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.informal_organisations import CAVEAT, FULL


def shared(memberships: pl.DataFrame) -> pl.DataFrame:
    """Count the bodies of which both states of a pair are full members in the year, the smaller code first."""
    full = memberships.filter(pl.col("status") == FULL).select("organisation", "year", "ccode")
    pairs = full.join(full, on=["organisation", "year"], suffix="2").filter(pl.col("ccode") < pl.col("ccode2"))
    return pairs.group_by(pl.col("ccode").alias("ccode1"), "ccode2", "year").len("shared_informal")


SERIES = Series(
    label="Informal organisations that two states share",
    variables=(
        Variable("shared_informal", "Informal organisations of which both are full members", "organisations",
                 dtype="int16"),
    ),
    editions={"2022": Edition("igo_informal", "memberships")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    directed=False,
    rows=shared,
    added_as="informal_igos",
    caveat=CAVEAT,
)  # fmt: skip
