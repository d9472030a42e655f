import pytest

from polycentric.answers.covered import checked, checked_columns, checked_indices, span_of
from polycentric.errors import CoverageError
from polycentric.power import INDICES


def test_years_past_a_source_are_an_error_that_says_what_it_covers():
    message = "^Pledges covers 1815-2018, but 2020-2022 was asked for: choose years among these.$"
    with pytest.raises(CoverageError, match=message):
        checked("Pledges", ["atop_defense"], (2020, 2022))


@pytest.mark.parametrize(
    ("period", "unknown"),
    [((2010, 2022), ["2019-2022"]), ((2018, 2019), ["2019"]), ((1900, 1950), []), ((1815, 2018), [])],
)
def test_years_that_are_partly_covered_get_a_note_of_those_that_are_not(period: tuple[int, int], unknown: list[str]):
    notes = checked("Pledges", ["atop_defense"], period)
    assert notes == [f"Pledges covers 1815-2018: nothing is known of {years}." for years in unknown]


def test_years_on_both_sides_are_named():
    assert checked("Trade", ["flow"], (1860, 2020))[0].endswith("nothing is known of 1860-1869 and 2015-2020.")


def test_of_several_variables_the_years_are_those_of_all():
    assert span_of(["atop_defense", "flow"]) == (1870, 2014)
    assert span_of(["no_variable"]) is None
    assert checked("Mine", ["no_variable"], (1700, 1700)) == []


def test_indices_are_refused_only_together():
    assert checked_indices({"cinc": INDICES["cinc"], "output_fariss": INDICES["output_fariss"]}, (2021, 2021)) == [
        "'output_fariss' covers 1816-2019: nothing is known of 2021."
    ]
    with pytest.raises(CoverageError, match="'cinc' covers 1816-2022, but 2023 was asked for"):
        checked_indices({"cinc": INDICES["cinc"]}, (2023, 2023))


def test_a_column_that_would_be_empty_is_refused_and_one_that_is_partly_so_is_noted():
    with pytest.raises(CoverageError, match=r"'atop' covers 1815-2018, but 2020 was asked for: .*leave it out"):
        checked_columns([("atop", 1815, 2018)], (2020, 2020))
    assert checked_columns([("nmc", 1816, 2022), ("nmc", 1816, 2022)], (2020, 2024)) == [
        "'nmc' covers 1816-2022: outside these years its columns are missing."
    ]
