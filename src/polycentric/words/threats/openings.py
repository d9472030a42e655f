"""The strings that a match of a pattern may start with, so that most sentences needn't be searched for it."""

import re

SHORTEST = 3  # letters of an opening; with fewer it would stand in too many sentences to spare work
_ASIDE = re.compile(r"^(?:\(\?<?[!=][^)]*\)|\\b)+")
_MAY_LACK = ("?", "*", "{0")


def openings(pattern: str) -> tuple[str, ...]:
    """Give strings one of which a match of a pattern starts with; none where that can't be told.

    Examples
    --------
    >>> openings("(?:bomb(?:ed|s)|(?:sea|air) raids?) on")
    ('bomb', 'sea', 'air')
    >>> openings("(?:acts? of )?aggressions?|co-?operation")
    ('act of ', 'acts of ', 'aggression', 'cooperation', 'co-operation')
    """
    found: list[str] = []
    for part in _cut(pattern):
        more = _of_part(_ASIDE.sub("", part))
        if not more:
            return ()
        found += more
    return tuple(
        word for word in dict.fromkeys(found) if not any(word != one and word.startswith(one) for one in found)
    )


def _of_part(part: str) -> tuple[str, ...]:
    """Give the openings of a pattern without bars outside of groups."""
    if part.startswith("(?:"):
        stop = _closes(part)
        after = part[stop + 1 :]
        inside = openings(part[3:stop])
        if not after.startswith(_MAY_LACK):
            return inside
        rest = openings(re.sub(r"^(?:[?*]|\{0[^}]*\})\??", "", after))
        return (*inside, *rest) if inside and rest else ()
    letters = re.match(r"[a-z' -]*", part)
    word = letters[0] if letters else ""
    rest = part[len(word) :]
    if rest.startswith(_MAY_LACK):
        if rest.startswith("?") and len(word) > 1:
            return (*openings(word[:-1] + rest[1:]), *openings(word + rest[1:]))
        word = word[:-1]
    return (word,) if len(word) >= SHORTEST else ()


def _cut(pattern: str) -> list[str]:
    """Cut a pattern at the bars that stand outside of groups."""
    depth, start, parts = 0, 0, list[str]()
    for place, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            parts.append(pattern[start:place])
            start = place + 1
    return [*parts, pattern[start:]]


def _closes(pattern: str) -> int:
    """Give where the group closes that a pattern starts with."""
    depth = 0
    for place, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return place
    return len(pattern)
