"""Which state sent troops into whose armed conflicts: beside it, or against it."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable

CONFLICTS = "armed conflicts"


def helpers_and_parties(parties: pl.DataFrame) -> pl.DataFrame:
    """Count, for each helper and each main party, the pairs of sides in which the one fights beside, or against, it."""
    key = ["dyad_id", "year"]
    helps = parties.filter(pl.col("part") == "helps").select(*key, "side", pl.col("gwcode").alias("gwcode1"))
    mains = parties.filter(pl.col("part") == "main").select(
        *key, pl.col("side").alias("other"), pl.col("gwcode").alias("gwcode2")
    )
    both = helps.join(mains, on=key).filter(pl.col("gwcode1") != pl.col("gwcode2"))
    beside = pl.col("side") == pl.col("other")
    return both.group_by("gwcode1", "gwcode2", "year").agg(
        pl.col("dyad_id").filter(beside).n_unique().cast(pl.Int32).alias("troops_beside"),
        pl.col("dyad_id").filter(~beside).n_unique().cast(pl.Int32).alias("troops_against"),
    )


SERIES = Series(
    label="Troops sent into others' armed conflicts (UCDP)",
    variables=(
        Variable("troops_beside", "Conflicts in which the state, no main party, fights beside the partner", CONFLICTS,
                 dtype="int8"),
        Variable("troops_against", "Conflicts in which the state, no main party, fights against the partner", CONFLICTS,
                 dtype="int8"),
    ),
    editions={"24.1": Edition("ucdp_dyadic", "parties")},
    keys=("gwcode1", "gwcode2"),
    system="gw",
    absence="zero",
    merge="any",
    rows=helpers_and_parties,
    caveat="A conflict is a pair of warring sides: troops in one war against three groups count three. The partner is "
    "a main party; who fights beside a rebel group alone has a tie against its government and none beside anyone.",
)  # fmt: skip
