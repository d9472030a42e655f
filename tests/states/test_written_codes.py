import pytest

from polycentric.errors import BareCodeError, CoverageError, DataError, UnknownCodeError
from polycentric.states import Cow, Gw, Polity, code_of, find, state_of
from polycentric.states.codes import written


def test_what_a_user_types_may_be_an_id_a_code_with_its_system_or_a_name():
    assert [find(text).id for text in ("USA", "cow:2", "GW: 365", "iso3:fra", "gec:GM", "Korea, North")] == [
        "USA", "USA", "RUS", "FRA", "DEU", "PRK",
    ]  # fmt: skip


def test_the_same_number_means_another_state_in_another_system():
    assert written("cow:970") == Cow(970)
    assert written("gw:970") == Gw(970)
    assert (find("cow:970").id, find("gw:970").id) == ("NRU", "KIR")


def test_a_bare_number_is_refused_with_what_would_be_right():
    with pytest.raises(BareCodeError, match="'970' does not say which code system it is of: write cow:970 or gw:970"):
        find("970")


def test_a_code_of_the_wrong_shape_or_that_its_system_lacks_is_refused():
    with pytest.raises(DataError, match="'two'"):
        find("cow:two")
    with pytest.raises(UnknownCodeError, match="COW has no code 9999"):
        find("cow:9999")


def test_a_text_with_another_colon_is_a_name():
    assert written("Congo: Kinshasa") is None


def test_a_number_of_polity_is_a_code_of_its_own():
    """COW's 341 is Montenegro, Polity's is Kosovo; COW has no 364."""
    assert (find("cow:341").id, find("polity:341").id, find("polity:348").id) == ("MNE", "XKX", "MNE")
    assert state_of(Polity(364), 1960) == state_of(Cow(365), 1960) == state_of(Polity(365), 2000)
    assert written("polity:626") == Polity(626)
    with pytest.raises(BareCodeError):
        assert Polity(2) == 2
    assert Polity(2) != Cow(2)


def test_a_number_that_one_state_took_over_from_another_asks_for_a_year():
    """Polity's 305 is Austria-Hungary and, from its row of 1918 on, Austria."""
    assert (state_of(Polity(305), 1914).id, state_of(Polity(305), 1930).id) == ("AUH", "AUT")
    with pytest.raises(CoverageError, match=r"Polity 305 is of more than one state: Austria-Hungary .* Give a year"):
        state_of(Polity(305))


@pytest.mark.parametrize(
    ("state", "year", "number"),
    [("ETH", 1990, 530), ("ETH", 2000, 529), ("PAK", 1960, 769), ("PAK", 1980, 770), ("VNM", 1980, 818),
     ("SRB", 1910, 342), ("SRB", 1950, 345), ("SRB", 2000, 347), ("SRB", 2010, 342), ("SSD", 2012, 525),
     ("DEU", 1960, 260), ("DEU", 1990, 255), ("ITA", 1850, 324), ("YEM", 1980, 678), ("SDN", 2011, 626)],
)  # fmt: skip
def test_a_state_has_the_number_of_polity_that_it_ends_the_year_with(state: str, year: int, number: int):
    assert code_of(state, Polity, year) == Polity(number)
