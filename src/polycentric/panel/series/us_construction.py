"""What the United States spends on military construction in a state."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable


def of_states(places: pl.DataFrame) -> pl.DataFrame:
    """Add up the places of each state and year."""
    return (
        places.drop_nulls("ccode")
        .group_by("ccode", "year")
        .agg(pl.col("spend_construction").sum().alias("us_construction"))
        .sort("ccode", "year")
    )


SERIES = Series(
    label="US military construction",
    variables=(
        Variable("us_construction", "Military construction of the United States in the state", "current US dollars"),
    ),
    editions={"2026": Edition("us_basing_construction")},
    keys=("ccode",),
    rows=of_states,
    caveat="A state without a row is missing: much of the money stands under places that aren't told. In the United "
    "States it is what is built at home.",
)
