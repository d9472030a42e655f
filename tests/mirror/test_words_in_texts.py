"""Known cases of words in the staged texts, counted again by hand: other expressions, in Python, over single texts."""

import re
import time
from pathlib import Path

import polars as pl
import pytest

import polycentric as pc
from polycentric.words.corpus.texts import (
    _of_key,  # pyright: ignore[reportPrivateUsage]  # to read anew
    texts,
)
from polycentric.words.dictionaries import CONCEPTS
from polycentric.words.found import find
from polycentric.words.hits import hits


@pytest.fixture(scope="module")
def debate(archive: Path) -> pl.DataFrame:
    return texts("general_debate")


def counted(debate: pl.DataFrame, concept: str, years: tuple[int, int] = (1946, 2025)) -> dict[str | None, int]:
    """Count the hits of a concept by state."""
    few = debate.filter(pl.col("year").is_between(*years))
    by = hits(few, concept).join(few.select("text_id", "state"), on="text_id")["state"].value_counts()
    return dict(by.iter_rows())


def by_hand(debate: pl.DataFrame, pattern: str, state: str, years: tuple[int, int]) -> int:
    """Count by Python's own expressions in the texts of one state."""
    few = debate.filter(pl.col("fault").is_null(), pl.col("state") == state, pl.col("year").is_between(*years))
    return sum(len(re.findall(pattern, text, re.IGNORECASE)) for text in few["text"])


def test_after_1996_china_and_russia_say_multipolar_about_twenty_times_each_and_the_united_states_never(
    debate: pl.DataFrame,
):
    by = counted(debate, "multipolar", (1997, 2025))
    for state in ("CHN", "RUS"):
        assert 17 <= by[state] <= 25
        assert by[state] == by_hand(debate, r"multi-?\s*polar|pluri-?polar", state, (1997, 2025))
    assert "USA" not in by
    assert by_hand(debate, r"multi-?\s*polar", "USA", (1997, 2025)) == 0


def test_russia_says_polycentric_more_than_all_others_together_and_mexico_said_it_first_in_1980(debate: pl.DataFrame):
    few = debate.filter(pl.col("state").is_not_null())
    by = counted(few, "polycentric")
    assert by["RUS"] == 8 == by_hand(debate, "pol[yi]-?centri", "RUS", (1946, 2025))
    assert by["RUS"] > sum(by.values()) - by["RUS"]
    found = hits(few, "polycentric").join(few.select("text_id", "state", "year"), on="text_id").sort("year")
    spelled = found.filter(pl.col("matched").str.contains("(?i)^poly"))
    assert (spelled["year"][0], spelled["state"][0]) == (1980, "MEX")
    assert found.filter(pl.col("year") < 1980)["matched"].to_list() == ["policentrism"], "Brazil's, in 1969"


def test_chinese_speeches_of_the_1970s_name_hegemony_at_2_5_per_thousand_words(debate: pl.DataFrame):
    few = debate.filter(pl.col("state") == "CHN", pl.col("year").is_between(1971, 1979))
    rate = 1_000 * hits(few, "hegemony").height / few["words"].sum()
    assert rate == pytest.approx(2.5, abs=0.15)
    assert hits(few, "hegemony").height == by_hand(debate, "hegemon", "CHN", (1971, 1979))


def test_non_alignment_is_named_most_in_indian_and_yugoslav_speeches_of_the_1980s(debate: pl.DataFrame):
    few = debate.filter(pl.col("year").is_between(1980, 1989), pl.col("fault").is_null(), pl.col("state").is_not_null())
    found = hits(few, "non_alignment").group_by("text_id").len("hits")
    rates = (
        few.join(found, on="text_id", how="left")
        .group_by("state")
        .agg((1_000 * pl.col("hits").sum() / pl.col("words").sum()).alias("rate"), pl.len().alias("texts"))
        .filter(pl.col("texts") >= 8)
        .sort("rate", descending=True)
    )
    assert set(rates["state"].head(2)) == {"IND", "SRB"}


def test_a_column_of_words_keeps_who_did_not_speak_missing(archive: Path):
    rows = pc.state_years(first=1965, last=1980).add("words:hegemony").frame
    china = dict(rows.filter(pl.col("ccode") == 710).select("year", "hegemony_hits").iter_rows())
    taipei = dict(rows.filter(pl.col("ccode") == 713).select("year", "hegemony_hits").iter_rows())
    assert (china[1977], china[1970], china[1969]) == (30, None, None)
    assert (taipei[1969], taipei[1976]) == (0, None)


def test_every_concept_is_found_in_under_a_second_once_texts_are_kept(archive: Path):
    """Counted in seconds of the processor, since other programs may use it as well."""
    every = texts()
    slow: dict[str, float] = {}
    for concept in CONCEPTS:
        before = time.process_time()
        _ = hits(every, concept)
        slow[concept] = time.process_time() - before
    assert max(slow.values()) < 1, slow


def test_kept_texts_are_the_texts_that_were_read_and_a_damaged_copy_is_made_again(archive: Path):
    kept = next((archive / "words").glob("us_strategies.*.parquet"))
    before = texts("us_strategies")
    _ = kept.write_bytes(kept.read_bytes()[:-9])
    _of_key.cache_clear()
    assert texts("us_strategies").equals(before)
    assert len(list((archive / "words").glob("us_strategies.*.parquet"))) == 1


def test_the_command_says_that_the_united_states_never_named_multipolar_after_1996(archive: Path):
    answer = pc.answers.words("multipolar", state=["China", "Russia", "USA"], years=(1997, 2025))
    assert answer.sentences[0].startswith("China names it 21 times in its 28 texts")
    assert answer.sentences[1].startswith("Russia names it 20 times in its 28 texts")
    assert answer.sentences[2].startswith("The United States names it in none of its 28 texts: at most 0.0")


def test_chinese_reports_drop_hegemony_while_speeches_name_it(archive: Path):
    reports = find("hegemony", "china_work_reports")
    by_decade = dict(reports.rates("state", "decade").select("decade", "hits").iter_rows())
    assert (by_decade[1970], by_decade[2010]) == (54, 0)
    few = texts("china_work_reports").filter(pl.col("year").is_between(1970, 1979))
    assert sum(len(re.findall("霸权|称霸|争霸|反霸|两霸", text)) for text in few["text"]) == 54
    spoken = find("hegemony", states=["CHN"], years=(2010, 2019))
    assert spoken.places.height == 7


def test_counts_of_the_general_debate_are_heaped_as_the_page_says(archive: Path):
    alphas = {each: find(each).spreads["general_debate"].alpha for each in ("multipolar", "hegemony", "non_alignment")}
    assert alphas == pytest.approx({"multipolar": 0.99, "hegemony": 0.56, "non_alignment": 0.27}, abs=0.005)


def test_a_state_that_is_here_nearly_every_year_is_followed_and_one_of_thirteen_sessions_is_not(archive: Path):
    regular = find("multipolar").regular
    assert {"CHN", "IND", "RUS", "USA", "GBR", "FRA"} <= set(regular)
    assert not {"FIN", "LTU", "ERI"} & set(regular)
    assert len(regular) == 38


def test_a_first_use_is_of_all_texts_here_whatever_years_are_asked_for():
    whole = pc.answers.words("multipolar", table="first").table
    asked = pc.answers.words("multipolar", table="first", years=(1997, 2025))
    assert asked.table.select("state", "year").rows() == whole.select("state", "year").rows()
    assert any("before the years asked for" in each for each in asked.sentences)


def test_a_decade_has_the_name_of_the_last_year_asked_for_in_it():
    shown = str(pc.answers.words("multipolar", state=["Russia"], years=(1985, 1999)))
    assert "Soviet Union   1980s" in shown
    assert "Russia         1990s" in shown


def test_a_word_has_one_leader_and_the_first_sentence_says_who_never_names_it():
    answer = pc.answers.words("multipolar")
    first = answer.sentences[0]
    assert first.startswith("China leads the 16 states that name it in three texts or more, by the low end of the")
    assert ": 31 times in 58 texts" in first
    assert "the United States never does in its 79 texts" in first
    assert answer.table["state"].to_list()[:5] == ["CHN", "VEN", "SGP", "KAZ", "RUS"]


def test_the_soviet_union_never_said_the_word_that_russia_says_since_1992(debate: pl.DataFrame):
    answer = pc.answers.words("multipolar", state=["Soviet Union"])
    assert answer.sentences[0].startswith("'Soviet Union' is taken by its years, with texts of 1946-1991")
    assert answer.sentences[2].startswith("The Soviet Union names it in none of its 45 texts")
    assert answer.table.row(0, named=True)["hits"] == by_hand(debate, "multi-?polar", "RUS", (1946, 1991)) == 0


def test_who_says_a_rare_word_twice_in_one_speech_does_not_lead_those_who_say_it_year_after_year():
    answer = pc.answers.words("polycentric")
    assert answer.sentences[0].startswith("Russia (Soviet Union until 1991) alone names it in three texts or more: 8 ")
    assert "14 times in all, most often by Russia (8 times)" in answer.sentences[1]
    assert answer.table["state"].to_list()[:2] == ["RUS", "BLR"], "whose rate is higher, of one speech in seven"


def test_no_state_leads_by_one_speech_of_one_year():
    first = pc.answers.words("multipolar", years=(1990, 1990)).sentences[0]
    assert first == "With one text of each state there is no telling who names it most: of 33 states 4 name it."


def test_the_speech_of_slovenia_that_is_filed_under_sierra_leone_too_is_of_slovenia():
    hits = pc.answers.words("multipolar", years=(2025, 2025), table="hits").table
    assert "SVN" in hits["state"].to_list()
    assert "SLE" not in hits["state"].to_list()
    assert (
        "SLE"
        not in pc.answers.words("multipolar", years=(2025, 2025), stance=True, table="hits").table["state"].to_list()
    )


def test_words_of_china_and_the_united_states_are_told_apart_beyond_what_exchanged_speeches_reach(debate: pl.DataFrame):
    answer = pc.answers.words(compare=("China", "USA"), years=(1971, 2024))
    rows = {row["word"]: row for row in answer.tidy.rows}
    assert rows["hegemonism"]["right"] == by_hand(debate, r"\bhegemonism(?:['’]s)?\b", "USA", (1971, 2024)) == 0
    assert rows["disarmament"]["left"] == by_hand(debate, r"\bdisarmament(?:['’]s)?\b", "CHN", (1971, 2024))
    assert {rows[word]["more"] for word in ("countries", "development", "disarmament")} == {"CHN"}
    assert {rows[word]["more"] for word in ("freedom", "democracy", "human")} == {"USA"}
    beyond = [word for word, row in rows.items() if row["beyond"]]
    assert {"countries", "freedom"} <= set(beyond)
    assert len(beyond) < 40, "by a table of the normal distribution it would be many hundred"
    assert sum(abs(row["z"]) > 1.96 for row in rows.values()) > 400


def test_the_picture_of_a_concept_draws_the_permanent_members_and_those_that_surely_name_it_most(archive: Path):
    from polycentric.answers.parts.words_chart import chart

    made = chart(find("multipolar"), ())
    drawn = [each.state for each in made.lines]
    assert {"CHN", "FRA", "GBR", "RUS", "USA"} <= set(drawn)
    assert drawn[:3] == ["CHN", "VEN", "SGP"]
    followed = [each.year for each in made.firsts if each.is_regular]
    assert (len(made.firsts), len(followed)) == (67, 25)
    assert sorted(followed)[len(followed) // 2] == 1990
