"""Reduce several disputes of one dyad in one year to one, by published rules in a published order.

The order is that of the R package peacesciencer (Miller 2022, Conflict Management and Peace Science 39(6), 755-779,
and its article on coercing dispute-years into dyad-years): onsets first, then the deadliest, the most hostile, the
longest by its shortest and then by its longest estimate, the reciprocated, the earliest to start; at last the first in
the file.
Each rule compares only rows of the same dyad and year, so a row without a rival is never dropped.
"""

from collections.abc import Callable, Sequence

import polars as pl

from polycentric.errors import UnknownNameError

Rule = Callable[[str], pl.Expr]
UNKNOWN_DEATHS = 0.5


def _most(column: str) -> Rule:
    return lambda _: pl.col(column).cast(pl.Float64).fill_null(-1.0)


def _fatality(_: str) -> pl.Expr:
    """Rank by deaths; an unknown number counts as deadlier than none and less deadly than the lowest level."""
    return pl.col("fatality").cast(pl.Float64).fill_null(UNKNOWN_DEATHS)


def _onset(onset: str) -> pl.Expr:
    return pl.col(onset).cast(pl.Float64)


def _earliest(_: str) -> pl.Expr:
    """Rank by the month of the start, the earliest highest; an unknown month last."""
    return -pl.col("stmon").cast(pl.Float64).fill_null(13.0)


RULES: dict[str, Rule] = {
    "onset": _onset,
    "fatality": _fatality,
    "hostility": _most("hostlev"),
    "duration": _most("mindur"),
    "longest": _most("maxdur"),
    "reciprocation": _most("recip"),
    "start_month": _earliest,
}
ORDER = tuple(RULES)
FIRST = "first"


def exclude(disputes: pl.DataFrame, key: Sequence[str], onset: str, rules: Sequence[str] = ORDER) -> pl.DataFrame:
    """Keep one dispute of each key.

    Parameters
    ----------
    disputes : DataFrame
        A row for each dispute, dyad and year, with the columns that the rules look at.
    key : sequence of str
        What shall be unique after: codes and year.
    onset : str
        The column that says whether the dispute began that year.
    rules : sequence of str
        Names in `RULES`, in order; what they leave double is settled by the order of the file.

    Returns
    -------
    DataFrame

    Raises
    ------
    UnknownNameError
        If there is no such rule.
    """
    for rule in rules:
        if rule not in RULES:
            raise UnknownNameError("exclusion rule", rule, RULES)
    kept = disputes
    for rule in rules:
        rank = RULES[rule](onset)
        kept = kept.filter(rank == rank.max().over(key))
    return kept.unique(subset=list(key), keep="first", maintain_order=True)


def contested(disputes: pl.DataFrame, key: Sequence[str]) -> int:
    """Count the keys with more than one dispute."""
    return disputes.group_by(key).len().filter(pl.col("len") > 1).height
