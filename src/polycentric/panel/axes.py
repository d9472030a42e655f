"""The years and states that the world `history` is laid out on: who is there, under which code, and beside whom."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import AmbiguousNameError, CoverageError, UnknownNameError
from polycentric.states import Polity, facts, match, spells
from polycentric.states.contract import Spell

if TYPE_CHECKING:
    import polars as pl

FIRST_DAY, LAST_DAY = 1, 366
HIGHEST_CODE = 1000
SYSTEMS = ("cow", "gw")
POLITY = "polity"
OWN_LETTERS_FROM = {"RUS": 1991, "SRB": 2006}
OLD_LETTERS = {"SUN": ("RUS", 1922, 1990), "YUG": ("SRB", 1918, 1990)}

Places = NDArray[np.int64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Axes:
    """The labels of `year` and `state`, and what the lists of states say of each cell."""

    years: tuple[int, ...]
    states: tuple[str, ...]

    @staticmethod
    def between(first: int, last: int) -> "Axes":
        """Lay out every state that is in either list in any of the years."""
        living = [
            state for state in sorted(facts.states()) if any(_meets(spell, first, last) for spell in spells(state))
        ]
        return axes_of(tuple(range(first, last + 1)), tuple(living))

    @property
    def shape(self) -> tuple[int, int]:
        """How many years and states there are."""
        return len(self.years), len(self.states)

    @cached_property
    def exists(self) -> Truths:
        """Tell who is a state on any day of a year, by either list."""
        return self._member(("cow", "gw", "own"))

    def member(self, system: str) -> Truths:
        """Tell who is in a list on any day of a year; sources by letters or names cover whoever is in either list."""
        return self._members[system] if system in SYSTEMS else self.exists

    def together(self, system: str) -> Truths:
        """Tell which two states are in a list on one same day of a year: (year, state, partner), no state with itself.

        Two states of which one ended before the other began, in the same year, are no pair.
        """
        return self._pairs[system if system in SYSTEMS else "any"]

    def place_of_code(self, system: str) -> NDArray[np.int16]:
        """Give the place of the state by its code in a system: an array by code, -1 where no state has it."""
        return self._places[system]

    def code_at_end(self, system: str) -> NDArray[np.int16]:
        """Give the code that a state ends a year with, -1 where it is not in the list."""
        return self._polity[1] if system == POLITY else self._codes[system]

    def place_in_time(self, codes: NDArray[np.int64], years: NDArray[np.int64]) -> Places:
        """Give the place of the state that each number of Polity's means in a year; -1 where none.

        One of its numbers is of two states, one after the other: 305 of Austria-Hungary and of Austria.
        """
        return _looked_up(self._polity[0], codes, years - self.years[0])

    def place_of_letters(self, letters: "pl.Series", years: "pl.Series") -> Places:
        """Give the place of the state that an economy's letters stand for in a year; -1 where for none.

        Russia's letters are not taken for the Soviet Union, nor Serbia's for Yugoslavia: until the larger state ended,
        only the letters SUN and YUG stand for it.
        """
        place, year = {state: index for index, state in enumerate(self.states)}, years.to_numpy()
        written = letters.to_numpy()
        places = np.fromiter((place.get(text, -1) for text in written), dtype=np.int64, count=len(written))
        for text, first in OWN_LETTERS_FROM.items():
            places[(written == text) & (year < first)] = -1
        for text, (state, first, last) in OLD_LETTERS.items():
            places[(written == text) & (year >= first) & (year <= last)] = place.get(state, -1)
        return places

    def place_of_names(self, names: "pl.Series") -> Places:
        """Give the place of the state that a name means; -1 where it means none or several."""
        place = {state: index for index, state in enumerate(self.states)}
        known = {name: place.get(_state_named(name) or "", -1) for name in names.unique().to_list()}
        return np.fromiter((known[name] for name in names.to_list()), dtype=np.int64, count=len(names))

    def codes_as_text(self, system: str) -> NDArray[np.object_]:
        """Give the code that a state ends each year with as text, empty where it is not in the list."""
        codes = self.code_at_end(system)
        texts = np.array(["", *(str(code) for code in range(HIGHEST_CODE))], dtype=object)
        return texts[codes.astype(np.int64) + 1]

    @cached_property
    def _members(self) -> Mapping[str, Truths]:
        return {system: self._member((system,)) for system in SYSTEMS}

    @cached_property
    def _places(self) -> Mapping[str, NDArray[np.int16]]:
        tables = {system: np.full(HIGHEST_CODE, -1, dtype=np.int16) for system in SYSTEMS}
        for index, state in enumerate(self.states):
            for spell in spells(state):
                if spell.code is not None and spell.system in tables:
                    tables[spell.system][int(spell.code.value)] = index
        return tables

    @cached_property
    def _codes(self) -> Mapping[str, NDArray[np.int16]]:
        tables = {system: np.full(self.shape, -1, dtype=np.int16) for system in SYSTEMS}
        for index, spell in self._spells():  # in order of time: a later code of the same year stays
            if spell.code is not None and spell.system in tables:
                tables[spell.system][self._span(spell), index] = int(spell.code.value)
        return tables

    @cached_property
    def _polity(self) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
        """Give the place of the state by number and year, and the number that each state ends a year with."""
        place = np.full((HIGHEST_CODE, len(self.years)), -1, dtype=np.int16)
        code = np.full(self.shape, -1, dtype=np.int16)
        for index, state in enumerate(self.states):
            for spell in spells(state, Polity):  # in order of time: a later number of the same year stays
                if spell.code is not None and self.years and _meets(spell, self.years[0], self.years[-1]):
                    number = int(spell.code.value)
                    place[number, self._span(spell)] = index
                    code[self._span(spell), index] = number
        return place, code

    @cached_property
    def _pairs(self) -> Mapping[str, Truths]:
        kinds = {"cow": ("cow",), "gw": ("gw",), "any": ("cow", "gw", "own")}
        return _Kept(lambda kind: self._pair(kinds[kind]))

    def _member(self, systems: Sequence[str]) -> Truths:
        inside = np.zeros(self.shape, dtype=np.bool_)
        for index, spell in self._spells():
            if spell.system in systems:
                inside[self._span(spell), index] = True
        return inside

    def _pair(self, systems: Sequence[str]) -> Truths:
        """Pair all members of a year, then part those that never lived on the same day."""
        first, last = self._days(systems)
        inside = last >= first
        pairs = inside[:, :, np.newaxis] & inside[:, np.newaxis, :]
        for year, state in np.argwhere(inside & ((first > FIRST_DAY) | (last < LAST_DAY))):
            meet = (first[year] <= last[year, state]) & (last[year] >= first[year, state])
            pairs[year, state] &= meet
            pairs[year, :, state] &= meet
        own = np.arange(len(self.states))
        pairs[:, own, own] = False
        return pairs

    def _days(self, systems: Sequence[str]) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
        """Give the first and last day of the year on which each state is in a list; none is last before first."""
        first = np.full(self.shape, LAST_DAY + 1, dtype=np.int16)
        last = np.zeros(self.shape, dtype=np.int16)
        for index, spell in self._spells():
            if spell.system not in systems:
                continue
            for row in range(*self._span(spell).indices(len(self.years))):
                year = self.years[row]
                begins = _day_of_year(spell.start) if spell.start.year == year else FIRST_DAY
                ends = _day_of_year(spell.end) if spell.end and spell.end.year == year else LAST_DAY
                first[row, index], last[row, index] = min(first[row, index], begins), max(last[row, index], ends)
        return first, last

    def _spells(self) -> Iterator[tuple[int, Spell]]:
        for index, state in enumerate(self.states):
            for spell in sorted(spells(state), key=lambda each: each.start):
                if self.years and _meets(spell, self.years[0], self.years[-1]):
                    yield index, spell

    def _span(self, spell: Spell) -> slice:
        """Give the rows of the years that a spell touches."""
        first = max(spell.start.year - self.years[0], 0)
        last = (spell.end.year if spell.end else self.years[-1]) - self.years[0]
        return slice(first, min(last, len(self.years) - 1) + 1)


@lru_cache(maxsize=4)
def axes_of(years: tuple[int, ...], states: tuple[str, ...]) -> Axes:
    """Give the axes of these labels, made once, since pairing the states of two centuries takes a while."""
    return Axes(years, states)


class _Kept(Mapping[str, Truths]):
    """A mapping whose values are made when they are first asked for."""

    def __init__(self, make: Callable[[str], Truths]) -> None:
        self._make, self._made = make, dict[str, Truths]()

    def __getitem__(self, key: str) -> Truths:
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def _looked_up(table: NDArray[np.int16], codes: NDArray[np.int64], row: NDArray[np.int64]) -> Places:
    """Look numbers up in a table by number and year; -1 for a year that the table has not."""
    inside = (row >= 0) & (row < table.shape[1])
    return np.where(inside, table[codes, np.where(inside, row, 0)], -1).astype(np.int64)


def _meets(spell: Spell, first: int, last: int) -> bool:
    """Tell whether a spell touches any of the years."""
    return spell.start.year <= last and (spell.end is None or spell.end.year >= first)


def _day_of_year(day: date) -> int:
    """Give the day's number in its year, as if every year had a 29 February, so that the last day is always 366."""
    return (date(2000, day.month, day.day) - date(2000, 1, 1)).days + 1


def _state_named(name: str) -> str | None:
    """Give the id of the state that a name means today, or meant; None where it means no state, or several."""
    try:
        return match(name).id
    except (UnknownNameError, AmbiguousNameError, CoverageError):
        return None
