"""Names near a misspelt one: what differs in a letter or two, and nothing that only sounds related."""

from functools import lru_cache

from polycentric.states.lookup import known_forms
from polycentric.states.spelling import form

COUNT = 3
# How many letters may be wrong, by how many the name has.
ALLOWED = ((3, 0), (4, 1), (11, 2))
MOST = 3


@lru_cache(maxsize=1 << 12)
def similar(name: str) -> tuple[str, ...]:
    """Give up to three known names that a misspelt one may mean, but those that begin with it, if any."""
    key = form(name)
    allowed = next((wrong for length, wrong in ALLOWED if len(key) <= length), MOST)
    near = [
        (distance, known)
        for known in (known_forms() if allowed else ())
        if abs(len(known) - len(key)) <= allowed and (distance := _distance(key, known, allowed)) <= allowed
    ]
    best = _begun(key) or [known for _, known in sorted(near)]
    texts = [known_forms()[known][0].text for known in best]
    return tuple(dict.fromkeys(texts))[:COUNT]


def _begun(key: str) -> list[str]:
    """Give the known names whose first words these are, the shortest first: of "Soviet" the Soviet Union."""
    begun = [known for known in known_forms() if len(key) > COUNT and known.startswith(f"{key} ")]
    return sorted(begun, key=lambda known: (len(known), known))


def _distance(one: str, other: str, most: int) -> int:
    """Count the letters to put in, leave out, change or exchange; more than `most` is `most` + 1.

    The distance of Damerau and Levenshtein in its restricted form, row by row.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, beside in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != beside))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == beside:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
