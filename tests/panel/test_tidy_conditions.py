"""Conditions on rows, written as a text: what is read, what is not known, and what is refused."""

import datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polycentric.errors import DataError, PolycentricError, UnknownNameError
from polycentric.panel.tidy.conditions import condition

ROWS = pl.DataFrame(
    {
        "year": [1900, 1950, 2000],
        "cinc1": [0.1, None, 0.3],
        "cinc2": [0.2, 0.2, float("nan")],
        "state2": ["USA", "CHN", None],
        "pact": [True, None, False],
        "date": [datetime.date(1900, 1, 1), None, datetime.date(2000, 1, 1)],
    },
    schema_overrides={"year": pl.Int16},
)


def met(text: str) -> list[bool | None]:
    return ROWS.select(condition(text, ROWS.schema).expression).to_series().to_list()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("year >= 1946", [False, True, True]),
        ("1900 < year <= 1950", [False, True, False]),
        ("cinc1 > .05", [True, None, True]),
        ("cinc1 < cinc2", [True, None, None]),
        ("cinc1 is missing", [False, True, False]),
        ("cinc2 is not missing", [True, True, False]),
        ("state2 in ('USA', \"CHN\")", [True, True, None]),
        ("year not in [1900, 2000]", [False, True, False]),
        ("state2 != 'USA'", [False, True, None]),
        ("pact", [True, None, False]),
        ("NOT pact", [False, None, True]),
        ("pact = 1", [True, None, False]),
        ("pact = false", [False, None, True]),
        ("date >= '1914-07-28'", [False, None, True]),
        ("year == 1900 or cinc1 > 0.05", [True, None, True]),
        ("year = 1950 and pact", [False, None, False]),
        ("year = 1900 | year = 1950 & pact", [True, None, False]),
        ("!(year > 1900) && cinc1 > 0", [True, False, False]),
        ("year > -9", [True, True, True]),
        ("year < 1e3", [False, False, False]),
        ("year < 99999999999999999999999", [True, True, True]),
        (f"year < {'9' * 5000}", [True, True, True]),
        ("year > -9223372036854775809", [True, True, True]),
    ],
)
def test_a_condition_holds_or_not_or_is_not_known_where_a_value_is_missing(text: str, expected: list[bool | None]):
    assert met(text) == expected


def test_a_condition_names_the_columns_it_looks_at_each_once():
    assert condition("year > 1 and (year < 2 or cinc1 is missing)", ROWS.schema).columns == ("year", "cinc1")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("yaer > 1900", "No column is called 'yaer': did you mean 'year'"),
        ("cinc > 1", "did you mean 'cinc2' or 'cinc1'|did you mean 'cinc1' or 'cinc2'"),
        ("__import__('os')", "No column is called '__import__'"),
    ],
)
def test_an_unknown_column_is_answered_with_the_nearest(text: str, message: str):
    with pytest.raises(UnknownNameError, match=message):
        met(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("state2 = USA", "'USA' is no column: a text stands in quotes, as in state2 = 'USA'"),
        ("state2 in (USA, CHN)", "'USA' is no column"),
        ("year > 'a'", "'year' holds numbers, and 'a' is not to be compared with them: compare it with a number"),
        ("state2 > 3", "'state2' holds texts, and 3 is not to be compared"),
        ("pact > 0", "'pact' holds yes and no, and 0 is not .* let it stand alone, as in pact, or not pact"),
        ("pact = 2", "'pact' holds yes and no, and 2 is not"),
        ("date > 'soon'", "'date' holds dates, and 'soon' is not"),
        ("year", "'year' holds numbers: compare it with a number, as in year > 0"),
        ("year >", "at its end, a column, a number or a text in quotes belongs here"),
        ("(year > 3", "at its end, a bracket has to close"),
        ("year > 3)", r"at '\)', 'and', 'or' or the end belongs here"),
        ("year > 1,000", "at ',000', 'and', 'or' or the end belongs here"),
        ("year is 3", "at '3', 'missing' or 'not missing' belongs here"),
        ("year not 3", "at '3', 'in' belongs after 'not' here"),
        ("year in 3", r"at '3', a list in brackets belongs here"),
        ("year in ()", r"at '\)', a column, a number or a text"),
        ("year > 3; year < 5", "at '; year < 5', there is nothing that can be read"),
        ("year + 1 > 3", r"at '\+ 1 > 3', there is nothing that can be read"),
        ("state2 = 'USA", "at ''USA', there is nothing that can be read"),
        ("state2 = '\udcff'", "holds half a character: write it in UTF-8"),
        ("9" * 5000, "at its end, a comparison belongs here"),
        ("", "at its end, a column"),
        ("1 = 1", "1 and 1 are both written down: compare a column"),
        ("3 is missing", "looks at no column"),
        ("(" * 60 + "year > 1" + ")" * 60, "nests more than 50"),
        ("not " * 60 + "pact", "nests more than 50"),
        ("year > 1 " * 2_000, "A condition of 18,000 characters is too long"),
        ("a " * 3_000, "A condition of 3,001 words is too long"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_compared_says_where_and_what_would_be_right(text: str, message: str):
    with pytest.raises(DataError, match=message):
        met(text)


@given(st.text(alphabet="yearcin1 2pact()[]<>=!&|,'\"not or and in is missing.-+", max_size=40))
def test_any_text_is_read_or_refused_with_one_of_our_errors(text: str):
    try:
        read = condition(text, ROWS.schema)
    except PolycentricError:
        return
    assert ROWS.select(read.expression.alias("met"))["met"].dtype == pl.Boolean
