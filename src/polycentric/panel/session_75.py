"""Votes of session 75 of the UN General Assembly by our states: what two files of agreement tell of each, and how.

A source of its own, never added to `un_votes` unless both are named. A vote that the scores leave open is told by the
roll call's own total where all that are open are needed for it; what is open after that stays missing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.tables import archive

if TYPE_CHECKING:
    import polars as pl

    Read = Callable[[str, str], pl.DataFrame]

SOURCE = "un_votes_75"
COLUMNS = ("rcid", "session", "date", "year", "state", "vote", "listed", "ccode", "told_by")
SCORES, TOTALS = "scores", "totals"


@dataclass(frozen=True)
class Account:
    """How many cells the scores decide, and what becomes of the others.

    Attributes
    ----------
    decided : int
        By the scores, the absences of the two states compared with included.
    absences : int
        Of these.
    ambiguous : int
        Which the scores leave open: yes or no.
    by_totals : int
        Of these, told by the totals of their roll call.
    missing : int
        Of these, left.
    """

    decided: int
    absences: int
    ambiguous: int
    by_totals: int
    missing: int


def votes_of_session_75(read: "Read" = archive.table) -> "pl.DataFrame":
    """Give every vote of session 75 with the state that cast it.

    Returns
    -------
    DataFrame
        ``rcid``, ``session``, ``date``, ``year`` (the day's own; the file says 2020 of all), ``state`` (our id),
        ``vote`` (yes, abstain, no; missing where it may be yes or no), ``listed`` (whether the state is in a list of
        states that year), ``ccode``, ``told_by`` (``"scores"``, ``"totals"``, or missing with the vote), ordered by
        roll call and state. Who was absent has no row.

    Raises
    ------
    NotFetchedError
        If the source has not been fetched.
    DataError
        If the two files contradict each other.
    """
    import polars as pl

    cells = _cells(read).filter(pl.col("vote").is_null() | (pl.col("vote") != "absent"))
    calls = read(SOURCE, "roll_calls").select("rcid", "session", "date", pl.col("date").dt.year().alias("year"))
    rows = _with_states(cells.join(calls, on="rcid", how="left"))
    return rows.select(COLUMNS).sort("rcid", "state")


def fully_told(votes: "pl.DataFrame") -> "pl.DataFrame":
    """Keep the roll calls of which every vote is known: what is open is open because of how it was cast.

    Of two roll calls only the abstentions are known; to compare states by those alone would say that they agree.
    """
    import polars as pl

    return votes.filter(pl.col("vote").is_not_null().all().over("rcid"))


def session_75_account(read: "Read" = archive.table) -> Account:
    """Count what the scores decide and leave open."""
    import polars as pl

    cells = _cells(read)
    by = cells["told_by"]
    decided, settled = int((by == SCORES).sum()), int((by == TOTALS).sum())
    absences = cells.filter(pl.col("vote") == "absent").height
    return Account(decided, absences, cells.height - decided, settled, by.null_count())


def _cells(read: "Read") -> "pl.DataFrame":
    """Give what both files together tell of each state and roll call, and by what."""
    import polars as pl

    cuba, syria = (read(SOURCE, f"with_{who}").select("rcid", "ccode", "vote") for who in ("cuba", "syria"))
    both = cuba.join(syria, on=["rcid", "ccode"], how="full", coalesce=True, suffix="_too")
    torn = both.filter(pl.col("vote") != pl.col("vote_too"))
    if torn.height:
        rcid, ccode, one, other = torn.row(0)
        raise DataError(
            f"The two files of source '{SOURCE}' contradict each other in {torn.height} cells: on roll call {rcid} the "
            f"state {ccode} voted {one} by the first and {other} by the second. Fetch it again."
        )
    told = both.with_columns(vote=pl.coalesce("vote", "vote_too")).drop("vote_too")
    by_scores = pl.when(pl.col("vote").is_not_null()).then(pl.lit(SCORES))
    return _told_by_totals(told.with_columns(told_by=by_scores), read(SOURCE, "roll_calls"))


def _told_by_totals(cells: "pl.DataFrame", calls: "pl.DataFrame") -> "pl.DataFrame":
    """Tell the open votes of a roll call whose total of yes, or of no, takes all of them."""
    import polars as pl

    open_votes = pl.col("vote").is_null()
    counts = cells.group_by("rcid").agg(
        open_votes.sum().cast(pl.Int64).alias("open"),
        *((pl.col("vote") == vote).sum().cast(pl.Int64).alias(f"told_{vote}") for vote in ("yes", "no")),
    )
    needed = counts.join(calls.select("rcid", "yes", "no"), on="rcid", how="left")
    takes = {vote: (pl.col("open") > 0) & (pl.col(vote) == pl.col(f"told_{vote}") + pl.col("open"))
             for vote in ("yes", "no")}  # fmt: skip
    all_are = pl.when(takes["yes"]).then(pl.lit("yes")).when(takes["no"]).then(pl.lit("no")).alias("all_are")
    known = cells.join(needed.select("rcid", all_are), on="rcid", how="left")
    return known.with_columns(
        told_by=pl.when(open_votes & pl.col("all_are").is_not_null()).then(pl.lit(TOTALS)).otherwise("told_by"),
        vote=pl.coalesce("vote", "all_are"),
    ).drop("all_are")


def _with_states(rows: "pl.DataFrame") -> "pl.DataFrame":
    """Add the state that a code means, and whether it is in the list on the day."""
    import polars as pl

    from polycentric.panel.membership import lives

    known = lives("cow")
    spells = pl.DataFrame(
        {
            "ccode": known.code.astype("int16"),
            "state": list(known.state),
            "first": pl.Series(known.start.astype("int32")).cast(pl.Date),
            "last": pl.Series(known.end.astype("int32")).cast(pl.Date),
        }
    )
    inside = pl.col("date").is_between(pl.col("first"), pl.col("last"))
    listed = rows.join(spells, on="ccode", how="inner").filter(inside).drop("first", "last")
    strangers = rows.join(listed, on=["rcid", "ccode"], how="anti")
    if strangers.height:
        codes = ", ".join(map(str, strangers["ccode"].unique().sort()))
        raise DataError(f"The codes {codes} of source '{SOURCE}' are no state's on the day of the vote.")
    return listed.with_columns(listed=pl.lit(True))
