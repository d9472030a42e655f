"""Whom states name as columns of tidy tables: zero for who spoke and named nobody, missing for who did not speak."""

import polars as pl
import pytest

import polycentric as pc
from polycentric.errors import DataError
from polycentric.words.additions import threats_named

TIMES = pl.DataFrame(
    {"state": ["USA", "USA", "CUB"], "year": [1980, 1980, 1981], "partner": ["RUS", "CUB", "USA"], "times": [3, 1, 5]},
    schema_overrides={"year": pl.Int32},
)
SPOKE = pl.DataFrame(
    {"text_id": ["a", "b", "c"], "body": ["state_of_the_union", "us_strategies", "general_debate"],
     "state": ["USA", "USA", "CUB"], "year": [1980, 1980, 1981], "words": [100, 50, 70]},
    schema_overrides={"year": pl.Int32},
)  # fmt: skip


@pytest.fixture(autouse=True)
def said(monkeypatch: pytest.MonkeyPatch):
    def counted(relation: str, bodies: tuple[str, ...] | None) -> pl.DataFrame:
        return TIMES if relation == "threat" and bodies is None else TIMES.clear()

    def spoken(bodies: tuple[str, ...] | None) -> pl.DataFrame:
        return SPOKE if bodies is None else SPOKE.filter(pl.col("body").is_in(bodies))

    monkeypatch.setattr(threats_named, "counted", counted)
    monkeypatch.setattr(threats_named, "spoken", spoken)


def test_a_state_year_has_all_that_the_state_names(said: None):
    frame = pc.state_years(first=1980, last=1981).add("threats_named").frame
    rows = frame.filter(pl.col("ccode").is_in([2, 40])).select("ccode", "year", "threat_named").sort("ccode", "year")
    assert rows.rows() == [(2, 1980, 4), (2, 1981, None), (40, 1980, None), (40, 1981, 5)]


def test_a_pair_has_each_direction_of_its_own(said: None):
    frame = pc.dyad_years(first=1980, last=1981).add("threats_named:threat").frame
    pair = frame.filter(pl.col("ccode1") == 2, pl.col("ccode2").is_in([40, 200, 365])).sort("ccode2", "year")
    assert pair.select("ccode2", "year", "threat_named1", "threat_named2").rows() == [
        (40, 1980, 1, None), (40, 1981, None, 5), (200, 1980, 0, None), (200, 1981, None, None),
        (365, 1980, 3, None), (365, 1981, None, None),
    ]  # fmt: skip


def test_another_relation_has_columns_of_its_own_and_an_unknown_one_is_refused(said: None):
    table = pc.state_years(first=1980, last=1980).add("threats_named:ally")
    assert table.frame.filter(pl.col("ccode") == 2)["ally_named"].to_list() == [0]
    with pytest.raises(DataError, match="is 'threat' or 'partner' or 'ally', not 'foe'"):
        _ = pc.state_years(first=1980, last=1980).add("threats_named:foe")


def test_texts_words_and_doubt_stand_beside_the_times(said: None):
    table = pc.state_years(first=1980, last=1980).add("threats_named")
    row = table.frame.filter(pl.col("ccode") == 2).row(0, named=True)
    assert (row["threat_named"], row["threat_few"], row["threat_texts"], row["threat_words"]) == (4, 4, 2, 150)
    assert table.frame.filter(pl.col("ccode") == 40)["threat_texts"].to_list() == [None]


def test_a_table_names_all_sources_bodies_and_years_that_count(said: None):
    table = pc.state_years(first=1980, last=1981).add("threats_named")
    note = table.notes[0]
    assert set(note.source.split("; ")) == {"ungdc", "us_sotu", "us_nss"}
    assert (note.first, note.last) == (1980, 1981)
    assert "State of the Union" in note.remark
    assert "in English" in note.remark
    assert table.bibtex().count("@") >= 3


def test_one_body_has_columns_of_its_own_and_an_unknown_one_is_refused(said: None):
    table = pc.state_years(first=1980, last=1981).add("threats_named:body=us_strategies")
    usa = table.frame.filter(pl.col("ccode") == 2)
    assert usa["threat_us_strategies_texts"].to_list() == [1, None]
    assert table.notes[0].source == "us_nss"
    with pytest.raises(DataError, match="The option 'body'"):
        _ = pc.state_years(first=1980, last=1980).add("threats_named:body=us_strategie")
