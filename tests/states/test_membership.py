from datetime import date

import numpy as np
import pytest

from polycentric import states
from polycentric.errors import BareCodeError, CoverageError, DataError, UnknownCodeError, UnknownNameError
from polycentric.states import Cow, Gec, Gw, Iso3, code_of, lives, members, state_of


def test_970_is_nauru_for_cow_and_kiribati_for_gleditsch_and_ward():
    assert state_of(Cow(970)).id == "NRU"
    assert state_of(Gw(970)).id == "KIR"
    assert code_of("KIR", Cow, 2010) == Cow(946)
    assert code_of("NRU", Gw, 2010) == Gw(971)
    assert Cow(970) != Gw(970)


def test_germany_has_one_id_and_three_cow_spells():
    spells = [(str(spell.code), str(spell)) for spell in states.spells("DEU", Cow)]
    assert spells == [
        ("COW 255", "1816-01-01 to 1945-05-08"),
        ("COW 260", "1955-05-05 to 1990-10-02"),
        ("COW 255", "since 1990-10-03"),
    ]
    assert code_of("DEU", Cow, date(1990, 10, 2)) == Cow(260)
    assert code_of("DEU", Cow, 1990) == Cow(255), "a year ends with its last code"
    assert code_of("DEU", Gw, 2020) == Gw(260)
    assert code_of("DEU", Cow, 1950) is None
    assert lives("DEU", 1950, Gw)
    assert not lives("DEU", 1950, Cow)


def test_yemen_changes_its_cow_code_in_1990_and_keeps_its_gw_code():
    assert [code_of("YEM", Cow, year) for year in (1980, 1990, 2000)] == [Cow(678), Cow(679), Cow(679)]
    assert [code_of("YEM", Gw, year) for year in (1980, 1990, 2000)] == [Gw(678)] * 3
    assert state_of(Cow(680)).id == "YMD"


def test_serbia_and_yugoslavia_are_one_state_with_two_gw_codes():
    assert [code_of("SRB", Cow, year) for year in (1900, 1980, 2010)] == [Cow(345)] * 3
    assert [code_of("SRB", Gw, year) for year in (1900, 1980, 2010)] == [Gw(340), Gw(345), Gw(340)]


def test_a_bare_number_is_never_a_code():
    with pytest.raises(BareCodeError, match=r"^970 does not say which code system.*COW 970 is Nauru.*Write Cow\(970\)"):
        state_of(970)  # pyright: ignore[reportArgumentType]
    with pytest.raises(BareCodeError, match=r"^2 beside Cow\(2\)"):
        assert Cow(2) == 2
    with pytest.raises(BareCodeError):
        assert "DEU" in [Iso3("DEU")]
    with pytest.raises(BareCodeError):
        sorted([Cow(2), Gw(2)])
    assert sorted([Cow(200), Cow(31), Cow(2)]) == [Cow(2), Cow(31), Cow(200)]
    assert len({Cow(2), Gw(2), Cow(2)}) == 2


def test_a_malformed_code_says_what_would_be_right():
    with pytest.raises(DataError, match=r"Cow\('2'\) is no Cow code: give a whole number"):
        Cow("2")  # pyright: ignore[reportArgumentType]
    with pytest.raises(DataError, match=r"Gw\(255.0\) is no Gw code"):
        Gw(255.0)  # pyright: ignore[reportArgumentType]
    assert Cow(np.int16(255)) == Cow(255)  # pyright: ignore[reportArgumentType]
    with pytest.raises(DataError, match="give three capital letters, like 'DEU'"):
        Iso3("usa")
    with pytest.raises(DataError, match="give two small letters, like 'gm'"):
        Gec("GM")


def test_an_unknown_code_says_what_its_number_is_in_the_other_system():
    with pytest.raises(UnknownCodeError, match=r"COW has no code 971\. GW 971 is Nauru \(NRU\), whose COW code is 970"):
        state_of(Cow(971))
    with pytest.raises(UnknownCodeError, match=r"COW has no code 12345\. crosswalk\(\) lists all codes"):
        state_of(Cow(12345))


def test_a_code_out_of_its_time_says_when_it_was_and_which_was_then():
    with pytest.raises(
        CoverageError, match=r"COW 260 is Germany \(DEU\) 1955-05-05 to 1990-10-02.*it had COW 255 then"
    ):
        state_of(Cow(260), 2000)
    with pytest.raises(CoverageError, match="it is not in the COW list then"):
        state_of(Cow(710), 1850)


def test_a_time_is_a_day_or_a_year():
    with pytest.raises(DataError, match="'1990' is no time: give a year"):
        lives("DEU", "1990")  # pyright: ignore[reportArgumentType]


def test_withdrawn_iso_letters_are_known_with_their_years():
    assert state_of(Iso3("SUN"), 1980).id == "RUS"
    assert state_of(Iso3("YUG")).id == "SRB"
    with pytest.raises(CoverageError):
        state_of(Iso3("SUN"), 2000)


def test_a_gec_code_is_not_an_iso_code():
    assert [state_of(Gec(code)).id for code in ("gm", "au", "as", "ch", "sf")] == ["DEU", "AUT", "AUS", "CHN", "ZAF"]


def test_membership_on_a_day_and_in_a_year():
    assert not lives("SSD", date(2011, 7, 8))
    assert lives("SSD", date(2011, 7, 9))
    assert lives("SSD", 2011)
    assert len(members(2016, Cow)) == 195
    assert len(members(2016, Gw, microstates=False)) == 174
    assert lives("VAT", 2020)
    assert not lives("VAT", 2020, Cow)


def test_no_state_exits_where_a_list_ends():
    assert {state.id for state in members(2016, Cow)} == {state.id for state in members(2025, Cow)}


def test_an_unknown_id_suggests_others():
    with pytest.raises(UnknownNameError, match="No state id is called 'XXX': did you mean 'XKX'"):
        states.get("XXX")


def test_the_crosswalk_has_every_state_year_once():
    table = states.crosswalk(1989, 1991)
    assert table.columns == ["year", "state", "name", "ccode", "gwcode", "iso3"]
    assert table.select("year", "state").is_duplicated().sum() == 0
    germany = table.filter(table["state"] == "DEU").select("year", "ccode", "gwcode", "name").rows()
    name = "Federal Republic of Germany"
    assert germany == [(1989, 260, 260, name), (1990, 255, 260, "Germany"), (1991, 255, 260, "Germany")]
