import os
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from polycentric.errors import NotFetchedError, UnknownNameError
from polycentric.sources import SOURCES
from polycentric.tables.places import CACHE_VARIABLE, MIRROR_VARIABLE
from polycentric.words.corpus.bodies import CORPORA
from polycentric.words.corpus.bodies.council_resolutions import date_of
from polycentric.words.corpus.bodies.general_debate import translation_of
from polycentric.words.corpus.cleaning import chinese, english
from polycentric.words.corpus.contract import COLUMNS, TRANSLATIONS, UNITS, frame_of
from polycentric.words.corpus.texts import _thin, prepared, texts  # pyright: ignore[reportPrivateUsage]  # what it leaves


def made(text: str, name: str = "us_strategies") -> dict[str, Any]:
    """Prepare one text of a corpus."""
    row = {"text_id": "a", "speaker": "USA", "state": "USA", "year": 2000, "language": "en", "text": text}
    return prepared(CORPORA[name], frame_of([row])).row(0, named=True)


def test_a_text_is_given_with_who_spoke_when_and_how_many_words_it_has():
    row = made("The order of the world is multi-\n polar, and it's in the making. " * 3)
    assert list(row) == list(COLUMNS)
    assert (row["body"], row["state"], row["year"]) == ("us_strategies", "USA", 2000)
    assert row["words"] == 3 * 12
    assert "multipolar" in row["text"]
    assert row["fault"] is None


def test_a_title_and_a_page_of_glyph_numbers_are_named_and_not_counted_as_speeches():
    assert made("National Security Strategy")["fault"] == "stub"
    assert made("")["fault"] == "stub"
    assert made("uni g12 cid g7 " * 50)["fault"] == "can't be read in its language"


def test_chinese_is_counted_by_characters_without_the_notice_of_its_carrier():
    text = "各位代表\n世界\n多极化\n在发展。\n\n完。\n\n\n本作品是中华人民共和国的\n法律\n"
    assert chinese(text) == "各位代表世界多极化在发展。\n\n完。"
    assert made(chinese(text), "china_work_reports")["words"] == 13


def speeches(*rows: tuple[str, str | None, str]) -> dict[str, str | None]:
    """Prepare speeches of one year by who is said to have given them; give the fault of each."""
    made = [{"text_id": f"{speaker}/{place}", "speaker": speaker, "state": state, "year": 2025, "language": "en",
             "text": text} for place, (speaker, state, text) in enumerate(rows)]  # fmt: skip
    frame = prepared(CORPORA["general_debate"], frame_of(made))
    return dict(zip(frame["speaker"], frame["fault"], strict=True))


SPEECH = "The order of the world is in the making, and that is what all of us have to talk about. " * 3


def test_a_text_that_is_filed_under_two_speakers_is_of_the_one_that_its_opening_lines_name():
    text = f"Statement by the President of the Republic of Slovenia\n{SPEECH * 5}Sierra Leone is far away."
    again = text.replace("\n", "\n\n").upper()
    assert speeches(("SLE", "SLE", again), ("SVN", "SVN", text), ("FIN", "FIN", SPEECH)) == {
        "SLE": "the text of another speaker", "SVN": None, "FIN": None,
    }  # fmt: skip


def test_a_text_of_two_speakers_is_of_neither_where_the_opening_names_both_or_nobody():
    of_both = f"Slovenia thanks Sierra Leone. {SPEECH}"
    for text in (SPEECH, of_both):
        assert set(speeches(("SLE", "SLE", text), ("SVN", "SVN", text)).values()) == {"the text of another speaker"}
    assert set(speeches(("EU", None, SPEECH), ("PSE", None, SPEECH)).values()) == {"the text of another speaker"}


def test_a_speaker_may_say_the_same_twice():
    assert speeches(("SVN", "SVN", SPEECH), ("SVN", "SVN", SPEECH)) == {"SVN": None}


def test_a_short_name_inside_a_word_names_no_state():
    text = f"The Omani delegation and Nigerien friends. {SPEECH}"
    assert set(speeches(("NER", "NER", text), ("OMN", "OMN", text)).values()) == {"the text of another speaker"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("hege-\nmony", "hegemony"),
        ("hege-  \r\n mony", "hegemony"),
        ("hege\u00admony", "hegemony"),
        ("peace-\nTreaty", "peace-\nTreaty"),  # a capital begins another word
        ("pre- and post-war", "pre- and post-war"),
    ],
)
def test_words_that_a_line_end_breaks_are_joined(before: str, after: str):
    assert pl.DataFrame({"text": [before]}).select(english(pl.col("text"))).item() == after


def test_the_date_of_a_resolution_is_the_first_of_its_own_year():
    assert str(date_of("Recalling 30 June 1970\n1 (1971) of 31 February 1971, of 2 March 1971", 1971)) == "1971-03-02"
    assert date_of("no date", 1971) is None


def test_who_translated_a_speech_is_known_by_rule_of_language_alone():
    assert translation_of("UKR", 1985, 40) == "translated"
    assert translation_of("UKR", 1995, 50) == "unknown"
    assert translation_of("RUS", 2025, 80) == "unknown", "40 of that session are machine translations"


def test_each_corpus_fills_in_its_record_and_names_sources_that_there_are():
    assert len(CORPORA) == 6
    for corpus in CORPORA.values():
        assert corpus.label
        assert corpus.known_gaps.endswith(".")
        assert corpus.language in UNITS
        assert corpus.years[0] <= corpus.years[1]
        assert all(source in SOURCES for source in corpus.sources)
    assert set(TRANSLATIONS) == {"original", "translated", "machine", "unknown"}


def test_only_the_newest_of_what_was_kept_of_a_corpus_stay(tmp_path: Path):
    for place in range(5):
        path = tmp_path / f"us_strategies.{place}.a.parquet"
        _ = path.write_bytes(b"x")
        os.utime(path, ns=(place, place))
    _thin(tmp_path, "us_strategies")
    assert sorted(path.name[14] for path in tmp_path.iterdir()) == ["2", "3", "4"]


def test_without_texts_it_says_how_to_fetch_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    monkeypatch.delenv(MIRROR_VARIABLE, raising=False)
    with pytest.raises(NotFetchedError, match=r"polycentric fetch ungdc --many.*POLYCENTRIC_MIRROR"):
        _ = texts("general_debate")
    with pytest.raises(NotFetchedError, match="polycentric fetch us_sotu"):
        _ = texts()
    with pytest.raises(UnknownNameError, match="general_debate"):
        _ = texts("general_debates")
