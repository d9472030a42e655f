"""Who is a state, when, and under which code."""

from typing import TYPE_CHECKING, TypeVar, cast

from polycentric.errors import BareCodeError, CoverageError, UnknownCodeError
from polycentric.renamed import old_names
from polycentric.states import facts
from polycentric.states.code_spells import spells_of, undated
from polycentric.states.codes import Code, Cow, Gec, Gw, Iso3, bare_code_message
from polycentric.states.contract import Spell, State
from polycentric.states.moments import When, span

AnyCode = TypeVar("AnyCode", bound=Code)
LIFE = ("cow", "gw", "own")


def spells(state: State | str, system: type[Code] | None = None) -> tuple[Spell, ...]:
    """Give the stretches in which a state is in a list (default: in every list), each with its code.

    Parameters
    ----------
    state : State or str
        A state or its id.
    system : type of code, optional
        `Cow`, `Gw` or `Polity`.

    Examples
    --------
    >>> from polycentric.states import Cow
    >>> [(spell.start.year, spell.code) for spell in spells("DEU", Cow)]
    [(1816, Cow(255)), (1955, Cow(260)), (1990, Cow(255))]
    """
    stretches = facts.spells().get(facts.get(state).id, ())
    return tuple(spell for spell in stretches if spell.system in (LIFE if system is None else (system.system,)))


def lives(state: State | str, when: When, system: type[Code] | None = None) -> bool:
    """Say whether the state is in a list on a day, or on any day of a year.

    Parameters
    ----------
    state : State or str
        A state or its id.
    when : date or int
        A day, or a year.
    system : type of code, optional
        `Cow` or `Gw`; by default either will do (or, for the Holy See, which is in neither, a spell of our own).

    Examples
    --------
    >>> lives("DDR", 1980), lives("DDR", 2000)
    (True, False)
    """
    first, last = span(when)
    return any(spell.meets(first, last) for spell in spells(state, system))


def members(when: When, system: type[Code] | None = None, microstates: bool = True) -> tuple[State, ...]:
    """List the states living on a day, or on any day of a year, by id.

    Parameters
    ----------
    when : date or int
        A day, or a year.
    system : type of code, optional
        `Cow` or `Gw`; by default either will do.
    microstates : bool
        Whether Gleditsch and Ward's separate list of microstates counts (Tuvalu is in it; so is Abkhazia).

    Examples
    --------
    >>> len(members(1816)), len(members(2016))
    (49, 198)
    """
    first, last = span(when)
    alive = (spell for state in facts.states() for spell in spells(state, system) if spell.meets(first, last))
    ids = {spell.state for spell in alive if microstates or spell.listed != "micro"}
    return tuple(facts.states()[state] for state in sorted(ids))


def state_of(code: Code, when: When | None = None) -> State:
    """Give the state that a typed code stands for.

    Parameters
    ----------
    code : Cow, Gw, Polity, Iso3 or another code
        A bare number is refused.
    when : date or int, optional
        A day or a year in which the state must have carried that code.

    Raises
    ------
    BareCodeError
        If `code` is a bare number or text.
    UnknownCodeError
        If the system has no such code; the message says what the number means in the other system.
    CoverageError
        If the state did not carry that code then; the message says which it had. Or if the code was of several.

    Examples
    --------
    >>> from polycentric.states import Cow, Gw
    >>> state_of(Cow(970)).name, state_of(Gw(970)).name
    ('Nauru', 'Kiribati')
    """
    if not isinstance(code, Code):  # pyright: ignore[reportUnnecessaryIsInstance]  # the mistake this guards against
        raise BareCodeError(bare_code_message(code))
    carrying, state = spells_of(code), undated(code)
    if not carrying and state is not None:
        return state
    if not carrying:
        raise UnknownCodeError(_unknown_message(code))
    then = carrying if when is None else tuple(spell for spell in carrying if spell.meets(*span(when)))
    if when is not None and not then:
        raise CoverageError(_not_then_message(code, facts.states()[carrying[0].state], carrying, when))
    if len({spell.state for spell in then}) > 1:
        raise CoverageError(_shared_message(code, then))
    return facts.states()[then[0].state]


def code_of(state: State | str, system: type[AnyCode], when: When | None = None) -> AnyCode | None:
    """Give the code a state carries in a system, or None where it is not in that list then.

    Parameters
    ----------
    state : State or str
        A state or its id.
    system : type of code
        `Cow`, `Gw`, `Polity`, `Iso3` or `Gec`. The letters of `Iso3` and `Gec` are those of today, whatever the time.
    when : date or int, optional
        A day, or a year: the code it ends that year with (Germany's COW code of 1990 is 255, not 260). By default
        the latest it had.

    Examples
    --------
    >>> from polycentric.states import Cow
    >>> code_of("DEU", Cow, 1980), code_of("DEU", Cow, 2000)
    (Cow(260), Cow(255))
    """
    if not (isinstance(system, type) and issubclass(system, Code)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise BareCodeError(f"{system!r} is no code system: give the class Cow, Gw, Polity, Iso3 or Gec.")
    record = facts.get(state)
    if system in (Iso3, Gec):
        letters = record.iso3 if system is Iso3 else record.gec
        return cast("AnyCode | None", letters)
    carried = spells(record, system)
    if when is not None:
        first, last = span(when)
        carried = tuple(spell for spell in carried if spell.meets(first, last))
    return cast("AnyCode", max(carried, key=lambda spell: spell.start).code) if carried else None


def _unknown_message(code: Code) -> str:
    """Say that a system lacks a code, and what it would mean in the other numbered system."""
    other = {"cow": Gw, "gw": Cow}.get(code.system)
    twin = other(code.value) if other is not None and isinstance(code.value, int) else None
    advice = ""
    if twin is not None and spells_of(twin):
        state = facts.states()[spells_of(twin)[0].state]
        mine = code_of(state, type(code))
        advice = f" {twin} is {state}, whose {code.label} code is {mine.value if mine else 'none'}."
    return f"{code.label} has no code {code.value}.{advice} crosswalk() lists all codes."


def _shared_message(code: Code, bearers: tuple[Spell, ...]) -> str:
    """Say which states a code is of, each in its time (Polity's 305 is Austria-Hungary, then Austria)."""
    each = "; ".join(f"{facts.states()[spell.state]} {spell}" for spell in bearers)
    return f"{code} is of more than one state: {each}. Give a year in which it is of one."


def _not_then_message(code: Code, state: State, carried: tuple[Spell, ...], when: When) -> str:
    """Say when a state carried a code, and which it had at the time asked for."""
    mine = code_of(state, type(code), when)
    instead = f"it had {mine} then" if mine else f"it is not in the {code.label} list then"
    return f"{code} is {state} {', '.join(map(str, carried))}, but {when} was asked for: {instead}."


if not TYPE_CHECKING:  # or a type checker would take every name for one of the module's
    __getattr__ = old_names(__name__)
