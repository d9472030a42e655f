"""Words and tables in lines of 60, 80 and 120 characters: nothing is cut, and nothing is wider."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polycentric.answers import columns

HEADS = ("state", "military_spending", "output at purchasing power", "poles, or why there is no class")
ROWS = (
    ("United States", "36.3", "15.0", "United States, China, Russia, India, Germany, Japan, United Kingdom, France"),
    ("China", "10.9", "19.6", "–"),
)
RIGHT = (False, True, True, False)


def test_a_table_that_fits_has_one_line_for_each_row():
    assert columns.table(("a", "share"), (("x", "0.25"), ("long", "1")), (False, True), 80) == [
        "a     share",
        "x      0.25",
        "long      1",
    ]


def test_heads_are_folded_at_underscores_and_spaces_and_numbers_never():
    lines = columns.table(HEADS[:3], [row[:3] for row in ROWS], RIGHT[:3], 40)
    assert [" ".join(line.split()) for line in lines] == [
        "state military_ output at", "spending purchasing", "power", "United States 36.3 15.0", "China 10.9 19.6",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_and_no_word_is_lost(width: int):
    lines = columns.table(HEADS, ROWS, RIGHT, width)
    assert max(map(len, lines)) <= width
    text = " ".join(" ".join(lines).split())
    for word in ("military_", "36.3", "Russia,", "France", "–"):
        assert word in text


def test_columns_that_do_not_fit_stand_below_beside_the_first_one_again():
    heads = ("state", *(f"measure{number:02}" for number in range(12)))
    row = ("China", *(f"{number}.123456" for number in range(12)))
    lines = columns.table(heads, [row], [False] + [True] * 12, 60)
    assert max(map(len, lines)) <= 60
    assert sum(line.startswith("China") for line in lines) == lines.count("") + 1 == 3
    assert all(any(cell in line for line in lines) for cell in row)


def test_further_columns_stand_beside_as_many_first_ones_as_tell_the_rows_apart():
    heads = ("rule", "index", *(f"measure{number:02}" for number in range(8)))
    rows = [("one", index, *(f"{number}.123456" for number in range(8))) for index in ("output", "soldiers")]
    lines = columns.table(heads, rows, [False, False] + [True] * 8, 60)
    assert max(map(len, lines)) <= 60
    assert sum("output" in line for line in lines) == sum("soldiers" in line for line in lines) == lines.count("") + 1
    assert lines.count("") > 0


def test_a_word_is_folded_at_its_seams_only_where_it_is_too_long_for_a_line():
    lines = columns.table(("war", "years"), [("x", "1997-2003 1990-91 1856-57")], [False, False], 24)
    assert [line.split() for line in lines[1:]] == [["x", "1997-2003", "1990-91"], ["1856-57"]]


def test_a_paragraph_is_folded_at_spaces_with_later_lines_further_in():
    assert columns.paragraph("one two three four five", 20, "  ") == "one two three four\n  five"


@given(
    rows=st.lists(
        st.lists(st.text(st.characters(codec="ascii", categories=("L", "N")), max_size=30), min_size=4, max_size=4),
        max_size=6,
    ),
    width=st.integers(40, 130),
)
def test_every_cell_is_there_whatever_the_width(rows: list[list[str]], width: int):
    together = "".join(columns.table(("a", "b", "c", "d"), rows, (False, True, False, True), width))
    for cell in (cell for row in rows for cell in row):
        assert cell in together
