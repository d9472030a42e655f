"""Count coded events between the states that their actors are of; no series itself."""

from collections.abc import Collection

import polars as pl

from polycentric.panel.series.contract import Variable
from polycentric.states import Cow, code_of
from polycentric.tables import archive

EVENTS = "events"
KEYS = ("ccode1", "ccode2")
CAVEAT = (
    "Between states whose government is among the actors: the benchmark lacks the bare names of most, among them the "
    "United States, Russia, Germany, the United Kingdom, India and Israel, and what is left of their acts (those of a "
    "ministry, or of citizens) would say too little, so that they are missing. Of the others an actor counts for the "
    "state that its name gives: the government, ministries, police, citizens, and no person by name. Conflict is a "
    "Goldstein score below 0, cooperation one above; the score is `icews_sample`'s."
)


def variables(prefix: str, where: str) -> tuple[Variable, ...]:
    """Describe the three counts."""
    return tuple(
        Variable(f"{prefix}_{name}", f"{what} of the state towards the partner, {where}", EVENTS, dtype="int16")
        for name, what in (("events", "Coded events"), ("conflict", "Events of conflict"),
                           ("cooperation", "Events of cooperation"))
    )  # fmt: skip


def between_states(events: pl.DataFrame, governments: Collection[str], prefix: str) -> pl.DataFrame:
    """Count the events from each state to each other: all, those of conflict, and those of cooperation.

    Parameters
    ----------
    events : DataFrame
        Columns ``state1`` (who acted), ``state2``, ``day`` and ``kind`` (CAMEO's name). Rows without a state at either
        end, or within one state, are left out.
    governments : collection of str
        The states whose government is among the actors; others are left out.
    prefix : str
        What the columns' names begin with.
    """
    told = pl.all_horizontal(pl.col("state1", "state2").is_in(list(governments)))
    known = events.drop_nulls(["state1", "state2"]).filter(told & (pl.col("state1") != pl.col("state2")))
    scored = known.with_columns(
        pl.col("kind").str.to_lowercase(), pl.col("day").dt.year().cast(pl.Int16).alias("year")
    ).join(_scores(), on="kind", how="left")
    score = pl.col("goldstein")
    counted = scored.group_by("state1", "state2", "year").agg(
        pl.len().cast(pl.Int32).alias(f"{prefix}_events"),
        (score < 0).sum().cast(pl.Int32).alias(f"{prefix}_conflict"),
        (score > 0).sum().cast(pl.Int32).alias(f"{prefix}_cooperation"),
    )
    for end, code in zip(("state1", "state2"), KEYS, strict=True):
        counted = _coded(counted, end, code)
    return counted.drop_nulls(list(KEYS)).drop("state1", "state2").sort(*KEYS, "year")


def _scores() -> pl.DataFrame:
    """Give the Goldstein score of each kind by its name in small letters."""
    kinds = archive.table("icews_sample", "kinds")
    named = kinds.select(pl.col("name").str.to_lowercase().alias("kind"), "goldstein")
    return named.unique("kind", keep="first", maintain_order=True)


def _coded(rows: pl.DataFrame, state: str, code: str) -> pl.DataFrame:
    """Add the code of the Correlates of War that a state has in the year."""
    keys = rows.select(state, "year").unique()
    found = [code_of(name, Cow, year) for name, year in keys.rows()]
    codes = keys.with_columns(pl.Series(code, [each.value if each else None for each in found], dtype=pl.Int16))
    return rows.join(codes, on=[state, "year"])
