import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.errors import CoverageError, UnknownNameError


def test_canada_is_held_most_by_the_united_states_and_the_channels_that_are_missing_are_named():
    answer = pc.answers.autonomy(state="Canada")
    row = answer.table.row(0, named=True)
    assert row["holder"] == "USA"
    assert 0 < row["low"] + 1e-9 <= row["autonomy"] + 1e-9 <= row["high"] < 1
    assert row["channels"] == 2
    assert any(note.startswith("Missing here: arms") for note in answer.notes)


def test_the_world_of_today_has_one_number_and_undecided_states_have_a_reason_and_no_range():
    answer = pc.answers.autonomy()
    undecided = answer.table.filter(answer.table["autonomy"].is_null())
    assert undecided.height > 0
    assert undecided["low"].null_count() == undecided["high"].null_count() == undecided.height
    assert undecided["why"].null_count() == 0
    assert "in its own hands" in answer.sentences[0]


def test_holds_show_every_channel_and_patrons_by_hold_stand_beside_those_by_pledges():
    holds = pc.answers.autonomy(state="Canada", table="holds").table
    first = holds.filter((holds["state"] == "CAN") & (holds["partner"] == "USA")).row(0, named=True)
    assert first["hold"] == pytest.approx((first["trade"] + first["guarantee"]) / 2)
    assert first["arms"] is None
    patrons = pc.answers.autonomy(table="patrons").table
    canada = patrons.filter(patrons["state"] == "CAN").row(0, named=True)
    assert (canada["by_hold"], canada["by_pledges"]) == ("USA", "USA")
    assert set(patrons["agree"]) == {"yes", "no", "not known"} - ({"not known"} - set(patrons["agree"]))


def test_a_picture_names_the_state_and_who_holds_it():
    svg = pc.answers.autonomy(state="Canada").sketch.svg()
    assert "Canada: 0." in svg
    assert "held most by United States" in svg


def test_what_has_no_use_is_refused():
    with pytest.raises(QuestionError, match="leave as_one= out"):
        _ = pc.answers.autonomy(as_one="EU")
    with pytest.raises(QuestionError, match="is of one year"):
        _ = pc.answers.autonomy(table="holds", years=(2010, 2012))
    with pytest.raises(QuestionError, match="leave state= out"):
        _ = pc.answers.autonomy(state="Canada", table="cases")
    with pytest.raises(UnknownNameError, match="'patron'"):
        _ = pc.answers.autonomy(table="patron")  # pyright: ignore[reportArgumentType]  # the fault under test
    with pytest.raises(CoverageError):
        _ = pc.answers.autonomy(state="Prussia", year=2020)
