"""Periods of a pair into years: what is not coded has no level, and the next period cuts the one before."""

from pathlib import Path

import pytest

from polycentric.errors import DataError
from polycentric.sources.peace_data import WIDTH, by_year, listed, published


def file(folder: Path, *lines: str) -> Path:
    path = folder / "peacedata3.1.csv"
    wide = [line + "," * (WIDTH - 1 - line.count(",")) for line in lines]
    path.write_text("\n".join(wide) + "\n", encoding="utf-8")
    return path


def years(path: Path) -> list[tuple[object, ...]]:
    return (
        by_year(path).select("ccode1", "ccode2", "year", "peace_level", "peace_lowest", "days_coded", "relation").rows()
    )


def test_the_level_is_that_at_the_end_of_the_year_and_the_mean_goes_by_days(tmp_path: Path):
    path = file(tmp_path, "2020,19200110-19210131,0.75,19210201-19219999,1")
    assert years(path) == [
        (2, 20, 1920, 0.75, 0.75, 357, "warm peace"), (2, 20, 1921, 1.0, 0.75, 365, "security community"),
    ]  # fmt: skip
    assert by_year(path)["peace_mean"].to_list()[1] == pytest.approx((31 * 0.75 + 334) / 365)


def test_what_is_not_coded_is_never_nine(tmp_path: Path):
    path = file(tmp_path, "2365,19880101-19891108,0,19891109-19910201,-9,19910202-19910301,0.25")
    assert years(path) == [
        (2, 365, 1988, 0.0, 0.0, 366, "severe rivalry"), (2, 365, 1989, 0.0, 0.0, 312, "severe rivalry"),
        (2, 365, 1990, None, None, 0, None), (2, 365, 1991, 0.25, 0.25, 28, "lesser rivalry"),
    ]  # fmt: skip
    assert by_year(path)["peace_mean"].to_list() == [0.0, 0.0, None, 0.25]


def test_unknown_days_are_the_first_and_last_that_they_can_be_and_the_next_period_cuts_them(tmp_path: Path):
    path = file(tmp_path, "484540,19751111-19971913,0.5,19971014-19979999,0.25", "200210,19140800-19140899,0")
    rows = {row[:3]: row[3:6] for row in years(path)}
    assert rows[484, 540, 1997] == (0.25, 0.25, 365)
    assert rows[200, 210, 1914] == (0.0, 0.0, 31)
    periods = listed(path).filter(listed(path)["ccode1"] == 484)
    assert periods.select("end_year", "end_month", "end_day").row(0) == (1997, None, None)


def test_of_two_periods_that_overlap_the_later_one_counts_from_its_start(tmp_path: Path):
    path = file(tmp_path, "370701,20110101-20139999,0.5,20120101-20139999,0.75")
    assert [(year, level) for _, _, year, level, *_ in years(path)] == [(2011, 0.5), (2012, 0.75), (2013, 0.75)]


def test_a_pair_with_its_codes_turned_round_has_the_smaller_first_and_a_lone_point_is_nothing(tmp_path: Path):
    path = file(tmp_path, "435403,20080101-20089999,0.5", "255530,19360101-19369999,0.5,.")
    assert [row[:3] for row in years(path)] == [(255, 530, 1936), (403, 435, 2008)]


def test_numbers_of_no_list_stay_among_the_periods_and_have_no_years(tmp_path: Path):
    path = file(tmp_path, "935936,19990914-19999999,0.5")
    assert listed(path).height == 1
    assert years(path) == []


@pytest.mark.parametrize(
    "line", ["2020,1920-1921,0.75", "2020,19200110-19871002,0.6", "2020,19200110-19871002", "x,y,z"]
)
def test_a_line_that_is_no_pair_with_periods_and_levels_is_refused(tmp_path: Path, line: str):
    with pytest.raises(DataError, match="Line 1 of"):
        by_year(file(tmp_path, line))


def test_the_column_called_yearmonth_is_the_year(tmp_path: Path):
    path = tmp_path / "peacedatav31dyyearmean.csv"
    path.write_text("dyad,yearmonth,peacelevel\n2365,1990,9\n", encoding="utf-8")
    assert published(path).select("ccode1", "ccode2", "yearmonth").rows() == [(2, 365, "1990")]
