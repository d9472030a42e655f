"""From a written name to a state: exactly, or not at all.

A name is compared in the form of `spelling.form`; "Korea, North" is also read as "North Korea", and "Turkey (Turkiye)"
as two names that must mean the same state. There is no fuzzy acceptance: a wrong state is worse than none.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from polycentric.errors import AmbiguousNameError, CoverageError, NotAStateError, UnknownNameError
from polycentric.states import facts
from polycentric.states.codes import written
from polycentric.states.contract import Name, State, Territory
from polycentric.states.membership import spells, state_of
from polycentric.states.moments import When, span
from polycentric.states.spelling import form, parts


def match(name: str, when: When | None = None) -> State:
    """Give the state that a name means.

    Parameters
    ----------
    name : str
        In English or as common data sets write it; case, accents, punctuation, entities and articles don't count.
    when : date or int, optional
        A day or a year: "Vietnam" means two states in 1960 and one today. By default today's meaning, and if the
        name has none, that of the past.

    Raises
    ------
    AmbiguousNameError
        If several states had that name then; the message lists them.
    NotAStateError
        If it is the name of a territory or body that is not a state.
    CoverageError
        If the name meant a state only at another time.
    UnknownNameError
        If no state has that name; nearest names are suggested, none is chosen.
    """
    found = _named(name)
    if not found:
        _refuse(name)
    fitting = _now(found) if when is None else tuple(n for n in found if n.meets(*span(when)))
    if not fitting:
        raise CoverageError(_other_time_message(name, found, when))
    candidates = sorted({fit.state for fit in fitting})
    if len(candidates) > 1:
        raise AmbiguousNameError(_ambiguous_message(name, candidates))
    return facts.states()[candidates[0]]


def find(text: str, when: When | None = None) -> State:
    """Give the state with this id, this code (``cow:2``, ``gw:2``) or, failing that, this name: what a user types."""
    if text.strip().upper() in facts.states():
        return facts.states()[text.strip().upper()]
    code = written(text)
    return match(text, when) if code is None else state_of(code, when)


def name_of(state: State | str, when: When | None = None) -> str:
    """Give what a state was called then (Prussia in 1850, Zaire in 1980); by default its name of today."""
    record = facts.get(state)
    if when is None:
        return record.name
    _, last = span(when)
    called = [name for name in facts.past_names().get(record.id, ()) if name.meets(last, last)]
    return called[0].text if called else record.name


def names_of(state: State | str) -> tuple[Name, ...]:
    """Give every name by which the matcher knows a state, with its days."""
    return facts.names()[facts.get(state).id]


def territory_of(name: str) -> Territory | None:
    """Give the territory or body of this name that data sets list beside states, or None."""
    return next((_territories()[key] for key in _forms(name) if key in _territories()), None)


def _forms(name: str) -> list[str]:
    """Give the forms in which a name may stand in the table: as written, and turned round at comma or bracket."""
    split = parts(name)
    return [form(name)] + ([form(f"{split[1]} {split[0]}")] if split else [])


def _named(name: str) -> tuple[Name, ...]:
    """Give the names of states that are the same as this one."""
    for key in _forms(name):
        if key in _index() or key in _territories():
            return _index().get(key, ())
    split = parts(name)
    if split is None or not split[2]:
        return ()
    head, tail = (_index().get(form(part), ()) for part in split[:2])
    return tuple(one for one in head if any(one.state == other.state for other in tail))


def _now(found: tuple[Name, ...]) -> tuple[Name, ...]:
    """Keep the names that still mean their state and, if there are none, all."""
    return tuple(name for name in found if name.end is None and facts.states()[name.state].today) or found


@cache
def _index() -> Mapping[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for name in (name for mine in facts.names().values() for name in mine):
        found[form(name.text)].append(name)
    return {key: tuple(mine) for key, mine in found.items()}


@cache
def _territories() -> Mapping[str, Territory]:
    return {form(territory.name): territory for territory in facts.territories()}


def _refuse(name: str) -> None:
    """Raise the error that fits a name that no state has."""
    territory = territory_of(name)
    if territory is not None:
        raise NotAStateError(_territory_message(name, territory))
    known = [name.text for mine in facts.names().values() for name in mine]
    raise UnknownNameError("state", name, known)


def _territory_message(name: str, territory: Territory) -> str:
    """Say what a place is that is not a state."""
    also = "" if form(name) == form(territory.territory) else f" ({territory.territory})"
    return f"'{name}'{also} is not a state here: {territory.status}."


def _ambiguous_message(name: str, candidates: list[str]) -> str:
    """List the states that share a name, with the times they live."""
    lines = [f"{facts.states()[state]}, {_life(state)}" for state in candidates]
    return f"'{name}' fits {len(lines)} states: {'; '.join(lines)}. Give the full name or the id, or another date."


def _life(state: str) -> str:
    """Say from when to when a state is in any list."""
    mine = spells(state)
    ends = [spell.end for spell in mine]
    first, last = min(spell.start for spell in mine), max(end for end in ends if end) if all(ends) else None
    return f"{first} to {last}" if last else f"since {first}"


def _other_time_message(name: str, found: tuple[Name, ...], when: When | None) -> str:
    """Say at which time a name meant a state."""
    meanings = sorted({f"{facts.states()[one.state]}{one}" for one in found})
    return (
        f"'{name}' names {' or '.join(meanings)}, but {when} was asked for: leave the date out, or give another name."
    )
