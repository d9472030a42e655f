"""Military exercises that two states took part in together."""

import polars as pl

from polycentric.panel.named import with_codes, with_states
from polycentric.panel.series.contract import Edition, Series, Variable

PAIR = ["ccode1", "ccode2", "year"]
PLAIN = {"Yugoslavia": "Serbia", "st. christopher": "St. Kitts and Nevis"}
"""Names that mean no state in the year that they stand in: 2004, and the other spelling of 1992."""


def together(participants: pl.DataFrame) -> pl.DataFrame:
    """Count the exercises of each pair and year; who stands twice in one counts once."""
    plain = participants.select("mmeid", "year", pl.col("country").replace(PLAIN))
    return pairs_of(plain, "mmeid", "country", "exercises")


def pairs_of(rows: pl.DataFrame, event: str, name: str, count: str) -> pl.DataFrame:
    """Count what two states were in together, from rows of an event, a state's name and a year."""
    coded = with_codes(with_states(rows.drop_nulls(name), name), "cow").drop_nulls("ccode")
    inside = coded.select(event, "year", "ccode").unique()
    both = inside.join(inside, on=[event, "year"], suffix="2").filter(pl.col("ccode") < pl.col("ccode2"))
    counted = both.group_by(pl.col("ccode").alias("ccode1"), "ccode2", "year").agg(pl.len().cast(pl.Int16).alias(count))
    return counted.sort(PAIR)


SERIES = Series(
    label="Multinational exercises",
    variables=(Variable("exercises", "Military exercises with both in the year", "exercises", dtype="int16"),),
    editions={"2026": Edition("multinational_exercises")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    directed=False,
    rows=together,
    caveat="By the participants' names, for the numbers of Vietnam, Serbia and small states are wrong or lacking. The "
    "source lists the exercises that were reported: a pair without one has 0.",
)
