"""Names in other languages than English: of today from the Unicode CLDR, of the past by hand.

The table is read only when a name is no English one. What is in it is fact; `data/UNICODE-LICENSE.txt` is its notice.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from polycentric.states import facts
from polycentric.states.contract import Group, Meaning, Name, Territory
from polycentric.states.spelling import form

LANGUAGES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "pt_PT": "Portuguese of Portugal", "ru": "Russian", "ar": "Arabic", "zh": "Chinese",
    "zh_Hant": "Chinese in traditional characters",
}  # fmt: skip
Place = Name | Territory | Group
English = Callable[[], Mapping[str, tuple[Name, ...]]]


def named(key: str, english: English) -> Meaning:
    """Give what a form means in any of the languages; where it means different states in two, all of them.

    `english` gives the English names by their forms, since a name of the past is listed as the translation of one.
    """
    places = _places(english).get(key, ())
    names = tuple(dict.fromkeys(place for place in places if isinstance(place, Name)))
    if names:
        return Meaning(names)
    territory = next((place for place in places if isinstance(place, Territory)), None)
    group = next((place for place in places if isinstance(place, Group)), None)
    return Meaning((), territory, group)


@cache
def _places(english: English) -> Mapping[str, tuple[Place, ...]]:
    by_form: dict[str, list[Place]] = defaultdict(list)
    for text, place in (*_of_today(), *_of_the_past(english)):
        named_so = replace(place, text="") if isinstance(place, Name) else place
        if named_so not in by_form[form(text)]:
            by_form[form(text)].append(named_so)
    return {key: tuple(places) for key, places in by_form.items()}


def _of_today() -> Iterator[tuple[str, Place]]:
    """Give each name of today with the state, territory or group that it means."""
    territories = {territory.territory: territory for territory in facts.territories()}
    ends = {state: names[0].end for state, names in facts.names().items() if all(one.end for one in names)}
    for row in facts.rows("names_in_other_languages.csv"):
        place: Place
        if row["kind"] == "state":
            place = Name(row["place"], "", None, ends.get(row["place"]))
        else:
            place = territories[row["place"]] if row["kind"] == "territory" else Group(row["place"], "region")
        for language in LANGUAGES:
            if row[language]:
                yield row[language], place


def _of_the_past(english: English) -> Iterator[tuple[str, Place]]:
    """Give each name of the past, with the days of the English name that it translates."""
    for row in facts.rows("names_of_the_past.csv"):
        for name in english()[form(row["english"])]:
            yield row["name"], name
