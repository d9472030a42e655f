"""Who named a concept first, and since when it could have been: the first use by each state, beside its texts before.

A first use is the first among the texts that are here. Where a state's earlier texts aren't here it may have used the
word before; so each row says how many texts of the state came before, and the year of the last of them.
"""

import polars as pl

from polycentric.words.dictionary import Concept
from polycentric.words.hits import hits


def first_uses(texts: pl.DataFrame, concept: str | Concept) -> pl.DataFrame:
    """Give the first hit of each state.

    Returns
    -------
    DataFrame
        ``state``, ``year``, ``text_id``, ``matched``, ``start``, ``end``, ``texts_before`` (how many of the state's
        texts that are here are older and lack the word), ``since`` (the year of the first of all its texts that are
        here), ``last_without`` (the year of the last older text, missing where there is none); by year and state.
    """
    sound = texts.filter(pl.col("fault").is_null(), pl.col("state").is_not_null()).select(
        "text_id", "state", "year", "session"
    )
    found = hits(texts, concept).join(sound, on="text_id", how="inner")
    first = found.sort("year", "text_id", "start").unique("state", keep="first", maintain_order=True)
    before = (
        sound.join(first.select("state", first_year="year"), on="state")
        .group_by("state")
        .agg(
            (pl.col("year") < pl.col("first_year")).sum().cast(pl.Int64).alias("texts_before"),
            pl.col("year").min().alias("since"),
            pl.col("year").filter(pl.col("year") < pl.col("first_year")).max().alias("last_without"),
        )
    )
    return (
        first.join(before, on="state")
        .select(
            "state", "year", "text_id", "matched", "start", "end", "texts_before", "since", "last_without",
        )
        .sort("year", "state")
    )  # fmt: skip
