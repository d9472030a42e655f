"""Texts of a user's own: dense ones, ones in two languages, and what a message about them says."""

from pathlib import Path

import pytest

import polycentric as pc
from polycentric.errors import CoverageError, DataError, PolycentricError


def _folder(place: Path, rows: str, **texts: str) -> Path:
    (place / "index.csv").write_text(f"file,year,state,language,body\n{rows}", encoding="utf-8")
    for name, text in texts.items():
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
    return place


DENSE = "The multipolar world of the many is a multipolar order and we speak of it to all who are here. " * 10


def test_a_dictionary_of_the_package_is_not_refused_on_texts_that_speak_of_nothing_else(tmp_path: Path):
    place = _folder(tmp_path, "a.txt,1990,France,en,own\n", a=DENSE)
    assert pc.answers.words("multipolar", corpus=place).table["hits"].to_list() == [20]


def test_a_dictionary_of_ones_own_that_finds_everything_is_refused(tmp_path: Path):
    place = _folder(tmp_path, "a.txt,1990,France,en,own\n", a=DENSE)
    own = tmp_path / "mine.toml"
    own.write_text(
        'label = "Mine"\nversion = 1\nmeaning = "Any."\ncaveat = "None."\n[en]\npatterns = ["multipolar"]\n'
        'except = []\nexamples = ["multipolar"]\nothers = []\n',
        encoding="utf-8",
    )
    with pytest.raises(DataError, match="almost everything"):
        _ = pc.answers.words(str(own), corpus=place)


def test_texts_in_two_languages_have_no_rate_together(tmp_path: Path):
    place = _folder(
        tmp_path, "a.txt,1990,China,en,own\nb.txt,1991,China,zh,own\n", a=DENSE, b="世界多极化在发展。我们支持它。" * 30
    )
    answer = pc.answers.words("multipolar", corpus=place)
    assert answer.table["rate"].to_list() == [None]
    assert "several languages" in answer.sentences[0]


def test_a_state_without_a_text_of_ones_own_is_not_to_be_fetched(tmp_path: Path):
    place = _folder(tmp_path, "a.txt,1990,France,en,own\n", a=DENSE)
    with pytest.raises(CoverageError) as caught:
        _ = pc.answers.words("multipolar", corpus=place, state=["Italy"])
    assert "fetch" not in str(caught.value)


def test_a_pattern_that_is_no_expression_is_refused_in_our_words(tmp_path: Path):
    own = tmp_path / "mine.toml"
    own.write_text(
        'label = "Mine"\nversion = 1\nmeaning = "Any."\ncaveat = "None."\n[en]\npatterns = ["multi(polar"]\n'
        "except = []\nexamples = []\nothers = []\n",
        encoding="utf-8",
    )
    with pytest.raises(PolycentricError, match="is a bracket left open"):
        _ = pc.answers.words(str(own))


CHINESE = "世界多极化在发展。我们支持它。"


def test_texts_in_chinese_are_counted_in_characters_wherever_a_rate_is_told(tmp_path: Path):
    place = _folder(
        tmp_path,
        "a.txt,1990,China,zh,own\nb.txt,1991,Singapore,zh,own\n",
        a=CHINESE * 30,
        b="世界在发展。我们支持它。" * 30,
    )
    answer = pc.answers.words("multipolar", corpus=place)
    told = " ".join([*answer.sentences, answer.picture().svg, answer.units["rate"], answer.units["words"]])
    assert "per 1,000 characters" in told
    assert "per 1,000 words" not in told
    assert "per 1,000 characters" in pc.answers.words("multipolar", corpus=place, state=["China"]).sentences[0]
    assert answer.units["words"] == "characters"
    shown = pc.answers.words("multipolar", corpus=place, snippets=1).sections[-1]
    assert shown.grid.columns[-1].label == "at most 25 characters"


def test_words_and_characters_have_no_order_and_no_picture_together(tmp_path: Path):
    place = _folder(
        tmp_path,
        "a.txt,1990,China,zh,own\nb.txt,1990,France,en,own\nc.txt,1991,Italy,en,own\nd.txt,1991,Italy,zh,own\n",
        a=CHINESE * 30, b=DENSE, c=f"{DENSE} And so on.", d=CHINESE * 31,
    )  # fmt: skip
    place.joinpath("index.csv").write_text(
        "file,year,state,language,body\na.txt,1990,China,zh,own\nb.txt,1990,France,en,own\nc.txt,1991,Italy,en,own\n"
        "d.txt,1992,Italy,zh,own\n",
        encoding="utf-8",
    )
    answer = pc.answers.words("multipolar", corpus=place)
    assert answer.table["state"].to_list() == ["FRA", "CHN", "ITA"], "words before characters before both"
    assert answer.sentences[:2] == (
        "France names it among texts counted in words: 20 times in 1 text, 100.00 per 1,000 words.",
        "China names it among texts counted in characters: 30 times in 1 text, 76.92 per 1,000 characters.",
    )
    assert answer.units["rate"] == "per 1,000 words or characters"
    assert [column.label for column in answer.sections[0].grid.columns].count("of") == 1
    svg = answer.picture().svg
    assert "times per 1,000 words" in svg
    assert "counted in words: China." in " ".join(svg.split())


def test_a_dictionary_that_finds_everything_in_chinese_is_refused_in_characters(tmp_path: Path):
    place = _folder(tmp_path, "a.txt,1990,China,zh,own\n", a=CHINESE * 30)
    own = tmp_path / "mine.toml"
    own.write_text(
        'label = "Mine"\nversion = 1\nmeaning = "Any."\ncaveat = "None."\n[zh]\npatterns = ["世界"]\n'
        'except = []\nexamples = ["世界"]\nothers = []\n',
        encoding="utf-8",
    )
    with pytest.raises(DataError, match="30 hits in 390 characters"):
        _ = pc.answers.words(str(own), corpus=place)
