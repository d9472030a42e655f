"""Editions of acts: spans of years over which the same acts can be observed, so that numbers can be compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.poles.concert.acts import ACTS, Act

SPANS: tuple[tuple[int, int], ...] = ((1816, 2007), (1918, 2007), (1946, 2005), (1980, 2003), (1994, 2017))
"""Two centuries; since crises are coded; since there is a United Nations; the years with the most acts; and of late.
Each ends where the first of its acts' sources does. They were set down before anything was scored."""


@dataclass(frozen=True)
class Edition:
    """A span of years and the acts whose sources cover all of it.

    Attributes
    ----------
    first, last : int
    acts : tuple of str
    """

    first: int
    last: int
    acts: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called: its years."""
        return f"{self.first}-{self.last}"

    def of_side(self, side: str) -> tuple[str, ...]:
        """Name its acts of one side."""
        return tuple(name for name in self.acts if ACTS[name].side == side)

    def without(self, left_out: Iterable[str]) -> "Edition":
        """Give the edition without some acts."""
        gone = set(left_out)
        return Edition(self.first, self.last, tuple(name for name in self.acts if name not in gone))


def edition(first: int, last: int, *, strict: bool = False) -> Edition:
    """Give the edition of a span: every act whose sources cover all of it.

    Parameters
    ----------
    first, last : int
    strict : bool
        Leave out acts that read a pair which isn't listed as having none.

    Raises
    ------
    CoverageError
        If the years are out of order.
    """
    if last < first:
        raise CoverageError(f"The years {first} to {last} are out of order: give the earlier one first.")
    inside = [each for each in ACTS.values() if each.covers(first, last) and not (strict and each.read_as_none)]
    names = {each.name for each in inside}
    return Edition(first, last, tuple(sorted((e.name for e in inside if e.instead_of not in names), key=_place)))


def editions(*, strict: bool = False, without: Sequence[str] = ()) -> tuple[Edition, ...]:
    """Give the editions, without some acts.

    Raises
    ------
    UnknownNameError
        If an act is unknown.
    """
    for name in without:
        if name not in ACTS:
            raise UnknownNameError("act of a concert", name, ACTS)
    return tuple(edition(*span, strict=strict).without(without) for span in SPANS)


def runs(first: int, last: int) -> tuple[Edition, ...]:
    """Split years into runs over which the same acts are covered; years without any are in none."""
    found: list[Edition] = []
    for year in range(first, last + 1):
        acts = edition(year, year).acts
        if found and found[-1].acts == acts and found[-1].last == year - 1:
            found[-1] = Edition(found[-1].first, year, acts)
        elif acts:
            found.append(Edition(year, year, acts))
    return tuple(found)


def _place(name: str) -> tuple[bool, int, str]:
    """Sort joint acts before hostile ones, and each by the year its source begins."""
    act: Act = ACTS[name]
    return act.side != "joint", act.years[0], name
