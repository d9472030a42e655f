"""Letters and numbers that don't say their system."""

import pytest

from polycentric.states import facts, find, members, read
from polycentric.states.letters import collisions, systems_of, uses


def test_the_letters_that_mean_different_places_are_these():
    of_three = {text for text in collisions() if len(text) == 3}
    assert of_three == {"AUS", "CZE", "KOR", "MAC", "MNG", "SLV", "SWZ", "VNM"}


@pytest.mark.parametrize(
    ("letters", "one", "other"),
    [("AUS", "iso3:AUS", "cowc:AUS"), ("SWZ", "iso3:SWZ", "cowc:SWZ"), ("SLV", "iso3:SLV", "cowc:SLV"),
     ("MNG", "iso3:MNG", "cowc:MNG"), ("MAC", "iso3:MAC", "cowc:MAC"), ("GB", "iso2:GB", "gec:gb"),
     ("NE", "iso2:NE", "gec:ne"), ("CH", "iso2:CH", "gec:ch"), ("AU", "iso2:AU", "gec:au"),
     ("PS", "iso2:PS", "gec:ps"), ("GG", "iso2:GG", "gec:gg")],
)  # fmt: skip
def test_letters_that_mean_different_places_must_say_their_system(letters: str, one: str, other: str):
    reading = read(letters, 2015)
    assert (reading.kind, reading.state) == ("code", None)
    assert one in reading.reason
    assert other in reading.reason


@pytest.mark.parametrize(
    ("text", "year", "state"),
    [("cowc:AUS", 2015, "AUT"), ("iso3:AUS", 2015, "AUS"), ("cowc:SWZ", 2015, "CHE"), ("iso3:SWZ", 2015, "SWZ"),
     ("cow:AUS", 2015, "AUT"), ("iso:SWZ", 2015, "SWZ"), ("polity:CZE", 1970, "CSK"), ("polityc:AUL", 1970, "AUS"),
     ("gwc:KBI", 2010, "KIR"), ("cowc:GMY", 1900, "DEU"), ("COWC: frn", 1900, "FRA"), ("p5c:SER", 2010, "SRB"),
     ("iso2:GB", None, "GBR"), ("iso2:na", None, "NAM"), ("iso:GB", None, "GBR"), ("iso:840", None, "USA"),
     ("iso:4", None, "AFG"), ("iso:004", None, "AFG"), ("iso3n:756", None, "CHE"), ("polity:364", 1960, "RUS"),
     ("polity:348", 2010, "MNE"), ("polity:341", 2010, "XKX"), ("cow:341", 2010, "MNE"), ("id:AUS", 2015, "AUS"),
     ("ccode:255", 2000, "DEU"), ("gwcode:260", 2000, "DEU"), ("fips:gm", 2000, "DEU")],
)  # fmt: skip
def test_letters_and_numbers_with_their_system_are_known(text: str, year: int | None, state: str):
    assert read(text, year).state == state


@pytest.mark.parametrize("text", ["FRN", "GMY", "UKG", "USA", "DEU", "FRA", "SWD", "AUL", "US", "UK"])
def test_letters_that_mean_one_state_in_every_system_are_known_bare(text: str):
    assert read(text, 2015).kind == "state"


@pytest.mark.parametrize(
    ("text", "year"),
    [("DDR", 2015), ("iso3:SUN", 2015), ("cowc:AUH", 1950), ("DEU", 1800), ("UGA", 1850), ("SSD", 2000),
     ("cowc:GDR", 2000), ("iso3:AUS", 1850), ("polity:364", 2000), ("CZR", 1950), ("SUN", 2015)],
)  # fmt: skip
def test_letters_of_a_state_that_did_not_live_then_are_refused(text: str, year: int):
    reading = read(text, year)
    assert (reading.kind, reading.state) == ("not alive", None)
    assert str(year) in reading.reason


@pytest.mark.parametrize("text", ["AUS", "SWZ", "CZE"])
def test_a_lists_letters_are_no_danger_only_in_the_years_in_which_no_list_uses_them(text: str):
    assert read("CZE", 2015).state == "CZE", "Polity's Czechoslovakia ended in 1992"
    assert read("CZE", 1970).kind == "code"
    assert read("KOR", 1950).state == "KOR"
    assert read("KOR", 1900).kind == "code"
    assert read("SWZ", 1950).kind == "code", "a table by ISO may carry Eswatini back"
    assert find(text).id == text, "what a user types is our own id"
    assert read(text, 2015, codes="id").state == text


def test_no_letters_of_a_year_are_read_as_another_state_than_a_system_means_by_them():
    for year in (1850, 1900, 1950, 1990, 2015):
        for letters in {entry.letters for entry in facts.letters()}:
            state = read(letters, year).state
            if state is not None:
                assert {use.place for use in uses(letters, year)} <= {state}, letters


@pytest.mark.parametrize(
    ("codes", "text", "year", "state"),
    [("iso3", "AUS", 2015, "AUS"), ("cowc", "AUS", 2015, "AUT"), ("iso2", "GB", 2015, "GBR"),
     ("iso2", "NA", 2015, "NAM"),
     ("iso", "840", 2015, "USA"), ("cow", "2", 2015, "USA"), ("gw", "970", 2015, "KIR"), ("cow", "970", 2015, "NRU"),
     ("ccode", "255", 2015, "DEU"), ("iso3", "France", 2015, "FRA"), ("cow", "France", 2015, "FRA"),
     ("polity", "364", 1960, "RUS"), ("iso3", "USA", 1900, "USA"), ("gec", "GM", 2015, "DEU")],
)  # fmt: skip
def test_a_column_may_say_the_system_of_its_bare_codes(codes: str, text: str, year: int, state: str):
    assert read(text, year, codes=codes).state == state


def test_a_bare_number_names_what_each_system_means_by_it():
    reason = read("840", 2015).reason
    assert "cow:840 is Philippines (PHL)" in reason
    assert "gw:840 is Philippines (PHL)" in reason
    assert "iso:840 is United States (USA)" in reason
    assert "cow:970 is Nauru (NRU); gw:970 is Kiribati (KIR)" in read("970").reason
    assert "iso:344 is Hong Kong" in read("344").reason
    assert read("99999").kind == "code"


def test_a_territorys_code_is_named_as_the_territory():
    for text in ("HKG", "iso3:GRL", "iso2:PR", "iso:304"):
        assert read(text).kind == "territory", text


def test_the_system_of_a_column_of_letters_can_be_found_where_only_one_fits():
    assert systems_of(["AUS", "FRN", "GMY"]) == ("cowc", "gwc", "polityc")
    assert systems_of(["AUS", "FRA", "DEU"]) == ("iso3",)
    assert systems_of(["AUS", "SWZ", "USA"]) == ("iso3", "cowc", "gwc", "polityc")
    assert systems_of([]) == ()


def test_every_code_of_todays_states_leads_back_to_its_state():
    letters = {entry.state for entry in facts.letters() if entry.system == "iso2"}
    assert len(letters) == 196
    for state in members(2015):
        if state.iso3 is not None and state.today:
            assert read(f"iso3:{state.iso3.letters}").state == state.id
        if state.iso_numeric is not None and state.today:
            assert read(f"iso:{state.iso_numeric}").state == state.id
