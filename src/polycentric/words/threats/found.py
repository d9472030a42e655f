"""Whom every text names as a threat, a partner or an ally: one row for each naming, read once and kept."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import polars as pl

from polycentric.tables import cache as kept_tables
from polycentric.tables.places import cache_folder
from polycentric.words.corpus.bodies import CORPORA
from polycentric.words.corpus.texts import texts
from polycentric.words.naming.chinese import chinese_mentions
from polycentric.words.naming.mentions import Mention, mentions
from polycentric.words.threats.again import Read, known, named_again
from polycentric.words.threats.blocs import blocs_named
from polycentric.words.threats.chinese import chinese_namings
from polycentric.words.threats.cues import stems
from polycentric.words.threats.other import other_threats
from polycentric.words.threats.past import is_past
from polycentric.words.threats.rules import Naming, namings
from polycentric.words.threats.sentences import chinese_sentences, sentences

BODIES = ("general_debate", "state_of_the_union", "us_strategies", "china_work_reports", "china_congress_reports")
SCHEMA = {
    "text_id": pl.String, "body": pl.String, "state": pl.String, "year": pl.Int32, "sentence": pl.Int32,
    "relation": pl.String, "role": pl.String, "partner": pl.String, "start": pl.Int32, "end": pl.Int32,
    "cue": pl.String, "rule": pl.String, "denied": pl.Boolean, "past": pl.Boolean,
}  # fmt: skip


def spoken(bodies: str | Sequence[str] | None = None) -> pl.DataFrame:
    """Give the texts that a state spoke and that can be read: ``text_id``, ``body``, ``state``, ``year``, ``words``.

    Parameters
    ----------
    bodies : str or sequence of str, optional
        Of `BODIES`; all that are here without any.

    Raises
    ------
    NotFetchedError
        If none of a body's texts is here.
    """
    return readable(bodies).drop("text", "language")


def named(bodies: str | Sequence[str] | None = None) -> pl.DataFrame:
    """Give every naming in the texts of some bodies.

    Parameters
    ----------
    bodies : str or sequence of str, optional
        Of `BODIES`; all that are here without any.

    Returns
    -------
    DataFrame
        One row a naming: the text, its ``sentence`` (from 0), ``relation`` (``threat``, ``partner``, ``ally``, or
        ``other`` for a threat that is no state), ``role`` (``agent``, ``victim``, ``partner``), ``partner`` (our id, or
        the name of the other threat), the place in the sentence, the cue, the rule, and whether it is
        ``denied`` or ``past`` (said in a sentence on a past war).

    Raises
    ------
    NotFetchedError
        If none of a body's texts is here.
    """
    frame = readable(bodies)
    place = cache_folder() / "words"
    parts = [
        kept_tables.load_or_make(place, f"named-{body}", key_of(part), partial(read_texts, part))
        for (body,), part in frame.group_by("body", maintain_order=True)
    ]
    return pl.concat(parts) if parts else pl.DataFrame(schema=SCHEMA)


def is_kept(body: str) -> bool:
    """Tell whether the namings in a body's texts were read before, so that they come without waiting.

    Raises
    ------
    NotFetchedError
        If none of the body's texts is here.
    """
    return kept_tables.has(cache_folder() / "words", f"named-{body}", key_of(readable(body)))


def key_of(part: pl.DataFrame) -> str:
    """Hash the texts of a body with the rules that read them."""
    return hashlib.sha256("\n".join([_code(), *part["text_id"], *part["sha256"]]).encode()).hexdigest()


def read_texts(frame: pl.DataFrame) -> pl.DataFrame:
    """Read the namings of texts: columns ``text_id``, ``body``, ``state``, ``year``, ``language`` and ``text``."""
    pieces = [cut(text, language) for text, language in frame["text", "language"].iter_rows()]
    said_each = pl.Series("said", pieces, dtype=pl.List(pl.String))
    said = (
        frame.select("text_id", "body", "state", "year", "language", said_each)
        .explode("said")
        .with_columns(pl.int_range(pl.len(), dtype=pl.Int32).over("text_id").alias("sentence"))
        .filter(pl.col("said").is_not_null())
    )
    few = said.filter(
        (pl.col("language") == "zh") | pl.col("said").str.contains_any(list(stems()), ascii_case_insensitive=True)
    )
    by_text = groupby(few.iter_rows(named=True), key=itemgetter("text_id"))
    rows = [row for _, every in by_text for row in _of_text(list(every))]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def readable(bodies: str | Sequence[str] | None = None) -> pl.DataFrame:
    """Give the texts of a state that have no fault."""
    asked = BODIES if bodies is None else (bodies,) if isinstance(bodies, str) else tuple(bodies)
    here = texts(None if bodies is None else [CORPORA[name].name for name in asked])
    return here.filter(pl.col("body").is_in(asked) & pl.col("state").is_not_null() & pl.col("fault").is_null()).select(
        "text_id", "body", "state", "year", "words", "language", "sha256", "text"
    )


def cut(text: str, language: str) -> list[str]:
    """Cut a text into sentences by its language."""
    return chinese_sentences(text) if language == "zh" else sentences(text)


def _of_text(every: Sequence[dict[str, Any]]) -> Iterator[tuple[object, ...]]:
    """Give the namings of the sentences of a text."""
    read = [_read(each) for each in every]
    adversaries = known(read)
    for each, (states, ties, past) in zip(every, read, strict=True):
        english = each["language"] != "zh"
        more = tuple(named_again(each["said"], states, ties, adversaries, each["state"])) if adversaries else ()
        past = past if ties or not more else is_past(each["said"], each["year"])
        for one in (*ties, *more, *(_no_states(each, states) if english else ())):
            yield _row(each, one, past=past)


def _no_states(each: dict[str, Any], states: Sequence[Mention]) -> Iterator[Naming]:
    """Give the threats of a sentence that are no states, and the blocs."""
    yield from other_threats(each["said"])
    yield from blocs_named(each["said"], each["year"], states, each["state"])


def _read(each: dict[str, Any]) -> Read:
    """Give the names and the namings of a sentence, and whether it speaks of a past war."""
    said, year, speaker = each["said"], each["year"], each["state"]
    zh = each["language"] == "zh"
    states = chinese_mentions(said, year) if zh else mentions(said, year, speaker)
    if not any(one.state for one in states):
        return states, (), False
    ties = chinese_namings(said, states, speaker) if zh else namings(said, states, speaker)
    return states, ties, bool(ties) and is_past(said, year)


def _row(each: dict[str, Any], one: Naming, *, past: bool) -> tuple[object, ...]:
    return (
        each["text_id"], each["body"], each["state"], each["year"], each["sentence"], one.relation, one.role, one.state,
        one.start, one.end, one.cue, one.rule, one.denied,
        one.relation != "other" and past,
    )  # fmt: skip


@cache
def _code() -> str:
    """Hash the rules and tables, so that nothing that other rules read is taken for theirs."""
    words = Path(__file__).parents[1]
    folders = (words / "naming", words / "threats")
    return kept_tables.hash_of(
        path for folder in folders for path in sorted((*folder.glob("*.py"), *folder.glob("data/*.csv")))
    )
