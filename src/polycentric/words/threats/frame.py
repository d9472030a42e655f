"""All pairs of a sentence and a state that it names, in strata of words: what a second sample of namings is drawn from.

The frame holds every state named in every sentence, whether a rule or a word of threat stands there or not, so that
shares of it can be told of all (`data/second_draw.md`). A pair's stratum is what the rules made of it on the day of
the draw, else the strongest kind of word in its sentence. The texts are halved by hash: one half to read and to write
rules by, the other to test them on.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import polars as pl

from polycentric.words.naming.chinese import chinese_mentions
from polycentric.words.naming.mentions import mentions
from polycentric.words.threats.again import STRONG
from polycentric.words.threats.checked import coded
from polycentric.words.threats.chinese import GOOD, THREAT
from polycentric.words.threats.found import named
from polycentric.words.threats.roles import roles
from polycentric.words.threats.sentences import chinese_sentences, sentences

PAIR = ("text_id", "sentence", "state")
SCHEMA = {
    "text_id": pl.String, "sentence": pl.Int32, "state": pl.String, "speaker": pl.String, "year": pl.Int32,
    "language": pl.String, "stratum": pl.String, "before": pl.String, "said": pl.String, "after": pl.String,
}  # fmt: skip
NEAR = 80  # letters between a name and a strong word
WIDE = re.compile(
    r"interfer|coloni|apartheid|racis|genocid|massacr|crime|criminal|violat|sanction|condemn|conque|blockad|embargo|"
    r"troops|forces|army|armed|weapon|missile|nuclear|oppress|repress|tyran|dictat|kill|destr[ou]|seiz|dominat|sabot|"
    r"mercenar|conflict|fight|fought|struggl|withdr[ae]w|deport|persecut|pressur|\bevil|rogue|illegal|unlawful|brutal|"
    r"atroc|resist|defend|defen[cs]e|fear|refus|defian|defies|plot|conspir|foment|infiltrat|bloodshed|bloody|victim|"
    r"crush|ruthless|barbar|force\b",
    re.IGNORECASE,
)
FRIENDLY = re.compile(
    r"friend|co-?operat|collaborat|partner|\bally|\ballies|\balli(?:ed|ance)|treat(?:y|ies)|together|joint|solidarity|"
    r"brother|fratern|relations|neighbou?r|agreement|assist|support|thank|gratitude|grateful|side by side|ties\b",
    re.IGNORECASE,
)
WE = re.compile(r"\b(?:we|our|ours|us|my|I)\b")


def is_test(text_id: str) -> bool:
    """Say whether a text is of the half to test on, by its hash."""
    return int(hashlib.sha256(text_id.encode()).hexdigest()[0], 16) % 2 == 0


def coded_before() -> pl.DataFrame:
    """Give the sentences of the first coded sample, ``text_id`` and ``sentence``: none of them is drawn again."""
    return pl.concat([coded("test"), coded("development")]).select("text_id", "sentence").unique()


def pairs(frame: pl.DataFrame) -> pl.DataFrame:
    """Give all pairs of texts, with the stratum, the sentence before, the one after, and the names marked.

    Parameters
    ----------
    frame : DataFrame
        Texts with ``text_id``, ``state``, ``year``, ``language`` and ``text``.
    """
    tied = roles(named())
    rows = [row for each in frame.iter_rows(named=True) for row in _of_text(each, tied)]
    found = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return found.join(coded_before(), on=["text_id", "sentence"], how="anti", maintain_order="left")


def _of_text(each: dict[str, Any], tied: dict[tuple[str, int, str], frozenset[str]]) -> Iterator[tuple[object, ...]]:
    zh, year, speaker = each["language"] == "zh", int(each["year"]), each["state"]
    every = chinese_sentences(each["text"]) if zh else sentences(each["text"])
    for place, said in enumerate(every):
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for one in chinese_mentions(said, year) if zh else mentions(said, year, speaker):
            if one.state not in (None, speaker):
                spans[str(one.state)].append((one.start, one.end))
        for state, where in spans.items():
            of_rules = tied.get((each["text_id"], place, state), frozenset())
            yield (
                each["text_id"], place, state, speaker, year, each["language"],
                _stratum(said, where, of_rules, zh=zh),
                every[place - 1] if place else "", _marked(said, where),
                every[place + 1] if place + 1 < len(every) else "",
            )  # fmt: skip


def _stratum(said: str, where: list[tuple[int, int]], of_rules: frozenset[str], *, zh: bool) -> str:
    for role in ("agent", "victim", "ally", "partner"):
        if role in of_rules:
            return role
    if zh:
        return "strong" if THREAT.search(said) else "friendly" if any(w.search(said) for _, w in GOOD) else "neither"
    strong = [word.span() for word in STRONG.finditer(said)]
    if strong:
        close = any(max(a - end, start - b) <= NEAR for a, b in strong for start, end in where)
        return "strong, near" if close else "strong, far"
    if WIDE.search(said):
        return "wide"
    return ("friendly, we" if WE.search(said) else "friendly") if FRIENDLY.search(said) else "neither"


def _marked(said: str, where: list[tuple[int, int]]) -> str:
    """Put double brackets around the names of the state."""
    for start, end in reversed(where):
        said = f"{said[:start]}[[{said[start:end]}]]{said[end:]}"
    return said
