"""Which states a file's names and codes mean: letters of two systems, births and ends, former names, doubled rows."""

from pathlib import Path

import pytest

from polycentric.errors import CoverageError, ManyFaultsError, UserFileError
from polycentric.tables.user_file import UserTable, read_user_file, state_in
from polycentric.tables.user_reading import PLAIN, Reading

KEYS = (("state",), ("state", "partner"), ("state1", "state2"))


def read(folder: Path, text: str, reading: Reading = PLAIN) -> UserTable:
    path = folder / "mine.csv"
    path.write_text(text)
    return read_user_file(path, KEYS, state_in, negative=True, reading=reading)


def states(table: UserTable) -> list[str]:
    return [row.states[0] for row in table.rows]


@pytest.mark.parametrize("code", ["AUS", "SWZ", "SLV", "MNG"])
def test_bare_letters_of_two_meanings_are_refused_with_both(tmp_path: Path, code: str):
    with pytest.raises(
        UserFileError, match=f"line 2: '{code}' means different places.*iso3:{code}.*Write iso3:{code} or"
    ):
        read(tmp_path, f"state,value,year\n{code},8,2015\nUSA,1400,2015\n")


def test_a_whole_column_settles_its_letters_and_says_so(tmp_path: Path):
    by_iso = read(tmp_path, "state,value,year\nAUS,8,2015\nFRA,1,2015\nDEU,2,2015\n")
    assert states(by_iso) == ["AUS", "FRA", "DEU"]
    assert by_iso.notes == (
        "Letters of the column of states are read as those of ISO 3166, since DEU are of no other.",
    ) or ("read as those of ISO 3166" in by_iso.notes[0])
    by_cow = read(tmp_path, "state,value,year\nAUS,8,2015\nFRN,1,2015\nUKG,2,2015\n")
    assert states(by_cow) == ["AUT", "FRA", "GBR"]
    assert "read as those of COW" in by_cow.notes[0]


def test_letters_of_both_systems_in_one_column_leave_those_of_two_meanings_open(tmp_path: Path):
    with pytest.raises(UserFileError, match="'AUS' means different places"):
        read(tmp_path, "state,value,year\nAUS,8,2015\nFRA,1,2015\nUKG,2,2015\n")


def test_typed_letters_say_which(tmp_path: Path):
    assert states(read(tmp_path, "state,value\ncowc:AUS,1\niso3:AUS,2\niso2:NA,3\niso:840,4\n")) == [
        "AUT", "AUS", "NAM", "USA"
    ]  # fmt: skip


def test_a_column_called_iso3c_that_holds_cows_letters_is_refused_by_the_names_beside_it(tmp_path: Path):
    text = "iso3c,country,year,value\nAUS,Austria,1995,1\nSWZ,Switzerland,1995,2\nUSA,United States,1995,3\n"
    with pytest.raises(ManyFaultsError) as refused:
        read(tmp_path, text)
    assert "'AUS' in the column iso3c is Australia (AUS), and 'Austria' in the column country is Austria" in str(
        refused.value
    )
    assert "--columns state=cowc:iso3c" in str(refused.value)
    assert states(read(tmp_path, text, Reading(columns={"state": "cowc:iso3c"}))) == ["AUT", "CHE", "USA"]


@pytest.mark.parametrize("code", ["AUS", "UGA", "KOR", "BRA"])
def test_iso_letters_dated_before_the_state_lived_are_refused(tmp_path: Path, code: str):
    with pytest.raises(UserFileError, match=f"'{code}'"):
        read(tmp_path, f"iso3,value,year\n{code},8,1820\nUSA,1,1820\n")


def test_bare_numbers_are_refused_with_all_three_systems(tmp_path: Path):
    with pytest.raises(ManyFaultsError) as refused:
        read(tmp_path, "state,value\n276,1\n840,2\n")
    message = str(refused.value)
    assert "line 2: '276' does not say which code system it is of: iso:276 is Germany" in message
    assert "cow:840 is Philippines (PHL); gw:840 is Philippines (PHL); iso:840 is United States (USA)" in message
    assert "--columns state=cow:NAME" in message


@pytest.mark.parametrize(
    ("text", "year"), [("South Korea", 1850), ("Uganda", 1850), ("India", 1900), ("Slovenia", 1985), ("KOR", 1930)]
)
def test_a_row_before_its_states_birth_is_refused_as_one_after_its_end_is(tmp_path: Path, text: str, year: int):
    with pytest.raises(CoverageError, match=f"'{text}' was no state yet in {year}"):
        state_in(text, year)
    with pytest.raises(UserFileError, match=f"line 2: '{text}' was no state yet in {year}"):
        read(tmp_path, f"state,value,year\n{text},1,{year}\n")


@pytest.mark.parametrize(("text", "year"), [("DDR", 2000), ("South Yemen", 2000), ("RVN", 1980)])
def test_a_row_after_its_states_end_is_refused(text: str, year: int):
    with pytest.raises(CoverageError, match=f"'{text}' was no state any more in {year}"):
        state_in(text, year)


def test_before_the_lists_begin_who_is_in_them_at_once_is_taken():
    assert state_in("France", 1500) == "FRA"
    with pytest.raises(CoverageError, match="was no state yet in 1500"):
        state_in("Uganda", 1500)


def test_years_in_which_no_list_has_a_state_are_left_and_named(tmp_path: Path):
    table = read(tmp_path, "state,value,year\nGermany,1,1938\nGermany,2,1947\nFrance,3,1947\n")
    assert [(row.states[0], row.year) for row in table.rows] == [("DEU", 1938), ("FRA", 1947)]
    assert table.notes == ("1 row of years in which no list has the state left: Germany 1947.",)


@pytest.mark.parametrize(
    ("text", "year", "whole"),
    [("Russia", 1960, "the Soviet Union"), ("Turkey", 1900, "the Ottoman Empire"), ("Serbia", 1960, "Yugoslavia")],
)
def test_a_name_that_stands_for_a_larger_state_of_its_year_is_said(tmp_path: Path, text: str, year: int, whole: str):
    table = read(tmp_path, f"state,value,year\n{text},1,{year}\n")
    assert f"{text}'s {year} row stands for {whole}." in table.notes[-1]


@pytest.mark.parametrize(
    ("text", "year"), [("Soviet Union", 1960), ("USSR", 1960), ("cow:365", 1960), ("France", 1960)]
)
def test_the_name_of_the_year_and_a_code_of_the_year_need_no_word(tmp_path: Path, text: str, year: int):
    assert read(tmp_path, f"state,value,year\n{text},1,{year}\n").notes == ()


def test_two_names_of_one_state_are_refused_without_the_advice_to_drop_the_whole(tmp_path: Path):
    with pytest.raises(UserFileError) as refused:
        read(tmp_path, "state,value,year\nRussia,0.66,1960\nFormer USSR,1.34,1960\n")
    assert "RUS stands in line 2 already as 'Russia' for 1960, with 0.66, and here with 1.34" in str(refused.value)
    assert "'Former USSR' the whole state of 1960. Keep line 3" in str(refused.value)


def test_a_pair_without_direction_given_twice_counts_once_if_it_says_the_same(tmp_path: Path):
    table = read(tmp_path, "state1,state2,value\nUSA,Japan,3\nJapan,USA,3\nUSA,Japan,3.0\n")
    assert [row.states for row in table.rows] == [("USA", "JPN")]
    assert table.notes == ("2 rows say again what others say, and count once.",)


@pytest.mark.parametrize("second", ["Japan,USA,2", "USA,Japan,2", "Japan,USA,"])
def test_a_pair_without_direction_with_two_values_is_refused_with_both_lines(tmp_path: Path, second: str):
    with pytest.raises(UserFileError, match=r"line 3: .* stands in line 2 already.* with 3, and here with"):
        read(tmp_path, f"state1,state2,value\nUSA,Japan,3\n{second}\n")


def test_a_directed_pair_may_differ_by_direction_and_not_by_row(tmp_path: Path):
    assert len(read(tmp_path, "state,partner,value\nUSA,Japan,3\nJapan,USA,2\n").rows) == 2
    with pytest.raises(UserFileError, match="USA to JPN stands in line 2 already"):
        read(tmp_path, "state,partner,value\nUSA,Japan,3\nUSA,Japan,2\n")


def test_a_state_under_two_codes_in_a_year_counts_by_the_code_of_the_years_end(tmp_path: Path):
    for text in ("ccode,year,value\n255,1990,1\n260,1990,2\n", "state,year,value\ncow:260,1990,2\ncow:255,1990,1\n"):
        table = read(tmp_path, text)
        assert [(row.states[0], row.value) for row in table.rows] == [("DEU", 1)]
        assert "the code of the year's end counts: Germany, 1990: 255 of" in table.notes[-1]
    assert read(tmp_path, "ccode,year,value\n678,1990,1\n679,1990,2\n").rows[0].value == 2
    assert read(tmp_path, "stateabb,year,value\nGFR,1990,1\nGMY,1990,2\n").rows[0].value == 2
    pairs = read(tmp_path, "ccode1,ccode2,year,value\n2,255,1990,1\n2,260,1990,2\n")
    assert [row.value for row in pairs.rows] == [1]


def test_all_that_is_wrong_is_told_at_once_by_kind_and_bounded(tmp_path: Path):
    rows = "".join(f"Nowhere{number},1,2000\n" for number in range(30))
    text = f"state,value,year\n{rows}World,1,2000\nCongo,1,2000\nUSA,x,2000\nUganda,1,1850\nFrance,1,20\n276,1,2000\n"
    with pytest.raises(ManyFaultsError) as refused:
        read(tmp_path, text)
    message = str(refused.value)
    assert message.startswith(f"'{tmp_path / 'mine.csv'}' can't be used as it is: 36 faults.\n")
    heads = ["No state at all (30)", "A territory or a group of states (1)", "Several states have the name (1)"]
    heads += ["No usable number (1)", "No state in that year (1)", "No usable year (1)", "Codes of two readings (1)"]
    assert [head for head in heads if head not in message] == []
    assert "and 10 more of this kind." in message
    assert "Nowhere25" not in message
    assert len(message) < 8000


def test_strangers_are_left_and_listed_where_the_user_says_so_and_no_other_fault_is(tmp_path: Path):
    text = "state,value,year\nWorld,1,2000\nNowhere,1,2000\nUganda,1,1850\nFrance,1,2000\nWorld,1,2001\n"
    table = read(tmp_path, text, Reading(skip_strangers=True))
    assert states(table) == ["FRA"]
    assert table.notes == (
        "4 rows of what is no state of the row's year left: 'World' (2 rows), 'Nowhere', 'Uganda' 1850.",
    )
    with pytest.raises(UserFileError, match="'Congo' fits 2 states"):
        read(tmp_path, "state,value\nCongo,1\nWorld,2\nFrance,3\n", Reading(skip_strangers=True))
    with pytest.raises(UserFileError, match="has no row of a state"):
        read(tmp_path, "state,value\nWorld,2\n", Reading(skip_strangers=True))


def test_rows_of_other_years_are_not_judged(tmp_path: Path):
    text = "state,value,year\nPapal States,1,1850\nNowhere,x,1900\nUganda,1,1850\nFrance,2,1950\n"
    table = read(tmp_path, text, Reading(years=(1950, 1950)))
    assert states(table) == ["FRA"]
    assert table.notes == ("3 rows of other years than 1950 are left (1850-1900).",)
    assert table.span == (1850, 1950)
    with pytest.raises(CoverageError, match=r"has values for 1850-1950 only, and none of 2000: ask for a year"):
        read(tmp_path, text, Reading(years=(2000, 2000)))


def test_where_the_latest_counts_older_rows_of_the_same_state_are_not_judged(tmp_path: Path):
    text = "state,value,year\nUganda,1,1950\nUganda,2,2018\nFrance,,2020\nFrance,3,2019\nPeru,1,2031\nPeru,2,2020\n"
    table = read(tmp_path, text, Reading(years=(1, 2025), carried=True))
    assert {row.states[0]: row.year for row in table.rows if row.value == row.value} == {
        "UGA": 2018,
        "FRA": 2019,
        "PER": 2020,
    }
    assert "1 row after 2025 is left (2031)." in table.notes
    with pytest.raises(UserFileError, match="'Uganda' was no state yet in 1950"):
        read(tmp_path, "state,value,year\nUganda,1,1950\nFrance,3,2019\n", Reading(years=(1, 2025), carried=True))


def test_a_column_of_something_else_is_refused_before_all_of_it_is_looked_up(tmp_path: Path):
    rows = "".join(f"thing {number},1\n" for number in range(2000))
    with pytest.raises(
        UserFileError, match=r"more than 500 different texts that mean no state, such as 'thing 0' \(line 2\)"
    ):
        read(tmp_path, f"state,value\n{rows}")


def test_a_text_from_a_file_can_break_no_line_of_a_message(tmp_path: Path):
    with pytest.raises(UserFileError) as refused:
        read(tmp_path, f'state,value\n"a\nb\x1b[31m",1\n{"x" * 500},2\n')
    assert "\x1b" not in str(refused.value)
    assert max(len(line) for line in str(refused.value).splitlines()) < 400
