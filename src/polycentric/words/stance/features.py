"""What stands around a hit, as features: cues of a stance, ways in which the sentence takes hold of the hit, its form.

Cues stand in `cues.toml`, and are looked for in six places: the clause before and after the hit, the rest of the
sentence before and after, and the neighbouring sentences. Ways to take hold of a hit ("the end of ...", "we reject
...") stand in `attached.toml`. All of it is English.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from polycentric.words.stance.hits import on_one_line

FOLDER = Path(__file__).parent
HIT = "\x01"  # no text holds it
AROUND = 60  # words on each side: as many as coders saw
NEAR = 6  # words on each side that are the hit's own clause, unless it ends before
TURNED = {
    "not_rejected": ("rejected", "ought_not", "seeks_none", "warned"),
    "no_longer": ("ought_not",),
    "seeks_none": ("sought", "ended_after"),
}
"""Which ways of taking hold of a hit others undo: who does not reject does not reject."""
ALIKE = {
    "hegemony": "charges", "power_politics": "charges", "spheres_of_influence": "charges", "blocs": "charges",
    "sovereign_equality": "aims", "rules_based_order": "aims", "non_alignment": "aims", "new_world_order": "aims",
    "unipolar": "poles", "bipolar": "poles", "multipolar": "pictures", "polycentric": "pictures",
    "balance_of_power": "pictures",
}  # fmt: skip
"""Concepts that are spoken of alike, so that what is learned of one serves the others."""
_FAMILIES = {
    "near_before": "near", "near_after": "near", "far_before": "far", "far_after": "far", "earlier": "neighbours",
    "later": "neighbours", "word": "form", "next": "form", "capital": "form", "quoted": "form", "always": "form",
    "word_before": "words", "word_after": "words", "alike_word_before": "alike_words",
    "alike_word_after": "alike_words", "before_1": "at", "before_2": "at", "before_3": "at", "after_1": "at",
    "after_2": "at", "after_3": "at",
}  # fmt: skip
_LETTERS = 700  # more than 60 words have
_STEM = 6  # letters of a word that stand for all its forms
_BESIDE = 3  # words on each side of a hit of which the place is told
_AROUND_SENTENCE = 40  # words of each neighbouring sentence
_SENTENCE = re.compile(r"(?:[.?!;:](?=[\s\"'”’)])|[.?!]$|\s[—–]\s)[\"'”’)]*")
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}\.\s")
_RUN = re.compile(r"[\w-]+")
_IS_WORD = re.compile(r"[\w-]+\*?")
_WORD = re.compile(r"[a-z’'-]+")
_QUOTES = "\"'“”\u2018’«»"


@cache
def cues() -> dict[str, re.Pattern[str]]:
    """Give the expression of each kind of cue."""
    return {kind: _expression(phrases) for kind, phrases in _lists().items()}


@cache
def _lists() -> dict[str, list[str]]:
    """Give the words and phrases of each kind of cue."""
    return tomllib.loads((FOLDER / "cues.toml").read_text(encoding="utf-8"))


def _expression(phrases: Sequence[str]) -> re.Pattern[str]:
    """Give the expression of any of some words and phrases."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(_spelled(each) for each in phrases) + r")(?![\w-])")


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """Give the expressions of cues that are more than one word: any of them, and by kind."""
    of = {kind: [each for each in phrases if not _IS_WORD.fullmatch(each)] for kind, phrases in _lists().items()}
    return _expression([each for phrases in of.values() for each in phrases]), {
        kind: _expression(phrases) for kind, phrases in of.items() if phrases
    }


@lru_cache(maxsize=50_000)
def _kinds_of(word: str) -> frozenset[str]:
    """Give the kinds of cue that a word alone is."""
    return frozenset(kind for kind, pattern in cues().items() if pattern.fullmatch(word))


def kinds_in(said: str) -> frozenset[str]:
    """Give the kinds of cue that some text has, as `cues` would find them, faster.

    Examples
    --------
    >>> sorted(kinds_in("we hope that it is over"))
    ['over', 'want', 'we']
    """
    found = frozenset[str]().union(*(_kinds_of(word) for word in set(_RUN.findall(said))))
    any_of, of = _phrases()
    if any_of.search(said):
        found |= {kind for kind, pattern in of.items() if pattern.search(said)}
    return found


@cache
def attached() -> dict[str, re.Pattern[str]]:
    """Give the expression of each way in which a sentence takes hold of a hit."""
    lists: dict[str, list[str]] = tomllib.loads((FOLDER / "attached.toml").read_text(encoding="utf-8"))
    parts = {"{hit}": HIT, "{few}": r"(?:[\w’-]+,? ){0,4}", "{some}": r"(?:[\w’-]+,? ){0,9}",
             "{then}": r"(?:,? [\w’-]+){0,9}"}  # fmt: skip
    return {kind: re.compile("|".join(_filled(each, parts) for each in each_of)) for kind, each_of in lists.items()}


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """Put the parts of an expression into it."""
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return pattern


def _spelled(phrase: str) -> str:
    r"""Write a phrase as an expression.

    Examples
    --------
    >>> _spelled("build* a")
    'build[\\w-]*\\s+a'
    """
    return r"\s+".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in phrase.split())


def places(text: str, start: int, end: int) -> dict[str, str]:
    """Cut what stands around a hit into the six places, without capitals, on one line.

    Examples
    --------
    >>> places("All is well. We reject any hegemony of one state. It harms us.", 27, 35)["near_before"]
    'we reject any'
    """
    before = " ".join(_NUMBER.sub(" ", text[max(0, start - _LETTERS) : start]).split()[-AROUND:]).lower()
    after = " ".join(_NUMBER.sub(" ", text[end : end + _LETTERS]).split()[:AROUND]).lower()
    cuts = [match.end() for match in _SENTENCE.finditer(before + " ")]
    own_before, earlier = (before[cuts[-1] :], before[: cuts[-1]]) if cuts else (before, "")
    stop = _SENTENCE.search(after + " ")
    own_after, later = (after[: stop.start()], after[stop.end() :]) if stop else (after, "")
    left, right = own_before.split(), own_after.split()
    return {
        "near_before": " ".join(left[-NEAR:]),
        "far_before": " ".join(left[:-NEAR]),
        "near_after": " ".join(right[:NEAR]),
        "far_after": " ".join(right[NEAR:]),
        "earlier": earlier.strip(),
        "later": later.strip(),
    }


def features(text: str, start: int, end: int, concept: str) -> dict[str, float]:
    """Give the features of a hit by name; those that aren't there are nought.

    Parameters
    ----------
    text : str
        In English.
    start, end : int
        Places of the hit's first character and after its last.
    concept : str
    """
    return dict(_all(text, start, end, concept))


def family(name: str) -> str:
    """Give the family of a feature, which is weighed together: the first word of its name, in groups.

    Examples
    --------
    >>> family("near_before reject"), family("quoted")
    ('near', 'form')
    """
    first = name.split(" ", 1)[0]
    return _FAMILIES.get(first, first)


def _all(text: str, start: int, end: int, concept: str) -> Iterator[tuple[str, float]]:
    """Give each feature once."""
    yield "always", 1.0
    yield f"concept {concept}", 1.0
    around = places(text, start, end)
    sentence: set[str] = set()
    for place, said in around.items():
        kinds = kinds_in(said)
        for kind in sorted(kinds):
            yield f"{place} {kind}", 1.0
        if place not in ("earlier", "later"):
            sentence |= kinds
    for kind in sorted(sentence):
        yield f"sentence {kind}", 1.0
        yield f"of {concept} {kind}", 1.0
    held = _held(around)
    for kind in held or ["nothing"]:
        yield f"held {kind}", 1.0
        yield f"concept_held {kind} {concept}", 1.0
        yield f"alike_held {kind} {ALIKE.get(concept, 'other')}", 1.0
    yield from _marks(text, start, end)
    yield from _words(around, concept)
    yield from _stems(around, concept, _word_of(text[start:end]))


def _stems(around: dict[str, str], concept: str, matched: str) -> Iterator[tuple[str, float]]:
    """Give the beginnings of words: with the word of the hit, in pairs, and those of the sentences beside it."""
    before = _WORD.findall(f"{around['far_before']} {around['near_before']}")
    after = _WORD.findall(f"{around['near_after']} {around['far_after']}")
    for side, words in (("before", before[::-1]), ("after", after)):
        for place, word in enumerate(words[:_BESIDE], 1):
            yield f"{side}_{place} {word}", 1.0
    left, right = [_stem(word) for word in before], [_stem(word) for word in after]
    for each in sorted({*left, *right}):
        yield f"matched_with {matched} {each}", 1.0
    for one, other in sorted(set(pairwise([*left, "HIT", *right]))):
        yield f"stem_pair {one} {other}", 1.0
    beside = _WORD.findall(around["earlier"])[-_AROUND_SENTENCE:] + _WORD.findall(around["later"])[:_AROUND_SENTENCE]
    for each in sorted({_stem(word) for word in beside}):
        yield f"alike_beside {ALIKE.get(concept, 'other')} {each}", 1.0


def _stem(word: str) -> str:
    """Give the beginning of a word.

    Examples
    --------
    >>> _stem("co-operation"), _stem("state’s")
    ('cooper', 'state')
    """
    return word.replace("-", "").replace("’s", "")[:_STEM]


def _word_of(matched: str) -> str:
    """Give the words of a hit as one, without hyphens.

    Examples
    --------
    >>> _word_of("Balance of Terror")
    'balanceofterro'
    """
    return on_one_line(matched).lower().replace("-", "").replace(" ", "")[:14]


def _words(around: dict[str, str], concept: str) -> Iterator[tuple[str, float]]:
    """Give the words of the hit's own sentence: any of them, and those near it on either side, alone and in pairs."""
    before = _WORD.findall(f"{around['far_before']} {around['near_before']}")
    after = _WORD.findall(f"{around['near_after']} {around['far_after']}")
    kin, near = ALIKE.get(concept, "other"), [*before[-NEAR:], HIT, *after[:NEAR]]
    for word in sorted({*before, *after}):
        yield f"word_of_sentence {word}", 1.0
    for side, words in (("before", before[-NEAR:]), ("after", after[:NEAR])):
        for word in sorted(set(words)):
            yield f"word_{side} {word}", 1.0
            yield f"alike_word_{side} {kin} {word}", 1.0
    for one, other in sorted(set(pairwise(near))):
        yield f"pair {one} {other}".replace(HIT, "HIT"), 1.0


def _held(around: dict[str, str]) -> list[str]:
    """Give the ways in which the hit's own sentence takes hold of it."""
    sentence = " ".join([around["far_before"], around["near_before"], HIT, around["near_after"], around["far_after"]])
    said = re.sub(r"\s+", " ", sentence).replace(f"{HIT} ,", f"{HIT},").replace("'", "’")
    held = [kind for kind, pattern in attached().items() if pattern.search(said)]
    turned = {each for kind in held for each in TURNED.get(kind, ())}
    return [kind for kind in held if kind not in turned]


def _marks(text: str, start: int, end: int) -> Iterator[tuple[str, float]]:
    """Give what the hit's own form tells: quotation marks, a capital, the kind of word, a question."""
    if text[max(0, start - 1) : start].strip(" ") and text[start - 1] in _QUOTES:
        yield "quoted", 1.0
    matched = on_one_line(text[start:end])
    if matched[:1].isupper():
        yield "capital", 1.0
    yield f"word {_word_of(matched)}", 1.0
    following = re.match(r"\W*([\w-]+)", text[end : end + 40])
    if following:
        yield f"next {following.group(1).lower()}", 1.0
