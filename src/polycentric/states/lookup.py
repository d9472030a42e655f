"""What a written name may mean, whatever the time: a state or several, a territory, a group of states, or nothing.

English names come first. A name in another language counts only where it is no English one, and a name that means
different states in two languages means both, so that it is refused.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from polycentric.states import facts
from polycentric.states.contract import Group, Meaning, Name, Territory
from polycentric.states.letters import at_any_time
from polycentric.states.spelling import form, parts
from polycentric.states.variants import bracketed, called_former, is_official, turned, without_marks

LARGEST_CACHE = 1 << 16
# A name of nothing but these words, one of the first set among them, is a group even where the table lacks it.
_GROUPS = {"africa", "americas", "asia", "europe", "oceania", "caribbean", "pacific", "economies", "countries",
           "income", "regions", "region", "world", "members", "total", "aggregate",
           "hemisphere", "nordic", "markets"}  # fmt: skip
_QUALIFIERS = {
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "middle", "latin", "sub",
    "saharan", "sahara", "and", "excluding", "excl", "including", "incl", "other", "all", "high", "low", "upper",
    "lower",
    "developing", "developed", "advanced", "emerging", "least", "more", "less", "industrial", "industrialized", "un",
    "america", "near", "far", "g7", "g20", "eu", "oecd", "nato", "asean", "brics", "small", "islands", "non", "only",
    "southeast", "northeast", "northwest", "southwest", "transition", "in", "rich", "poor", "big", "five", "major",
}  # fmt: skip


@lru_cache(maxsize=LARGEST_CACHE)
def meaning(name: str) -> Meaning:
    """Give all that a name may mean at any time; an empty meaning where it is unknown."""
    for text, note in _ways(name):
        meant = _exact(text) or _former(text)
        if meant:
            return replace(meant, note=note or meant.note)
    for text, note in _ways(name):
        for whole in turned(text):
            meant = _exact(whole)
            if meant:
                return replace(meant, note=note)
    return _no_state_in_part(name) or Meaning(group=_group_by_words(name))


def _ways(name: str) -> Iterator[tuple[str, str]]:
    """Give a name as it is, and without a footnote's marks."""
    yield name, ""
    rest, mark = without_marks(name)
    while mark:
        yield rest, f"'{name}' was read without '{name[len(rest) :].strip()}'"
        rest, mark = without_marks(rest)


def _exact(name: str) -> Meaning:
    """Look a name up as it stands: in English, then in other languages."""
    return _english(name) or _in_another_language(name)


def _english(name: str) -> Meaning:
    for key in forms(name):
        if key in _index() or key in territories_by_form() or key in _groups():
            names = () if _is_two_states(name) else _index().get(key, ())
            return Meaning(names, territories_by_form().get(key), _groups().get(key))
    return Meaning(_two_names(name) or _with_official_words(name))


def _is_two_states(name: str) -> bool:
    """Tell "United States, Venezuela", two states in a list, from a name of one, as "Taiwan, China" is in the table."""
    halves = re.split(r"[,(/]| - ", name, maxsplit=1)
    if len(halves) != 2:
        return False
    head, tail = ({one.state for one in _index().get(form(half), ())} for half in halves)
    written_so = any(re.search(r"[,(/-]", one.text) for one in _index().get(form(name), ()))
    return bool(head) and bool(tail) and head.isdisjoint(tail) and not written_so


def _two_names(name: str) -> tuple[Name, ...]:
    """Read "Turkey (Turkiye)", "Korea, South (ROK)" and "Burma/Myanmar" as two names that must mean one state."""
    halves = bracketed(name) or tuple(name.split("/"))
    if len(halves) != 2:
        return ()
    head, tail = halves
    same = {one.state for one in _index().get(form(tail), ())} | {use.place for use in at_any_time(tail.strip())}
    first = form(head).partition(" ")[0]
    same |= {one.state for way in turned(f"{first} {tail}") for one in _index().get(form(way), ())}
    return tuple(one for key in forms(head) for one in _index().get(key, ()) if one.state in same)


def _with_official_words(name: str) -> tuple[Name, ...]:
    """Read "Peru (Republic of)" as Peru, where no other state ever had the name before the bracket."""
    split = parts(name)
    if split is None or not is_official(form(split[1])) or form(split[1]) in _index():
        return ()
    names = _index().get(form(split[0]), ())
    return names if len({one.state for one in names}) == 1 else ()


def _in_another_language(name: str) -> Meaning:
    from polycentric.states.languages import named  # a table of its own, read only for names that English lacks

    return named(form(name), known_forms)


def _no_state_in_part(name: str) -> Meaning:
    """Read "Oceania (WHO)" and "Cook Islands (New Zealand)" as what stands before the bracket, if that is no state."""
    head = re.split(r"\s*[(\[]|,?\s+excl", name, maxsplit=1)[0]
    meant = _exact(head) if 0 < len(head) < len(name) else Meaning()
    return Meaning() if meant.names else meant


def _former(name: str) -> Meaning:
    """Read "Former X" as X, where X is a name of the past, or as "X (former)", where that is a name."""
    inner = called_former(name)
    if inner and (known := _index().get(form(f"{inner} (former)"))):
        return Meaning(known)
    meant = _exact(inner) if inner else Meaning()
    past = tuple(one for one in meant.names if one.former or one.end is not None)
    return Meaning(past) if past and len(past) == len(meant.names) else Meaning()


def _group_by_words(name: str) -> Group | None:
    """Know a region or class of states by its words, as in "Upper-middle-income countries"."""
    words = set(re.sub(r"\d+", " ", form(name)).split())
    return Group(name, "region or class of states") if words & _GROUPS and words <= _GROUPS | _QUALIFIERS else None


def forms(name: str) -> list[str]:
    """Give the forms in which a name may stand in the table: as written, and turned round at comma or bracket."""
    split = parts(name)
    return [form(name)] + ([form(f"{split[1]} {split[0]}")] if split else [])


@cache
def _index() -> Mapping[str, tuple[Name, ...]]:
    by_form: dict[str, list[Name]] = defaultdict(list)
    for name in (name for mine in facts.names().values() for name in mine):
        by_form[form(name.text)].append(name)
    return {key: tuple(mine) for key, mine in by_form.items()}


def known_forms() -> Mapping[str, tuple[Name, ...]]:
    """Give every English name of a state by its form."""
    return _index()


@cache
def territories_by_form() -> Mapping[str, Territory]:
    """Give every territory by the forms of its names."""
    return {form(territory.name): territory for territory in facts.territories()}


@cache
def _groups() -> Mapping[str, Group]:
    return {form(group.name): group for group in facts.groups()}
