from pathlib import Path

import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.errors import NotFetchedError, UnknownNameError
from polycentric.pictures.charts.words_deeds import Curve, DeedsChart, draw


def test_without_a_concept_it_says_what_was_declared_and_what_came_out():
    answer = pc.answers.words_deeds()
    assert answer.sentences[0] == (
        "States that use these words more don't measurably act differently: of 49 pairs of a word and a deed that were "
        "declared before anything was looked at, none came out as expected and none the other way."
    )
    assert not any("_" in each for each in answer.sentences), "an id isn't prose"
    assert any("the largest correlation of eleven" in note for note in answer.notes)
    assert answer.table.height == 98
    assert answer.provenance["command"] == "polycentric words-deeds"
    assert any("associations" in note for note in answer.notes)


def test_what_has_no_use_is_refused():
    with pytest.raises(QuestionError, match="deed= is of a concept: give concept too"):
        _ = pc.answers.words_deeds(deed=["votes"])
    with pytest.raises(QuestionError, match="table= is of a concept"):
        _ = pc.answers.words_deeds(table="lags")
    with pytest.raises(QuestionError, match="The table of signals has no use for state="):
        _ = pc.answers.words_deeds("hegemony", state="France", table="signals")
    with pytest.raises(QuestionError, match="The years 2000 to 1990 are out of order"):
        _ = pc.answers.words_deeds("hegemony", years=(2000, 1990))
    with pytest.raises(UnknownNameError, match="votes"):
        _ = pc.answers.words_deeds("hegemony", deed=["vote"])


def test_without_texts_it_says_how_to_fetch_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path))
    monkeypatch.delenv("POLYCENTRIC_MIRROR", raising=False)
    for table in ("deeds", "signals", "forums"):
        with pytest.raises(NotFetchedError, match="polycentric fetch ungdc --many"):
            _ = pc.answers.words_deeds("hegemony", table=table)


def test_the_picture_has_a_panel_for_each_deed_and_says_what_has_no_answer():
    lags = tuple(range(-5, 6))
    r = (None, *(0.02 * lag for lag in lags[1:]))
    curve = Curve("votes farther", lags, r, tuple(None if x is None else x - 0.1 for x in r),
                  tuple(None if x is None else x + 0.1 for x in r), 0.08, "not told from chance")  # fmt: skip
    for narrow in (False, True):
        svg = draw(DeedsChart("Words beside deeds", (curve, curve), ("pacts: no answer, few.",)), narrow=narrow)
        assert svg.count("Votes farther") == 2
        for words in ("pacts: no answer, few.", "largest at +5 years, 0.10", "years from words to deeds"):
            assert words in svg
        assert "-5 years" not in svg, "a missing lag has no mark"
