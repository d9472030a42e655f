import os
from pathlib import Path

import pytest

from polycentric.errors import CoverageError, UserFileError
from polycentric.tables.user_file import UserTable, own_files, read_user_file, state_in

KNOWN = {"A": "AAA", "B": "BBB", "C": "CCC"}


def read(folder: Path, text: str | bytes, *, negative: bool = False) -> UserTable:
    """Read a file with that text; the toy states are called A, B and C."""
    path = folder / "mine.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_user_file(path, (("state",), ("state1", "state2")), resolve, negative=negative)


def resolve(text: str, year: int | None) -> str:
    if text not in KNOWN:
        raise UserFileError(f"No state is called '{text}'.")
    return KNOWN[text]


def test_a_row_says_which_state_which_value_and_if_need_be_which_year(tmp_path: Path):
    table = read(tmp_path, "state,value,year,unit,source\nA,1.5,2020,ships,My count\nB,,2020,ships,My count\n")
    assert [(row.states, row.year, row.line) for row in table.rows] == [(("AAA",), 2020, 2), (("BBB",), 2020, 3)]
    assert table.rows[0].value == 1.5
    assert table.rows[1].value != table.rows[1].value
    assert (table.unit, table.source) == ("ships", "My count")


def test_a_spreadsheets_byte_order_mark_quotes_spaces_and_empty_lines_are_read_over(tmp_path: Path):
    table = read(tmp_path, b'\xef\xbb\xbf State , VALUE\r\n"A", 3 \r\n\r\n,\r\n')
    assert [(row.states, row.value) for row in table.rows] == [(("AAA",), 3.0)]


def test_a_file_that_says_neither_unit_nor_source_is_said_not_to(tmp_path: Path):
    table = read(tmp_path, "state,value\nA,1\n")
    assert (table.unit, table.source) == ("not stated", "file mine.csv")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no rows"),
        ("state,value\n", "holds no rows"),
        ("colour,value\nA,1\n", "has the columns colour, value: state,value or state1,state2,value is right"),
        ("state,value,value\nA,1,1\n", "has the column value twice"),
        ("state,value\nA,1,2\n", "line 2: 3 fields, where the header has 2: put a name or number that holds a comma"),
        ("state,value\nZ,1\n", "line 2: No state is called 'Z'"),
        ("state,value\nA,many\n", "line 2: the value 'many' isn't a number: write 1234.5, or leave it empty"),
        ("state,value\nA,inf\n", "line 2: the value 'inf' isn't finite"),
        ("state,value\nA,1_000\n", "line 2: the value '1_000' isn't a number"),
        ("state,value\nA,\u0661\u0662\n", "isn't a number"),
        ("state,value\nA,0x1\n", "isn't a number"),
        ("state,value\nA,1e308\n", "line 2: the value '1e308' lies outside 1e-100 to 1e+100"),
        ("state,value\nA,1e999\n", "the value '1e999' lies outside"),
        ("state,value\nA,1e-400\n", "the value '1e-400' lies outside"),
        ("state,value\nA,-1\n", "line 2: the value -1 is below zero"),
        ("state,value\nA,1\nB,2\nA,3\n", "line 4: AAA stands in line 2 already"),
        ("state,value\nA,\n", "holds no value at all"),
        ("state,value,year\nA,1,20\n", "line 2: the year '20' isn't one: write it as 2024"),
        ("state,value,year\nA,1,\n", "line 2: no year, where the file has a column for it"),
        ("state1,state2,value\nA,A,1\n", "line 2: a tie of AAA to itself means nothing here"),
        ('state,value\n"A,1\n', "fields are separated by commas"),
        (b"state,value\n\x81,1\n", "isn't UTF-8 text"),
        ("state,value\nA\x00,1\n", "line"),
    ],
)
def test_a_broken_file_is_refused_with_the_line_the_value_and_what_is_right(
    tmp_path: Path, text: str | bytes, message: str
):
    with pytest.raises(UserFileError) as refused:
        read(tmp_path, text)
    assert message in str(refused.value)
    assert "mine.csv" in str(refused.value)


def test_further_columns_are_left_alone(tmp_path: Path):
    assert read(tmp_path, "state,colour,value\nA,red,1\n").rows == read(tmp_path, "state,value\nA,1\n").rows


def test_values_below_zero_are_read_where_they_mean_something(tmp_path: Path):
    assert read(tmp_path, "state,value\nA,-1\n", negative=True).rows[0].value == -1


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path):
    with pytest.raises(UserFileError, match="can't be read: No such file"):
        read_user_file(tmp_path / "none.csv", (("state",),), resolve, negative=False)
    with pytest.raises(UserFileError, match="is a folder"):
        read_user_file(tmp_path, (("state",),), resolve, negative=False)


@pytest.mark.parametrize("text", ["0", "-0.00", "0e-400", ".0", "0."])
def test_a_zero_however_it_is_written_is_zero_without_a_sign(tmp_path: Path, text: str):
    assert str(read(tmp_path, f"state,value\nA,{text}\n").rows[0].value) == "0.0"


@pytest.mark.parametrize("text", ["12", "+12", "12.", "1.2e1", "120E-1", "012"])
def test_a_number_may_be_written_with_a_sign_a_point_and_an_exponent(tmp_path: Path, text: str):
    assert read(tmp_path, f"state,value\nA,{text}\n").rows[0].value == 12.0


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with pytest.raises(UserFileError, match=r"pipe\.csv' is a pipe or a device: save what comes out of it"):
        read_user_file(pipe, (("state",),), resolve, negative=False)


def test_no_more_is_read_of_a_file_than_shows_that_it_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("polycentric.tables.user_file.LARGEST_FILE", 10)
    with pytest.raises(UserFileError, match="is larger than"):
        read(tmp_path, "state,value\nA,1\n")


def test_a_file_that_takes_a_known_name_or_comes_twice_is_refused():
    with pytest.raises(UserFileError, match=r"the built-in power index 'gdp': rename the file, e\.g\. 'my_gdp\.csv'"):
        own_files([Path("gdp.csv")], {"gdp"}, "power index")
    with pytest.raises(UserFileError, match=r"'b/x\.csv' and 'a/x\.csv' both give a tie layer 'x': add one, or rename"):
        own_files([Path("a/x.csv"), Path("b/x.csv")], {"gdp"}, "tie layer")
    assert own_files([Path("a/x.csv")], {"gdp"}, "tie layer") == {"x": Path("a/x.csv")}


@pytest.mark.parametrize(
    ("text", "year", "meant"),
    [("Russia", None, "RUS"), ("USSR", 1980, "RUS"), ("Prussia", 1850, "DEU"), ("Yugoslavia", 1950, "SRB"),
     ("cow:2", None, "USA"), ("DDR", 1970, "DDR"), ("Vietnam", None, "VNM")],
)  # fmt: skip
def test_a_name_means_the_state_that_bears_it_in_the_rows_year(text: str, year: int | None, meant: str):
    assert state_in(text, year) == meant


@pytest.mark.parametrize(
    ("text", "year", "message"),
    [
        ("USSR", None, r"'USSR' names no state today, and the row has no year; it was Russia's \(RUS\).*write RUS"),
        ("Yugoslavia", 2020, r"'Yugoslavia' names no state in 2020; it was Serbia's \(SRB\)"),
        ("Prussia", None, r"it was Germany's \(DEU\)"),
        ("DDR", 2020, "'DDR' was no state any more in 2020"),
    ],
)
def test_a_name_of_the_past_is_refused_with_the_successor_and_never_taken(text: str, year: int | None, message: str):
    with pytest.raises(CoverageError, match=message):
        state_in(text, year)


def test_a_file_for_todays_world_that_names_the_ussr_is_refused_with_its_line(tmp_path: Path):
    path = tmp_path / "mine.csv"
    path.write_text("state,value\nUSA,1\nUSSR,2\n")
    with pytest.raises(UserFileError, match="line 3: 'USSR' names no state today"):
        read_user_file(path, (("state",),), state_in, negative=False)
