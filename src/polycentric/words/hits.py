"""Find the words of a concept in texts, and show each in a few words around it.

The search is one pass of a compiled expression over the texts that hold a hit at all. It marks each match in the text,
and the lengths of what lies between the marks give the places.
"""

import re

import polars as pl

from polycentric.errors import DataError
from polycentric.words.corpus.contract import UNITS
from polycentric.words.dictionaries import CONCEPTS, concept_of
from polycentric.words.dictionary import Concept

LONGEST = 25  # words of a snippet; of a text in Chinese, characters
DENSEST = 0.05  # hits per word: a dictionary that finds more finds everything
FEWEST = 10  # hits: so few may stand in a short text that is about nothing else
TOKEN = r"\p{Han}|[^\s\p{Han}]+"  # a word, or a character of a text in Chinese
MARK, NO_END, HIT_END = "\x01", "\x02", "\x03"
SCHEMA = {"text_id": pl.String, "start": pl.Int64, "end": pl.Int64, "matched": pl.String}


def hits(texts: pl.DataFrame, concept: str | Concept) -> pl.DataFrame:
    """Give every place where texts name a concept.

    Parameters
    ----------
    texts : DataFrame
        As of `polycentric.words.corpus.texts.texts`; texts with a fault are left out, and languages that the
        dictionary lacks.
    concept : str or Concept
        A name, a path of a dictionary, or a concept.

    Returns
    -------
    DataFrame
        A row for each hit, by text and place: ``text_id``, ``start``, ``end`` (characters of the column ``text``, the
        end not included) and ``matched``.

    Raises
    ------
    UnknownNameError
        If no concept has that name.
    DataError
        If a dictionary of one's own finds more than one in twenty words, and so everything, or hits of more than 25
        words.
    """
    meant = concept_of(concept) if isinstance(concept, str) else concept
    sound = texts.filter(pl.col("fault").is_null())
    parts = [_found(sound.filter(pl.col("language") == each), meant, each) for each in meant.patterns]
    return pl.concat([pl.DataFrame(schema=SCHEMA), *parts]).sort("text_id", "start")


def _found(texts: pl.DataFrame, concept: Concept, language: str) -> pl.DataFrame:
    """Give the hits in texts of one language."""
    pattern = concept.patterns[language]
    with_any = texts.lazy().select("text_id", "text").filter(pl.col("text").str.contains(pattern))
    marked = with_any.select(
        "text_id",
        pl.col("text")
        .str.replace_all(pattern, f"{MARK}${{no}}{NO_END}${{hit}}{HIT_END}")
        .str.split(MARK)
        .alias("piece"),
    ).explode("piece")
    # A piece begins with an exception or a hit, of which one is empty, and ends with what follows; the first has none.
    length = pl.col("piece").str.len_chars().cast(pl.Int64)
    pieces = marked.with_columns(
        pl.col("piece").str.extract(f"{NO_END}([^{HIT_END}]*){HIT_END}").fill_null("").alias("matched"),
        pl.col("piece").str.extract(f"^([^{NO_END}]*){NO_END}").fill_null("").str.len_chars().alias("skipped"),
        (length - pl.when(pl.col("piece").str.contains(HIT_END, literal=True)).then(2).otherwise(0)).alias("length"),
    ).with_columns((pl.col("length").cum_sum().over("text_id") - pl.col("length") + pl.col("skipped")).alias("start"))
    found = pieces.filter(pl.col("matched") != "").select(
        "text_id", "start", (pl.col("start") + pl.col("matched").str.len_chars()).alias("end"), "matched"
    )
    frame = found.collect().cast({name: SCHEMA[name] for name in SCHEMA})
    if CONCEPTS.get(concept.name) is not concept:  # one of a user's own
        _check(frame.height, int(texts["words"].sum()), UNITS[language], concept)
        _check_lengths(frame, UNITS[language], concept)
    return frame


def _check_lengths(frame: pl.DataFrame, unit: str, concept: Concept) -> None:
    """Refuse a dictionary whose hits are whole sentences or texts."""
    long = frame.filter(pl.col("matched").str.count_matches(TOKEN) > LONGEST)
    if long.height:
        raise DataError(
            f"The dictionary '{concept.name}' finds a hit of more than {LONGEST} {unit} in '{long['text_id'][0]}', "
            f"which begins '{long['matched'][0][:40]}': a hit is a word or a phrase. Narrow its patterns."
        )


def _check(count: int, words: int, unit: str, concept: Concept) -> None:
    """Refuse a dictionary that finds everything."""
    if words and count > DENSEST * words and count > FEWEST:
        raise DataError(
            f"The dictionary '{concept.name}' finds {count:,} hits in {words:,} {unit}, more than one in "
            f"{1 / DENSEST:.0f}: it matches almost everything. Narrow its patterns."
        )


def snippet(text: str, start: int, end: int, words: int = LONGEST) -> str:
    """Give a hit with the words around it, never more than 25; of a text in Chinese, 25 characters.

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        Where the hit is, as `hits` says.
    words : int
        How many words, the hit's own among them.

    Examples
    --------
    >>> snippet("We live in a multipolar world of many centres.", 13, 23, words=5)
    '... in a multipolar world of ...'
    """
    most = max(1, min(words, LONGEST))
    tokens = [(each.start(), each.end()) for each in re.finditer(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+", text)]
    inside = [place for place, (first, last) in enumerate(tokens) if last > start and first < end]
    if not inside:
        return ""
    before = max(0, most - len(inside)) // 2
    first = max(0, inside[0] - before)
    last = min(len(tokens), first + most)
    first = max(0, last - most)
    cut = re.sub(r"\s+", " ", text[tokens[first][0] : tokens[last - 1][1]])
    return f"{'... ' if first else ''}{cut}{' ...' if last < len(tokens) else ''}"
