"""Crises of one power that another triggered, by International Crisis Behavior."""

from polycentric.poles.concert.acts.contract import HOSTILE, Act, Floats
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give 1 from the year of the trigger to that of the crisis' end."""
    import polars as pl

    actors = pairs.read("icb", "actors").drop_nulls(["trigent", "yrtrig"])
    ends = pairs.read("icb", "crises").select("crisno", "yrterm")
    spells = actors.join(ends, on="crisno", how="left").with_columns(
        pl.max_horizontal("yrtrig", pl.coalesce("yrterm", "yrtrig")).alias("last")
    )
    named = (
        (year, one, other)
        for first, last, one, other in spells.select("yrtrig", "last", "cracid", "trigent").iter_rows()
        for year in range(int(first), int(last) + 1)
    )
    made = pairs.empty(value=0.0)
    for row, column in pairs.cells(named, "ccode"):
        made[row, column] = 1.0
    return made


ACT = Act(
    label="crises of one that the other triggered",
    side=HOSTILE,
    years=(1918, 2017),
    scale="1 from the year in which one of the two triggers a crisis of the other to that in which the crisis ends",
    missing="none: the source lists all crises; a crisis that several triggered at once names none of them",
    reference="Brecher and Wilkenfeld (1997), ICB 14",
    compute=compute,
    tables=(("icb", "actors"), ("icb", "crises")),
)
