"""The scores that ship with the package: read, found by measure, and refused where they fit no set."""

from dataclasses import replace
from pathlib import Path

import pytest

from polycentric import toy
from polycentric.errors import DataError
from polycentric.poles.classes import CLASSES
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.hits import Hits
from polycentric.poles.validity.past import held_up, past_error
from polycentric.poles.validity.polarity import Reading
from polycentric.poles.validity.score import Score
from polycentric.poles.validity.shipped import COLUMNS, read, shipped, write
from polycentric.poles.validity.thresholds import default_rule
from polycentric.poles.validity.unscored import NO_CLASS, NOT_YET, unscored
from polycentric.poles.verdicts import verdict_map
from polycentric.power import INDICES

HITS = (Hits("multipolar", "1816-1945", 100, 129, 130), Hits("bipolar", "1946-1991", 46, 46, 46),
        Hits("unipolar", "1992-2010", 0, 0, 19))  # fmt: skip


def _score(hits: tuple[Hits, ...] = HITS) -> Score:
    return Score(
        Reading("rule", "power", "all"), "might", "common_division", hits, ("bipolar",), "picked, here", 'a "why"'
    )


def test_scores_are_read_as_they_were_written(tmp_path: Path):
    path = write([_score()], tmp_path / "scores.csv")
    assert read(path) == [_score()]


def test_scores_of_another_number_of_periods_than_their_set_has_are_refused(tmp_path: Path):
    path = write([_score(HITS[:2])], tmp_path / "scores.csv")
    with pytest.raises(
        DataError, match="2 counts for 'rule' on 'common_division', which has 3 parts: run make validity"
    ):
        _ = read(path)


def test_scores_of_a_set_that_is_no_more_are_left_out(tmp_path: Path):
    (tmp_path / "scores.csv").write_text(f"{','.join(COLUMNS)}\ngone,rule,,,,1/1/1,,,\n", encoding="utf-8")
    assert read(tmp_path / "scores.csv") == []


def test_no_shipped_count_is_more_than_there_is_and_every_period_has_its_years():
    for score in shipped():
        cases = LABEL_SETS[score.labels]
        for place, hits in enumerate(score.hits):
            assert 0 <= hits.right <= hits.judged <= hits.total
            if cases.kind == "polarity":
                assert hits.total == len(cases.periods[place].years)


def test_every_definition_class_and_index_has_a_row_or_a_reason():
    lacking = unscored()
    definitions = {score.reading.definition for score in shipped()}
    indices = {score.reading.index for score in shipped()}
    assert NOT_YET not in lacking.values(), "Run make validity, and say what moved."
    assert set(DEFINITIONS) <= definitions
    assert {name for name in INDICES if name not in indices} <= set(lacking)
    assert set(CLASSES) <= definitions | set(lacking)  # a class rule has a definition of its name
    assert lacking["hhi"] == NO_CLASS


def test_the_thompson_class_on_the_major_powers_capabilities_never_calls_1992_to_2010_unipolar():
    error = past_error("thompson", "cinc", "majors")
    assert error is not None
    assert error.status == "fails"
    assert not error.holds_up
    assert error.note == ""
    unipolar = error.rates["common_division"][2]
    assert (unipolar.what, unipolar.right, unipolar.total, unipolar.periods) == ("unipolar", 0, 19, 1)
    assert error.periods["israeli"] == 6


def test_an_index_of_today_takes_the_error_of_the_same_measure_in_the_archive_and_says_so():
    error = past_error("thompson", "output_ppp", "majors")
    assert error is not None
    assert error.index in {name for name, each in INDICES.items() if each.measure == "output"}
    assert error.index in error.note
    assert past_error("thompson", "output", "majors") == error


def test_an_index_that_stands_for_another_takes_its_error():
    error = past_error("thompson", "composite_four", "majors")
    assert error is not None
    assert (error.index, error.note) == ("cinc", "that of the archive's cinc, which comes nearest to it")


def test_what_was_picked_on_the_labels_is_in_sample_and_cannot_hold_up_by_them():
    error = past_error("thompson", "military_spending", "ten_largest")
    assert error is not None
    assert set(error.in_sample) >= {"common_division", "israeli", "icb"}
    assert not error.holds_up


def test_a_definition_that_is_right_about_camps_may_be_asked_about_polarity_alone():
    error = past_error("dominant_flow")
    assert error is not None
    assert {LABEL_SETS[name].kind for name in error.scores} == {"polarity", "camps"}
    assert {LABEL_SETS[name].kind for name in error.about("camps").scores} == {"camps"}


def test_what_was_never_scored_has_no_past_error():
    assert past_error("nobody") is None
    assert past_error("thompson", "cinc", "nowhere") is None
    assert past_error("thompson", "no_index", "majors") is None


def test_few_words_say_the_weakest_class_that_can_be_tested_and_a_rule_that_has_one_word_is_shown_as_such():
    told = {name: past_error(*name) for name in (
        ("ratio_after_lind",), ("thompson", "cinc", "majors"), ("ratio_to_majors", "composite_four", "all"),
        ("dominant_flow",), ("thompson", "output_mer", "five_largest"),
    )}  # fmt: skip
    polarity = [error.about("polarity") for error in told.values() if error is not None]
    assert [each.brief() for each in polarity] == [
        "holds up", "fails: 0 of 19 unipolar", "can only say multipolar", "not testable", "fails: 14 of 19 unipolar",
    ]  # fmt: skip
    assert [each.kind for each in polarity] == ["holds up", "fails", "one class", "not testable", "fails"]
    assert (
        polarity[0]
        .in_full()
        .startswith(
            "holds up on the common division (124 of 130 multipolar, 40 of 46 bipolar, 16 of 19 unipolar); fails on "
        )
    )
    assert "it never says bipolar or unipolar" in polarity[2].in_full()
    assert "output_world_bank" in polarity[4].in_full()


def test_after_lind_alone_of_the_map_holds_up_and_the_default_rule_does_not():
    assert [each.definition for each in held_up()] == ["ratio_after_lind"]
    rule = default_rule()
    error = past_error(rule.definition, rule.index, "all")
    assert error is not None
    assert (error.about("polarity").holds_up, error.can_give) == (False, ("multipolar",))


def test_a_definition_of_ones_own_with_a_known_name_takes_no_past_error():
    mine = replace(DEFINITIONS["half_of_leader"], caveat="mine")
    world = toy.world({"USA": 3, "CHN": 1})
    assert verdict_map(world, definitions={"half_of_leader": mine})["past_error"].unique().to_list() == [None]
