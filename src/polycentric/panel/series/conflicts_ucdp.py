"""Armed conflicts of a state, on either side, by UCDP/PRIO."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable


def of_main_parties(conflicts: pl.DataFrame) -> pl.DataFrame:
    """Sum up each state's conflicts of a year: on side A or B, not as a helper with troops."""
    kept = ("conflict_id", "year", "intensity_level", "type_of_conflict")
    sides = [conflicts.select(pl.col(side).alias("gwcode"), *kept) for side in ("gwno_a", "gwno_b")]
    each = pl.concat(sides).drop_nulls("gwcode")
    return each.group_by("gwcode", "year").agg(
        pl.col("intensity_level").max().alias("armed_conflict"),
        pl.col("conflict_id").n_unique().alias("armed_conflicts"),
        pl.col("conflict_id").filter(pl.col("type_of_conflict") != "interstate").n_unique().alias("internal_conflicts"),
    )


SERIES = Series(
    label="Armed conflicts (UCDP/PRIO)",
    variables=(
        Variable(
            "armed_conflict", "Armed conflict, the most intense of the year", "code", dtype="int8",
            codes="0 none, 1 25 to 999 battle deaths in the year, 2 1,000 or more",
        ),
        Variable("armed_conflicts", "Armed conflicts that the state is a main party to", "conflicts", dtype="int16"),
        Variable("internal_conflicts", "Of these, conflicts that are not between states", "conflicts", dtype="int16"),
    ),
    editions={"25.1": Edition("ucdp_conflicts", "conflicts")},
    keys=("gwcode",),
    system="gw",
    absence="zero",
    merge="any",
    rows=of_main_parties,
    caveat="Main parties alone; who helps with troops is left out. Fewer than 25 battle deaths in a year are no "
    "conflict.",
)  # fmt: skip
