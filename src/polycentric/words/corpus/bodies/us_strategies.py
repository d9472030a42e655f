"""National Security Strategies of the United States, 1987-2015, in English."""

from typing import TYPE_CHECKING

from polycentric.words.corpus.contract import Corpus, frame_of

if TYPE_CHECKING:
    import polars as pl

SOURCE = "us_nss"


def read() -> "pl.DataFrame":
    """Give the strategies that are here."""
    from polycentric.words.corpus.members_here import members_here, text_of

    return frame_of([
        {
            "text_id": f"us_strategies/{member.parts['year']}", "speaker": "USA", "state": "USA",
            "year": int(member.parts["year"]), "language": "en", "translation": "original",
            "sha256": member.file.sha256, "text": text_of(SOURCE, member),
        }
        for member in members_here(SOURCE)
    ])  # fmt: skip


def key() -> str:
    """Give a hash of which strategies are here."""
    from polycentric.words.corpus.members_here import key_of_members

    return key_of_members(SOURCE)


CORPUS = Corpus(
    label="US National Security Strategies",
    body="the President of the United States",
    what="a National Security Strategy",
    language="en",
    translation="original",
    known_gaps="Sixteen strategies; a year without one had none. Those of 2017, 2022 and 2025 aren't among them. They "
    "were converted from PDF, with broken words and page numbers between lines.",
    sources=(SOURCE,),
    years=(1987, 2015),
    listed=16,
    read=read,
    key=key,
)
