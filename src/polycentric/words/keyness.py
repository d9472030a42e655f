"""Which words two speakers use unlike each other: an exploration, and no measure.

The log-odds ratio of a word between two speakers with an informative Dirichlet prior, over its standard error (Monroe,
Colaresi and Quinn 2008, "Fightin' Words", Political Analysis 16, 372-403; by the formula
as others state it, the paper wasn't read). The prior is the
words of both speakers together, scaled to `PRIOR` words. Words are taken as drawn one by one, which they aren't: heaps
make scores too large, so that they rank words and test nothing.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.words.corpus.cleaning import WORD

Floats = NDArray[np.float64]
PRIOR = 1_000.0  # words that the prior weighs as many as
LEAST = 10  # uses by both together that a word has
COMMONEST = 100  # words of both together that are left out: the, and, we tell drafters apart, not states
TEXTS = 3  # texts of a speaker in which a word of its own stands, so that no single speech makes one


def keyness(texts: pl.DataFrame, left: str, right: str, least: int = LEAST) -> pl.DataFrame:
    """Compare the words of two states, in English.

    Parameters
    ----------
    texts : DataFrame
        As of `polycentric.words.corpus.texts.texts`.
    left, right : str
        Ids of states.
    least : int
        How often both together use a word that is compared.

    Returns
    -------
    DataFrame
        ``word``, ``left`` and ``right`` (uses), ``left_texts`` and ``right_texts``, ``z`` (above zero: `left` uses it
        more); sorted from the word most of `left` to that most of `right`. The hundred words that both together
        use most are left out, and words in fewer than three texts of the speaker that uses them more.

    Raises
    ------
    CoverageError
        If one of them has no text in English that can be counted.
    """
    sound = texts.filter(pl.col("fault").is_null(), pl.col("language") == "en", pl.col("state").is_in([left, right]))
    for state in (left, right):
        if state not in sound["state"]:
            raise CoverageError(f"{state} has no text in English here: choose another state.")
    words = sound.select("text_id", "state", pl.col("text").str.to_lowercase().str.extract_all(WORD).alias("word"))
    uses = (
        words.explode("word")
        .group_by("word", "state")
        .agg(pl.len().alias("uses"), pl.col("text_id").n_unique().alias("texts"))
    )
    table = _side(uses, left, "left").join(_side(uses, right, "right"), on="word", how="full", coalesce=True)
    table = table.fill_null(0).drop_nulls("word")
    scored = table.with_columns(pl.Series("z", _z(table)))
    own = pl.when(pl.col("z") > 0).then(pl.col("left_texts")).otherwise(pl.col("right_texts"))
    both = pl.col("left") + pl.col("right")
    common = scored.sort(both, pl.col("word"), descending=[True, False]).head(COMMONEST)["word"]
    kept = scored.filter(both >= least, own >= TEXTS, ~pl.col("word").is_in(common.implode()))
    return kept.select("word", "left", "right", "left_texts", "right_texts", "z").sort(
        "z", "word", descending=[True, False]
    )


def _side(uses: pl.DataFrame, state: str, name: str) -> pl.DataFrame:
    """Give the uses and texts of one speaker, by word."""
    mine = uses.filter(pl.col("state") == state)
    return mine.select(
        "word", pl.col("uses").cast(pl.Int64).alias(name), pl.col("texts").cast(pl.Int64).alias(f"{name}_texts")
    )


def _z(table: pl.DataFrame) -> Floats:
    """Give the log-odds ratio of each word over its standard error."""
    one, other = (table[name].to_numpy().astype(float) for name in ("left", "right"))
    prior = (one + other) / (one + other).sum() * PRIOR

    def odds(count: Floats) -> Floats:
        return np.log((count + prior) / (count.sum() + PRIOR - count - prior))

    return (odds(one) - odds(other)) / np.sqrt(1 / (one + prior) + 1 / (other + prior))
