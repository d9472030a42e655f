"""Letters that say no system: whom they may mean, so that a file's AUS that is Austria never becomes Australia.

Bare letters are known where all systems that may be meant agree. A table by ISO 3166 may carry a state of today back to
any year; the lists of states (COW, GW, Polity) use a state's letters only in the years in which it is in the list.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from polycentric.states import facts
from polycentric.states.code_spells import spells_of, undated
from polycentric.states.codes import Code, CowLetters, Gec, GwLetters, Iso2, Iso3, PolityLetters
from polycentric.states.moments import When, span

SAYS = {"id": "our own ids", "iso3": "ISO 3166", "iso2": "ISO 3166", "gec": "GEC (FIPS)",
        "cowc": "COW", "gwc": "GW", "polityc": "Polity"}  # fmt: skip
BY_LENGTH: Mapping[int, tuple[type[Code], ...]] = {
    2: (Iso2, Gec),
    3: (Iso3, CowLetters, GwLetters, PolityLetters),
}


@dataclass(frozen=True)
class Use:
    """What one system's letters mean: a state by its id, or a territory by its name."""

    system: str
    letters: str
    place: str
    is_state: bool

    @property
    def typed(self) -> str:
        """The letters with their system before them, which says what is meant."""
        return f"{self.system}:{self.letters}"

    def __str__(self) -> str:
        return f"{facts.states()[self.place] if self.is_state else self.place} in {SAYS[self.system]}"


def uses(letters: str, when: When | None = None) -> tuple[Use, ...]:
    """Give what bare letters may mean in a year (by default today), system by system."""
    return tuple(use for use, at in _uses(letters.upper()) if at(when))


def at_any_time(letters: str) -> tuple[Use, ...]:
    """Give what bare letters may mean in some year, system by system."""
    return tuple(use for use, _ in _uses(letters.upper()))


def systems_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Give the systems of letters that know every one of some texts: which one a column of letters may be of."""
    known = [{use.system for use, _ in _uses(text.strip().upper())} for text in set(texts)]
    return tuple(system for system in SAYS if known and all(system in mine for mine in known))


@cache
def collisions() -> Mapping[str, tuple[Use, ...]]:
    """Give all letters that mean different places in two systems at some time or other."""
    texts = {entry.letters for entry in facts.letters()} | set(facts.territory_codes()) | _letters_of_states()
    uses_by_letters = {text: at_any_time(text) for text in sorted({text.upper() for text in texts})}
    return {text: mine for text, mine in uses_by_letters.items() if len({use.place for use in mine}) > 1}


def _letters_of_states() -> set[str]:
    states = facts.states().values()
    return {str(code.value).upper() for state in states for code in (state.iso3, state.gec) if code is not None}


@lru_cache(maxsize=1 << 12)
def _uses(letters: str) -> tuple[tuple[Use, Callable[[When | None], bool]], ...]:
    """Give each use of some letters with the test whether it holds at a time."""
    if not (letters.isascii() and letters.isalpha()):
        return ()
    of_systems = [use for kind in BY_LENGTH.get(len(letters), ()) for use in _uses_of(kind, letters)]
    own = facts.states().get(letters)
    if own is not None and own.iso3 is None:
        of_systems.insert(0, (Use("id", letters, own.id, True), lambda _: True))
    return tuple(of_systems)


def _uses_of(kind: type[Code], letters: str) -> Iterator[tuple[Use, Callable[[When | None], bool]]]:
    """Give the use of some letters in one system; at any time where the system keeps its letters without dates."""
    code: Code = kind(letters.lower() if kind is Gec else letters)  # pyright: ignore[reportCallIssue]  # each has letters
    state = undated(code)
    if state is not None:
        yield Use(code.system, str(code.value), state.id, True), lambda _: True
    elif kind in {Iso2, Iso3, Gec} and str(code.value) in facts.territory_codes():
        yield Use(code.system, str(code.value), facts.territory_codes()[str(code.value)], False), lambda _: True
    for owner in dict.fromkeys(spell.state for spell in spells_of(code)):
        if state is None or owner != state.id:
            yield Use(code.system, str(code.value), owner, True), lambda when, owner=owner: _carried(code, owner, when)


def _carried(code: Code, state: str, when: When | None) -> bool:
    """Tell whether a list used a code for a state at a time; by default today."""
    mine = [spell for spell in spells_of(code) if spell.state == state]
    return any(spell.end is None if when is None else spell.meets(*span(when)) for spell in mine)
