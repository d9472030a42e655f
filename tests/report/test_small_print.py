"""What the report's sentences may not overstate: bounds as values, rules as robust, measures as absent."""

import dataclasses

from polycentric.pictures.drawing.svg import WIDE
from polycentric.pictures.verdict_map import draw
from polycentric.report import PICTURES, Findings, render_findings


def test_none_of_the_three_numbers_is_shown_alone_and_none_as_the_whole_scale(today: Findings):
    assert [panel.name for panel in today.numbers] == ["dispersion", "autonomy", "concert"]
    sentence = PICTURES["three_numbers"].takeaway(today)
    for panel in today.numbers:
        assert f"{panel.label}: " in sentence
        assert panel.lines or panel.reason
    assert "0.00 to 1.00" not in sentence


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
