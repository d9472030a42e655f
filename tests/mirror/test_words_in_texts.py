"""Known cases of words in the staged texts, counted again by hand: other expressions, in Python, over single texts."""

import re
from pathlib import Path

import polars as pl
import pytest

from polycentric.words.corpus.texts import texts
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
