"""Surplus domestic product: output less what the people need to live."""

import polars as pl

from polycentric.panel.contract import Edition, Layer, Measure


def in_dollars(table: pl.DataFrame) -> pl.DataFrame:
    """Turn logarithms into dollars; an exact zero means no surplus, not one dollar."""
    logarithm = pl.col("sdpest")
    return table.select("gwcode", "year", pl.when(logarithm == 0).then(0.0).otherwise(logarithm.exp()).alias("surplus"))


LAYER = Layer(
    label="Surplus domestic product",
    variables=(Measure("surplus", "Surplus domestic product", "2011 US dollars"),),
    editions={"2020": Edition("surplus_product")},
    keys=("gwcode",),
    system="gw",
    rows=in_dollars,
    caveat="Where the source finds no surplus the value is 0: a floor, no measurement.",
)
