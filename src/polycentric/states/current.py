"""The states of today's world: the list that the embedded world `now` is made of, and the rule that makes it."""

from functools import cache

from polycentric.errors import NotAStateError
from polycentric.states import facts
from polycentric.states.contract import State
from polycentric.states.matching import find
from polycentric.states.membership import lives
from polycentric.states.moments import When

RULE = (
    "A state of today is one whose record in the World Factbook (a publication of the United States government) has an "
    "Independence text and no Dependency status, less the records 'World' and 'European Union': 195, namely the 193 "
    "members of the United Nations, the Holy See and Kosovo. Taiwan, which COW and GW list, is added by name: 196. "
    "The list follows its source and takes no side; disputes() gives both sides' terms."
)


@cache
def today() -> tuple[State, ...]:
    """List the 196 states of today's world by id; `RULE` says how they were chosen."""
    return tuple(state for _, state in sorted(facts.states().items()) if state.today)


def is_state(name: State | str, when: When | None = None) -> bool:
    """Say whether a name or id is that of a state of today or, with `when`, of one then in the COW or GW list.

    A territory is not; a name that nobody bears raises `UnknownNameError`, for a typing error is no answer.

    Parameters
    ----------
    name : State or str
        A state, its id or any of its names.
    when : date or int, optional
        A day or a year. By default today.

    Examples
    --------
    >>> is_state("Kosovo"), is_state("Bavaria"), is_state("Bavaria", 1850), is_state("Greenland")
    (True, False, True, False)
    """
    try:
        state = name if isinstance(name, State) else find(name, when)
    except NotAStateError:
        return False
    return bool(state.today) if when is None else lives(state, when)
