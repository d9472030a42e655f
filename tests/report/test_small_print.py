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


def test_definitions_that_look_at_no_measure_are_not_praised_for_not_changing_with_it(today: Findings):
    sentence = PICTURES["verdict_map"].takeaway(today)
    assert "Of the four definitions on one measure of power at a time, none gives one class" in sentence
    assert "on ties or all measures together can’t vary with the measure: five of them give one class" in sentence


def test_with_one_measure_no_definition_is_said_to_hold_whatever_the_measure(small: Findings):
    index = next(each.index for each in small.verdicts if each.index and each.outcome in ("bipolar", "multipolar"))
    alone = dataclasses.replace(small, verdicts=tuple(v for v in small.verdicts if v.index in ("", index)))
    sentence = PICTURES["verdict_map"].takeaway(alone)
    assert "on the one measure known" in sentence
    assert "whatever the measure" not in sentence


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
