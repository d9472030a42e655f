"""The preview of a tidy table: every column, its missing values, the first rows, on any screen."""

import polars as pl
import pytest

from polycentric.panel.tidy import dyad_years, state_years
from polycentric.panel.tidy.preview import cells, fits, preview

FRAME = pl.DataFrame({
    "ccode": [2, 2, 20], "milex": [90_000_001_234.0, None, 0.25], "pact": [True, None, False],
    "name": ["United States of America", "", "加拿大"],
})  # fmt: skip
UNITS = ["ccode", "thousands of current British pounds to 1913, current US dollars from 1914", "truth", "text"]


def test_each_column_is_a_line_with_its_missing_values_its_first_rows_and_its_unit():
    lines = preview(FRAME, UNITS, 100)
    assert lines[0].split() == ["column", "missing", "row", "1", "row", "2", "row", "3", "unit"]
    assert lines[1].split() == ["ccode", "0", "2", "2", "20", "ccode"]
    assert lines[2].split()[:5] == ["milex", "1", "9e+10", "–", "0.25"]
    assert lines[3].split() == ["pact", "1", "1", "–", "0", "yes", "or", "no"]
    assert lines[4].startswith("name")
    assert "United..." in lines[4]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_screen_and_no_column_is_left_out(width: int):
    table = dyad_years(first=1990, last=1990).add("codes")
    lines = table.preview(width).split("\n")
    assert max(map(len, lines)) <= width
    assert [line.split()[0] for line in lines[1:]] == table.frame.columns


def test_fewer_rows_are_shown_where_no_more_fit():
    heads = {width: [column[0] for column in cells(FRAME, UNITS, width)] for width in (50, 80)}
    assert heads[80] == ["column", "missing", "row 1", "row 2", "row 3", "unit"]
    assert heads[50] == ["column", "missing", "row 1", "row 2", "unit"]


def test_a_table_without_rows_shows_its_columns():
    table = state_years(first=1990, last=1990).filter(pl.lit(False))
    assert table.preview().split("\n") == ["column  missing  unit", "ccode         0  ccode", "year          0  year"]


def test_few_columns_fit_as_they_are():
    assert fits(FRAME.select("ccode", "pact"), 8)
    assert not fits(FRAME, 8, 25)


def test_figures_of_millions_are_written_in_groups():
    shown = cells(pl.DataFrame({"x": [45_133_984.0, 123_456.5, -2_000_000.0]}), ["dollars"])
    assert [column[1] for column in shown[2:5]] == ["45,133,984", "123456", "-2,000,000"]
