"""Votes of the UN General Assembly with our states: by name and date, every vote accounted for.

The source names countries as they were called, but Serbia is Yugoslavia in all its years. Of the 870,109 votes none is
refused. Some are of members of the Assembly that no list of states has in that year: the Ukrainian and the Byelorussian
republics of the Soviet Union, India in 1946, and the Republic of China, which the source calls Taiwan, before 1949.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from polycentric.panel.named import account, with_states
from polycentric.tables import archive

if TYPE_CHECKING:
    import polars as pl

SOURCE = "un_votes"
MEANING = {"Yugoslavia": "SRB"}
COLUMNS = ("rcid", "session", "date", "year", "state", "vote", "listed", "country")


def un_votes(read: "Callable[[str, str], pl.DataFrame]" = archive.table) -> "pl.DataFrame":
    """Give every vote with the state that cast it.

    Returns
    -------
    DataFrame
        ``rcid`` (roll call), ``session``, ``date``, ``year``, ``state`` (our id), ``vote`` (yes, abstain, no; who was
        absent has no row), ``listed`` (whether the state is in a list of states that year), ``country`` (the source's
        name), ordered by roll call and state. A name that was refused would have a missing ``state``.

    Raises
    ------
    NotFetchedError
        If the source has not been fetched.
    """
    return _with_states(read).select(COLUMNS).sort("rcid", "state")


def un_votes_account(read: "Callable[[str, str], pl.DataFrame]" = archive.table) -> "pl.DataFrame":
    """Say of each name which state its votes were taken for, or why for none; in which years, and how many."""
    return account(_with_states(read), "country")


def _with_states(read: "Callable[[str, str], pl.DataFrame]") -> "pl.DataFrame":
    """Give every vote with its day and its state."""
    import polars as pl

    calls = read(SOURCE, "roll_calls").select("rcid", "session", "date", pl.col("date").dt.year().alias("year"))
    votes = read(SOURCE, "votes").join(calls, on="rcid", how="left")
    return with_states(votes, "country", meaning=MEANING)
