"""Surplus domestic product: output less what the people need to live, and what it is made of."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable


def in_dollars_too(table: pl.DataFrame) -> pl.DataFrame:
    """Add the surplus in dollars beside its logarithm; an exact zero means no surplus, not one dollar."""
    logarithm = pl.col("sdpest")
    return table.with_columns(pl.when(logarithm == 0).then(0.0).otherwise(logarithm.exp()).alias("surplus"))


SERIES = Series(
    label="Surplus domestic product",
    variables=(
        Variable("wbgdp2011est", "Output, logarithm"),
        Variable("wbpopest", "Population, logarithm"),
        Variable("sdpest", "Surplus domestic product, logarithm"),
        Variable("wbgdppc2011est", "Output per person, logarithm"),
        Variable("surplus", "Surplus domestic product", "2011 US dollars"),
    ),
    editions={"2020": Edition("surplus_product")},
    keys=("gwcode",),
    system="gw",
    rows=in_dollars_too,
    caveat="Logarithms are natural. A surplus of 0 is a floor, no measurement.",
)
