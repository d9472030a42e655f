"""Names of states in text: by date, and what is refused."""

import pytest

from polycentric.states import states
from polycentric.words.naming.chinese import chinese_mentions
from polycentric.words.naming.forms import forms, not_states
from polycentric.words.naming.mentions import meant, mentions


def states_in(sentence: str, year: int, speaker: str | None = None) -> list[str | None]:
    return [one.state for one in mentions(sentence, year, speaker)]


def test_a_sentence_names_states_by_name_adjective_people_and_government():
    text = "Soviet and Chinese aims; the Iraqis, the U.S.S.R.'s navy, the Zionist entity and Burma."
    assert states_in(text, 1975) == ["RUS", "CHN", "IRQ", "RUS", "ISR", "MMR"]


@pytest.mark.parametrize(
    ("form", "year", "state", "status"),
    [
        ("Soviet Union", 1985, "RUS", "state"),
        ("Soviet Union", 2005, None, "not_then"),
        ("United Arab Republic", 1967, "EGY", "state"),
        ("South Sudan", 1990, None, "not_then"),
        ("Ukraine", 1980, None, "not_then"),
        ("Viet Nam", 1965, None, "ambiguous"),
        ("Viet Nam", 1985, "VNM", "state"),
        ("Germany", 1970, None, "ambiguous"),
        ("Nazis", 1942, "DEU", "state"),
        ("Nazi", 1995, None, "not_then"),
        ("Hitlerite", 1944, "DEU", "state"),
        ("Prussian", 1917, "DEU", "state"),
        ("Kaiser", 1917, "DEU", "state"),
        ("Mussolini", 1940, "ITA", "state"),
        ("Soviets", 1961, "RUS", "state"),
        ("Castro", 1962, "CUB", "state"),
        ("Germany", 2000, "DEU", "state"),
        ("Formosa", 1955, "TWN", "state"),
        ("DPRK", 1994, "PRK", "state"),
        ("Congo", 1965, None, "ambiguous"),
        ("Guinea", 1970, None, "not_a_state"),
        ("Korean", 1960, None, "not_a_state"),
    ],
)
def test_a_form_means_a_state_of_its_date_or_says_why_none(form: str, year: int, state: str | None, status: str):
    assert meant(form, year) == (state, status)


@pytest.mark.parametrize(
    ("text", "year", "speaker"),
    [
        ("The South China Sea, Indochina, Latin American states and the Persian Gulf.", 1980, None),
        ("On the banks of the Jordan, by Lake Chad and at the Organization of American States.", 1960, None),
        ("The Korean War and the Cuban missile crisis.", 1962, None),
        ("Georgia and the Indian tribes, whom Indians lead.", 1830, "USA"),
        ("The turkey and the china on the table; Indonesiana.", 1980, None),
    ],
)
def test_what_only_looks_like_a_state_names_none(text: str, year: int, speaker: str | None):
    assert [one.state for one in mentions(text, year, speaker) if one.state] == []


def test_the_longest_name_counts_and_no_name_inside_another():
    text = "Papua New Guinea, Equatorial Guinea, South Africa, Nigeria and the Niger Delta."
    assert states_in(text, 1990) == ["PNG", "GNQ", "ZAF", "NGA", None]


def test_a_chinese_text_names_states_by_the_longest_form():
    text = "美帝国主义侵略越南,印度尼西亚和印度支那"
    assert [one.state for one in chinese_mentions(text, 1964)] == ["USA", "VNM", "IDN", None]
    assert [one.state for one in chinese_mentions("苏联", 2000)] == [None]


def test_every_form_of_the_table_is_of_a_state_and_every_phrase_says_why_it_is_none():
    assert {name.state for names in forms().values() for name in names} <= set(states())
    assert all(one.why for ones in not_states().values() for one in ones)


def test_nothing_is_named_in_an_empty_sentence():
    assert mentions("", 1980) == []
    assert mentions("1234 ... \ufffd\ufffd", 1980) == []
