"""Who is called a centre of power, as a frozen record: by the rules that hold up on the past, and by the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SHOWN, LEAST = 7, 0.1


@dataclass(frozen=True)
class Part:
    """How many readings of a family call a state a centre, and how many there are."""

    called: int
    of: int

    @property
    def share(self) -> float:
        """Give the part."""
        return self.called / self.of if self.of else 0.0


@dataclass(frozen=True)
class Call:
    """What a rule that holds up says of a state: whether it is a centre, and how many of the rule's marks it reaches.

    A rule without marks has a part of none.
    """

    is_centre: bool
    marks: Part = Part(0, 0)


@dataclass(frozen=True)
class Called:
    """One state: what the rules that hold up say of it, and its parts by family of the others."""

    state: str
    name: str
    parts: Mapping[str, Part]
    calls: tuple[Call, ...] = ()

    @property
    def mean(self) -> float:
        """Give the mean over families, so that a family of many readings doesn't outvote one of few."""
        return sum(part.share for part in self.parts.values()) / len(self.parts) if self.parts else 0.0

    @property
    def held(self) -> int:
        """Count the rules that hold up and call it a centre."""
        return sum(call.is_centre for call in self.calls)


@dataclass(frozen=True)
class Centres:
    """Who is called a centre.

    Attributes
    ----------
    families : mapping
        Families with a reading that fails on the past or can't be tested there, with how many.
    states : tuple of Called
        The states called a centre: those of the rules that hold up first, then by the mean of the others.
    rules : tuple of str
        The rules that hold up, in words.
    untested : int
        How many readings of the families can't be tested.
    one_sided : int
        How many were left out since they give one class in all years of two centuries.
    """

    families: Mapping[str, int]
    states: tuple[Called, ...]
    rules: tuple[str, ...] = ()
    untested: int = 0
    one_sided: int = 0
    needed: tuple[int, ...] = field(default_factory=tuple)

    @property
    def shown(self) -> tuple[Called, ...]:
        """Give the states that are drawn: those of a rule that holds up, and those of a tenth of the other readings."""
        return tuple(each for each in self.states if each.held or each.mean >= LEAST)[:SHOWN]
