"""In how many informal organisations a state is."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable

CAVEAT = (
    "The source lists 244 informal bodies with all their members, so a state or pair without a row shares none of "
    "them; a body of a few counts as much as one of all. Ends in 2010."
)
FULL = 1


def counted(memberships: pl.DataFrame) -> pl.DataFrame:
    """Count each state's memberships of the year, full ones and any."""
    return memberships.group_by("ccode", "year").agg(
        (pl.col("status") == FULL).sum().alias("informal_full"), pl.len().alias("informal_anytype")
    )


SERIES = Series(
    label="Memberships in informal organisations, counts",
    variables=(
        Variable(
            "informal_full", "Informal organisations of which it is a full member", "organisations", dtype="int16"
        ),
        Variable(
            "informal_anytype", "Informal organisations that it is in, in any way", "organisations", dtype="int16"
        ),
    ),
    editions={"2022": Edition("igo_informal", "memberships")},
    keys=("ccode",),
    absence="zero",
    rows=counted,
    added_as="informal_igos",
    caveat=CAVEAT,
)
