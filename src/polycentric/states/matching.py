"""From a written name to a state: exactly, or not at all.

A name is compared in the form of `spelling.form`; "Korea, North" is also read as "North Korea", and "Turkey (Turkiye)"
as two names that must mean the same state. There is no fuzzy acceptance: a wrong state is worse than none. `match` and
`find` raise; `polycentric.states.reading.read` never does, and is what reads users' files.
"""

from polycentric.errors import AmbiguousNameError, CoverageError, NotAStateError, UnknownNameError
from polycentric.states import facts
from polycentric.states.codes import written
from polycentric.states.contract import Name, State, Territory
from polycentric.states.lookup import forms, meaning, territories_by_form
from polycentric.states.membership import state_of
from polycentric.states.moments import When, span
from polycentric.states.suggestions import similar
from polycentric.states.wording import ambiguous, group, other_time, territory


def match(name: str, when: When | None = None) -> State:
    """Give the state that a name means.

    Parameters
    ----------
    name : str
        As data sets write it, or in one of eight languages more; case, accents, punctuation, entities, articles and
        footnotes' marks don't count.
    when : date or int, optional
        A day or a year: "Vietnam" means two states in 1960 and one today. By default today's meaning, and if the
        name has none, that of the past.

    Raises
    ------
    AmbiguousNameError
        If several states had that name then; the message lists them.
    NotAStateError
        If it is the name of a territory, body or group of states that is not a state.
    CoverageError
        If the name meant a state only at another time.
    UnknownNameError
        If no state has that name; nearest names are suggested, none is chosen.

    Examples
    --------
    >>> match("Türkiye").id, match("Cote d'Ivoire").id, match("Congo, Kinshasa").id
    ('TUR', 'CIV', 'COD')
    """
    names = meaning(name).names
    if not names:
        raise refusal(name)
    fitting = _now(names) if when is None else tuple(n for n in names if n.meets(*span(when)))
    if not fitting:
        raise CoverageError(other_time(name, names, when))
    candidates = sorted({fit.state for fit in fitting})
    if len(candidates) > 1:
        raise AmbiguousNameError(ambiguous(name, candidates, when))
    return facts.states()[candidates[0]]


def find(text: str, when: When | None = None) -> State:
    """Give the state with this id, this code (``cow:2``, ``gw:2``) or, failing that, this name: what a user types.

    Our own ids come first here: AUS is Australia. A user's file is read by `polycentric.states.reading.read`, where
    letters that mean another state in another system must say theirs.

    Parameters
    ----------
    text : str
        What a user typed.
    when : date or int, optional
        A day or a year. By default today.

    Examples
    --------
    >>> find("Burma").id, find("cow:365").id, find("deu").id
    ('MMR', 'RUS', 'DEU')
    """
    if text.strip().upper() in facts.states():
        return facts.states()[text.strip().upper()]
    code = written(text)
    return match(text, when) if code is None else state_of(code, when)


def name_of(state: State | str, when: When | None = None) -> str:
    """Give what a state was called then (Prussia in 1850, Zaire in 1980); by default its name of today.

    Parameters
    ----------
    state : State or str
        A state or its id.
    when : date or int, optional
        A day or a year.

    Examples
    --------
    >>> name_of("DEU", 1850), name_of("DEU"), name_of("COD", 1980)
    ('Prussia', 'Germany', 'Zaire')
    """
    record = facts.get(state)
    if when is None:
        return record.name
    _, last = span(when)
    called = [name for name in facts.past_names().get(record.id, ()) if name.meets(last, last)]
    return called[0].text if called else record.name


def names_of(state: State | str) -> tuple[Name, ...]:
    """Give every English name by which the matcher knows a state, with its days.

    Parameters
    ----------
    state : State or str
        A state or its id.

    Examples
    --------
    >>> [name.text for name in names_of("TUR")][:2]
    ['Ottoman Empire', 'Ottoman Turkey']
    """
    return facts.names()[facts.get(state).id]


def territory_of(name: str) -> Territory | None:
    """Give the territory or body of this name that data sets list beside states, or None.

    Parameters
    ----------
    name : str
        As data sets write it.

    Examples
    --------
    >>> territory_of("Greenland") is not None, territory_of("Denmark") is None
    (True, True)
    """
    known = territories_by_form()
    return next((known[key] for key in forms(name) if key in known), None)


def refusal(name: str) -> NotAStateError | UnknownNameError:
    """Give the error that fits a name that no state has."""
    meant = meaning(name)
    if meant.territory is not None:
        return NotAStateError(territory(name, meant.territory))
    if meant.group is not None:
        return NotAStateError(group(name, meant.group))
    known = [one.text for mine in facts.names().values() for one in mine]
    return UnknownNameError("state", name, known, similar(name))


def _now(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Keep the names that still mean their state and, if there are none, all."""
    return tuple(name for name in names if name.end is None and facts.states()[name.state].today) or names
