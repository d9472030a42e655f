"""What the report's sentences may not overstate: bounds as values, rules as robust, measures as absent."""

import dataclasses

from polycentric.pictures.drawing.svg import WIDE
from polycentric.pictures.records.findings import Variant
from polycentric.pictures.three_numbers import extent
from polycentric.pictures.verdict_map import draw
from polycentric.report import PICTURES, Findings, render_findings


def variant(low: float | None, high: float | None) -> Variant:
    return Variant("output", "", low, high, "", "all", True)


def test_an_end_of_a_range_that_is_only_a_bound_is_called_one():
    assert extent([variant(0.577, 0.732), variant(0.95, 0.95)]) == "at least 0.58 to 0.95"
    assert extent([variant(0.5, 0.5), variant(0.6, 0.9)]) == "0.50 to at most 0.90"
    assert extent([variant(0.5, 0.5), variant(0.9, 0.9)]) == "0.50 to 0.90"
    assert extent([variant(None, None)]) == "undefined"


def test_the_map_of_verdicts_counts_tests_of_single_states_and_says_what_fits_the_past(today: Findings):
    apart = [
        v for v in today.verdicts if not v.bloc and v.outcome in ("bipolar", "multipolar", "unipolar", "near-unipolar")
    ]
    sentence = PICTURES["verdict_map"].takeaway(today)
    assert sentence.startswith(f"Of {len(apart)} tests of single states, ")
    assert sentence.endswith(" One was mostly right on the past: one says multipolar.")


def test_with_one_measure_no_definition_is_said_to_hold_whatever_the_measure(small: Findings):
    index = next(each.index for each in small.verdicts if each.index and each.outcome in ("bipolar", "multipolar"))
    alone = dataclasses.replace(small, verdicts=tuple(v for v in small.verdicts if v.index in ("", index)))
    sentence = PICTURES["verdict_map"].takeaway(alone)
    assert "on the one measure known" in sentence


def test_a_measure_too_little_observed_has_a_column_in_the_verdict_map_where_it_is_missing(small: Findings):
    index = next(iter(small.indices))
    verdicts = tuple(
        dataclasses.replace(each, index="ships", outcome="missing", reason="2 of 4 states have data", poles=())
        for each in small.verdicts
        if each.index == index and not each.bloc
    )
    shown = dataclasses.replace(small, unseen={"ships": "Ships"}, verdicts=(*small.verdicts, *verdicts))
    drawn = str(draw(shown, WIDE))
    assert "#def-index-ships" in drawn
    assert drawn.count("2 of 4 states have data") == len(verdicts) > 0
    assert "ships" not in str(draw(small, WIDE))
    assert render_findings(shown)
