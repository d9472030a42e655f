"""Warships of the naval powers, to 1859."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable

WRITTEN = {"Great-Britain": "Great Britain", "USA": "United States"}


def of_states(table: pl.DataFrame) -> pl.DataFrame:
    """Write names as the matcher knows them; Venice, which was no state after 1797, is left out."""
    return table.filter(pl.col("power") != "Venice").with_columns(pl.col("power").replace(WRITTEN))


SERIES = Series(
    label="Warships of the naval powers",
    variables=(Variable("warships", "Warships", column="ships"),),
    editions={"1988": Edition("warships")},
    keys=("power",),
    system="name",
    rows=of_states,
    caveat="Only the naval powers that the source counts, by its transcriber's names; from 1831 hardly a figure.",
)
