"""Letters without a system in a column of states: AUS is Australia in ISO 3166 and Austria in COW's abbreviations.

What a single code can't settle, the whole column can: where only one system knows all of its letters, they are read as
that one's, and the result says so. Otherwise letters of two meanings are refused.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from polycentric.states.letters import SAYS, systems_of, uses

_BARE = re.compile(r"[A-Z]{2,3}")
ISO = {3: "iso3", 2: "iso2"}


@dataclass(frozen=True)
class Letters:
    """How a column's bare letters are read: by their number, the system that the column settles; and what to say."""

    system: dict[int, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def of(self, text: str) -> str:
        """Give the system of a text; empty where none is settled."""
        return self.system.get(len(text), "") if _BARE.fullmatch(text) else ""


def settle(rows: Iterable[tuple[str, int | None]]) -> Letters:
    """Look at all codes of a column, with the years of their rows."""
    codes: dict[int, set[tuple[str, int | None]]] = {}
    for text, year in rows:
        if _BARE.fullmatch(text):
            codes.setdefault(len(text), set()).add((text, year))
    settled: dict[int, str] = {}
    notes: list[str] = []
    for length, mine in codes.items():
        texts = {text for text, _ in mine}
        either = {text for text, year in mine if len({use.place for use in uses(text, year)}) > 1}
        known = systems_of(texts)
        found = _one_of(known, length)
        if not found or (found == ISO[length] and not either):
            continue
        settled[length] = found
        only = sorted(text for text in texts if systems_of([text]) in ((found,), ("id",)))
        because = f", since {', '.join(only[:5])} {'is' if len(only) == 1 else 'are'} of no other" if only else ""
        notes.append(f"Letters of the column of states are read as those of {SAYS[found]}{because}.")
    return Letters(settled, tuple(notes))


def _one_of(known: tuple[str, ...], length: int) -> str:
    """Give the one system that knows all letters; ISO 3166 and the lists of states are two different ones."""
    iso = ISO[length] in known
    lists = [system for system in known if system in ("cowc", "gwc", "polityc", "gec")]
    if iso:
        return "" if lists else ISO[length]
    return lists[0] if len(lists) == 1 or lists[:1] == ["cowc"] else ""
