import pytest

from polycentric.errors import BareCodeError, DataError, UnknownCodeError
from polycentric.states import Cow, Gw, find
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
