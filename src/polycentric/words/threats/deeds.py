"""Rules on what a state does or suffers where no word of threat is tied to its name: `data/deeds.csv`.

A sentence is read in small letters with the state in question written ``@``, the speaker ``€`` and other states ``#``.
A line has a pattern, whether the state is then *agent* or *victim*, words that the sentence needs besides, words that
must not stand within sixty letters, and a sentence as an example. Words in braces are those of `data/deed_words.csv`.
A line that starts with the name doesn't hold where the name stands behind a preposition ("in X", "against X").
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from polycentric.packaged import read_rows
from polycentric.words.naming.mentions import Mention
from polycentric.words.threats import patterns as at
from polycentric.words.threats.cues import Role
from polycentric.words.threats.openings import openings

AROUND = 60  # letters before and behind a match where the words must not stand that a line lacks
_PEOPLE = re.compile(r"(?:'s?)? (?:\w+ )?(?:peoples?|citizens|prisoners|workers|nationals|children|youth|refugees)\b")
_DENIES = re.compile(
    r"\b(?:no|not|never|nor|neither|cannot|without|alleged|so-called)\b(?! (?:only|hesitate|cease))|n't\b"
)


@dataclass(frozen=True)
class Deed:
    """A line: its rule, the role of ``@``, the pattern, what the sentence needs and lacks, how it starts."""

    rule: str
    role: Role
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    lacks: re.Pattern[str] | None
    ahead: bool
    subject: bool
    openings: tuple[str, ...]


@cache
def deeds() -> tuple[Deed, ...]:
    """Give the lines in their order."""
    return tuple(
        Deed(row["rule"], cast("Role", row["role"]), re.compile(_spelt(row["pattern"]) + r"(?![\w])"),
             _any(row["needs"]), _any(row["lacks"]), row["pattern"].startswith(("@", "{subject}")),
             row["pattern"].startswith("{subject}"), openings(_spelt(row["pattern"])))
        for row in read_rows(Path(__file__).parent / "data" / "deeds.csv")
    )  # fmt: skip


@lru_cache(maxsize=4)
def _possible(low: str) -> tuple[Deed, ...]:
    """Give the lines one of whose opening words stands in a sentence."""
    here = {word for word in _openings() if word in low}
    return tuple(line for line in deeds() if not line.openings or not here.isdisjoint(line.openings))


@cache
def _openings() -> frozenset[str]:
    return frozenset(word for line in deeds() for word in line.openings)


def _any(pattern: str) -> re.Pattern[str] | None:
    return re.compile(_spelt(pattern)) if pattern else None


def done(low: str, others: Sequence[Mention], state: str, speaker: str) -> tuple[Mention, Deed, bool] | None:
    """Give the mention of a state that a line ties, the line, and whether it is denied; the first line that holds.

    Parameters
    ----------
    low : str
        The sentence in small letters.
    others : sequence of Mention
        All forms in it.
    state, speaker : str
        Our ids.
    """
    lines = _possible(low)
    if not lines:
        return None
    written, mine = _written(low, others, state, speaker)
    places = [sign.start() for sign in re.finditer("@", written)]
    for line in lines:
        if line.needs is not None and not line.needs.search(written):
            continue
        for at_name, start, end in _matches(line, written, places):
            if line.lacks is not None and line.lacks.search(written[max(0, start - AROUND) : end + AROUND]):
                continue
            if line.role == "agent" and _PEOPLE.match(written, at_name + 1):
                continue
            if _aside(line, written[max(0, at_name - 40) : at_name]):
                continue
            said = written[max(0, start - 24) : end]
            return (
                mine[places.index(at_name)],
                line,
                line.rule not in ("leaves", "left") and _DENIES.search(said) is not None,
            )
    return None


def _aside(line: Deed, lead: str) -> bool:
    """Say whether what stands before a name keeps it from being the subject of a line that starts with it."""
    if line.subject:
        return at.ASIDE.search(lead) is not None
    return line.ahead and line.role == "agent" and at.INSIDE.search(lead) is not None


def _matches(line: Deed, written: str, places: Sequence[int]) -> list[tuple[int, int, int]]:
    """Give where ``@`` stands in a match, where the match starts and where it ends."""
    if line.ahead:
        return [(place, place, match.end()) for place in places if (match := line.pattern.match(written, place))]
    return [
        (match.end() - 1 if match[0].endswith("@") else match.start() + match[0].index("@"), match.start(), match.end())
        for match in line.pattern.finditer(written)
    ]


def _written(low: str, others: Sequence[Mention], state: str, speaker: str) -> tuple[str, list[Mention]]:
    """Write a sentence with signs for states; give it and the mentions of the state in order."""
    parts: list[str] = []
    mine: list[Mention] = []
    last = 0
    for one in others:
        if one.status == "not_a_state":
            continue
        parts += [low[last : one.start], "@" if one.state == state else "€" if one.state == speaker else "#"]
        mine += [one] if one.state == state else []
        last = one.end
    return "".join([*parts, low[last:]]), mine


@cache
def words() -> Mapping[str, str]:
    """Give the patterns that stand for words in braces."""
    rows = read_rows(Path(__file__).parent / "data" / "deed_words.csv")
    return {"plain": at.PLAIN} | {row["name"]: row["pattern"] for row in rows}


def _spelt(pattern: str) -> str:
    """Put the words in braces into a pattern, and those that they hold in turn."""
    while (spelt := re.sub(r"\{([a-z]+)\}", lambda match: words()[match[1]], pattern)) != pattern:
        pattern = spelt
    return pattern
