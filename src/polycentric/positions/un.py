"""Votes of the UN General Assembly as the table that the estimators take: states by our ids, issues in or out.

Sessions 1-74 are one source and session 75, decoded, another: who wants both names both.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel import general_assembly, session_75
from polycentric.positions.votes import Bridging
from polycentric.sources.un_votes import ISSUES
from polycentric.tables.archive import table

if TYPE_CHECKING:
    import polars as pl

SOURCE = "un_votes"
SESSIONS = {"un_votes": "1 to 74", "un_votes_75": "75 to 75"}
CALL = ("rcid", "session", "amend", "para", "short", "descr")


def un_votes(
    sessions: tuple[int, int] | None = None,
    without: Collection[str] = (),
    only: Collection[str] = (),
    sources: Sequence[str] = (SOURCE,),
) -> "pl.DataFrame":
    """Give the votes of the General Assembly as a table of unit, session, item and vote: sessions 1-74 by default.

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
    sources : sequence of str
        ``"un_votes"``, ``"un_votes_75"`` or both. Of the second, roll calls with votes that may be yes or no are left
        out.

    Raises
    ------
    UnknownNameError
        If an issue is none of the six.
    CoverageError
        If no roll call is left.
    """
    import polars as pl

    kept = _roll_calls(sessions, without, only, sources)
    votes = pl.concat([_votes(source) for source in sources]).join(kept.select("rcid"), on="rcid", how="semi")
    return votes.select(
        unit=pl.col("state"),
        session=pl.col("session").cast(pl.Int64),
        item=pl.col("rcid").cast(pl.String),
        vote=pl.col("vote"),
    )


def un_bridges(sessions: tuple[int, int] | None = None, sources: Sequence[str] = (SOURCE,)) -> "pl.DataFrame":
    """Give the list of bridges found among the General Assembly's roll calls; see `bridges.find_bridges`."""
    from polycentric.positions.bridges import find_bridges

    return find_bridges(_roll_calls(sessions, (), (), sources))


def un_bridging(sources: Sequence[str] = (SOURCE,)) -> Bridging:
    """Give the bridges in the form that the estimators take."""
    bridges = un_bridges(sources=sources)
    pairs = zip(bridges["rcid"].to_list(), bridges["bridge"].to_list(), strict=True)
    return Bridging({str(rcid): str(bridge) for rcid, bridge in pairs}, "found from the roll calls' texts")


def published_bridging() -> Bridging:
    """Give the bridges that the authors of the published ideal points list.

    Pairs that meet are one bridge, named by its first roll call; roll calls that `un_votes` has not are left out.
    """
    first: dict[int, int] = {}
    for earlier, later in table("bsv_bridges").sort("rcid1", "rcid2").iter_rows():
        low, high = sorted((first.setdefault(earlier, earlier), first.setdefault(later, later)))
        first |= {rcid: low for rcid, of in first.items() if of == high}
    known = set(roll_calls_of(SOURCE)["rcid"].to_list())
    return Bridging(
        {str(rcid): str(bridge) for rcid, bridge in first.items() if rcid in known},
        "the list of Bailey, Strezhnev and Voeten (April 2020)",
        ("bsv_bridges",),
    )


def un_notes(sources: Sequence[str]) -> tuple[str, ...]:
    """Say of votes that were decoded how many could not be, and how many a total tells alone."""
    if session_75.SOURCE not in sources:
        return ()
    account = session_75.session_75_account()
    return (
        "Session 75 is decoded from scores of agreement, another source than the sessions before. Roll calls with "
        f"votes that may be yes or no ({account.missing} votes) are left out; {account.by_totals} votes are told by "
        "their roll call's total alone.",
    )


def _votes(source: str) -> "pl.DataFrame":
    """Give the votes of one source, by state, session and roll call."""
    import polars as pl

    columns = (pl.col("rcid").cast(pl.Int32), pl.col("session").cast(pl.Int16), "state", "vote")
    if source == session_75.SOURCE:
        return session_75.fully_told(session_75.votes_of_session_75()).select(columns)
    return general_assembly.un_votes().select(columns)


def roll_calls_of(source: str) -> "pl.DataFrame":
    """Give the roll calls of one source, by the columns that both have."""
    return table(source, "roll_calls").select(CALL)


def _issues_of(source: str) -> "pl.DataFrame":
    """Give the issues of one source's roll calls, a row for each."""
    import polars as pl

    if source != session_75.SOURCE:
        return table(source, "issues").select("rcid", "short_name")
    flags = table(source, "roll_calls").unpivot(ISSUES, index="rcid", variable_name="short_name", value_name="is_on")
    return flags.filter(pl.col("is_on")).select("rcid", "short_name")


def _roll_calls(
    sessions: tuple[int, int] | None, without: Collection[str], only: Collection[str], sources: Sequence[str]
) -> "pl.DataFrame":
    """Keep the roll calls of some sessions and issues."""
    import polars as pl

    for issue in (*without, *only):
        if issue not in ISSUES:
            raise UnknownNameError("issue of the UN's roll calls", issue, ISSUES)
    calls = pl.concat([roll_calls_of(source) for source in sources])
    issues = pl.concat([_issues_of(source) for source in sources])
    if sessions is not None:
        calls = calls.filter(pl.col("session").is_between(*sessions))
    if without:
        calls = calls.join(_of(issues, without), on="rcid", how="anti")
    if only:
        calls = calls.join(_of(issues, only), on="rcid", how="semi")
    if calls.is_empty():
        raise CoverageError(f"No roll call of the UN is left by sessions {sessions}, without {_list(without)}, "
                            f"only {_list(only)}: the sessions run from "
                            f"{_span(sources)}.")  # fmt: skip
    return calls


def _span(sources: Sequence[str]) -> str:
    """Say which sessions some sources have."""
    return f"{SESSIONS[sources[0]].split()[0]} to {SESSIONS[sources[-1]].split()[-1]}"


def _of(issues: "pl.DataFrame", names: Collection[str]) -> "pl.DataFrame":
    """Give the roll calls that have one of some issues."""
    import polars as pl

    return issues.filter(pl.col("short_name").is_in(list(names)))


def _list(names: Collection[str] | Sequence[str]) -> str:
    """Name some issues."""
    return ", ".join(names) or "none"
