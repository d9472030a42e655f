"""Coded events of 2014 between states, by ICEWS."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series
from polycentric.panel.series.event_counts import CAVEAT, KEYS, between_states, variables
from polycentric.tables import archive

SOURCE = "icews_2014"


def of_the_year(train: pl.DataFrame) -> pl.DataFrame:
    """Join the year's three parts, give actors their states and kinds their names, and count between states."""
    whole = pl.concat([train, archive.table(SOURCE, "valid"), archive.table(SOURCE, "test")])
    listed = archive.table(SOURCE, "actors")
    governments = listed.filter("government")["state"].drop_nulls().to_list()
    actors = listed.select("id", "state")
    kinds = archive.table(SOURCE, "kinds").select(pl.col("id").alias("kind_id"), pl.col("name").alias("kind"))
    events = (
        whole.join(actors.rename({"id": "source_id", "state": "state1"}), on="source_id")
        .join(actors.rename({"id": "target_id", "state": "state2"}), on="target_id")
        .join(kinds, on="kind_id")
    )
    return between_states(events, governments, "icews14")


SERIES = Series(
    label="Events between states in 2014 (ICEWS)",
    variables=variables("icews14", "distinct by day, 2014"),
    editions={"2014": Edition(SOURCE, "train")},
    keys=KEYS,
    rows=of_the_year,
    both_ends=True,
    caveat="An event that came twice on a day counts once. A pair without a row is missing: persons may have acted. "
    f"{CAVEAT}",
)
