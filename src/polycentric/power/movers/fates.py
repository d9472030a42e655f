"""What became of the states of one edition by another: who ended, who began, who came out of whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from polycentric.states import facts
from polycentric.states.membership import lives

Fate = Literal["same", "smaller", "larger", "ended", "began", "not listed before", "not listed after"]
_PARTED = {"separated", "divided", "dissolved"}


@dataclass(frozen=True)
class Life:
    """One state at one or at both ends.

    Attributes
    ----------
    state : str
        Its id; a state that is another one later (the Soviet Union, Russia) has a life for each.
    name : str
        What it was called at the end at which it lived; at the last where it lived at both.
    fate : str
        ``"same"``; ``"smaller"`` or ``"larger"`` where a part became a state or another state joined it; ``"ended"``,
        ``"began"``; ``"not listed before"`` or ``"not listed after"`` where it lived and the edition has no record.
    kin : tuple of str
        The ids of the states that it became, or that it came from; those that left or joined it.
    """

    state: str
    name: str
    fate: Fate
    kin: tuple[str, ...] = ()

    @property
    def at_both(self) -> bool:
        """Tell whether it is one state at both ends."""
        return self.fate in {"same", "smaller", "larger"}


def lives_between(before: Mapping[str, str], after: Mapping[str, str], first: int, last: int) -> list[Life]:
    """Give the lives of the states of two editions.

    Parameters
    ----------
    before, after : mapping of str to str
        By id, what each state of the edition is called in it.
    first, last : int
        The editions.

    Returns
    -------
    list of Life
        A state that parts left or that another joined, and that took another name with it, is two: no figure of the
        Soviet Union is set beside one of Russia's. A name alone makes no other state (Zaire, Swaziland).
    """
    found: list[Life] = []
    for state in sorted({*before, *after}):
        left, joined = _left(state, first, last), _joined(state, first, last)
        renamed = before.get(state) != after.get(state)
        if state in before and state in after and not (renamed and (left or joined)):
            fate: Fate = "smaller" if left else "larger" if joined else "same"
            found.append(Life(state, after[state], fate, (*left, *joined)))
            continue
        if state in before:
            kin = _became(state, before, after, first, last)
            ended: Fate = "not listed after" if not kin and lives(state, date(last, 1, 1)) else "ended"
            found.append(Life(state, before[state], ended, kin))
        if state in after:
            kin = _came_from(state, before, after, first, last)
            began: Fate = "not listed before" if not kin and lives(state, date(first, 1, 1)) else "began"
            found.append(Life(state, after[state], began, kin))
    return found


def _left(state: str, first: int, last: int) -> tuple[str, ...]:
    """Give the states that parted from one between two editions, directly or one from another."""
    parted: list[str] = []
    for one in facts.successions():
        origin = one.predecessor == state or one.predecessor in parted
        if origin and one.kind in _PARTED and _within(one.date, first, last):
            parted.append(one.successor)
    return tuple(dict.fromkeys(each for each in parted if each != state))


def _joined(state: str, first: int, last: int) -> tuple[str, ...]:
    """Give the states that joined one between two editions."""
    return tuple(
        one.predecessor
        for one in facts.successions()
        if one.successor == state and one.kind == "joined" and _within(one.date, first, last)
    )


def _became(state: str, before: Mapping[str, str], after: Mapping[str, str], first: int, last: int) -> tuple[str, ...]:
    """Give the states of the later edition that one passed into; its own id among them where it lives on."""
    into = [
        one.successor
        for one in facts.successions()
        if one.predecessor == state and one.kind == "joined" and _within(one.date, first, last)
    ]
    kin = dict.fromkeys((state, *into, *_left(state, first, last)))
    return tuple(each for each in kin if each in after)


def _came_from(
    state: str, before: Mapping[str, str], after: Mapping[str, str], first: int, last: int
) -> tuple[str, ...]:
    """Give the states of the earlier edition that one came from; its own id where that was another state then."""
    own = (state,) if state in before else ()
    origins = [other for other in before if other != state and state in _left(other, first, last)]
    return tuple(dict.fromkeys((*own, *origins, *(each for each in _joined(state, first, last) if each in before))))


def _within(day: date, first: int, last: int) -> bool:
    """Tell whether a day is between two editions; an edition gives the world as its year begins."""
    return date(first, 1, 1) <= day < date(last, 1, 1)
