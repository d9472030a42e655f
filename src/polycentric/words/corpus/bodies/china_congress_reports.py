"""Reports to the national congresses of the Communist Party of China, 1921-2022, in Chinese."""

import hashlib
from typing import TYPE_CHECKING

from polycentric.words.corpus.contract import Corpus, frame_of

if TYPE_CHECKING:
    import polars as pl

SOURCE = "china_congress_reports"
# The file has no years.
YEARS = {
    1: 1921, 3: 1923, 7: 1945, 9: 1969, 10: 1973, 11: 1977, 12: 1982, 13: 1987, 14: 1992, 15: 1997, 16: 2002, 17: 2007,
    18: 2012, 19: 2017, 20: 2022,
}  # fmt: skip
GOVERNS_SINCE = 1949


def read() -> "pl.DataFrame":
    """Give the reports, where they have been fetched; those before the party governed speak for no state."""
    from polycentric.tables.archive import table
    from polycentric.words.corpus.cleaning import chinese

    rows: list[dict[str, object]] = []
    taken: dict[int, int] = {}
    for congress, text in table(SOURCE).sort("congress", "title")["congress", "content"].iter_rows():
        taken[congress] = taken.get(congress, 0) + 1
        year, second = YEARS[congress], "" if taken[congress] == 1 else f"/{taken[congress]}"
        rows.append({
            "text_id": f"china_congress_reports/{congress}{second}", "speaker": "Communist Party of China",
            "state": "CHN" if year >= GOVERNS_SINCE else None, "year": year, "session": congress, "language": "zh",
            "translation": "original", "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": chinese(text),
        })  # fmt: skip
    return frame_of(rows)


def key() -> str:
    """Give the hash of the source."""
    from polycentric.words.corpus.fetched import key_of_source

    return key_of_source(SOURCE)


CORPUS = Corpus(
    label="Reports to the congresses of the Communist Party of China",
    body="the congress of the Communist Party of China",
    what="the report to a party congress",
    language="zh",
    translation="original; the reports of the 1st congress came back from Russian",
    known_gaps="16 reports: none of the 2nd, 4th, 5th, 6th and 8th congress, two of the 1st, and of the 7th a stub. "
    "Those before 1949 speak for no state.",
    sources=(SOURCE,),
    years=(1921, 2022),
    listed=16,
    read=read,
    key=key,
)
