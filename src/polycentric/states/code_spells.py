"""When a state carries a code: the lists' own spells, and those of the letters and numbers that rest on them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from polycentric.states import facts
from polycentric.states.codes import Code, Cow, CowLetters, Gw, GwLetters, Iso2, IsoNumber, PolityLetters
from polycentric.states.contract import Letters, Spell, State


def spells_of(code: Code) -> tuple[Spell, ...]:
    """Give the spells in which a code was carried; none for one that is no list's, or that has no dates."""
    return _dated().get(code, ())


def undated(code: Code) -> State | None:
    """Give the state of a code that its system keeps without dates: ISO's letters and numbers, and GEC."""
    return _undated().get(code)


@cache
def _dated() -> Mapping[Code, tuple[Spell, ...]]:
    spells_by_code: dict[Code, list[Spell]] = defaultdict(list)
    for spell in (spell for mine in facts.spells().values() for spell in mine):
        if spell.code is not None:
            spells_by_code[spell.code].append(spell)
    for entry in facts.letters():
        for spell in _spells_of_letters(entry, spells_by_code):
            if spell.code is not None:
                spells_by_code[spell.code].append(spell)
    return {code: tuple(mine) for code, mine in spells_by_code.items()}


def _spells_of_letters(entry: Letters, of_numbers: Mapping[Code, list[Spell]]) -> Iterator[Spell]:
    """Give the spells of a list's letters: those of its number or, for Polity, its own years."""
    if entry.number is None:
        return
    if entry.system == "polityc":
        start, end = date(entry.first or 1, 1, 1), date(entry.last, 12, 31) if entry.last else None
        yield Spell(entry.state, "polityc", PolityLetters(entry.letters), start, end, "main")
        return
    number, letters = (Cow, CowLetters) if entry.system == "cowc" else (Gw, GwLetters)
    for spell in of_numbers.get(number(entry.number), ()):
        yield Spell(entry.state, entry.system, letters(entry.letters), spell.start, spell.end, spell.listed)


@cache
def _undated() -> Mapping[Code, State]:
    states = facts.states()
    state_by_code: dict[Code, State] = {}
    for state in states.values():
        state_by_code |= {code: state for code in (state.iso3, state.gec) if code is not None}
        if state.iso_numeric is not None:
            state_by_code[IsoNumber(state.iso_numeric)] = state
    state_by_code |= {Iso2(entry.letters): states[entry.state] for entry in facts.letters() if entry.system == "iso2"}
    return state_by_code
