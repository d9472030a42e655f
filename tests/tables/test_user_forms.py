"""The forms that files come in: separators, encodings, decimal marks, missing words, years, and headers."""

from pathlib import Path

import pytest

from polycentric.errors import ManyFaultsError, UserFileError
from polycentric.tables.user_file import UserTable, read_user_file, state_in
from polycentric.tables.user_reading import PLAIN, Reading, columns_of

KEYS = (("state",), ("state", "partner"), ("state1", "state2"))


def read(folder: Path, text: str | bytes, reading: Reading = PLAIN, *, negative: bool = False) -> UserTable:
    path = folder / "mine.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_user_file(path, KEYS, state_in, negative=negative, reading=reading)


def values(table: UserTable) -> dict[str, float]:
    return {row.states[0]: row.value for row in table.rows}


@pytest.mark.parametrize(("separator", "word"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
def test_the_separator_is_found_and_said(tmp_path: Path, separator: str, word: str):
    table = read(tmp_path, "state,value\nFrance,1.5\nPeru,2\n".replace(",", separator))
    assert values(table) == {"FRA": 1.5, "PER": 2}
    assert table.notes == (f"Read as fields separated by {word}.",)


def test_a_line_by_which_excel_names_the_separator_is_believed(tmp_path: Path):
    assert values(read(tmp_path, "sep=;\nstate;value\nFrance;1,5\n")) == {"FRA": 1.5}


@pytest.mark.parametrize(
    ("encoding", "message"),
    [("utf-8-sig", "UTF-8 with a byte order mark"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"),
     ("utf-16-be", "UTF-16"), ("cp1252", "Windows-1252"), ("utf-32", "UTF-32")],
)  # fmt: skip
def test_the_encoding_is_found_and_said(tmp_path: Path, encoding: str, message: str):
    table = read(tmp_path, "state,value\nCôte d’Ivoire,1\nPerú,2\n".encode(encoding))
    assert values(table) == {"CIV": 1, "PER": 2}
    assert message in table.notes[0]


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"PK\x03\x04rest", "an Excel workbook or an archive"), (b"\xd0\xcf\x11\xe0rest", "an Excel workbook"),
     (b"PAR1rest", "a Parquet file"), (b"\x1f\x8brest", "a compressed file")],
)  # fmt: skip
def test_a_file_of_another_program_is_named_as_what_it_is(tmp_path: Path, content: bytes, what: str):
    with pytest.raises(UserFileError, match=f"is {what} and no text: save the table as CSV, UTF-8"):
        read(tmp_path, content)


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (("1,5", "2,25"), (1.5, 2.25)),
        (("1.234,5", "2"), (1234.5, 2)),
        (("1.234.567", "0,5"), (1234567, 0.5)),
        (('"1,234,567"', "2.5"), (1234567, 2.5)),
        (('"12,345.6"', '"1,234"'), (12345.6, 1234)),
        (("1 234,5", "2"), (1234.5, 2)),
        (("1\u202f234\u202f567", "2"), (1234567, 2)),
        (("1.5", "1.234"), (1.5, 1.234)),
        (("1.234", "56789"), (1.234, 56789)),
    ],
)
def test_the_decimal_mark_is_found_where_one_value_settles_it(
    tmp_path: Path, texts: tuple[str, str], meant: tuple[float, float]
):
    table = read(tmp_path, f"state;value\nFrance;{texts[0]}\nPeru;{texts[1]}\n")
    assert tuple(values(table).values()) == meant


def test_in_a_file_with_commas_between_fields_a_point_is_the_decimal_one(tmp_path: Path):
    assert values(read(tmp_path, "state,value\nFrance,1.234\n")) == {"FRA": 1.234}


@pytest.mark.parametrize("text", ['state,value\nFrance,"1,234"\n', "state;value\nFrance;1.234\n"])
def test_a_mark_that_stays_open_is_refused_until_the_user_says_which(tmp_path: Path, text: str):
    with pytest.raises(UserFileError, match=r"line 2: '1[.,]234' may be 1234 or 1\.234: say which with --decimal"):
        read(tmp_path, text)
    readings = {values(read(tmp_path, text, Reading(decimal=mark)))["FRA"] for mark in ("point", "comma")}
    assert readings == {1234.0, 1.234}


def test_two_decimal_marks_in_one_file_are_refused_with_both_lines(tmp_path: Path):
    with pytest.raises(ManyFaultsError, match=r"(?s)line 2: '1,5' has another.*line 3: '2\.25' has another"):
        read(tmp_path, "state;value\nFrance;1,5\nPeru;2.25\n")
    with pytest.raises(UserFileError, match=r"'2\.25' has a point, where the decimal mark is a comma"):
        read(tmp_path, "state;value\nFrance;1,5\nPeru;2.25\n", Reading(decimal="comma"))


@pytest.mark.parametrize("word", ["", "NA", "..", "...", "n/a", "N/A", "xxx", "-", ". .", "–", "NULL", "#N/A"])
def test_a_word_for_missing_is_missing_and_counted(tmp_path: Path, word: str):
    table = read(tmp_path, f"state,value\nFrance,1\nPeru,{word}\nNA,2\n", Reading(columns={"state": "iso2:state"}))
    assert values(table)["NAM"] == 2
    assert values(table)["PER"] != values(table)["PER"]
    assert table.notes[-1] == f"1 of 3 values are missing: 1 {repr(word) if word else 'empty'}."


@pytest.mark.parametrize("text", ["-9", "-99", "-88", "-999"])
def test_a_number_that_may_stand_for_missing_is_not_guessed(tmp_path: Path, text: str):
    file = f"state,partner,value\nUSA,FRA,1\nUSA,PER,{text}\n"
    with pytest.raises(UserFileError, match=f"line 3: the value {text} is the only kind below zero.*--missing {text}"):
        read(tmp_path, file, negative=True)
    assert read(tmp_path, file, Reading(missing=(text,)), negative=True).rows[1].value != 0
    with pytest.raises(UserFileError, match=f"the value {text} is below zero.*say --missing {text}"):
        read(tmp_path, f"state,value\nUSA,1\nPeru,{text}\n")


def test_minus_nine_among_other_values_below_zero_is_a_value(tmp_path: Path):
    table = read(tmp_path, "state,partner,value\nUSA,FRA,-3.5\nUSA,PER,-9\n", negative=True)
    assert [row.value for row in table.rows] == [-3.5, -9]
    table = read(tmp_path, "state,partner,value\nUSA,PER,-9\n", Reading(missing=("none",)), negative=True)
    assert table.rows[0].value == -9


def test_percents_are_numbers_where_all_values_are_and_are_refused_among_others(tmp_path: Path):
    table = read(tmp_path, "state,value\nFrance,50%\nPeru,2.5 %\nChad,\n")
    assert values(table)["FRA"] == 50
    assert table.unit == "percent"
    with pytest.raises(UserFileError, match="line 2: the value '50%' has a percent sign, and other values have none"):
        read(tmp_path, "state,value\nFrance,50%\nPeru,2\n")


@pytest.mark.parametrize("year", ["2020", "2020.0", "2020."])
def test_a_year_may_be_written_as_statistics_programs_write_it(tmp_path: Path, year: str):
    assert read(tmp_path, f"state,value,Year\nFrance,1,{year}\n").rows[0].year == 2020


@pytest.mark.parametrize("year", ["2020.5", "20200", "1999/2000", "2020-01-01", "FY20"])
def test_what_is_no_year_is_refused(tmp_path: Path, year: str):
    with pytest.raises(UserFileError, match=f"the year '{year}' isn't one: write it as 2024"):
        read(tmp_path, f"state,value,year\nFrance,1,{year}\n")


@pytest.mark.parametrize(
    ("header", "row", "state"),
    [
        ("ccode,year,value", "255,1995,1", "DEU"),
        ("COWcode,year,value", "260,1980,1", "DEU"),
        ("gwcode,year,value", "260,1995,1", "DEU"),
        ("gwno,year,value", "970,2000,1", "KIR"),
        ("iso3,year,value", "AUS,1995,1", "AUS"),
        ("iso3c,year,value", "SWZ,1995,1", "SWZ"),
        ("iso2,year,value", "NA,1995,1", "NAM"),
        ("iso3n,year,value", "840,1995,1", "USA"),
        ("stateabb,year,value", "AUS,1995,1", "AUT"),
        ("country,year,value", "France,1995,1", "FRA"),
        ("Entity,Year,value", "France,1995,1", "FRA"),
        ("Country Name,Country Code,Year,Value", "Swaziland,SWZ,1995,1", "SWZ"),
        ("stateabb,ccode,year,value", "AUS,305,1995,1", "AUT"),
        ("ccode,year,value", "2.0,1995,1", "USA"),
    ],
)
def test_a_columns_name_says_what_its_codes_are(tmp_path: Path, header: str, row: str, state: str):
    assert read(tmp_path, f"{header}\n{row}\n").rows[0].states == (state,)


def test_pairs_may_be_named_by_codes(tmp_path: Path):
    table = read(tmp_path, "ccode1,ccode2,year,value\n2,200,1950,1\n")
    assert (table.columns, table.rows[0].states) == (("state1", "state2"), ("USA", "GBR"))


def test_the_user_says_which_column_is_which_and_of_which_codes(tmp_path: Path):
    text = "id,when,who,much,other\n1,2000,970,5,x\n"
    table = read(tmp_path, text, Reading(columns=columns_of("state=gw:who, value=much, year=when")))
    assert (table.rows[0].states, table.rows[0].value, table.rows[0].year) == (("KIR",), 5, 2000)
    table = read(tmp_path, text, Reading(columns=columns_of("state=cow:who,value=much,year=when")))
    assert table.rows[0].states == ("NRU",)
    with pytest.raises(
        UserFileError, match="the column howmuch of --columns value=howmuch is not there; the file has id"
    ):
        read(tmp_path, text, Reading(columns=columns_of("state=gw:who,value=howmuch")))


@pytest.mark.parametrize(
    ("text", "message"),
    [("Entity", "'Entity' doesn't say what a column"), ("state=", "'state=' doesn't say"),
     ("who=Entity", "known are state, partner"), ("state=a,state=b", "state is named twice, as 'a' and 'b'")],
)  # fmt: skip
def test_columns_that_say_nothing_or_two_things_are_refused(text: str, message: str):
    with pytest.raises(UserFileError, match=message):
        columns_of(text)


def test_a_file_without_a_known_column_of_values_says_how_to_name_it(tmp_path: Path):
    with pytest.raises(
        UserFileError, match=r"has the columns state, a, b: .* is right\. Say which is which with --columns"
    ):
        read(tmp_path, "state,a,b\nFrance,1,2\n")


def test_a_quoted_field_keeps_its_comma_and_its_line(tmp_path: Path):
    text = 'state,value,source\n"Korea, South",1,"two\nlines"\nNowhere,2,x\n'
    with pytest.raises(UserFileError, match="line 4: No state is called 'Nowhere'"):
        read(tmp_path, text)


def test_a_large_file_is_read_the_same_way_whether_its_lines_are_alike_or_not(tmp_path: Path):
    rows = "".join(f"{state},{year},{year / 7:.3f}\n" for year in range(1990, 2010) for state in ("FRA", "PER", "USA"))
    plain, quoted = f"state,year,value\n{rows}", 'state,year,value\n"FRA",1989,1\n' + rows
    assert read(tmp_path, plain).rows == tuple(
        type(row)(row.states, row.value, row.year, row.line - 1) for row in read(tmp_path, quoted).rows[1:]
    )
