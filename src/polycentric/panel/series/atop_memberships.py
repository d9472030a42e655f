"""How many alliance treaties a state is in, and in how many of them it pledges to defend."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable

TREATIES = "treaties"


def of_a_state(pairs: pl.DataFrame) -> pl.DataFrame:
    """Count the treaties and the allies of each state and year."""
    each = pairs.group_by(pl.col("ccode1").alias("ccode"), "year")
    return each.agg(
        pl.col("atopids")
        .str.split("; ")
        .explode(empty_as_null=False)
        .n_unique()
        .cast(pl.Int32)
        .alias("treaties_joined"),
        pl.len().cast(pl.Int32).alias("allies"),
        (pl.col("treaties_defense") > 0).sum().cast(pl.Int32).alias("allies_defended"),
    )


SERIES = Series(
    label="Alliance treaties of a state, counted (ATOP)",
    variables=(
        Variable("treaties_joined", "Alliance treaties that it is in", TREATIES, dtype="int16"),
        Variable("allies", "States with which an alliance treaty is in force", "states", dtype="int16"),
        Variable("allies_defended", "Of these, states in a treaty in which it pledges to defend", "states",
                 dtype="int16"),
    ),
    editions={"5.1": Edition("atop_treaties", "dyad_years")},
    keys=("ccode",),
    absence="zero",
    merge="any",
    rows=of_a_state,
    added_as="atop_treaties",
    caveat="In force on any day of the year, with a partner that was a state then.",
)  # fmt: skip
