"""Find the states that a sentence names, as of its year; what is ambiguous, or no state then, says so."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from polycentric.states import lives
from polycentric.states.moments import span
from polycentric.words.naming.forms import by_first_word, first_letters, forms, not_states

Status = Literal["state", "ambiguous", "not_then", "not_a_state"]
_WORD = re.compile(
    r"(?<![\w-])(?:U\.S\.(?:S\.R|A)?|U\.K|[A-Z][\w']*|the (?=Americas)|inter(?=-)|war (?=in )|banks?|social(?=-imp))"
)
_APOSTROPHE = "'"
_STOP = re.compile(r"[\s,;:()\"?!/-]")


@dataclass(frozen=True)
class Mention:
    """A form in a sentence: where it stands, and the state that it means, if it means one."""

    text: str
    start: int
    end: int
    state: str | None
    status: Status


def mentions(sentence: str, year: int, speaker: str | None = None) -> list[Mention]:
    """Give every form of a state's name in a sentence, in order.

    Parameters
    ----------
    sentence : str
        Its spaces single, its apostrophes straight.
    year : int
        Of the text: "Soviet Union" means Russia to 1991; before 1816 the lists know no states.
    speaker : str, optional
        The state that speaks, by our id: "Indian" means nobody in an American text of 1830.

    Returns
    -------
    list of Mention
        Without a state where several had the name then (``ambiguous``), where it was no state in that year
        (``not_then``), and where the words mean something else (``not_a_state``).

    Examples
    --------
    >>> [(one.text, one.state, one.status) for one in mentions("Georgia and Viet Nam", 1960, "USA")]
    [('Georgia', None, 'not_a_state'), ('Viet Nam', None, 'ambiguous')]
    """
    found: list[Mention] = []
    after, starts = 0, first_letters()
    for word in _WORD.finditer(sentence):
        if word.start() < after or word[0].split(_APOSTROPHE, 1)[0] not in starts:
            continue
        form = _longest(sentence, word.start(), speaker, year)
        if form is not None:
            after = word.start() + len(form)
            found.append(Mention(form, word.start(), after, *meant(form, year, speaker)))
    return found


@cache
def meant(form: str, year: int, speaker: str | None = None) -> tuple[str | None, Status]:
    """Give the state that a form means in a year, or why it means none.

    Examples
    --------
    >>> meant("Soviet Union", 1985), meant("Soviet Union", 2005), meant("South Sudan", 1990)
    (('RUS', 'state'), (None, 'not_then'), (None, 'not_then'))
    """
    if any(one.holds(speaker, year) for one in not_states().get(form, ())):
        return None, "not_a_state"
    first, last = span(year)
    fitting = {name.state for name in forms().get(form, ()) if name.meets(first, last)}
    living = {state for state in fitting if lives(state, year)}
    if len(living) == 1:
        return next(iter(living)), "state"
    return None, "ambiguous" if living else "not_then"


def _longest(sentence: str, start: int, speaker: str | None, year: int) -> str | None:
    """Give the longest form or phrase that stands at a place, whole words only."""
    for word in _first_words(sentence, start):
        for form in by_first_word().get(word, ()):
            end = start + len(form)
            if sentence.startswith(form, start) and not _runs_on(sentence, end) and _counts(form, speaker, year):
                return form
    return None


def _first_words(sentence: str, start: int) -> tuple[str, ...]:
    """Give the first word there, with and without an apostrophe and what follows it."""
    stop = _STOP.search(sentence, start)
    word = sentence[start : stop.start() if stop else len(sentence)]
    return tuple(dict.fromkeys((word, word.rstrip("."), word.split(_APOSTROPHE, 1)[0].rstrip("."))))


def _runs_on(sentence: str, end: int) -> bool:
    """Say whether a word goes on behind a form: "Niger" in "Nigeria"."""
    return end < len(sentence) and (sentence[end].isalnum() or sentence[end] == "_")


def _counts(form: str, speaker: str | None, year: int) -> bool:
    """Say whether a form is a state's, or a phrase that is set aside in this text."""
    return form in forms() or any(one.holds(speaker, year) for one in not_states()[form])
