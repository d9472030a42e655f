"""How the rules did on the past, as frozen records: how many were tested, which hold up, what these call today."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """One period of known cases: the class that is right there, and how many of its years a reading has right."""

    what: str
    first: int
    last: int
    right: int
    of: int


@dataclass(frozen=True)
class Trial:
    """One set of known cases.

    Attributes
    ----------
    name, label : str
        Its name, and what a reader sees.
    tested, held : int
        How many readings can be tested on it, and how many of these hold up.
    listed : int
        How many of those that hold up rest on a list of powers, which scholars drew up as they did the periods.
    """

    name: str
    label: str
    tested: int
    held: int
    listed: int


@dataclass(frozen=True)
class Mark:
    """What a rule asks on one measure: the part of the leader's, and the part that each state has."""

    measure: str
    asked: float
    ratios: Mapping[str, float]


@dataclass(frozen=True)
class Survivor:
    """A reading that holds up on a set of known cases, and what it calls today.

    Attributes
    ----------
    definition, label, index, state_set : str
        The reading.
    on : mapping of str to tuple of Span
        By set of known cases, every period of it; of all sets, whether it holds up there or not.
    held_up_on : tuple of str
        The sets on which it holds up.
    outcome, poles, as_one
        The class and the poles today, and the same with each bloc as one state, by bloc.
    leader : str
        The state that it sets others against; empty where it names none.
    marks : tuple of Mark
        What it asks on each measure; none for a rule that asks something else.
    """

    definition: str
    label: str
    index: str
    state_set: str
    on: Mapping[str, tuple[Span, ...]]
    held_up_on: tuple[str, ...]
    outcome: str
    poles: tuple[str, ...]
    as_one: Mapping[str, tuple[str, ...]]
    leader: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def needed(self) -> int:
        """Give how many marks a great power reaches: more than half."""
        return len(self.marks) // 2 + 1

    def reached(self, state: str) -> tuple[Mark, ...]:
        """Give the marks that a state reaches."""
        return tuple(mark for mark in self.marks if mark.ratios.get(state, 0.0) >= mark.asked * (1 - 1e-9))

    def decisive(self, state: str) -> tuple[Mark, float] | None:
        """Give the mark that decides on a state and its part of what is asked there: below 1 it isn't a great power."""
        parts = sorted(
            ((mark.ratios[state] / mark.asked, mark) for mark in self.marks if state in mark.ratios),
            key=lambda each: -each[0],
        )
        if len(parts) < self.needed:
            return None
        part, mark = parts[self.needed - 1]
        return mark, part


@dataclass(frozen=True)
class Chosen:
    """The rule that was chosen before any test, on known great powers alone, and how it does on each set of cases."""

    label: str
    measures: tuple[str, ...]
    ratio: float
    on: Mapping[str, tuple[Span, ...]]
    gives: tuple[str, ...]


@dataclass(frozen=True)
class Tested:
    """What the known cases leave of the rules."""

    trials: tuple[Trial, ...]
    survivors: tuple[Survivor, ...]
    chosen: Chosen | None = None
