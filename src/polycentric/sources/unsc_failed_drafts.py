"""A selection of drafts that the UN Security Council did not adopt, 1947-2022, with who voted how."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.reading.workbook import xlsx_table
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import COUNCIL_FOR_US
from polycentric.sources.record.columns import text, truth, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

REFERENCE = reference(
    "misc",
    "tong2022drafts",
    "Tong, Emily",
    "Drafts Not Adopted by the United Nations Security Council, from the UN Digital Library",
    2022,
    url="https://github.com/emilytong123/unsc_for_us",
)
FILE = "un/unsc_failed_drafts.xlsx"
VOTES = {"In Favor": "yes", "Abstain": "abstain", "Against": "no"}
_LIST = re.compile(r"\[(?:(?:'[^'\\]*'|\"[^\"\\]*\")(?:, (?!\])|(?=\])))*\]")
_NAME = re.compile(r"'([^'\\]*)'|\"([^\"\\]*)\"")
_THREE = re.compile(r"\((\d+), (\d+), (\d+)\)")


def names_of(written: str) -> Sequence[str]:
    """Read a list of names as it is written in a cell; the text is read as text, nothing in it is run.

    Raises
    ------
    DataError
        If it is no list of names.
    """
    if not _LIST.fullmatch(written):
        raise DataError(f"{written!r} is no list of names: it is another version of the file, or it is damaged.")
    return [one or other for one, other in _NAME.findall(written)]


def drafts(path: Path) -> "pl.DataFrame":
    """Give a row for each vote on a draft, numbered as the file has them."""
    import polars as pl

    rows = xlsx_table()(path).with_row_index("draft", offset=1)
    totals = [_THREE.fullmatch(each) for each in rows["For,Abstain,Against"].to_list()]
    if None in totals:
        raise DataError("A cell of totals is no three numbers: it is another version of the file, or it is damaged.")
    columns = [
        pl.Series(name, [found.group(place) for found in totals if found], dtype=pl.String)
        for place, name in enumerate(("yes", "abstain", "no"), start=1)
    ]
    submitted = pl.Series("submitted", ["; ".join(names_of(each)) for each in rows["Submitted By"].to_list()])
    return rows.with_columns(*columns, submitted)


def votes(path: Path) -> "pl.DataFrame":
    """Give a row for each member that voted on a draft."""
    import polars as pl

    def cast() -> Iterator[tuple[int, int, str, str]]:
        for draft, number, *lists in drafts(path).select("draft", "Year", *VOTES).iter_rows():
            for names, vote in zip(lists, VOTES.values(), strict=True):
                for member in names_of(names):
                    yield draft, int(number), member, vote

    return pl.DataFrame(list(cast()), schema=["draft", "year", "member", "vote"], orient="row")


_DRAFT = whole("draft", "number of a row", "the vote on a draft, by its row in the file", 1, 53)
DROPPED = ("Submitted By", *VOTES, "For,Abstain,Against", "Members", "Lone/None/Multiple For",
           "Lone/None/Multiple Abstain", "Lone/None/Multiple Against", "Meeting Number: Voting On")  # fmt: skip
TABLES = (
    Table(
        "drafts",
        ("draft",),
        (
            _DRAFT,
            year(1947, 2022, origin="Year"),
            whole("meeting", "number of a meeting", "the meeting", 1, 9_999, origin="Meeting Number"),
            text("voted_on", "the draft, or the part of it that was voted on", origin="Voting On"),
            text("submitted_by", "who submitted it; several are joined by '; '", origin="submitted"),
            truth("joint", "whether several submitted it", origin="Joint Submission"),
            whole("yes", "votes", "members that voted yes", 0, 15),
            whole("abstain", "votes", "members that abstained", 0, 15),
            whole("no", "votes", "members that voted no", 0, 15),
            text("note", "a remark", "null: none", origin="Note"),
        ),
        file=FILE,
        raw=drafts,
        rows=53,
        dropped=DROPPED,
    ),
    Table(
        "votes",
        ("draft", "member"),
        (
            _DRAFT,
            year(1947, 2022),
            text("member", "the member, mostly by today's name"),
            text("vote", "its vote; who took no part has no row", codes=("yes", "abstain", "no")),
        ),
        file=FILE,
        raw=votes,
        rows=735,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Failed drafts of the Security Council (a selection)",
    title="Drafts that the UN Security Council did not adopt, 1947-2022: a selection with named voters",
    version="2022",
    publisher="Emily Tong, from the UN Digital Library",
    address="https://github.com/emilytong123/unsc_for_us",
    licence="none stated; the facts are the United Nations'",
    terms=terms.UNCLEAR,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1947, 2022),
    tables=TABLES,
    read=read,
    files=(
        COUNCIL_FOR_US.file(
            FILE,
            "cleaned_data_unsc.xlsx",
            11_806,
            "9387b6ebf290a1726eb4bad8454040f4902b1907a9e318e70b74726e97e337ec",
        ),
    ),
    caveat="53 votes that somebody chose, not all that failed: no count or share may be made of them; `unsc_meetings` "
    "has all to 2019. States stand under today's names: the Russian Federation is the Soviet Union to 1991, China the "
    "government in Taipei to October 1971. On S/1127 (1948) the file names five of the six that voted yes.",
)
