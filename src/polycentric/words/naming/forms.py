"""The forms by which a text names a state: its names in `states`, adjectives, peoples, some words for its government.

`data/further_forms.csv` has what `states` lacks; `data/not_states.csv` has what looks like a state's name and is none.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from polycentric.packaged import read_rows
from polycentric.states import Name, names_of, states

FOLDER = Path(__file__).parent / "data"
SHORTEST = 4  # letters; shorter names stand in the table, since most letters in a row are no state
PEOPLE = ("an", "i", "ian")  # endings of adjectives whose plural is the people: Iraqi, Iraqis
ODD = set("(),/&")  # of names that tables write and texts don't


@dataclass(frozen=True)
class NotAState:
    """A phrase that holds a state's name and isn't the state, in texts of a speaker up to a year, or in all."""

    phrase: str
    why: str
    speaker: str = ""
    until: int | None = None

    def holds(self, speaker: str | None, year: int) -> bool:
        """Say whether the phrase is set aside in a speaker's text of a year."""
        return (not self.speaker or self.speaker == speaker) and (self.until is None or year <= self.until)


@cache
def forms() -> Mapping[str, tuple[Name, ...]]:
    """Give every form with the states that it may mean, each with its days."""
    found: dict[str, dict[tuple[object, ...], Name]] = defaultdict(dict)
    for name in (*_of_states(), *_further()):
        for text in _ways(name.text):
            found[text][name.state, name.start, name.end] = name
    return {text: tuple(names.values()) for text, names in found.items()}


@cache
def not_states() -> Mapping[str, tuple[NotAState, ...]]:
    """Give the phrases that are no state."""
    found: dict[str, list[NotAState]] = defaultdict(list)
    for row in read_rows(FOLDER / "not_states.csv"):
        until = int(row["until"]) if row["until"] else None
        found[row["phrase"]].append(NotAState(row["phrase"], row["why"], row["speaker"], until))
    return {phrase: tuple(ones) for phrase, ones in found.items()}


@cache
def by_first_word() -> Mapping[str, tuple[str, ...]]:
    """Give the forms and phrases that start with a word, the longest first."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in (*forms(), *not_states()):
        found[text.split(" ", 1)[0].split("-", 1)[0]].add(text)
    return {word: tuple(sorted(texts, key=lambda text: (-len(text), text))) for word, texts in found.items()}


@cache
def first_letters() -> frozenset[str]:
    """Give the letters that the first words of forms start with: a word that isn't among them starts no form."""
    words = (re.match(r"\w*", word) for word in by_first_word())
    return frozenset({"U.S.S.R", "U.S.A", "U.S.", "U.S", "U.K", "the ", "war ", *(word[0] for word in words if word)})


def _of_states() -> list[Name]:
    """Give the names that `states` has and a text may use."""
    every = [name for state in states() for name in names_of(state)]
    return [name for name in every if len(name.text) >= SHORTEST and not ODD & set(name.text)]


def _further() -> list[Name]:
    """Give the names, adjectives and peoples of the table."""
    names: list[Name] = []
    for row in read_rows(FOLDER / "further_forms.csv"):
        start, end = (date.fromisoformat(row[key]) if row[key] else None for key in ("start", "end"))
        plural = row["kind"] == "demonym" and row["form"].endswith(PEOPLE)
        names += [Name(row["id"], text, start, end) for text in (row["form"], *([row["form"] + "s"] if plural else []))]
    return names


def _ways(text: str) -> tuple[str, ...]:
    """Give the spellings of a form: "Viet Nam" also as "Viet-Nam"."""
    return (text, text.replace("Viet Nam", "Viet-Nam")) if "Viet Nam" in text else (text,)
