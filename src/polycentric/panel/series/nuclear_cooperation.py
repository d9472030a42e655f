"""Agreements on nuclear cooperation that two states signed in a year."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable

PAIR = ["ccode1", "ccode2", "year"]


def signed(agreements: pl.DataFrame) -> pl.DataFrame:
    """Count the agreements of each pair and year, each once though it may stand in both directions."""
    sure = agreements.filter(~pl.col("named_otherwise"))
    one_way = sure.group_by(*PAIR, "nca_type").len("count")
    smaller, larger = pl.min_horizontal("ccode1", "ccode2"), pl.max_horizontal("ccode1", "ccode2")
    once = one_way.with_columns(smaller.alias("ccode1"), larger.alias("ccode2"))
    by_type = once.group_by(*PAIR, "nca_type").agg(pl.col("count").max())
    return by_type.group_by(PAIR).agg(pl.col("count").sum().cast(pl.Int16).alias("nuclear_agreements")).sort(PAIR)


SERIES = Series(
    label="Nuclear cooperation agreements",
    variables=(
        Variable("nuclear_agreements", "Agreements on nuclear cooperation signed in the year", "agreements",
                 dtype="int16"),
    ),
    editions={"2020": Edition("nuclear_cooperation")},
    keys=("ccode1", "ccode2"),
    directed=False,
    rows=signed,
    caveat="Of each type the larger number of the two directions counts. A pair without a row is missing: it signed "
    "nothing, or nobody looked. Rows whose code and name are of two states are left out.",
)  # fmt: skip
