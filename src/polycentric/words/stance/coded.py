"""Which hits that are found are the very ones that coders coded, so that their stance and no model's is told of them.

Texts of the gold set and texts that are searched are cleaned in different ways. Letters are the same in both, so a hit
is known by how many letters come before it.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from polycentric.packaged import read_rows
from polycentric.words.stance.further import all_coded
from polycentric.words.stance.hits import Hit
from polycentric.words.stance.sheets import text_of

FILE = Path(__file__).parent / "data" / "places.csv"
BODIES = {"ungdc": "general_debate", "us_nss": "us_strategies", "us_sotu": "state_of_the_union"}
_OTHERS = re.compile(r"[\W_]+")
_LONGEST = 10  # letters that a place may be off: a word that one cleaning joins and the other doesn't


@dataclass(frozen=True)
class Coded:
    """A coded hit as it is known in any edition of its text: the letters before it, its own letters, its stance."""

    concept: str
    before: int
    letters: str
    stance: str


def letters(text: str) -> str:
    r"""Give the letters and digits of a text alone, without capitals.

    Examples
    --------
    >>> letters("Non-\n aligned, 1961")
    'nonaligned1961'
    """
    return _OTHERS.sub("", text).lower()


def text_id(hit: Hit) -> str:
    """Give the id of a hit's text in the corpora.

    Examples
    --------
    >>> text_id(Hit("", "ungdc", "IND_33_1978", "IND", 1978, "", "", 0, 1, ""))
    'general_debate/33/IND'
    """
    if hit.body == "ungdc":
        iso3, session, _ = hit.text.rsplit("_", 2)
        return f"general_debate/{int(session)}/{iso3}"
    return f"{BODIES[hit.body]}/{hit.text}"


def write_places(texts: Mapping[tuple[str, str], str], path: Path = FILE) -> None:
    """Write how many letters come before each hit that coders coded, of all draws."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "letters_before"])
        writer.writerows([hit.id, len(letters(text_of(hit, texts)[: hit.start]))] for hit, _ in all_coded())


@cache
def by_text() -> Mapping[str, list[Coded]]:
    """Give the coded hits of each text, by its id in the corpora."""
    places = {row["id"]: int(row["letters_before"]) for row in read_rows(FILE)}
    found: dict[str, list[Coded]] = defaultdict(list)
    for hit, stance in all_coded():
        found[text_id(hit)].append(Coded(hit.concept, places[hit.id], letters(hit.matched), stance))
    return dict(found)


def stance_by_coders(name: str, concept: str, text: str, start: int, end: int) -> str | None:
    """Give the stance that coders gave a hit of a text; nothing where they did not code it."""
    if name not in by_text():
        return None
    before, own = len(letters(text[:start])), letters(text[start:end])
    for each in by_text()[name]:
        if each.concept == concept and abs(each.before - before) <= _LONGEST and each.letters == own:
            return each.stance
    return None
