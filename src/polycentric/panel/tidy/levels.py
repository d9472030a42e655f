"""What the values of a code mean, as its description lists them."""

import re

from polycentric.panel.tidy.words import shortened

_LEVEL = re.compile(r"(-?\d+) (.+?)(?=, -?\d+ [^ ]|$)")


def levels_of(text: str) -> dict[int, str]:
    """Read a list of values and meanings; nothing where the text isn't one.

    >>> levels_of("0 none, 1 by land or river, 2 across at most 12 miles of water; not a scale")
    {0: 'none', 1: 'by land or river', 2: 'across at most 12 miles of water'}
    >>> levels_of("0 none, 1 1-25, 2 1,000 or more")
    {0: 'none', 1: '1-25', 2: '1,000 or more'}
    >>> levels_of("highest action, 0 (none) to 21")
    {}
    """
    listed = text.partition(";")[0].strip()
    pairs = _LEVEL.findall(listed)
    if len(pairs) < 2 or not listed.startswith(pairs[0][0]) or len({number for number, _ in pairs}) < len(pairs):
        return {}
    return {int(number): words.strip() for number, words in pairs}


def unlike(levels: dict[int, str], length: int) -> dict[int, str]:
    """Shorten meanings so that no two are the same, since programs take them for the names of categories."""
    short = {number: shortened(words, length) for number, words in levels.items()}
    taken = list(short.values())
    return {
        number: words if taken.count(words) == 1 else f"{shortened(words, length - 6)} ({number})"
        for number, words in short.items()
    }
