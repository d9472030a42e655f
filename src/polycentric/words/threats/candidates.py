"""Every state named in a sentence that holds a word of threat, partnership or alliance: what a rule might have tied."""

import hashlib
from collections.abc import Iterator

import polars as pl

from polycentric.words.naming.chinese import chinese_mentions
from polycentric.words.naming.mentions import mentions
from polycentric.words.threats import cues
from polycentric.words.threats.chinese import GOOD, THREAT
from polycentric.words.threats.sentences import chinese_sentences, sentences

SCHEMA = {
    "text_id": pl.String, "state": pl.String, "year": pl.Int32, "language": pl.String, "sentence": pl.Int32,
    "start": pl.Int32, "end": pl.Int32, "partner": pl.String, "relation": pl.String, "said": pl.String,
}  # fmt: skip


def candidates(frame: pl.DataFrame) -> pl.DataFrame:
    """Give the mentions that might be tied, for each relation whose words their sentence holds.

    Parameters
    ----------
    frame : DataFrame
        Texts with ``text_id``, ``state``, ``year``, ``language`` and ``text``.
    """
    rows = [row for each in frame.iter_rows(named=True) for row in _of_text(each)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def order_of(text_id: str, sentence: int, start: int) -> str:
    """Give a key to draw by: the first rows in its order are a random sample that anybody can draw again."""
    return hashlib.sha256(f"threats {text_id} {sentence} {start}".encode()).hexdigest()


def _of_text(each: dict[str, object]) -> Iterator[tuple[object, ...]]:
    text, language, year, speaker = str(each["text"]), each["language"], int(str(each["year"])), str(each["state"])
    for place, said in enumerate(chinese_sentences(text) if language == "zh" else sentences(text)):
        relations = _relations(said, str(language))
        if not relations:
            continue
        found = chinese_mentions(said, year) if language == "zh" else mentions(said, year, speaker)
        for one in found:
            if one.state not in (None, speaker):
                for relation in relations:
                    yield (
                        each["text_id"],
                        speaker,
                        year,
                        language,
                        place,
                        one.start,
                        one.end,
                        one.state,
                        relation,
                        said,
                    )


def _relations(said: str, language: str) -> list[str]:
    """Name the relations whose words a sentence holds."""
    if language == "zh":
        return [name for name, words in (("threat", THREAT), *GOOD) if words.search(said)]
    return sorted({found.cue.relation for found in cues.find(said.lower())})
