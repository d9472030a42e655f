"""Letters without a system in a column of states: AUS is Australia in ISO 3166 and Austria in COW's abbreviations.

What a single code can't settle, the whole column can: where only one system knows all of its letters, they are read as
that one's, and the result says so. Otherwise letters of two meanings are refused.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from polycentric.states.letters import SAYS, systems_of, uses

_BARE = re.compile(r"[A-Z]{2,3}")
ISO = {3: "iso3", 2: "iso2"}
LISTS = ("cowc", "gwc", "polityc", "gec")


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
        known = {text: set(systems_of([text])) for text, _ in mine}
        system = _one_of(list(known.values()), length)
        if not system:
            continue
        settled[length] = system
        either = any(len({use.place for use in uses(text, year)}) > 1 for text, year in mine)
        if system in LISTS or either:
            others = {*ISO.values(), "id", *LISTS} - ({"id", "iso3"} if system == "id" else {system})
            only = sorted(text for text, systems in known.items() if not systems & others)
            because = f", since {', '.join(only[:5])} {'is' if len(only) == 1 else 'are'} of no other" if only else ""
            system_in_words = SAYS["iso3"] if system == "id" else SAYS[system]
            notes.append(f"Letters of the column of states are read as those of {system_in_words}{because}.")
    return Letters(settled, tuple(notes))


def _one_of(known: Sequence[set[str]], length: int) -> str:
    """Give the one system that knows all letters; ISO 3166, with our own ids, is one, and the lists are others."""
    iso = all(systems & {ISO[length], "id"} for systems in known)
    lists = [system for system in LISTS if all(system in systems for systems in known)]
    if iso:
        return "" if lists else ("id" if length == 3 else ISO[length])
    # The lists' letters agree but for a few; COW's are the usual ones.
    return lists[0] if lists and (len(lists) == 1 or "cowc" in lists) else ""
