"""Hits of readings on labelled periods, worked out by hand, and how sure they are."""

import polars as pl
import pytest

from polycentric.poles.validity.contract import LabelSet, Period
from polycentric.poles.validity.hits import FAILS, HOLDS_UP, NOT_TESTABLE, Hits, rates, status_of
from polycentric.poles.validity.intervals import interval
from polycentric.poles.validity.polarity import SET_OF_ONE, Given, Reading, given
from polycentric.poles.validity.scores import of_polarity

CASES = LabelSet(
    label="Toy",
    kind="polarity",
    reference="Nobody",
    tests="Nothing.",
    checked="no",
    periods=(Period(1900, 1909, "multipolar"), Period(1910, 1914, "bipolar"), Period(1920, 1924, "bipolar")),
    in_sample={"rule/power/all": "picked here"},
    name="toy",
)
READING = Reading("rule", "power", "all")


def _verdicts(classes: dict[int, str], states: int = 5, index: str = "power", actors: str = "states") -> pl.DataFrame:
    why = "too little is known"
    return pl.DataFrame(
        [
            {"year": year, "actors": actors, "definition": "rule", "index": index, "set": "all" if index else "",
             "class": word, "states": states, "dropped": 0, "reason": why if word == "missing" else ""}
            for year, word in classes.items()
        ]
    )  # fmt: skip


def test_a_reading_is_right_in_the_years_of_a_period_in_which_it_gives_its_class():
    found = Given(dict.fromkeys(range(1900, 1908), "multipolar") | {1908: "bipolar", 1910: "bipolar"})
    assert [(each.right, each.judged, each.total) for each in found.against(CASES)] == [
        (8, 9, 10),
        (1, 1, 5),
        (0, 0, 5),
    ]
    assert found.gives == ("multipolar", "bipolar")


def test_a_year_without_a_class_is_never_a_pass():
    assert Hits("bipolar", "1900-1909", 1, 1, 10).status == NOT_TESTABLE
    assert Hits("bipolar", "1900-1909", 7, 8, 10).status == FAILS
    assert Hits("bipolar", "1900-1909", 8, 8, 10).status == HOLDS_UP
    assert Hits("bipolar", "1900-1909", 0, 0, 10).part is None


def test_a_set_is_passed_in_all_its_parts_or_not_at_all():
    right, wrong, unknown = (Hits("bipolar", "", *counts) for counts in ((10, 10, 10), (7, 10, 10), (1, 1, 10)))
    assert status_of([right, right]) == HOLDS_UP
    assert status_of([right, unknown]) == NOT_TESTABLE
    assert status_of([unknown, wrong]) == FAILS
    assert status_of([]) == NOT_TESTABLE


def test_near_unipolar_counts_as_unipolar_and_unclassified_is_judged_and_wrong():
    found = given(_verdicts({1900: "near-unipolar", 1901: "unclassified", 1902: "missing"}))[READING]
    assert found.classes == {1900: "unipolar", 1901: "unclassified"}
    assert found.gives == ("unipolar",)
    assert found.reasons == ("too little is known",)
    assert [each.judged for each in found.against(CASES)] == [2, 0, 0]


def test_of_a_set_of_one_state_nothing_is_judged_and_the_reason_is_kept():
    found = given(_verdicts(dict.fromkeys(range(1900, 1910), "unipolar"), states=1))[READING]
    assert found.classes == {}
    assert found.reasons == (SET_OF_ONE,)
    without_index = given(_verdicts({1900: "unipolar"}, states=1, index=""))[Reading("rule")]
    assert without_index.classes == {1900: "unipolar"}


def test_blocs_as_one_and_readings_that_do_not_apply_are_not_scored():
    assert given(_verdicts({1900: "unipolar"}, actors="EU")) == {}
    assert given(_verdicts({1900: "not applicable"})) == {}


def test_a_score_carries_what_the_reading_can_give_whether_it_is_a_test_and_its_worst_period():
    found = {READING: Given(dict.fromkeys(range(1900, 1925), "bipolar")), Reading("other"): Given({}, ("why",))}
    score, empty = of_polarity(found, [CASES], {"power": "might"})
    assert (score.status, score.worst, score.gives, score.measure) == (FAILS, 0.0, ("bipolar",), "might")
    assert score.in_sample == "picked here"
    assert (empty.status, empty.reason, empty.in_sample) == (NOT_TESTABLE, "why", "")


def test_rates_add_up_the_periods_of_a_class_and_count_each_period_as_one_case():
    multipolar, bipolar = rates(
        [Hits("multipolar", "", 5, 10, 10), Hits("bipolar", "", 5, 5, 5), Hits("bipolar", "", 3, 5, 5)]
    )
    assert (bipolar.right, bipolar.judged, bipolar.periods, bipolar.part) == (8, 10, 2, 0.8)
    assert (bipolar.low, bipolar.high) == interval(0.8, 2)
    assert (multipolar.low, multipolar.high) == interval(0.5, 1)


@pytest.mark.parametrize(("hits", "cases", "low", "high"), [(1, 1, 0.025, 1.0), (0, 1, 0.0, 0.975), (3, 3, 0.2924, 1.0),
                                                            (5, 10, 0.1871, 0.8129)])  # fmt: skip
def test_the_interval_of_whole_cases_is_that_of_clopper_and_pearson(hits: int, cases: int, low: float, high: float):
    assert interval(hits / cases, cases) == pytest.approx((low, high), abs=5e-5)  # as in printed tables


def test_without_a_case_nothing_is_known():
    assert interval(0.0, 0) == (0.0, 1.0)
