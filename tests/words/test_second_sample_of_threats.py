"""The second coded sample: weights of strata, agreement of coders, and what sentences tell of it."""

import polars as pl
import pytest

from polycentric.words.threats import figures, second
from polycentric.words.threats.frame import is_test
from polycentric.words.threats.second import kappa, kappas, scores


def test_a_pair_counts_as_often_as_its_stratum_has_pairs_for_each_drawn(monkeypatch: pytest.MonkeyPatch):
    rows = pl.DataFrame(
        {"text_id": ["a", "b", "c", "d"], "sentence": [0, 0, 0, 0], "state": ["ISR"] * 4, "language": ["en"] * 4,
         "stratum": ["agent", "agent", "wide", "wide"], "coded": ["agent", "none", "agent", "none"],
         "before": ["agent", "agent", "none", "none"], "weight": [1.0, 1.0, 9.0, 9.0]},
        schema_overrides={"sentence": pl.Int32},
    )  # fmt: skip
    monkeypatch.setattr(second, "second", lambda part: rows)
    found = pl.DataFrame(
        {"text_id": ["a", "c"], "sentence": [0, 0], "partner": ["ISR", "ISR"], "relation": ["threat"] * 2,
         "role": ["agent"] * 2, "denied": [False] * 2, "past": [False] * 2}
    )  # fmt: skip
    held = {each.rules: each for each in scores(found) if (each.language, each.role) == ("en", "agent")}
    assert (held["present"].precision, held["present"].recall) == (1.0, 1.0)
    assert (held["before"].precision, held["before"].recall) == (0.5, 0.1)


def test_the_halves_share_no_text_and_every_test_pair_has_two_coders():
    test, development = second.second("test"), second.second("development")
    assert all(is_test(text_id) for text_id in test["text_id"])
    assert not any(is_test(text_id) for text_id in development["text_id"])
    assert (test.height, development.height) == (500, 400)
    assert (test["coder1"] != "").all()
    assert (test["coder2"] != "").all()
    assert test.filter(pl.col("coder1") != pl.col("coder2")).height == (test["coder3"] != "").sum()


def test_kappa_is_that_of_the_page():
    whole = {language: value for language, code, value in kappas() if code == "all codes"}
    assert whole == {"en": pytest.approx(0.96, abs=0.005), "zh": pytest.approx(0.90, abs=0.005)}
    assert kappa([("a", "a"), ("b", "b")]) == 1.0


def test_sentences_tell_the_scores_that_are_kept():
    threat = figures.score("threat")
    assert (threat.precision, threat.recall) == (pytest.approx(0.82), pytest.approx(0.5575))
    assert figures.wrong() == "about 18 of 100"
    assert figures.missed() == "about 44 of 100 that a reader would count"
    assert "about 82 are right (72 to 92)" in figures.told("threat")
    assert "hardly known" in figures.told("ally")
