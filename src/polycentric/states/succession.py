"""Who came before and after a state: the states to offer for one that doesn't live at a time."""

from collections.abc import Callable
from datetime import date, timedelta

from polycentric.states import facts
from polycentric.states.contract import Name, Succession
from polycentric.states.membership import lives
from polycentric.states.moments import When

SLACK = timedelta(days=366)  # the lists and history differ by some days or months on when a state began


def heirs(state: str, when: When | None) -> tuple[str, ...]:
    """Give the states alive at a time (by default today) into which one passed that lives no more."""
    return _along(state, when, lambda one: (one.predecessor, one.successor))


def forebears(state: str, when: When | None) -> tuple[str, ...]:
    """Give the states alive at a time that passed into one that isn't there yet."""
    return _along(state, when, lambda one: (one.successor, one.predecessor))


def parted_from(name: Name, when: When | None) -> tuple[str, ...]:
    """Give the states alive at a time that left the bearer of a name when it was given up, as it came apart."""
    if name.end is None:
        return ()
    left = [one.successor for one in facts.successions()
            if one.predecessor == name.state and one.kind in {"separated", "divided", "dissolved"}
            and (name.start or date.min) <= one.date <= name.end + SLACK]  # fmt: skip
    return tuple(dict.fromkeys(state for state in left if _living(state, when)))


def _along(state: str, when: When | None, ends: Callable[[Succession], tuple[str, str]]) -> tuple[str, ...]:
    """Follow successions from a state, until each way comes to one that lives at the time."""
    successors: list[str] = []
    seen, open_ = {state}, [state]
    while open_:
        here = open_.pop(0)
        for start, end in map(ends, facts.successions()):
            if start != here or end in seen:
                continue
            seen.add(end)
            (successors if _living(end, when) else open_).append(end)
    return tuple(successors)


def _living(state: str, when: When | None) -> bool:
    return lives(state, date.max if when is None else when)
