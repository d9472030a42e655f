"""Meetings of the UN Security Council, 1946-2019, with what came of each: resolutions, failed drafts, statements."""

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.reading.workbook import xlsx_table
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import COUNCIL_FOR_US
from polycentric.sources.record.columns import date as day_of
from polycentric.sources.record.columns import text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

REFERENCE = reference(
    "misc",
    "hammarskjold_meetings",
    "{United Nations, Dag Hammarskjöld Library}",
    "Security Council Meetings and Outcomes Tables",
    2019,
    url="https://research.un.org/en/docs/sc/quick/meetings",
)
FILE, FIRST, LAST = "un/unsc_meetings_1946_2019.xlsx", 1946, 2019
NOTHING = "--"
RESOLUTION, VETOED, NOT_ADOPTED, STATEMENT = "resolution", "draft vetoed", "draft not adopted", "presidential statement"
KINDS = (RESOLUTION, VETOED, NOT_ADOPTED, STATEMENT, "communiqué", "note", "letter", "election", "other")
VOTED, UNANIMOUS, WITHOUT_VOTE = "totals given", "adopted unanimously", "without vote"

# Where an outcome begins in a cell that may hold several, with or without a new line between them.
_BEGINS = re.compile(
    r"(?=S/RES/)|(?=draft resolution)|(?=S/PRST/)|(?=S/(?:PV\.)?\d+ ?\(PRST\))|(?=PRST unnumbered)|(?<= )(?=PRST$)"
    r"|(?<!resolution )(?<!resolution \()(?<![\d/])(?=S/(?:\d{4}/\d+|\d+/Rev\.\d) not adopted)|(?=communiqu)",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(r"S/RES/(\d+) ?\(\d{4}\)")
_TOTALS = re.compile(r"(?<!\d)(\d{1,2})-(\d{1,2})-(\d{1,2})(?!\d)")
_VETOED = re.compile(r"vetoed by (?:the )?(.*?) ?(?=\d|$)", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})(?: ?[-/+] ?\d{1,2})? ([A-Z][a-z]+)\.?")
MONTHS = {name: number for number, name in enumerate(month_name) if name} | {"Sep": 9}
_SYMBOL = re.compile(r"S/(?:PV\.|PRST/)?\d+(?:/\d+)?(?:/(?:Rev|Corr|Add)\.\d)?")


@dataclass(frozen=True)
class Outcome:
    """One thing that came of a meeting."""

    kind: str
    symbol: str | None
    resolution: int | None
    how: str | None
    yes: int | None
    no: int | None
    abstain: int | None
    vetoed_by: str | None


def outcomes_of(result: str) -> Iterator[Outcome]:
    """Give the outcomes that a cell lists; none where it says that there was none."""
    written = re.sub(r"\s+", " ", result.replace("&eacute", "é")).replace("Power Four draft", "draft")
    for part in _BEGINS.split(written):
        words = part.strip(" +&-")
        if words and words != "and":
            yield _outcome(words.removesuffix(" and"))


def _outcome(words: str) -> Outcome:
    """Read one outcome."""
    numbered, kind = _RESOLUTION.match(words), _kind(words)
    rest = words[numbered.end() :] if numbered else words
    symbol = _SYMBOL.search(words)
    totals = _TOTALS.search(rest[symbol.end() :] if symbol and not numbered else rest)
    veto = _VETOED.search(words) if kind == VETOED else None
    yes, no, abstain = map(int, totals.groups()) if totals else (None, None, None)
    written = numbered.group().replace(" ", "") if numbered else symbol.group() if symbol else None
    number, by = int(numbered.group(1)) if numbered else None, veto.group(1).strip() if veto else None
    return Outcome(kind, written, number, VOTED if totals else _without_totals(rest), yes, no, abstain, by)


def _without_totals(words: str) -> str | None:
    """Say how a resolution was adopted of which no totals are given."""
    small = words.lower()
    if "unanimously" in small or "consensus" in small:
        return UNANIMOUS
    return WITHOUT_VOTE if "without" in small else None


def _kind(words: str) -> str:
    """Tell what an outcome is."""
    small = words.lower()
    begins = {"s/res/": RESOLUTION, "communiqu": "communiqué", "note": "note", "letter": "letter",
              "election": "election"}  # fmt: skip
    kind = next((name for start, name in begins.items() if small.startswith(start)), None)
    if kind is not None:
        return kind
    if "vetoed" in small:
        return VETOED
    if "not adopted" in small:
        return NOT_ADOPTED
    return STATEMENT if "prst" in small else "other"


def meetings(path: Path) -> "pl.DataFrame":
    """Give the meetings in the file's order, with their day."""
    import polars as pl

    rows = xlsx_table()(path).with_row_index("meeting", offset=1)
    days = [_day(written, int(number)) for written, number in rows.select("date", "year").iter_rows()]
    return rows.drop("date").with_columns(pl.Series("day", days, dtype=pl.Date))


def _day(written: str | None, number: int) -> date | None:
    """Read a day and a month as a date of a year; of a meeting over two days, the first."""
    if not written:
        return None
    read = _DAY.fullmatch(written.strip())
    if read is None or read.group(2) not in MONTHS:
        raise DataError(f"'{written}' is no day and month: it is another version of the file, or it is damaged.")
    return date(number, MONTHS[read.group(2)], int(read.group(1)))


def outcomes(path: Path) -> "pl.DataFrame":
    """Give a row for each outcome of each meeting."""
    import polars as pl

    rows = [
        (meeting, place, number, *astuple(each))
        for meeting, number, result in meetings(path).select("meeting", "year", "result").iter_rows()
        for place, each in enumerate(outcomes_of(result), start=1)
    ]
    names = ("meeting", "place", "of_year", *Outcome.__dataclass_fields__)
    numbers = {"meeting", "place", "resolution", "yes", "no", "abstain"}
    schema = {name: pl.Int64() if name in numbers else pl.String() for name in names}
    return pl.DataFrame(rows, schema=schema, orient="row").rename({"of_year": "year"})


_MEETING = whole("meeting", "number of a row", "the meeting, by its row in the file", 1, 9_007)
NO_TOTALS = "null: no totals are given, or there was no vote"
TABLES = (
    Table(
        "meetings",
        ("meeting",),
        (
            _MEETING,
            year(FIRST, LAST),
            day_of("date", "the day", "null: the file leaves it empty", origin="day"),
            text("topics", "items of the agenda"),
            text("result", "what came of it, as written", "null: no outcome is recorded", missing_codes=(NOTHING,)),
        ),
        file=FILE,
        raw=meetings,
        rows=9_007,
    ),
    Table(
        "outcomes",
        ("meeting", "place"),
        (
            _MEETING,
            whole("place", "number", "the outcome's place among those of its meeting", 1, 20),
            year(FIRST, LAST),
            text("kind", "what it is", codes=KINDS),
            text("symbol", "the document's symbol, as written", "null: none is written"),
            whole("resolution", "number of a resolution", "as written; two are misprints", 1, 2_503, "null: is none"),
            text("how", "how a vote went", "null: not said, or no vote", codes=(VOTED, UNANIMOUS, WITHOUT_VOTE)),
            whole("yes", "votes", "members that voted yes", 0, 15, NO_TOTALS),
            whole("no", "votes", "members that voted no", 0, 15, NO_TOTALS),
            whole("abstain", "votes", "members that abstained", 0, 15, NO_TOTALS),
            text("vetoed_by", "the permanent members that vetoed it, as written", "null: no veto"),
        ),
        file=FILE,
        raw=outcomes,
        rows=4_657,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Meetings of the Security Council",
    title="Meetings of the UN Security Council and their outcomes, 1946-2019",
    version="to January 2020",
    publisher="United Nations, Dag Hammarskjöld Library; collected by E. Tong",
    address="https://research.un.org/en/docs/sc/quick/meetings",
    licence="none stated; the facts are the United Nations'",
    terms=terms.UNCLEAR,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        COUNCIL_FOR_US.file(
            FILE,
            "sample_1946_2019.xlsx",
            243_070,
            "7290c47990eee5bfbcaacc92aecc018e5a7cf4923db784b18d386ab0f66753a4",
        ),
    ),
    caveat="Totals of votes alone, not who voted how. Outcomes are read from the tables' words. Of the resolutions 1 "
    "to 2503, 17 don't stand under their number, two of them since it is misprinted (666 as 663, 695 as 701); 770 and "
    "771 stand with the wrong year; one resolution of 2011 stands at two meetings. Days of 20 meetings of 1948 are "
    "missing, and of a meeting over two days the first stands. A vote on several drafts counts once.",
)
