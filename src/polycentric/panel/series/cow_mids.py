"""Militarised disputes between states, by the Correlates of War project."""

from functools import partial

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable


def any_dispute(table: pl.DataFrame, ongoing: str, onset: str) -> pl.DataFrame:
    """Say of each dyad-year with a dispute whether any was under way, and whether any began."""
    return table.group_by("ccode1", "ccode2", "year").agg(pl.col(ongoing, onset).any())


SERIES = Series(
    label="Disputes (COW MID)",
    variables=(
        Variable("cowmidongoing", "A militarised dispute under way", "yes or no", "dispongoing", "int8"),
        Variable("cowmidonset", "A militarised dispute begins", "yes or no", "disponset", "int8"),
    ),
    editions={"5.0": Edition("cow_mid", "dispute_dyad_years")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    merge="any",
    rows=partial(any_dispute, ongoing="dispongoing", onset="disponset"),
    caveat="Two states on opposite sides of one dispute count as a pair even if they never met. An onset is the "
    "dispute's beginning for the pair, whether or not another was under way.",
)
