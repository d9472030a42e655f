from pathlib import Path

import polars as pl
import pytest

from polycentric.words.corpus.texts import texts


@pytest.fixture(scope="module")
def all_texts(archive: Path) -> pl.DataFrame:
    return texts()


def test_all_staged_texts_are_given_once_each_with_their_words(all_texts: pl.DataFrame):
    assert all_texts["text_id"].n_unique() == all_texts.height == 5_330
    counts = dict(all_texts["body"].value_counts().iter_rows())
    assert counts == {
        "general_debate": 4_104, "council_resolutions": 902, "state_of_the_union": 240, "china_work_reports": 52,
        "us_strategies": 16, "china_congress_reports": 16,
    }  # fmt: skip
    assert all_texts.filter(pl.col("body") == "general_debate")["words"].sum() == pytest.approx(12_534_173, rel=0.001)


def test_speakers_are_the_states_of_their_time(all_texts: pl.DataFrame):
    debate = all_texts.filter(pl.col("body") == "general_debate")
    state = {(speaker, session): state for speaker, session, state in debate["speaker", "session", "state"].iter_rows()}
    assert (state["CHN", 24], state["CHN", 26]) == ("TWN", "CHN")
    assert (state["RUS", 40], state["DEU", 40], state["DDR", 40]) == ("RUS", "DEU", "DDR")
    assert ("CHN", 25) not in state
    assert ("RUS", 25) not in state
    assert sum(session == 25 for _, session in state) == 70
    assert state["UKR", 40] is None, "a republic of the Soviet Union that spoke"
    doubled = debate.drop_nulls("state").group_by("state", "session").len().filter(pl.col("len") > 1)
    assert doubled.height == 0


def test_texts_that_cannot_be_counted_are_named(all_texts: pl.DataFrame):
    faults = all_texts.drop_nulls("fault").group_by("body", "fault").len().sort("body", "fault").rows()
    assert faults == [
        ("china_congress_reports", "stub", 1),
        ("general_debate", "can't be read in its language", 30),
        ("general_debate", "stub", 2),
        ("general_debate", "the text of another speaker", 1),
    ]


def test_resolutions_have_days_and_chinese_reports_no_notice_of_their_carrier(all_texts: pl.DataFrame):
    resolutions = all_texts.filter(pl.col("body") == "council_resolutions")
    assert resolutions["date"].is_not_null().sum() >= 895
    assert resolutions.filter(pl.col("text_id") == "council_resolutions/301")["date"].item().isoformat() == "1971-10-20"
    chinese = all_texts.filter(pl.col("language") == "zh")
    assert not chinese["text"].str.contains("著作权法|公有领域|Public domain").any()
    assert chinese.filter(pl.col("state").is_null())["year"].max() == 1945
