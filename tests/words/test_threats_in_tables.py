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
SPOKE = pl.DataFrame({"state": ["USA", "CUB"], "year": [1980, 1981]}, schema_overrides={"year": pl.Int32})


@pytest.fixture(autouse=True)
def said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(threats_named, "counted", lambda relation: TIMES if relation == "threat" else TIMES.clear())
    monkeypatch.setattr(threats_named, "spoken", lambda: SPOKE)


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
