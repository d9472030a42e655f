"""The words that make a state a threat, a partner or an ally, from `data/cues.csv`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from polycentric.packaged import read_rows
from polycentric.words.threats.openings import openings

FOLDER = Path(__file__).parent / "data"
Relation = Literal["threat", "partner", "ally", "other"]
Kind = Literal["noun", "person", "verb"]
Role = Literal["agent", "victim", "partner"]
RELATIONS: tuple[Relation, ...] = ("threat", "partner", "ally")


@dataclass(frozen=True)
class Cue:
    """A word of a relation: a thing done, somebody who is so called, or a verb.

    `of_means` says who stands behind "of": the agent (the aggression of X) or the victim (the invasion of X).
    """

    name: str
    relation: Relation
    kind: Kind
    of_means: str


@dataclass(frozen=True)
class Found:
    """A cue in a sentence, and where it stands."""

    cue: Cue
    start: int
    end: int
    text: str


@cache
def cues() -> tuple[Cue, ...]:
    """Give every cue."""
    return tuple(
        Cue(row["cue"], cast(Relation, row["relation"]), cast(Kind, row["kind"]), row["of_means"]) for row in _rows()
    )


@cache
def stems() -> tuple[str, ...]:
    """Give short strings one of which every sentence with a cue holds, in small letters."""
    return ("threat", "menac", "danger", "peril", "aggress", "inva", "attack", "assault", "raid", "strike", "shell",
            "bomb", "occup", "annex", "incursion", "intimidat", "coerc", "blackmail", "subver", "expansion", "hegemon",
            "imperial", "provocat", "encroach", "adventur", "militari", "revanch", "intervention", "hostile", "war ",
            "enem", "adversar", "warmonger", "operat", "collaborat", "partner", "friend", "allian", "ally ", "ally.",
            "ally,", "allies", "allied", "defense treat", "defence treat", "terror", "fight", "fought", "combat",
            "scourge", "defeat", "struggl", "withdr", "blockad", "embargo", "kill", "massacr", "seiz", "captur",
            "crime", "troops", "conque", "destr", "domina", "coloni", "concert", "usurp", "violat", "expel", "deport",
            "interfer", "interven", "settlement", "mercenar", "belliger", "warplane", "slaughter")  # fmt: skip


def find(sentence: str) -> list[Found]:
    """Give the cues of a sentence in small letters, in order; of two at one place the longer.

    Examples
    --------
    >>> [(one.cue.name, one.text) for one in find("an act of aggression threatens our allies")]
    [('aggression', 'act of aggression'), ('threaten', 'threatens'), ('ally', 'allies')]
    """
    pattern, by_group, opening = _pattern()
    found: list[Found] = []
    end = 0
    for start in opening.finditer(sentence):
        match = pattern.match(sentence, start.start()) if start.start() >= end else None
        if match is not None:
            end = match.end()
            found.append(Found(by_group[match.lastgroup or ""], match.start(), end, match[0]))
    return found


@cache
def other_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the threats that are no states, each with its pattern."""
    return tuple(
        (row["threat"], re.compile(rf"\b(?:{row['pattern']})\b")) for row in read_rows(FOLDER / "other_threats.csv")
    )


@cache
def any_other() -> re.Pattern[str]:
    """Give one pattern of all threats that are no states."""
    return re.compile("|".join(pattern.pattern for _, pattern in other_patterns()))


@cache
def _rows() -> list[dict[str, str]]:
    return read_rows(FOLDER / "cues.csv")


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, Cue], re.Pattern[str]]:
    """Give one pattern of all cues, the cue of each of its groups, and where in a sentence one may start."""
    groups = {f"c{place}": cue for place, cue in enumerate(cues())}
    parts = [f"(?P<{group}>{row['pattern']})" for group, row in zip(groups, _rows(), strict=True)]
    opening = sorted(
        {word for row in _rows() for word in openings(row["pattern"])}, key=lambda word: (-len(word), word)
    )
    return (
        re.compile(r"(?<![\w])(?:" + "|".join(parts) + r")(?!\w)"),
        groups,
        re.compile("|".join(opening)),
    )
