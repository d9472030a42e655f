"""The presidents' addresses on the state of the Union, 1790-2020, in English."""

import hashlib
from typing import TYPE_CHECKING

from polycentric.words.corpus.contract import Corpus, frame_of

if TYPE_CHECKING:
    import polars as pl

SOURCE = "us_sotu"


def read() -> "pl.DataFrame":
    """Give the addresses, where they have been fetched."""
    from polycentric.tables.archive import table

    both = table(SOURCE, "addresses").join(table(SOURCE, "texts"), on="number", how="inner").sort("number")
    return frame_of([
        {
            "text_id": f"state_of_the_union/{number}", "speaker": president, "state": "USA", "year": year,
            "language": "en", "translation": "original", "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "text": text,
        }
        for number, president, year, text in both["number", "president", "year", "text"].iter_rows()
    ])  # fmt: skip


def key() -> str:
    """Give the hash of the source."""
    from polycentric.words.corpus.fetched import key_of_source

    return key_of_source(SOURCE)


CORPUS = Corpus(
    label="State of the Union addresses",
    body="the Congress of the United States",
    what="a president's address on the state of the Union",
    language="en",
    translation="original",
    known_gaps="None of 1933 or 1973. Eleven years have two. Those that were sent are longer than those that were "
    "spoken, most of all in 1946 and 1981. Most of an address is on home affairs.",
    sources=(SOURCE,),
    years=(1790, 2020),
    listed=240,
    read=read,
    key=key,
)
