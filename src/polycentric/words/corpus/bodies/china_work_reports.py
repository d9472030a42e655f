"""Reports on the work of the government of the People's Republic of China, 1954-2025, in Chinese."""

import hashlib
from typing import TYPE_CHECKING

from polycentric.words.corpus.contract import Corpus, frame_of

if TYPE_CHECKING:
    import polars as pl

SOURCE = "china_work_reports"


def read() -> "pl.DataFrame":
    """Give the reports, where they have been fetched; the resolutions about a report are left out."""
    from polycentric.tables.archive import table
    from polycentric.words.corpus.cleaning import chinese

    return frame_of([
        {
            "text_id": f"china_work_reports/{year}", "speaker": "CHN", "state": "CHN", "year": year, "language": "zh",
            "translation": "original", "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": chinese(text),
        }
        for year, text in table(SOURCE, "reports").sort("year")["year", "content"].iter_rows()
    ])  # fmt: skip


def key() -> str:
    """Give the hash of the source."""
    from polycentric.words.corpus.fetched import key_of_source

    return key_of_source(SOURCE)


CORPUS = Corpus(
    label="Chinese government work reports",
    body="the National People's Congress of China",
    what="the premier's report on the work of the government",
    language="zh",
    translation="original",
    known_gaps="52 reports; the file's 20 resolutions about a report are left out. No report was given in 1961-63, "
    "1965-74 and 1976-77; those of 1989-91, 1996 and 2020 aren't in the file. 1964 is an abridgement. 1954 is in "
    "traditional characters. Most of a report is on home affairs.",
    sources=(SOURCE,),
    years=(1954, 2025),
    listed=52,
    read=read,
    key=key,
)
