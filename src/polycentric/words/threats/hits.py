"""Each naming of a state with the words around it, at most 25 of them, so that a reader can check the rules."""

from collections.abc import Sequence

import polars as pl

from polycentric.words.hits import LONGEST, snippet
from polycentric.words.threats.counts import ROLE
from polycentric.words.threats.cues import Relation
from polycentric.words.threats.found import named, readable
from polycentric.words.threats.sentences import chinese_sentences, sentences

Years = tuple[int, int]


def hits(state: str, years: Years, bodies: Sequence[str] | None, relation: Relation) -> pl.DataFrame:
    """Give a row for each time that a state names another, denied and past ones among them.

    Returns
    -------
    DataFrame
        By year and place: ``year``, ``body``, ``text_id``, ``partner``, ``cue``, ``rule``, ``counted`` (neither denied
        nor of a past war), ``denied``, ``past`` and ``snippet`` (at most 25 words, of a text in Chinese characters).

    Raises
    ------
    NotFetchedError
        If the texts aren't here.
    """
    rows = named(bodies).filter(
        (pl.col("state") == state) & (pl.col("relation") == relation) & (pl.col("role") == ROLE[relation])
        & pl.col("year").is_between(*years)
    )  # fmt: skip
    texts = readable(bodies).filter(pl.col("text_id").is_in(rows["text_id"].to_list()))
    cut = {
        key: chinese_sentences(text) if language == "zh" else sentences(text)
        for key, language, text in texts.select("text_id", "language", "text").iter_rows()
    }
    shown = [
        snippet(cut[key][at], start, end, LONGEST)
        for key, at, start, end in rows.select("text_id", "sentence", "start", "end").iter_rows()
    ]
    return (
        rows.with_columns(
            pl.Series("snippet", shown, dtype=pl.String), (~pl.col("denied") & ~pl.col("past")).alias("counted")
        )
        .sort("year", "text_id", "sentence", "start")
        .select("year", "body", "text_id", "partner", "cue", "rule", "counted", "denied", "past", "snippet")
    )
