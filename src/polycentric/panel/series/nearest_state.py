"""The shortest distance of a state's territory to any other state's."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.minimum_distance import CAVEAT


def nearest(table: pl.DataFrame) -> pl.DataFrame:
    """Give each state's smallest distance, under the codes that the table has."""
    code = "ccode" if "ccode1" in table.columns else "gwcode"
    ends = [table.select(pl.col(f"{code}{end}").alias(code), "year", "mindist") for end in ("1", "2")]
    return pl.concat(ends).group_by(code, "year").agg(pl.col("mindist").min().alias("minmindist"))


SERIES = Series(
    label="Minimum distance to the nearest other state",
    variables=(Variable("minmindist", "Distance to the nearest other state", "metres", scaled_as="mindist"),),
    editions={"CShapes 2.0": Edition("min_distance", "cow", gw="gw")},
    keys=("ccode",),
    rows=nearest,
    added_as="minimum_distance",
    caveat=CAVEAT,
)
