"""What single lists of states mean by names that alone would mean several states, or another."""

from collections.abc import Mapping
from functools import cache

from polycentric.errors import UnknownNameError
from polycentric.states import facts
from polycentric.states.contract import ListName
from polycentric.states.membership import lives
from polycentric.states.moments import When, span
from polycentric.states.spelling import form

LISTS: Mapping[str, str] = {
    "cow": "Correlates of War",
    "gw": "Gleditsch and Ward",
    "vdem": "V-Dem",
    "worldbank": "World Bank",
    "polity": "Polity",
}


def checked(name: str) -> str:
    """Give the list's name, or refuse one that is unknown."""
    if name.lower() not in LISTS:
        raise UnknownNameError("list of names", name, LISTS)
    return name.lower()


def meant(source: str, text: str, when: When | None) -> str | None:
    """Give the id of the state that a list means by a name at a time, where the list has a sense of its own."""
    senses = [one for one in _by_form().get((source, form(text)), ()) if _holds(one, when)]
    return senses[0].state if senses else None


def offer(text: str, when: When | None) -> str:
    """Say how lists read a name that alone is refused, with the word that accepts it; empty where none does."""
    readings: dict[str, list[str]] = {}
    for source in LISTS:
        state = meant(source, text, when)
        if state is not None and (when is None or lives(state, when)):
            readings.setdefault(state, []).append(source)
    offers = [
        f"{facts.states()[state]} as {_listed(sources)} mean{'s' * (len(sources) == 1)} it: --names {sources[0]}"
        for state, sources in readings.items()
    ]
    return f" Or take it for {'; or for '.join(offers)}." if offers else ""


def _holds(one: ListName, when: When | None) -> bool:
    if when is None:
        return one.last is None
    first, last = span(when)
    return (one.first or 0) <= last.year and (one.last is None or first.year <= one.last)


def _listed(sources: list[str]) -> str:
    names = [LISTS[source] for source in sources]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


@cache
def _by_form() -> Mapping[tuple[str, str], list[ListName]]:
    by_form: dict[tuple[str, str], list[ListName]] = {}
    for one in facts.list_names():
        by_form.setdefault((one.source, form(one.name)), []).append(one)
    return by_form
