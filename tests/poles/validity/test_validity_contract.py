"""What a set of known cases refuses, and that every shipped set keeps to it."""

import pytest

from polycentric.errors import UnknownNameError
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.contract import LAST, CasesError, LabelSet, Member, Period, Side


def _polarity(*periods: Period) -> LabelSet:
    return LabelSet(label="Toy", kind="polarity", reference="Nobody", tests="Nothing.", checked="no", periods=periods)


def _camps(*sides: Side, first: int = 1900, last: int = 1901) -> LabelSet:
    return LabelSet(
        label="Toy",
        kind="camps",
        reference="Nobody",
        tests="Nothing.",
        checked="no",
        sides=sides,
        first=first,
        last=last,
    )


def test_a_year_has_the_class_of_its_period_and_none_between_two():
    cases = _polarity(Period(1900, 1902, "multipolar"), Period(1904, 1905, "bipolar"))
    assert [cases.label_of(year) for year in range(1902, 1907)] == ["multipolar", "", "bipolar", "bipolar", ""]
    assert cases.years == (1900, 1901, 1902, 1904, 1905)


def test_periods_that_overlap_or_stand_out_of_order_are_refused_with_both():
    with pytest.raises(CasesError, match="'multipolar 1900-1910' and 'bipolar 1910-1920'"):
        _ = _polarity(Period(1900, 1910, "multipolar"), Period(1910, 1920, "bipolar"))
    with pytest.raises(CasesError, match="out of order"):
        _ = _polarity(Period(1910, 1920, "bipolar"), Period(1900, 1909, "multipolar"))
    with pytest.raises(CasesError, match="no periods"):
        _ = _polarity()


def test_an_unknown_class_and_a_period_that_ends_before_it_begins_are_refused():
    with pytest.raises(UnknownNameError, match="'tripolar': did you mean"):
        _ = Period(1900, 1910, "tripolar")
    with pytest.raises(CasesError, match="ends in 1900"):
        _ = Period(1910, 1900, "bipolar")


def test_no_label_stands_after_the_last_year_on_which_scholars_agree_and_the_set_says_what_was_cut():
    cases = _polarity(Period(1992, 2016, "unipolar"))
    assert cases.years[-1] == LAST == 2010
    assert "unipolar 1992-2016" in cases.cut
    with pytest.raises(CasesError, match="after 2010"):
        _ = _polarity(Period(2011, 2016, "unipolar"))
    assert _polarity(Period(1900, 1901, "unipolar")).cut == ""


def test_camps_of_one_side_of_nobody_or_with_a_state_on_two_sides_are_refused():
    one, other = Side("One", (Member("FRA", 1900, 1901),)), Side("Other", (Member("DEU", 1900, 1901),))
    assert _camps(one, other).sides[1].of(1901) == ("DEU",)
    with pytest.raises(CasesError, match="two sides at least"):
        _ = _camps(one)
    with pytest.raises(CasesError, match="FRA stands twice in the known camps of 1900"):
        _ = _camps(one, Side("Other", (Member("FRA", 1900, 1900),)))
    with pytest.raises(CasesError, match="Nobody is of 'Other' in 1902"):
        _ = _camps(Side("One", (Member("FRA", 1900, 1902),)), other, last=1902)
    with pytest.raises(CasesError, match="two years in order"):
        _ = _camps(one, other, first=1901, last=1900)


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownNameError, match="kind of known cases"):
        _ = LabelSet(label="Toy", kind="colour", reference="", tests="", checked="")  # pyright: ignore[reportArgumentType]  # the fault under test


@pytest.mark.parametrize("name", LABEL_SETS)
def test_every_set_says_whose_labels_they_are_what_they_test_and_what_was_read(name: str):
    cases = LABEL_SETS[name]
    assert cases.name == name
    assert cases.label
    assert cases.reference
    assert cases.tests.endswith(".")
    assert cases.checked
    assert cases.years
    assert max(cases.years) <= LAST
