"""The English texts that hits of the gold set are drawn from, and the words that were looked for when it was drawn.

The words are kept as they were on the day of the draw, whatever the dictionaries of `words` become: a hit is told by
its text and place.
"""

import re
from collections.abc import Iterator

import polars as pl

from polycentric.tables import table
from polycentric.tables.members import texts
from polycentric.words.stance.hits import Hit, hit_id, on_one_line, text_hash
from polycentric.words.stance.sampling import choose, part_by_state

FIRST = 1946  # before that there is but one speaker
SEED = 1717
DRAWN = 660
FOR_PERSON = 60
CONCEPTS = {
    "multipolar": r"multi-?\s?polar\w*",
    "polycentric": r"poly-?\s?centri\w*",
    "unipolar": r"uni-?\s?polar\w*",
    "bipolar": r"bi-?\s?polar\w*",
    "hegemony": r"hegemon\w*",
    "rules_based_order": r"rules?[-\s]based",
    "sovereign_equality": r"sovereign\s+equality",
    "spheres_of_influence": r"(?:spheres?|zones?)\s+of\s+(?:influence|interest)s?",
    "non_alignment": r"non-?\s?align\w*",
    "balance_of_power": r"balance\s+of\s+(?:power|forces?|terror)",
    "new_world_order": r"new\s+(?:world|international)\s+order",
    "power_politics": r"power[-\s]+politics|policy\s+of\s+force",
    "blocs": r"(?:military|power|opposing|opposed|rival|hostile|two|political)\s+blocs?"
    r"|bloc\s+(?:politics|mentality|confrontation)",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in CONCEPTS.items()}
Text = tuple[str, str, str, int, str]


def english() -> Iterator[Text]:
    """Give body, text, speaker, year and what was said of each English text that is here."""
    for row in texts("ungdc", only_here=True).filter(pl.col("is_english") & ~pl.col("is_stub")).iter_rows(named=True):
        name = f"{row['iso3']}_{row['session']:02}_{row['year']}"
        yield "ungdc", name, row["state"] or row["iso3"], row["year"], row["text"]
    for row in texts("us_nss").iter_rows(named=True):
        yield "us_nss", str(row["year"]), "USA", row["year"], row["text"]
    addresses = table("us_sotu", "addresses").join(table("us_sotu", "texts"), on="number")
    for row in addresses.filter(pl.col("year") >= FIRST).iter_rows(named=True):
        yield "us_sotu", str(row["number"]), "USA", row["year"], row["text"]


def held() -> dict[tuple[str, str], str]:
    """Give what was said, by body and text."""
    return {(body, name): text for body, name, _, _, text in english()}


def pattern_of(concept: str) -> re.Pattern[str]:
    """Give the expression of the words that were looked for of a concept."""
    return _PATTERNS[concept]


def hits_of(body: str, name: str, speaker: str, year: int, text: str) -> list[Hit]:
    """List the hits of one text."""
    spans = [
        (concept, match.start(), match.end())
        for concept, pattern in _PATTERNS.items()
        for match in pattern.finditer(text)
    ]
    digest = text_hash(text) if spans else ""
    return [
        Hit(
            hit_id(body, name, start),
            body,
            name,
            speaker,
            year,
            concept,
            on_one_line(text[start:end]),
            start,
            end,
            digest,
        )
        for concept, start, end in spans
    ]


def draw() -> list[Hit]:
    """Draw the gold set as it is shipped."""
    return part_by_state(choose((hit for each in english() for hit in hits_of(*each)), DRAWN, SEED), FOR_PERSON, SEED)
