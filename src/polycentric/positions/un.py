"""Votes of the UN General Assembly as the table that the estimators take: states by our ids, issues in or out."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel import general_assembly
from polycentric.positions.votes import Bridging
from polycentric.sources.un_votes import ISSUES
from polycentric.tables.archive import table

if TYPE_CHECKING:
    import polars as pl

SOURCE = "un_votes"


def un_votes(
    sessions: tuple[int, int] | None = None, without: Collection[str] = (), only: Collection[str] = ()
) -> "pl.DataFrame":
    """Give the votes of the General Assembly, sessions 1-74, as a table of unit, session, item and vote.

    Every vote is taken, by the state that the source's name means in its year; nothing is left out but by these
    arguments. Members that were in no list of states (the Ukrainian and the Byelorussian republics) are units too.

    Parameters
    ----------
    sessions : (int, int), optional
        First and last session.
    without : collection of str
        Issues whose roll calls are left out: ``"me"``, ``"nu"``, ``"di"``, ``"hr"``, ``"co"``, ``"ec"``.
    only : collection of str
        Issues that a roll call must have one of.

    Raises
    ------
    UnknownNameError
        If an issue is none of the six.
    CoverageError
        If no roll call is left.
    """
    import polars as pl

    kept = _roll_calls(sessions, without, only)
    votes = general_assembly.un_votes().join(kept.select("rcid"), on="rcid", how="semi")
    return votes.select(
        unit=pl.col("state"),
        session=pl.col("session").cast(pl.Int64),
        item=pl.col("rcid").cast(pl.String),
        vote=pl.col("vote"),
    )


def un_bridges(sessions: tuple[int, int] | None = None) -> "pl.DataFrame":
    """Give the list of bridges found among the General Assembly's roll calls; see `bridges.find_bridges`."""
    from polycentric.positions.bridges import find_bridges

    return find_bridges(_roll_calls(sessions, (), ()))


def un_bridging() -> Bridging:
    """Give the bridges in the form that the estimators take."""
    bridges = un_bridges()
    pairs = zip(bridges["rcid"].to_list(), bridges["bridge"].to_list(), strict=True)
    return Bridging({str(rcid): str(bridge) for rcid, bridge in pairs}, "found from the roll calls' texts")


def _roll_calls(sessions: tuple[int, int] | None, without: Collection[str], only: Collection[str]) -> "pl.DataFrame":
    """Keep the roll calls of some sessions and issues."""
    import polars as pl

    for issue in (*without, *only):
        if issue not in ISSUES:
            raise UnknownNameError("issue of the UN's roll calls", issue, ISSUES)
    calls, issues = table(SOURCE, "roll_calls"), table(SOURCE, "issues")
    if sessions is not None:
        calls = calls.filter(pl.col("session").is_between(*sessions))
    if without:
        calls = calls.join(_of(issues, without), on="rcid", how="anti")
    if only:
        calls = calls.join(_of(issues, only), on="rcid", how="semi")
    if calls.is_empty():
        raise CoverageError(f"No roll call of the UN is left by sessions {sessions}, without {_list(without)}, "
                            f"only {_list(only)}: the sessions run from 1 to 74.")  # fmt: skip
    return calls


def _of(issues: "pl.DataFrame", names: Collection[str]) -> "pl.DataFrame":
    """Give the roll calls that have one of some issues."""
    import polars as pl

    return issues.filter(pl.col("short_name").is_in(list(names)))


def _list(names: Collection[str] | Sequence[str]) -> str:
    """Name some issues."""
    return ", ".join(names) or "none"
