"""In how many of the last ten years a state used force on another, in a dispute, that answered with none."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable

SPAN = 10
FIRST, LAST = 1816, 2010
OF_FORCE = (13, 14, 16, 17, 19, 20, 21)  # blockade, occupation, attack, clash, war; not the seizure of a ship (15)
FORCE = 4  # level of hostility from which force is used
KEYS = ["ccode1", "ccode2", "year"]


def unanswered(disputes: pl.DataFrame) -> pl.DataFrame:
    """Give, for each pair, the years of the last ten with such a dispute; a pair without one has no row."""
    acts = (pl.col("hiact1").is_in(OF_FORCE)) & (pl.col("hostlev1") >= FORCE) & (pl.col("hostlev2") < FORCE)
    return in_last(disputes.filter(acts).select(KEYS).unique(), LAST, "force_unanswered")


def in_last(rows: pl.DataFrame, last: int, name: str) -> pl.DataFrame:
    """Count, for each pair and each of the years that follow, in how many of the last ten it has a row."""
    later = [rows.with_columns((pl.col("year") + step).cast(pl.Int16)) for step in range(SPAN)]
    counted = pl.concat(later).filter(pl.col("year") <= last).group_by(KEYS).agg(pl.len().cast(pl.Int16).alias(name))
    return counted.sort(KEYS)


SERIES = Series(
    label="Force without an answer in disputes (GML)",
    variables=(
        Variable("force_unanswered", "Years of the last ten in which the state used force on the partner, that used "
                 "none", "years", dtype="int8"),
    ),
    editions={"2.2.1": Edition("gml_mid", "dispute_dyad_years", (FIRST + SPAN - 1, LAST))},
    keys=("ccode1", "ccode2"),
    absence="zero",
    rows=unanswered,
    caveat="Blockade, occupation, attack or clash in a dispute; ships that were seized are left out, and so is a war "
    "in which the other fought, as Hungary did in 1956.",
)  # fmt: skip
