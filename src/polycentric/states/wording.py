"""The messages about names and codes that mean no state, or several, each worded once."""

from collections.abc import Iterable, Sequence

from polycentric.states import facts
from polycentric.states.contract import Group, Name, Territory
from polycentric.states.letters import Use
from polycentric.states.membership import spells
from polycentric.states.moments import When, span
from polycentric.states.spelling import form

MOST = 6  # candidates in one message
SHORT = 4  # letters of an abbreviation


def territory(name: str, place: Territory) -> str:
    """Say what a place is that is not a state."""
    also = "" if form(name) == form(place.territory) else f" ({place.territory})"
    return f"'{name}'{also} is not a state here: {place.status}."


def group(name: str, bloc: Group) -> str:
    """Say that a name is a group of states."""
    also = "" if form(name) == form(bloc.name) or bloc.name.isupper() else f" ({bloc.name})"
    return f"'{name}'{also} is not a state here: it is a group of states ({bloc.kind})."


def ambiguous(name: str, candidates: Sequence[str], when: When | None = None, offer: str = "") -> str:
    """List the states that share a name, with the times they live, and say what to write for each."""
    lines = [f"{facts.states()[state]}, {life(state)}" for state in candidates]
    words = [f"{own} ({state})" if (own := own_name(name, state, when)) else state for state in candidates]
    return f"'{name}' fits {len(lines)} states: {'; '.join(lines)}. Write {_or(words)}: the name or the letters.{offer}"


def own_name(name: str, state: str, when: When | None) -> str:
    """Give a name that a state alone had then, the one most like the name that others share; "" where it had none."""
    from polycentric.states.lookup import meaning

    def holds(one: Name) -> bool:
        return one.end is None if when is None else one.meets(*span(when))

    def others(text: str) -> bool:
        return any(one.state != state and holds(one) for one in meaning(text).names)

    borne = [one.text for one in facts.names()[state] if holds(one)]
    alone = [text for text in dict.fromkeys(borne) if form(text) != form(name) and not others(text)]
    asked = set(form(name).split())
    own = facts.states()[state].name

    def rank(text: str) -> tuple[object, ...]:
        unlike = not asked <= set(form(text).split())
        return not _is_plain(text), unlike, when is None and text != own, len(text), text != own

    return min(alone, key=rank, default="")


def _is_plain(text: str) -> bool:
    """Tell a name as it is said from one with an abbreviation, a footnote or a turn in it."""
    return text.replace(" ", "").replace("-", "").isalpha() and not any(
        len(word) <= SHORT and (word.isupper() or len(word) == 1) for word in text.split()
    )


def life(state: str) -> str:
    """Say from when to when a state is in any list."""
    mine = spells(state)
    ends = [spell.end for spell in mine]
    first, last = min(spell.start for spell in mine), max(end for end in ends if end) if all(ends) else None
    return f"{first} to {last}" if last else f"since {first}"


def lives_in(state: str) -> str:
    """Say in which years a state is in any list, with the gaps between them."""
    by_start = sorted(spells(state), key=lambda spell: spell.start)
    years = [(spell.start.year, spell.end.year if spell.end else None) for spell in by_start]
    merged: list[list[int | None]] = []
    for start, end in years:
        latest = merged[-1][1] if merged else 0
        if merged and (latest is None or start <= latest + 1):
            merged[-1][1] = None if end is None or latest is None else max(end, latest)
        else:
            merged.append([start, end])
    texts = [f"since {start}" if end is None else f"in {start}-{end}" for start, end in merged]
    return f"{'is' if merged[-1][1] is None else 'was'} one {' and '.join(texts)}"


def other_time(name: str, names: Iterable[Name], when: When | None) -> str:
    """Say at which time a name meant a state."""
    meanings = sorted({f"{facts.states()[one.state]}{one}" for one in names})
    return (
        f"'{name}' names {' or '.join(meanings)}, but {when} was asked for: leave the date out, or give another name."
    )


def borne_no_more(name: str, names: Sequence[Name], when: When | None, candidates: Sequence[str]) -> str:
    """Say whose a name was, that its bearer joined another state or came apart, and what may be meant instead."""
    first = names[0]
    bearer = facts.states()[first.state]
    return (
        f"'{name}' names no state {at(when)}; it was {bearer.name}'s ({bearer.id}){first}: "
        f"{_instead(candidates)}, or a year in which the name was borne."
    )


def lives_not(name: str, state: str, when: When | None, candidates: Sequence[str]) -> str:
    """Say when the state lived that a name means, and who was there instead."""
    record = facts.states()[state]
    also = "" if name.strip() in {record.id, record.name} else f" ({record.name}, {state})"
    advice = _instead(candidates) if candidates else "take the row out, or give another year"
    return f"'{name}'{also} is no state {at(when)}: it {lives_in(state)}. {advice[:1].upper()}{advice[1:]}."


def letters_of_many(letters: str, uses: Sequence[Use]) -> str:
    """Say what letters mean in which system, and how to say which is meant."""
    means = "; ".join(f"{use} ({use.typed})" for use in uses)
    right = _or([use.typed for use in uses])
    return f"'{letters}' means different places in different systems of letters: {means}. Write {right}."


def number_of_many(number: str, readings: Sequence[tuple[str, str]]) -> str:
    """Say what a bare number means in which system, and how to say which is meant."""
    means = "; ".join(f"{typed} is {place}" for typed, place in readings)
    means = f": {means}" if means else ""
    right = _or([typed for typed, _ in readings] or [f"cow:{number}", f"gw:{number}", f"iso:{number}"])
    return f"'{number}' does not say which code system it is of{means}. Write {right}."


def at(when: When | None) -> str:
    """Say when."""
    return "today, and no year is given" if when is None else f"in {when}"


def _instead(candidates: Sequence[str]) -> str:
    """Offer the states that may be meant."""
    shown = [f"{state} ({facts.states()[state].name})" for state in candidates[:MOST]]
    more = f" or another of {len(candidates)}" if len(candidates) > MOST else ""
    return f"write {_or(shown)}{more} if that is meant"


def _or(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} or {texts[-1]}"
