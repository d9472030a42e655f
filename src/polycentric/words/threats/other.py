"""Threats that are no states: terrorism, proliferation, disease, climate, each where a word of threat stands near.

One is named where its word stands within eight words of "threat", "menace", "danger", "enemy", "fight" and the like in
one sentence, not denied. It is a column of its own: "the threat of disease" in a state is no threat by that state.
"""

import re

from polycentric.words.threats.cues import any_other, other_patterns
from polycentric.words.threats.rules import Naming

CUE = re.compile(
    r"\b(?:threat\w*|menac\w*|danger\w*|enem(?:y|ies)|adversar(?:y|ies)|attack\w*|aggress\w*|fight\w*|fought|combat\w*|"
    r"war (?:on|against)|scourge|defeat\w*|struggle against)\b"
)
STEMS = (
    "threat", "menac", "danger", "enem", "adversar", "attack", "aggress", "fight", "fought", "combat", "war on",
    "war against", "scourge", "defeat", "struggle against",
)  # fmt: skip
REACH = 8  # words between the two


def other_threats(sentence: str) -> list[Naming]:
    """Give the threats in a sentence that are no states, each once.

    Examples
    --------
    >>> [one.state for one in other_threats("The threat of disease and of climate change in Georgia is real.")]
    ['disease', 'climate']
    """
    low = sentence.lower()
    if not any(stem in low for stem in STEMS):
        return []
    found: list[Naming] = []
    cues = list(CUE.finditer(low)) if any_other().search(low) else []
    for name, pattern in other_patterns() if cues else ():
        near = next((word for word in pattern.finditer(low) if any(_near(low, word, cue) for cue in cues)), None)
        if near is not None:
            found.append(Naming("other", "agent", name, near.start(), near.end(), "threat", near.start(), "near"))
    return sorted(found, key=lambda one: one.start)


def _near(low: str, word: re.Match[str], cue: re.Match[str]) -> bool:
    """Say whether a word and a cue stand near each other; a cue that is part of the word is none."""
    if word.start() < cue.end() and cue.start() < word.end():
        return False
    first, last = sorted((word.span(), cue.span()))
    between = low[first[1] : last[0]]
    return len(between.split()) <= REACH and not re.search(r"\bno (?:longer )?$", low[max(0, first[0] - 12) : first[0]])
