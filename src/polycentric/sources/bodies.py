"""Politically meaningful bodies by date: who belonged to NATO, BRICS, the African Union and the like, 1990 to today.

The World Factbook's lists of the same bodies are stale or undated; where both speak of a body, these dates take the
place of its lists. Every row is a fact with a citation; whether the citation was read is its own column. A body that
did not exist on a day has no members then, and a state that did not live is a member of none.

Left out, because accessions could not be dated soundly: the World Trade Organization and the treaty before it, the
Group of 77, the Rio Group, the Union of South American Nations.
"""

import datetime
import functools
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.packaged import read_rows
from polycentric.sources.contract import Column, Source, Table

if TYPE_CHECKING:
    import polars as pl

FOLDER = Path(__file__).parent / "data"
COVERED = (datetime.date(1990, 1, 1), datetime.date(2026, 2, 28))
STATUSES = ("member", "suspended", "observer", "partner", "candidate", "associate", "guest", "invited", "unknown")


def read(folder: Path) -> dict[str, "pl.DataFrame"]:
    """Read bodies.csv and body_members.csv from a folder; a year or month stands for its first day."""
    import polars as pl  # heavy: imported when a source is read, not when the catalog is listed

    bodies = read_texts(folder / "bodies.csv")
    members = read_texts(folder / "body_members.csv")
    return {
        "bodies": bodies.with_columns(
            first_day("founded"),
            first_day("ended"),
            pl.col("forum") == "yes",
            pl.col("others_complete") == "yes",
            pl.col("within", "printed_as").replace("", None),
        ),
        "body_members": members.with_columns(first_day("start"), first_day("end")),
    }


def read_texts(path: Path) -> "pl.DataFrame":
    """Read a CSV that ships with the package with every column as text; an empty cell is an empty text."""
    import polars as pl

    return pl.DataFrame(read_rows(path))


def first_day(column: str) -> "pl.Expr":
    """Give a column of ISO dates of any precision as days: the first of its period, null where it is empty."""
    import polars as pl

    text = pl.col(column)
    full = pl.when(text.str.len_chars() == 4).then(text + "-01-01").when(text.str.len_chars() == 7).then(text + "-01")
    return full.otherwise(text).replace("", None).str.to_date("%Y-%m-%d").alias(column)


@functools.cache
def table(name: str) -> "pl.DataFrame":
    """Give one of the source's tables as it ships with the package."""
    return read(FOLDER)[SOURCE.table(name).name]


def dated() -> "pl.DataFrame":
    """Give all spells as organisation, state, status, start, end, remark; `end` is the first day after the spell.

    A spell without a start was under way on the first day of the coverage, and is given as starting then. A spell that
    began later always has its start; where two dates are given for it, the status is ``"unknown"`` between them.
    """
    import polars as pl

    return table("body_members").with_columns(pl.col("start").fill_null(COVERED[0])).rename({"body": "organisation"})


def names(forum: bool | None = None) -> tuple[str, ...]:
    """Give the names of all bodies, or only of those that count (or don't count) as forums."""
    rows = table("bodies")
    return tuple(rows["body"].to_list() if forum is None else rows.filter(rows["forum"] == forum)["body"].to_list())


def printed_names() -> dict[str, str]:
    """Give our name of a body by each name that an edition of the World Factbook prints for it, its own among them."""
    rows = table("bodies").select("body", "printed_as").iter_rows()
    return {name: body for body, others in rows for name in (body, *(others.split("; ") if others else ()))}


def forums(day: datetime.date) -> tuple[str, ...]:
    """Name the bodies that count as forums on a day.

    One that lies `within` a wider one, which holds all its members, doesn't count while that has any: the G-7 while
    there was a G-8, and OPEC since there is an OPEC+. A body that has no members then counts and joins nobody.
    """
    import polars as pl

    rows = dated().filter((pl.col("start") <= day) & (pl.col("end").is_null() | (pl.col("end") > day)))
    alive = set(rows["organisation"].to_list())
    listed = table("bodies").filter(pl.col("forum")).select("body", "within").iter_rows()
    return tuple(body for body, within in listed if within not in alive)


def members(body: str, date: datetime.date | str, status: str = "member") -> tuple[str, ...]:
    """Give the states that hold a status in a body on a day, sorted.

    Parameters
    ----------
    body : str
        Its name, one of `names()`.
    date : date or str
        The day, from 1990-01-01 to 2026-02-28; a text is an ISO date.
    status : str
        One of `STATUSES`; a suspended member is ``"suspended"``, not ``"member"``, and a state whose status is not
        known on that day is ``"unknown"``.

    Raises
    ------
    UnknownNameError
        If no body or status has that name.
    CoverageError
        If the day is outside the coverage.

    Examples
    --------
    >>> members("Quad", "2025-12-31")
    ('AUS', 'IND', 'JPN', 'USA')
    >>> len(members("NATO", "1995-06-30"))
    16
    """
    day = _checked(body, date, status)
    rows = dated()
    held = (rows["organisation"] == body) & (rows["status"] == status) & (rows["start"] <= day)
    return tuple(sorted(rows.filter(held & (rows["end"].is_null() | (rows["end"] > day)))["state"].to_list()))


def _checked(body: str, date: datetime.date | str, status: str) -> datetime.date:
    """Give the day as a date, or raise on an unknown body, an unknown status, or a day outside the coverage."""
    if body not in names():
        raise UnknownNameError("body", body, names())
    if status not in STATUSES:
        raise UnknownNameError("status in a body", status, STATUSES)
    day = datetime.date.fromisoformat(date) if isinstance(date, str) else date
    if not COVERED[0] <= day <= COVERED[1]:
        raise CoverageError(
            f"Membership of '{body}' was asked for {day}, and is known from {COVERED[0]} to {COVERED[1]}: "
            "choose a day between them."
        )
    return day


_BODIES = Table(
    "bodies",
    ("body",),
    (
        Column("body", "text", "the body's name, as the World Factbook abbreviates it where it lists it"),
        Column("label", "text", "its name in full"),
        Column(
            "printed_as",
            "text",
            "other names that editions of the World Factbook print, a semicolon between them",
            missing="null: none",
        ),
        Column("forum", "truth", "whether the tie layer `forums` counts it"),
        Column(
            "within", "text", "the wider body that counts in its place while it has members", missing="null: none does"
        ),
        Column("founded", "date", "the day it began"),
        Column("ended", "date", "the first day on which it was no more", missing="null: it goes on"),
        Column("others_complete", "truth", "whether statuses other than member are all listed too"),
        Column("citation", "text", "where its membership is published"),
        Column("checked", "text", "what of the citation was read: 'no', or what and how"),
        Column("remark", "text", "what a reader must know", missing="empty: nothing to say"),
    ),
)

_MEMBERS = Table(
    "body_members",
    ("body", "state", "start"),
    (
        Column("body", "text", "the body's name"),
        Column("state", "state", "the state's id"),
        Column("status", "code", "what it is in the body", codes=STATUSES),
        Column("start", "date", "first day of the status", missing="null: before 1990, not dated here"),
        Column("end", "date", "first day on which it no longer holds", missing="null: it holds"),
        Column("remark", "text", "what a reader must know", missing="empty: nothing to say"),
    ),
)

SOURCE = Source(
    label="Bodies by date",
    title="Membership of politically meaningful bodies, 1990-2026",
    version="2, February 2026",
    publisher="the polycentric project",
    address="the package itself: polycentric/sources/data/bodies.csv and body_members.csv",
    licence="MIT, as the package; facts, each with its citation",
    terms="May be used freely; cite the body's own publication for its membership.",
    citation="polycentric (2026), Membership of politically meaningful bodies, compiled from the publications cited "
    "in each row of bodies.csv.",
    bibtex="""@misc{polycentricbodies2026,
  author = {{polycentric}},
  title = {Membership of politically meaningful bodies, 1990--2026},
  year = {2026},
  note = {Compiled from the publications cited in each row}
}""",
    years=(1990, 2026),
    tables=(_BODIES, _MEMBERS),
    read=read,
    embedded=True,
    folder=FOLDER,
    caveat="Compiled by hand; a row whose column `checked` says 'no' was not read against its citation. A body's "
    "name means its members' governments as the body itself lists them, and takes no side on who governs.",
)
