"""Which words two speakers use unlike each other: an exploration, and no measure.

The score is the log-odds ratio of a word between two speakers with an informative Dirichlet prior, over its standard
error: Monroe, Colaresi and Quinn (2008), "Fightin' Words", Political Analysis 16, 372-403. The paper wasn't read, so
that no equation is named; the formula is the one of public programs that say they follow it. The prior is the words of
both speakers together, scaled to `PRIOR` words.

The score takes words as drawn one by one, which they aren't: a speech that says a word once says it again. So whole
texts are also exchanged at random between the two speakers, those of one decade among themselves, and the largest score
of any word is noted each time (`by_chance`). A word with less than what 95 of 100 exchanges stay under can't be told
from such heaps. Between China and the United States that is about 9, where words drawn one by one would pass 2 in one
case of twenty.
"""

from math import comb

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.scoring.streams import stream
from polycentric.words.corpus.cleaning import WORD
from polycentric.words.function_words import FUNCTION_WORDS

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
PRIOR = 1_000.0  # words that the prior weighs as many as
LEAST = 10  # uses by both together that a word has
TEXTS = 3  # texts of a speaker in which a word of its own stands, so that no single speech makes one
EXCHANGES, INSIDE, SEED = 199, 0.95, 1
DECADE = 10
OWNER = "['’]s$"  # China's counts as China


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
        more); sorted from the word most of `left` to that most of `right`. Words without a subject (the, of, would) are
        left out, and words in fewer than three texts of the speaker that uses them more.

    Raises
    ------
    CoverageError
        If one of them has no text in English that can be counted.
    """
    return scored(uses_of(texts, left, right), left, least)


def scored(uses: pl.DataFrame, left: str, least: int = LEAST) -> pl.DataFrame:
    """Score the words of two speakers as `keyness` does, from what `uses_of` counted."""
    sums = (
        uses.group_by("word", "state")
        .agg(pl.col("uses").sum(), pl.len().cast(pl.Int64).alias("texts"))
        .with_columns(pl.when(pl.col("state") == left).then(pl.lit("left")).otherwise(pl.lit("right")).alias("side"))
    )
    table = sums.filter(side="left").select("word", left="uses", left_texts="texts")
    other = sums.filter(side="right").select("word", right="uses", right_texts="texts")
    both = table.join(other, on="word", how="full", coalesce=True).fill_null(0)
    one, two = (both[name].to_numpy().astype(float) for name in ("left", "right"))
    with_z = both.with_columns(pl.Series("z", _z(one, two, one.sum(), two.sum())))
    own = pl.when(pl.col("z") > 0).then(pl.col("left_texts")).otherwise(pl.col("right_texts"))
    kept = with_z.filter(pl.col("left") + pl.col("right") >= least, own >= TEXTS, _has_subject())
    return kept.select("word", "left", "right", "left_texts", "right_texts", "z").sort(
        "z", "word", descending=[True, False]
    )


def by_chance(uses: pl.DataFrame, left: str, least: int = LEAST) -> float:
    """Give the score that no word passes in 95 of 100 random exchanges of whole texts within decades.

    `uses` are those that `uses_of` counts. Missing where fewer than 199 arrangements of the texts differ.
    """
    spoken = uses.select("text_id", "state", decade=pl.col("year") // DECADE).unique().sort("text_id")
    sizes = spoken.group_by("decade").agg(pl.len().alias("all"), (pl.col("state") == left).sum().alias("mine"))
    ways = 1
    for _, every, mine in sizes.iter_rows():
        ways *= comb(every, mine)
    if ways < EXCHANGES:
        return float("nan")
    cells = uses.join(spoken.with_row_index("place").select("text_id", "place"), on="text_id")
    frequent = (
        cells.group_by("word").agg(pl.col("uses").sum().alias("all")).filter(pl.col("all") >= least, _has_subject())
    )
    numbered = cells.join(frequent.sort("word").with_row_index("column"), on="word")
    place, column, count = (numbered[name].to_numpy().astype(np.int64) for name in ("place", "column", "uses"))
    lengths = cells.group_by("place").agg(pl.col("uses").sum()).sort("place")["uses"].to_numpy().astype(float)
    mine, decades = (spoken["state"] == left).to_numpy(), spoken["decade"].to_numpy()
    largest = [
        _largest(_exchanged(mine, decades, number), (place, column, count), lengths) for number in range(EXCHANGES)
    ]
    return float(np.quantile(largest, INSIDE))


def uses_of(texts: pl.DataFrame, left: str, right: str) -> pl.DataFrame:
    """Count each word of each text in English of two states: ``text_id``, ``state``, ``year``, ``word``, ``uses``."""
    sound = texts.filter(pl.col("fault").is_null(), pl.col("language") == "en", pl.col("state").is_in([left, right]))
    for state in (left, right):
        if state not in sound["state"]:
            raise CoverageError(f"{state} has no text in English here: choose another state.")
    words = pl.col("text").str.to_lowercase().str.extract_all(WORD).alias("word")
    each = sound.select("text_id", "state", "year", words).explode("word").drop_nulls("word")
    named = each.with_columns(pl.col("word").str.replace(OWNER, ""))
    return named.group_by("text_id", "state", "year", "word").agg(pl.len().cast(pl.Int64).alias("uses"))


def _has_subject() -> pl.Expr:
    """Tell words that aren't in the list of those without a subject."""
    return ~pl.col("word").is_in(sorted(FUNCTION_WORDS))


def _exchanged(mine: NDArray[np.bool_], decades: Whole, number: int) -> NDArray[np.bool_]:
    """Exchange whose texts they are, within decades."""
    draw, whose = stream(SEED, "exchange", number), mine.copy()
    for decade in np.unique(decades):
        inside = np.flatnonzero(decades == decade)
        whose[inside] = draw.permutation(whose[inside])
    return whose


def _largest(whose: NDArray[np.bool_], cells: tuple[Whole, Whole, Whole], lengths: Floats) -> float:
    """Give the largest score, above or below zero, of words that stand in three texts of who uses them more."""
    place, column, count = cells
    is_mine, size = whose[place], int(column.max()) + 1
    one, two = (np.bincount(column[each], count[each], size).astype(float) for each in (is_mine, ~is_mine))
    texts = [np.bincount(column[each], minlength=size) for each in (is_mine, ~is_mine)]
    z = _z(one, two, float(lengths[whose].sum()), float(lengths[~whose].sum()))
    counted = np.where(z > 0, *texts) >= TEXTS
    return float(np.abs(z[counted]).max(initial=0.0))


def _z(one: Floats, two: Floats, all_one: float, all_two: float) -> Floats:
    """Give the log-odds ratio of each word over its standard error, of uses by each and of all their words."""
    prior = (one + two) / (all_one + all_two) * PRIOR

    def odds(count: Floats, every: float) -> Floats:
        return np.log((count + prior) / (every + PRIOR - count - prior))

    return (odds(one, all_one) - odds(two, all_two)) / np.sqrt(1 / (one + prior) + 1 / (two + prior))
