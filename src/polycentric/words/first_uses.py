"""Who named a concept first, and since when it could have been: the first use by each state, beside its texts before.

A first use is the first among the texts that are here. Where a state's earlier texts aren't here it may have used the
word before; so each row says how many texts of the state came before, and the year of the last of them.
"""

import polars as pl

from polycentric.words.dictionary import Concept
from polycentric.words.hits import hits


def first_uses(texts: pl.DataFrame, concept: str | Concept, places: pl.DataFrame | None = None) -> pl.DataFrame:
    """Give the first hit of each state in the texts of each body.

    `places` are the hits, where they have been found already.

    Returns
    -------
    DataFrame
        By year, body and state: ``body``, ``state``, ``year``, ``text_id``, ``matched``, ``start``, ``end``,
        ``texts_before`` (how many of the state's texts that are here are older and lack the word), ``since`` (the year
        of the first of all its texts that are here), ``last_without`` (the year of the last older text, missing where
        there is none).
    """
    sound = texts.filter(pl.col("fault").is_null(), pl.col("state").is_not_null()).select(
        "text_id", "body", "state", "year"
    )
    found = (hits(texts, concept) if places is None else places).join(sound, on="text_id", how="inner")
    first = found.sort("year", "text_id", "start").unique(["body", "state"], keep="first", maintain_order=True)
    before = (
        sound.join(first.select("body", "state", first_year="year"), on=["body", "state"])
        .group_by("body", "state")
        .agg(
            (pl.col("year") < pl.col("first_year")).sum().cast(pl.Int64).alias("texts_before"),
            pl.col("year").min().alias("since"),
            pl.col("year").filter(pl.col("year") < pl.col("first_year")).max().alias("last_without"),
        )
    )
    return (
        first.join(before, on=["body", "state"])
        .select(
            "body", "state", "year", "text_id", "matched", "start", "end", "texts_before", "since", "last_without",
        )
        .sort("year", "body", "state")
    )  # fmt: skip
