import datetime

import polars as pl
import pytest

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.membership import translation
from polycentric.panel.tidy import dyad_years, state_days, state_years, system_years


def has(table: pl.DataFrame, *row: int) -> bool:
    keys = table.columns[: len(row)]
    return (
        table.filter(pl.all_horizontal(pl.col(key) == value for key, value in zip(keys, row, strict=True))).height > 0
    )


def test_the_undirected_dyad_years_of_1816_to_2010_are_842655_and_the_directed_twice_as_many():
    """Counted from cow_states.rda in plain Python too: pairs of spells that overlap within a year."""
    assert dyad_years(directed=False, first=1816, last=2010).frame.height == 842_655
    assert dyad_years(directed=True, first=1816, last=2010).frame.height == 1_685_310


def test_a_published_count_of_1761031_directed_dyad_years_is_ours_with_false_dyads_and_a_line_more():
    """Every ordered pair of that year's members makes 1,761,030 in 1816-2012: an odd number cannot count both ways."""
    members = state_years(first=1816, last=2012).frame.group_by("year").len()["len"].cast(pl.Int64)
    assert int((members * (members - 1)).sum()) == 1_761_030
    assert dyad_years(directed=True, first=1816, last=2012).frame.height == 1_761_030 - 60


def test_two_states_that_lived_in_a_year_but_never_on_a_same_day_are_no_dyad():
    """The German Federal Republic (260) ends on 2 October 1990, Germany (255) begins on 3 October."""
    states = state_years(first=1990, last=1990).frame
    assert {255, 260} <= set(states["ccode"].to_list())
    assert not has(dyad_years(first=1990, last=1990).frame, 255, 260, 1990)
    assert has(dyad_years(first=1990, last=1990).frame, 2, 260, 1990)


def test_a_state_has_no_row_in_a_year_of_a_gap_in_its_membership():
    """France is out of the Correlates of War's list from November 1942 to August 1944."""
    france = state_years(first=1940, last=1946).frame.filter(pl.col("ccode") == 220)
    assert france["year"].to_list() == [1940, 1941, 1942, 1944, 1945, 1946]


def test_a_day_is_a_members_from_the_first_to_the_last_day_of_its_spell():
    days = state_days(first=1990, last=1990).frame.filter(pl.col("ccode") == 260)
    assert days["date"].min() == datetime.date(1990, 1, 1)
    assert days["date"].max() == datetime.date(1990, 10, 2)
    assert days.height == 275


def test_a_year_of_the_system_counts_states_and_pairs():
    row = system_years(first=1816, last=1990).frame.filter(pl.col("year") == 1990).row(0, named=True)
    assert row["states"] == state_years(first=1990, last=1990).frame.height
    assert row["dyads"] == dyad_years(directed=False, first=1990, last=1990).frame.height


def test_the_microstates_of_gleditsch_and_ward_can_be_left_out():
    everyone = state_years("gw", 2000, 2000).frame["gwcode"].to_list()
    large = state_years("gw", 2000, 2000, microstates=False).frame["gwcode"].to_list()
    assert 970 in everyone
    assert 970 not in large
    assert set(large) < set(everyone)


def test_codes_are_translated_by_the_year():
    table = translation("gw", "cow", 1816, 2020)
    assert table[260, 1989 - 1816] == 260
    assert table[260, 1990 - 1816] == 255
    assert table[970, 2005 - 1816] == 946  # Kiribati; 970 is Nauru to the other list
    assert table[678, 2000 - 1816] == 679
    assert table[340, 2010 - 1816] == 345
    assert table[0].sum() == 0


def test_years_after_the_lists_end_are_remarked():
    assert state_years(last=2016).remarks == ()
    assert "ends in 2016: the rows of 2017-2020" in state_years(last=2020).remarks[0]


@pytest.mark.parametrize(("first", "last"), [(1700, 1900), (1950, 1900)])
def test_years_that_no_list_has_are_refused(first: int, last: int):
    with pytest.raises(CoverageError, match=rf"begin in 1816, but {first}-{last} was asked for"):
        state_years(first=first, last=last)


def test_an_unknown_system_is_refused_with_the_known_ones():
    with pytest.raises(UnknownNameError, match="No state system is called 'gww': did you mean 'gw'"):
        dyad_years(system="gww")
