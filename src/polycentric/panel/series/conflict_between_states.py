"""Armed conflicts between two states by UCDP/PRIO."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable


def across_the_sides(conflicts: pl.DataFrame) -> pl.DataFrame:
    """Give each pair of main parties of the two sides, with the year's intensity."""
    between = conflicts.filter(pl.col("type_of_conflict") == "interstate").drop_nulls(["gwno_a", "gwno_b"])
    named = between.rename({"gwno_a": "gwcode1", "gwno_b": "gwcode2"})
    return named.group_by("gwcode1", "gwcode2", "year").agg(
        pl.col("intensity_level").max().alias("interstate_conflict")
    )


SERIES = Series(
    label="Armed conflicts between states (UCDP/PRIO)",
    variables=(
        Variable(
            "interstate_conflict", "Armed conflict between the two states", "code", dtype="int8",
            codes="0 none, 1 25 to 999 battle deaths in the year, 2 1,000 or more",
        ),
    ),
    editions={"25.1": Edition("ucdp_conflicts", "conflicts")},
    keys=("gwcode1", "gwcode2"),
    system="gw",
    absence="zero",
    directed=False,
    merge="any",
    rows=across_the_sides,
    caveat="Main parties alone; the deaths are the conflict's, not the pair's. A state that fights inside another "
    "against its rebels is in no conflict with it.",
)  # fmt: skip
