"""Surplus domestic product: output less what the people need to live."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable


def in_dollars(table: pl.DataFrame) -> pl.DataFrame:
    """Turn logarithms into dollars; an exact zero means no surplus, not one dollar."""
    logarithm = pl.col("sdpest")
    return table.select("ccode", "year", pl.when(logarithm == 0).then(0.0).otherwise(logarithm.exp()).alias("surplus"))


SERIES = Series(
    label="Surplus domestic product",
    variables=(Variable("surplus", "Surplus domestic product", "2011 US dollars"),),
    editions={"2020": Edition("surplus_product")},
    keys=("ccode",),
    added_as="sdp",
    rows=in_dollars,
    caveat="Where the source finds no surplus the value is 0: a floor, no measurement.",
)
