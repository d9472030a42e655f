"""Hits: how many of the labelled years, or pairs of states, a measure had right, and whether that is good enough.

A year without a class is neither right nor wrong, but it is never a pass: a measure *holds up* in a part of a set of
known cases if it is right in four fifths of all its years, and can't be tested there if it says something of fewer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from polycentric.poles.validity.intervals import interval

ENOUGH = 0.8
Status = Literal["holds up", "fails", "not testable"]
HOLDS_UP, FAILS, NOT_TESTABLE = "holds up", "fails", "not testable"
_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Hits:
    """How often a measure was right in one part of a set of known cases.

    Attributes
    ----------
    what : str
        The class that is right there, or what pairs should be: *together*, *apart*, *nearer*.
    span : str
        The years in words.
    right, judged, total : int
        Years (or pairs of states in a year) in which it was right, said something, and that there are.
    """

    what: str
    span: str
    right: int
    judged: int
    total: int

    @property
    def part(self) -> float | None:
        """The part of what was judged that was right; nothing where nothing was judged."""
        return self.right / self.judged if self.judged else None

    @property
    def status(self) -> Status:
        """Whether it holds up there."""
        if self.judged < ENOUGH * self.total - _TOLERANCE:
            return NOT_TESTABLE
        return HOLDS_UP if self.right >= ENOUGH * self.total - _TOLERANCE else FAILS

    def __str__(self) -> str:
        return f"{self.what} {self.span}: {self.right} of {self.judged} judged, of {self.total}"


def status_of(parts: Sequence[Hits]) -> Status:
    """Say whether a measure holds up in a whole set: in each of its parts.

    It fails where it fails in one, whatever can't be tested beside that.
    """
    found = {each.status for each in parts}
    if FAILS in found:
        return FAILS
    return NOT_TESTABLE if NOT_TESTABLE in found or not parts else HOLDS_UP


@dataclass(frozen=True)
class Rate:
    """What all parts of one kind, such as the bipolar periods, come to.

    Attributes
    ----------
    what : str
    right, judged, total, periods : int
        The sums over its parts, and how many of them anything was said of.
    low, high : float
        Bounds of the rate, each part counted as one case (`intervals.interval`).
    """

    what: str
    right: int
    judged: int
    total: int
    periods: int
    low: float
    high: float

    @property
    def part(self) -> float | None:
        """The part of what was judged that was right; nothing where nothing was judged."""
        return self.right / self.judged if self.judged else None


def rates(parts: Sequence[Hits]) -> list[Rate]:
    """Add up the parts of each kind, in the order in which they first stand."""
    made: list[Rate] = []
    for what in dict.fromkeys(each.what for each in parts):
        mine = [each for each in parts if each.what == what]
        right, judged, total = (sum(getattr(each, name) for each in mine) for name in ("right", "judged", "total"))
        periods = sum(each.judged > 0 for each in mine)
        low, high = interval(right / judged if judged else 0.0, periods)
        made.append(Rate(what, right, judged, total, periods, low, high))
    return made
