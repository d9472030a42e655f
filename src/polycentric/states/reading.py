"""Reads names and codes as users' files hold them: strictly, and without raising, so that all faults come together.

The rule for former names. A name means the state that bore it in the years in which it was borne. Outside those years
there are two cases. Where the state only took another name, the old one goes on to mean it, and the reading says so
(Burma stands for Myanmar). Where the bearer joined another state or came apart, the name means no state of that year;
it is refused, and the states that may be meant are offered (Czechoslovakia, West Germany, the Soviet Union).

>>> read("Burma", 2020).state, read("Burma", 2020).note
('MMR', "'Burma' stands for Myanmar (MMR)")
>>> read("Czechoslovakia", 2020).kind, read("Czechoslovakia", 2020).candidates
('not alive', ('CZE', 'SVK'))
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from polycentric.errors import CoverageError, DataError, UnknownCodeError
from polycentric.states import facts, lists
from polycentric.states.codes import SPELT, SYSTEMS, Cow, Gw, IsoNumber, code_in, written
from polycentric.states.contract import Name
from polycentric.states.letters import Use, at_any_time, uses
from polycentric.states.lookup import known_forms, meaning
from polycentric.states.matching import name_of, refusal, territory_of
from polycentric.states.membership import lives, state_of
from polycentric.states.moments import When, span
from polycentric.states.spelling import form
from polycentric.states.succession import forebears, heirs, parted_from
from polycentric.states.wording import ambiguous, borne_no_more, letters_of_many, lives_not, number_of_many, territory

Kind = Literal["state", "not alive", "ambiguous", "territory", "group", "code", "unknown"]
KINDS: tuple[Kind, ...] = ("state", "not alive", "ambiguous", "territory", "group", "code", "unknown")
LARGEST_CACHE = 1 << 18


@dataclass(frozen=True, slots=True)
class Reading:
    """What one name or code of a file means.

    Attributes
    ----------
    text : str
        As the file has it.
    kind : str
        "state": it means one, which lives at that time. "not alive": it means a state of another time. "ambiguous":
        several states. "territory", "group": no state. "code": letters or a number that don't say their system, or
        that their system lacks. "unknown": nothing that is known.
    state : str or None
        Our id of the state, if the kind is "state".
    note : str
        What a reader must know of a state so found; empty where the name is the state's own.
    reason : str
        Why there is no state, and what to do; empty if there is one.
    candidates : tuple of str
        Ids of the states that may be meant instead.
    past : str or None
        Our id of the state of another time that a name of kind "not alive" means.
    """

    text: str
    kind: Kind
    state: str | None = None
    note: str = ""
    reason: str = ""
    candidates: tuple[str, ...] = ()
    past: str | None = None


def read(text: str, when: When | None = None, *, names: str | None = None, codes: str | None = None) -> Reading:
    """Read a name or code of a user's file; never raises for what the text holds.

    Parameters
    ----------
    text : str
        A name, a code with its system (``cow:2``, ``iso3:AUS``, ``cowc:AUS``, ``iso:840``, ``iso2:GB``), or bare
        letters that no other system uses for another place.
    when : date or int, optional
        The day or year that the row is about; by default today.
    names : str, optional
        The list whose names these are: one of `polycentric.states.lists.LISTS`. It says what a name means that alone
        would mean several states, or another.
    codes : str, optional
        The system of bare letters and numbers: a key of `polycentric.states.codes.SYSTEMS`, or ``"id"`` for our own
        ids, which then come first. By default letters that mean different places in two systems are refused.

    Raises
    ------
    DataError
        If `when` is no time.
    UnknownNameError
        If `names` or `codes` is none that is known.

    Examples
    --------
    >>> read("Korea, North").state
    'PRK'
    >>> read("EU").reason
    "'EU' is not a state here: it is a group of states (organisation of states)."
    """
    if when is not None:
        span(when)
    return _read(text, when, names and lists.checked(names), codes and _checked_system(codes))


def read_all(
    texts: Sequence[str],
    whens: Iterable[When | None] | None = None,
    *,
    names: str | None = None,
    codes: str | None = None,
) -> list[Reading]:
    """Read a column: each text with its time, where times are given. What repeats is read once.

    Parameters
    ----------
    texts : sequence of str
        The column.
    whens : iterable of date or int, optional
        A day or a year for each.
    names, codes
        As in `read`.

    Examples
    --------
    >>> [reading.state for reading in read_all(["USA", "Burma", "nowhere"])]
    ['USA', 'MMR', None]
    """
    times: Iterable[When | None] = [None] * len(texts) if whens is None else whens
    known: dict[tuple[str, When | None], Reading] = {}
    readings: list[Reading] = []
    for text, when in zip(texts, times, strict=True):
        key = (text, when)
        reading = known.get(key)
        if reading is None:
            reading = known[key] = read(text, when, names=names, codes=codes)
        readings.append(reading)
    return readings


@lru_cache(maxsize=LARGEST_CACHE)
def _read(text: str, when: When | None, names: str | None, codes: str | None) -> Reading:
    bare = text.strip()
    return (
        _typed(text, when)
        or (_in_system(text, bare, when, codes) if codes else None)
        or (_number(text, bare) if bare.isdecimal() else None)
        or _letters(text, bare, when)
        or (_of_list(text, when, names) if names else None)
        or _named(text, when)
    )


def _typed(text: str, when: When | None) -> Reading | None:
    """Read a code written with its system."""
    system, colon, value = (part.strip() for part in text.partition(":"))
    if not colon:
        return None
    if system.lower() == "id":
        own = facts.states().get(value.upper())
        return None if own is None else _alive(text, own.id, when)
    try:
        code = written(text)
        return None if code is None else _of_code(text, system, value, when)
    except DataError as wrong:
        return Reading(text, "code", reason=str(wrong))


def _in_system(text: str, bare: str, when: When | None, codes: str) -> Reading | None:
    """Read a bare code as one of the system that the file is known to use; a text of another shape is a name."""
    if codes == "id":
        own = facts.states().get(bare.upper())
        return None if own is None else _alive(text, own.id, when)
    try:
        code_in(codes, bare)
    except DataError:
        return None
    reading = _of_code(text, codes, bare, when)
    by_name = meaning(bare).names if reading.kind == "code" and not bare.isdecimal() else ()
    return None if by_name else reading


def _of_code(text: str, system: str, value: str, when: When | None) -> Reading:
    """Read a code of one system: a state's, if it lives then, or a territory's."""
    code = code_in(system, value)
    try:
        state = state_of(code, when)
    except CoverageError as wrong:
        owner = state_of(code).id
        return Reading(text, "not alive", reason=str(wrong), candidates=_instead(owner, when), past=owner)
    except UnknownCodeError as wrong:
        place = facts.territory_codes().get(str(code.value)) if code.system.startswith("iso") else None
        return _no_state(text, place) if place else Reading(text, "code", reason=str(wrong))
    alive = _alive(text, state.id, when)
    return alive if code.system.startswith("iso") else replace(alive, note="")  # a list's code is of its time


def _number(text: str, bare: str) -> Reading:
    """Refuse a number that doesn't say its system, with what it means in each."""
    readings: list[tuple[str, str]] = []
    for kind in (Cow, Gw, IsoNumber):
        try:
            readings.append((f"{kind.system}:{bare}", str(state_of(kind(int(bare))))))
        except UnknownCodeError:
            place = facts.territory_codes().get(str(int(bare))) if kind is IsoNumber else None
            readings.extend([(f"{kind.system}:{bare}", place)] if place else [])
    return Reading(text, "code", reason=number_of_many(bare, readings))


def _letters(text: str, bare: str, when: When | None) -> Reading | None:
    """Read letters without a system: where those that may be meant agree, and no name is written so."""
    meanings = uses(bare, when) or at_any_time(bare)
    if not meanings or (not bare.isupper() and form(bare) in known_forms()):
        return None
    by_name = {name.state for name in known_forms().get(form(bare), ())}
    by_place: dict[str, Use] = {}
    for use in meanings:
        by_place.setdefault(use.place, use)
    if len(by_place) > 1:
        return Reading(text, "code", reason=letters_of_many(bare, list(by_place.values())),
                       candidates=tuple(use.place for use in by_place.values() if use.is_state))  # fmt: skip
    use = next(iter(by_place.values()))
    if by_name - {use.place}:
        return None if use.system == "gec" else Reading(text, "code", reason=letters_of_many(bare, [use]))
    if not use.is_state:
        return _no_state(text, use.place)
    return _alive(text, use.place, when) if uses(bare, when) else _of_code(text, use.system, bare, when)


def _of_list(text: str, when: When | None, names: str) -> Reading | None:
    """Read a name in the sense of one list of states."""
    state = lists.meant(names, text, when)
    return None if state is None else _alive(text, state, when)


def _named(text: str, when: When | None) -> Reading:
    """Read a name."""
    meant = meaning(text)
    if not meant.names:
        error = refusal(text)
        kind: Kind = "territory" if meant.territory else "group" if meant.group else "unknown"
        return Reading(text, kind, reason=str(error))
    first, last = (date.max, date.max) if when is None else span(when)
    fitting = [name for name in meant.names if name.meets(first, last)]
    if not fitting:
        return _borne_no_more(text, meant.names, when)
    alive = [name for name in fitting if _lives(name.state, when)] or fitting
    candidates = sorted({name.state for name in alive})
    if len(candidates) > 1:
        reason = ambiguous(text, candidates, when, lists.offer(text, when))
        return Reading(text, "ambiguous", reason=reason, candidates=tuple(candidates))
    return _alive(text, candidates[0], when, alive[0], meant.note)


def _borne_no_more(text: str, names: Sequence[Name], when: When | None) -> Reading:
    """Refuse a name whose bearer joined another state or came apart, or wasn't there yet."""
    owner = names[0].state
    if not _lives(owner, when):
        return _dead(text, owner, when)
    candidates = tuple(dict.fromkeys((owner, *(state for name in names for state in parted_from(name, when)))))
    reason = borne_no_more(text, names, when, candidates) + lists.offer(text, when)
    return Reading(text, "not alive", reason=reason, candidates=candidates, past=owner)


def _alive(text: str, state: str, when: When | None, name: Name | None = None, note: str = "") -> Reading:
    """Give the reading of a state, if it lives then."""
    if not _lives(state, when):
        return _dead(text, state, when)
    is_of_then = name is not None and name.end is not None
    notes = [note, _former(text, state, name), "" if is_of_then else _stands_for(text, state, when)]
    return Reading(text, "state", state, note="; ".join(one for one in notes if one))


def _dead(text: str, state: str, when: When | None) -> Reading:
    """Refuse a state that doesn't live then, and offer who came before or after it."""
    candidates = _instead(state, when)
    return Reading(
        text, "not alive", reason=lives_not(text, state, when, candidates), candidates=candidates, past=state
    )


def _instead(state: str, when: When | None) -> tuple[str, ...]:
    return heirs(state, when) or forebears(state, when)


def _lives(state: str, when: When | None) -> bool:
    """Tell whether a state lives at a time; by default, whether it lives on."""
    return lives(state, date.max if when is None else when)


def _former(text: str, state: str, name: Name | None) -> str:
    """Say for whom a former name stands."""
    return f"'{text}' stands for {facts.states()[state]}" if name is not None and name.former else ""


def _stands_for(text: str, state: str, when: When | None) -> str:
    """Say that a name of today stands for another extent of the state: Russia in 1960 for the Soviet Union."""
    if when is None:
        return ""
    called = name_of(state, when)
    borne = [name for name in known_forms().get(form(called), ()) if name.state == state and name.end is not None]
    return f"'{text}' in {when} stands for {called}, as {facts.states()[state]} was then" if borne else ""


def _no_state(text: str, place: str) -> Reading:
    """Give the reading of a territory's code."""
    named_place = territory_of(place)
    return Reading(text, "territory", reason=territory(text, named_place) if named_place else str(refusal(place)))


def _checked_system(codes: str) -> str:
    from polycentric.errors import UnknownNameError

    name = SPELT.get(codes.lower(), codes.lower())
    if name not in {*SYSTEMS, "id"}:
        raise UnknownNameError("system of codes", codes, [*SYSTEMS, "id"])
    return name
