"""What a user's file means by its names and codes."""

import pytest

from polycentric.errors import UnknownNameError
from polycentric.states import find, read, read_all

RENAMED = {"Zaire": "COD", "Rhodesia": "ZWE", "Burma": "MMR", "Swaziland": "SWZ", "Ceylon": "LKA", "Persia": "IRN",
           "Abyssinia": "ETH", "Kampuchea": "KHM", "Siam": "THA", "Dahomey": "BEN", "Upper Volta": "BFA",
           "Macedonia": "MKD", "Western Samoa": "WSM", "Transjordan": "JOR"}  # fmt: skip
ENDED = {"Yemen Arab Republic": "YEM", "West Germany": "DEU", "North Vietnam": "VNM", "Czechoslovakia": "CZE",
         "USSR": "RUS", "Soviet Union": "RUS", "Yugoslavia": "SRB", "East Germany": "DEU", "South Vietnam": "VNM",
         "South Yemen": "YEM", "Tanganyika": "TZA", "Prussia": "DEU", "Austria-Hungary": "AUT", "Papal States": "ITA",
         "Ottoman Empire": "TUR", "Serbia and Montenegro": "SRB", "United Arab Republic": "EGY"}  # fmt: skip
BORNE = {"Zaire": 1980, "Rhodesia": 1970, "Burma": 1960, "Ceylon": 1960, "Persia": 1900, "Abyssinia": 1900,
         "Kampuchea": 1980, "Yemen Arab Republic": 1980, "West Germany": 1970, "North Vietnam": 1965,
         "Czechoslovakia": 1970, "USSR": 1970, "Yugoslavia": 1970, "East Germany": 1970, "Tanganyika": 1962,
         "Prussia": 1850, "Austria-Hungary": 1900, "United Arab Republic": 1960}  # fmt: skip


@pytest.mark.parametrize("year", [None, 2020])
@pytest.mark.parametrize("name", RENAMED)
def test_the_name_of_a_state_that_only_took_another_is_taken_with_a_note(name: str, year: int | None):
    reading = read(name, year)
    assert (reading.kind, reading.state) == ("state", RENAMED[name])
    assert reading.note.startswith(f"'{name}' stands for ")
    assert f"({RENAMED[name]})" in reading.note


@pytest.mark.parametrize("year", [None, 2020])
@pytest.mark.parametrize("name", ENDED)
def test_the_name_of_a_state_that_joined_another_or_came_apart_is_refused_with_who_may_be_meant(
    name: str, year: int | None
):
    reading = read(name, year)
    assert (reading.kind, reading.state) == ("not alive", None)
    assert ENDED[name] in reading.candidates
    assert ENDED[name] in reading.reason


@pytest.mark.parametrize("name", BORNE)
def test_a_former_name_means_its_state_in_its_time(name: str):
    assert read(name, BORNE[name]).kind == "state"


def test_a_column_is_read_in_one_go_and_nothing_is_raised():
    readings = read_all(["France", "Foo", "Burma", "840"], [2020, 2020, None, 2020])
    assert [one.kind for one in readings] == ["state", "unknown", "state", "code"]
    assert [one.state for one in readings] == ["FRA", None, "MMR", None]


@pytest.mark.parametrize(("begun", "meant"), [("Soviet", "'Soviet Union'"), ("Ottoman", "'Ottoman Empire'"),
                                              ("Papal", "'Papal State"), ("Bosnia and", "'Bosnia and")])  # fmt: skip
def test_the_first_words_of_a_name_are_led_to_it(begun: str, meant: str):
    with pytest.raises(UnknownNameError, match=f"No state is called '{begun}': did you mean {meant}"):
        find(begun)
