from pathlib import Path

import polars as pl
import pytest

import polycentric as pc
from polycentric.errors import CoverageError, DataError, NotFetchedError
from polycentric.words.additions import words
from polycentric.words.found import Found, find

TUSCANY, SAXONY = 337, 269


def found_in_examples(concept: str, body: str) -> Found:
    """Find a concept in the example's texts, whatever the body."""
    assert body == "general_debate"
    return find(concept, folder="examples/speeches")


def test_a_column_has_the_rate_of_who_spoke_and_nothing_of_who_did_not(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(words, "find", found_in_examples)
    table = pc.state_years(first=1850, last=1855).add("words:multipolar")
    rows = table.frame.filter(pl.col("ccode").is_in([TUSCANY, SAXONY]), pl.col("year").is_in([1850, 1852, 1855]))
    assert rows.select("ccode", "year", "multipolar_hits", "multipolar_words").rows() == [
        (SAXONY, 1850, None, None), (SAXONY, 1852, None, None), (SAXONY, 1855, 0, 48),
        (TUSCANY, 1850, 0, 60), (TUSCANY, 1852, None, None), (TUSCANY, 1855, 2, 57),
    ]  # fmt: skip
    assert rows["multipolar_rate"].drop_nulls().to_list() == pytest.approx([0.0, 0.0, 2_000 / 57])
    assert [note.unit for note in table.notes] == ["times per 1,000 words", "times", "words"]
    assert all("missing where the state has no text" in note.remark for note in table.notes)


def test_a_word_that_is_no_concept_and_texts_that_are_not_here_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path))
    monkeypatch.delenv("POLYCENTRIC_MIRROR", raising=False)
    table = pc.state_years(first=1990, last=1990)
    with pytest.raises(DataError, match="The option 'concept' of 'words' is 'multipolar' or"):
        _ = table.add("words:multipolarity")
    with pytest.raises(DataError, match="Did you mean 'multipolar'\\? A dictionary of your own is counted by"):
        _ = table.add("words:multipolarr")
    with pytest.raises(NotFetchedError, match="polycentric fetch ungdc --many"):
        _ = table.add("words:multipolar")
    with pytest.raises(DataError, match="'codes:cow' is no addition with options"):
        _ = table.add("codes:cow")
    with pytest.raises(DataError, match="is no addition with options"):
        _ = table.add("words:multipolar:hegemony")


def test_hits_stand_by_stance_where_they_are_asked_for_and_are_missing_where_nothing_was_said(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(words, "find", found_in_examples)
    table = pc.state_years(first=1850, last=1855).add("words:multipolar:stance=yes")
    rows = table.frame.filter(pl.col("ccode").is_in([TUSCANY, SAXONY]), pl.col("year").is_in([1850, 1855]))
    columns = [f"multipolar_{stance}" for stance in ("praised", "feared", "denied", "neutral")]

    by_stance = rows.select(pl.sum_horizontal(*columns, ignore_nulls=False))
    assert by_stance.to_series().to_list() == [None, 0, 0, 2]
    assert rows["multipolar_hits"].to_list() == [None, 0, 0, 2]
    assert "sessions of a language model" in table.notes[-1].remark
    assert "in tests right of" in table.notes[3].remark


@pytest.mark.parametrize(("concept", "message"), [
    ("polycentric", "No stance is added of 'polycentric'"), ("cold_war", "coders have coded no hit of it"),
])  # fmt: skip
def test_stances_of_what_the_model_may_not_speak_of_are_refused(
    concept: str, message: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(words, "find", found_in_examples)
    with pytest.raises(CoverageError, match=message):
        _ = pc.state_years(first=1850, last=1851).add(f"words:{concept}:stance=yes")
