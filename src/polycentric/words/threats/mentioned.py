"""How often a speaker names each state at all, as a threat or otherwise: silence and another form of words are two."""

from collections import Counter

import polars as pl

from polycentric.tables import cache as kept_tables
from polycentric.tables.places import cache_folder
from polycentric.words.naming.chinese import chinese_mentions
from polycentric.words.naming.mentions import mentions
from polycentric.words.threats.found import cut, key_of, readable

SCHEMA = {"text_id": pl.String, "partner": pl.String, "mentioned": pl.Int64}


def mentioned(state: str, text_ids: pl.Series) -> pl.DataFrame:
    """Count the sentences of a speaker's texts that name each other state.

    Parameters
    ----------
    state : str
        Our id.
    text_ids : Series
        Which of its texts.

    Returns
    -------
    DataFrame
        ``partner`` and ``mentioned``, in sentences; a state that no sentence names has no row.

    Raises
    ------
    NotFetchedError
        If no text is here.
    """
    texts = readable().filter(pl.col("state") == state)

    def counted() -> pl.DataFrame:
        rows = [row for each in texts.iter_rows(named=True) for row in _of_text(each)]
        return pl.DataFrame(rows, schema=SCHEMA, orient="row")

    kept = kept_tables.load_or_make(cache_folder() / "words", f"mentioned-{state}", key_of(texts), counted)
    inside = kept.filter(pl.col("text_id").is_in(text_ids.to_list()))
    return inside.group_by("partner").agg(pl.col("mentioned").sum())


def _of_text(each: dict[str, object]) -> list[tuple[object, ...]]:
    """Count the sentences of a text that name each state."""
    year, speaker, zh = int(str(each["year"])), str(each["state"]), each["language"] == "zh"
    count: Counter[str] = Counter()
    for said in cut(str(each["text"]), str(each["language"])):
        found = chinese_mentions(said, year) if zh else mentions(said, year, speaker)
        count.update({one.state for one in found if one.state not in (None, speaker)})
    return [(each["text_id"], partner, times) for partner, times in sorted(count.items())]
