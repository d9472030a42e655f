"""The question of validity, from the scores that ship: no archive is needed."""

import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.errors import UnknownNameError


def test_the_first_sentences_say_what_holds_up_and_how_far_the_default_fails():
    answer = pc.answers.validity()
    first, second, *_ = answer.sentences
    assert first.startswith(
        "The default rule, ratio_to_majors, composite_four, all, fails on the common division (128 of 130 multipolar, "
        "0 of 46 bipolar, 0 of 19 unipolar; it never says bipolar or unipolar); it fails on "
    )
    assert second == (
        "On the common division one reading of the 254 that can be tested holds up, ratio_after_lind: 124 of 130 "
        "multipolar, 40 of 46 bipolar, 16 of 19 unipolar."
    )
    words = " ".join(answer.sentences)
    assert "No reading holds up on Israeli's division (of " in words
    assert "Measures of camps that hold up" in words
    assert not any("not scored since" in note for note in answer.notes)


def test_a_named_reading_is_shown_on_every_set_with_intervals_that_know_how_few_periods_there_are():
    answer = pc.answers.validity("thompson/cinc/majors")
    rows = {(row["labels"], row["part"]): row for row in answer.table.iter_rows(named=True)}
    one = rows["common_division", "bipolar"]
    assert one["cases"] == 1
    assert one["high"] - one["low"] > 0.9
    assert rows["israeli", "bipolar"]["cases"] == 3
    assert "Verdict: fails (common_division)" in str(answer)


def test_hits_by_period_add_up_to_those_by_class():
    by_class = pc.answers.validity("thompson/cinc/majors", labels="israeli").table
    by_period = pc.answers.validity("thompson/cinc/majors", labels="israeli", by="period").table
    assert by_period.height == 6
    assert by_class["right"].sum() == by_period["right"].sum()
    assert by_class["total"].sum() == by_period["total"].sum() == 195


def test_what_was_picked_on_the_labels_is_marked_and_said():
    answer = pc.answers.validity("thompson/military_spending/ten_largest", labels="common_division")
    assert "*" in str(answer.sections[0].below)
    assert any("picked as the best of 108 readings" in note for note in answer.notes)


def test_readings_are_named_by_any_part_and_the_worst_can_come_first():
    assert set(pc.answers.validity("half_of_leader").table["definition"]) == {"half_of_leader"}
    assert set(pc.answers.validity("cinc, majors").table["set"]) == {"majors"}
    best, worst = (pc.answers.validity("thompson", labels="icb", worst=worst).sections[0] for worst in (False, True))
    assert best.grid.rows[0]["reading"] != worst.grid.rows[0]["reading"]


def test_every_line_fits_on_a_screen():
    for answer in (pc.answers.validity(), pc.answers.validity("landscape"), pc.answers.validity(by="period")):
        assert max(map(len, answer.text(80).splitlines())) <= 80


def test_nothing_of_the_package_is_left_out_in_silence():
    text = " ".join(pc.answers.validity().notes)
    for name in ("hhi", "nuclear_status", "output_ppp", "rank"):
        assert name in text


def test_an_unknown_reading_or_set_is_refused_with_the_nearest():
    with pytest.raises(UnknownNameError, match="'thompson'"):
        _ = pc.answers.validity("tompson")
    with pytest.raises(UnknownNameError, match="'israeli'"):
        _ = pc.answers.validity(labels="israel")


def test_a_set_on_which_no_readings_are_scored_is_refused_with_what_it_is_of(monkeypatch: pytest.MonkeyPatch):
    from polycentric.poles.validity import cases as module
    from polycentric.poles.validity.contract import LabelSet

    numbers = LabelSet(
        label="Toy", kind="share", reference="Nobody", tests="Nothing.", checked="no", first=1900, last=1901, name="toy"
    )
    monkeypatch.setattr(module, "LABEL_SETS", {**module.LABEL_SETS, "toy": numbers})
    with pytest.raises(QuestionError, match="No readings of polarity or camps are held against 'toy'"):
        _ = pc.answers.validity(labels="toy")


def test_the_picture_shows_a_row_for_each_reading_with_its_counts_for_those_who_hear_it():
    answer = pc.answers.validity("thompson/cinc/majors", labels="common_division")
    for narrow in (False, True):
        drawn = answer.picture(narrow=narrow).svg
        assert "thompson, cinc, majors" in drawn
        assert "unipolar 0 of 19" in drawn
