"""Blocs named as threats: NATO, the Warsaw Pact, the Axis, the super-Powers, the West; counted apart from states.

The rules for states read them, since "attacks on NATO" and "NATO's aggression" are two things. A bloc is never given to
its members: who says "the Axis" in 1943 names three states, and no rule tells which of them is meant.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from polycentric.packaged import read_rows
from polycentric.words.naming.mentions import Mention
from polycentric.words.threats.rules import Naming, namings


@dataclass(frozen=True)
class Bloc:
    """A bloc, its names as a pattern, the years whose texts may mean it, and whose own it is since when."""

    name: str
    pattern: re.Pattern[str]
    first: int
    last: int
    own: Mapping[str, int]

    def may_threaten(self, speaker: str, year: int) -> bool:
        """Say whether a text may mean the bloc as a threat: in its years, and not where the speaker belongs to it."""
        return self.first <= year <= self.last and year < self.own.get(speaker, 9999)


@cache
def blocs() -> tuple[Bloc, ...]:
    """Give every bloc."""
    return tuple(
        Bloc(row["bloc"], re.compile(rf"\b(?:{row['pattern']})"), int(row["first"]), int(row["last"] or 9999),
             {state: int(since) for state, since in (each.split(":") for each in row["own"].split())})
        for row in read_rows(Path(__file__).parent / "data" / "blocs.csv")
    )  # fmt: skip


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{bloc.pattern.pattern})" for bloc in blocs()))


def blocs_named(sentence: str, year: int, states: Sequence[Mention], speaker: str) -> list[Naming]:
    """Give the blocs that a sentence names as threats, each once.

    Parameters
    ----------
    sentence : str
        One sentence, spaces single.
    year : int
        Of the text.
    states : sequence of Mention
        The states that the sentence names.
    speaker : str
        Who speaks, by our id.

    Examples
    --------
    >>> [(one.state, one.rule) for one in blocs_named("NATO's aggression against Yugoslavia goes on.", 1999, (), "RUS")]
    [('NATO', 'before')]
    >>> blocs_named("An attack on NATO would be folly.", 1985, (), "USA")
    []
    """
    if not _any().search(sentence):
        return []
    found = [
        Mention(word[0], word.start(), word.end(), bloc.name, "state")
        for bloc in blocs()
        if bloc.may_threaten(speaker, year)
        for word in bloc.pattern.finditer(sentence)
        if not any(one.start < word.end() and word.start() < one.end for one in states)
    ]
    names = {one.state for one in found}
    every = sorted([*states, *found], key=lambda one: one.start) if found else []
    first: dict[str, Naming] = {}
    for tie in namings(sentence, every, speaker) if every else ():
        if tie.state in names and (tie.relation, tie.role) == ("threat", "agent"):
            first.setdefault(tie.state, replace(tie, relation="other"))
    return list(first.values())
